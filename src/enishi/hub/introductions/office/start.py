"""On the start page: which introductions need somebody today."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from enishi.hub.introductions.queries import needing_somebody

__all__ = ["IntroductionsNeedYou"]


class IntroductionsNeedYou(Component):
    """Introductions that wait, with the days that are left."""

    name = "introductions_need_you"
    template_name = "introductions/office/start.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ARG002 (Wagtail's signature)
        """Fetch what the page shows."""
        return {"rows": needing_somebody(timezone.localdate())}
