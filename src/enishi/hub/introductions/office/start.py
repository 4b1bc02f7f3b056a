"""On the start page: which introductions need somebody today, and which ones members ask for."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from enishi.hub.introductions.queries import KINDS, Wished, needing_somebody, wishes_waiting

__all__ = ["IntroductionsNeedYou", "WishesNeedYou"]


class IntroductionsNeedYou(Component):
    """Introductions that wait, with the days that are left."""

    name = "introductions_need_you"
    template_name = "introductions/office/start.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ARG002 (Wagtail's signature)
        """Fetch what the page shows."""
        return {"rows": needing_somebody(timezone.localdate())}


class WishesNeedYou(Component):
    """What members ask to be introduced about, with the way to the proposal."""

    name = "wishes_need_you"
    template_name = "introductions/office/wishes.html"
    order = 121

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Fetch what the page shows, and the browser's token for its buttons."""
        waiting, more = wishes_waiting()
        rows = [(each.wish, _proposal(each)) for each in waiting]
        return {"csrf_token": get_token(parent_context["request"]), "rows": rows, "more": more}


def _proposal(wished: Wished) -> str:
    """Return where the introduction is proposed; "" while the hub does not know who in the record asks."""
    offer = wished.wish.offer
    if wished.person is None or offer is None:
        return ""
    asked = {
        "one": f"person:{wished.person}",
        "two": f"{KINDS[type(offer)]}:{offer.pk}",
        "wish": wished.wish.pk,
    }
    return f"{reverse('enishi_introduce')}?{urlencode(asked)}"
