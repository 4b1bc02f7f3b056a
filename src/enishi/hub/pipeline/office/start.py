"""On the start page: which seeds and needs need somebody."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from enishi.hub.pipeline.models import Offer
from enishi.hub.pipeline.queries import expiring, lapsed, submitted
from enishi.hub.pipeline.reminding import wanting_change

__all__ = ["OffersNeedYou"]


class OffersNeedYou(Component):
    """What somebody asks to change, what waits for review, what ends within 30 days, what ended within the last 30."""

    name = "offers_need_you"
    template_name = "pipeline/office/start.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ARG002 (Wagtail's signature)
        """Fetch what the page shows."""
        today = timezone.localdate()
        return {
            "wanting": [(str(each.offer._meta.model_name), each) for each in wanting_change()],
            "submitted": _with_kinds(submitted(today)),
            "expiring": _with_kinds(expiring(today)),
            "lapsed": _with_kinds(lapsed(today)),
        }


def _with_kinds(offers: list[Offer]) -> list[tuple[str, Offer]]:
    return [(str(offer._meta.model_name), offer) for offer in offers]
