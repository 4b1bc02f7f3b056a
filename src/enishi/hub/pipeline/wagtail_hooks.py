"""What the back office must know of seeds and needs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from enishi.hub.pipeline.models import Offer
from enishi.hub.pipeline.office import OfferGroup, OffersNeedYou
from enishi.hub.pipeline.office.urls import urlpatterns

__all__ = ["name_acts", "offers_need_you", "refuse_many_offers_at_once", "review_urls"]

register_snippet(OfferGroup)


@hooks.register(
    "construct_homepage_panels", order=10
)  # after the record, which clears away what Wagtail tells of pages
def offers_need_you(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Show what needs somebody."""
    panels.append(OffersNeedYou())


@hooks.register("before_bulk_action")
def refuse_many_offers_at_once(request: HttpRequest, action: str, objects: list[Any], view: Any) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Wagtail's bulk actions write past the acts of this app."""
    if any(isinstance(each, Offer) for each in objects):
        raise PermissionDenied


@hooks.register("register_admin_urls")
def review_urls() -> list[Any]:
    """The review."""
    return urlpatterns


@hooks.register("register_log_actions")
def name_acts(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.offer.submitted": (_("Submitted for review"), _("Submitted it for review")),
        "enishi.offer.returned": (_("Returned with a remark"), _("Returned it with a remark")),
        "enishi.offer.published": (_("Published"), _("Published it")),
        "enishi.offer.answered": (_("Reminder answered"), _("The person to ask answered the reminder")),
        "enishi.offer.settled": (_("Change seen to"), _("Saw to the change that was asked for")),
        "enishi.offer.withdrawn": (_("Withdrawn"), _("Withdrew it")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped
