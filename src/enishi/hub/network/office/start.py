"""The start page: what needs somebody."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from enishi.hub.network.models import Agreement, Waiting
from enishi.hub.network.provenance import open_doubts

__all__ = ["NeedsYou"]

_SOON = timedelta(days=183)
_SHOWN = 10


class NeedsYou(Component):
    """Open reviews, open doubts, agreements that end within six months."""

    name = "needs_you"
    template_name = "network/office/start.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ARG002 (Wagtail's signature)
        """Fetch what the page shows."""
        today = timezone.localdate()
        doubts = open_doubts()
        ending = Agreement.objects.filter(
            force_until_latest__gte=today, force_until_earliest__lte=today + _SOON
        ).order_by("force_until_earliest")
        return {
            "reviews": Waiting.objects.select_related("reading__source")[:_SHOWN],
            "doubts": doubts[:_SHOWN],
            "doubts_open": doubts.count(),
            "ending": ending[:_SHOWN],
        }
