"""On the start page: what must not be forgotten."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from enishi.hub.outbox.queries import needing_somebody
from enishi.hub.outcomes.queries import forgotten

__all__ = ["FollowThroughNeedsYou"]


class FollowThroughNeedsYou(Component):
    """Introductions whose sides disagree or are not heard of, and letters that go no further by themselves."""

    name = "follow_through_needs_you"
    template_name = "outcomes/office/start.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ARG002 (Wagtail's signature)
        """Fetch what the page shows."""
        return {"forgotten": forgotten(timezone.localdate()), "letters": needing_somebody()}
