"""What the back office must know of follow-through."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from enishi.hub.outcomes.office.start import FollowThroughNeedsYou
from enishi.hub.outcomes.office.urls import urlpatterns

__all__ = ["follow_through_needs_you", "name_acts", "outcomes_menu", "outcomes_urls", "styles"]


@hooks.register("register_admin_urls")
def outcomes_urls() -> list[Any]:
    """The pages of follow-through."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def outcomes_menu() -> MenuItem:
    """Its place in the menu: behind introductions."""
    return MenuItem(_("Outcomes"), reverse_lazy("enishi_outcomes"), name="outcomes", icon_name="success", order=208)


@hooks.register(
    "construct_homepage_panels", order=30
)  # after the record, which clears away what Wagtail tells of pages
def follow_through_needs_you(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Show what must not be forgotten."""
    panels.append(FollowThroughNeedsYou())


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """The styles of these pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("outcomes/outcomes.css"))


@hooks.register("register_log_actions")
def name_acts(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.outcome.report": (_("Report kept"), _("Kept a report of how far the two are")),
        "enishi.outcome.note": (_("Outcome noted"), _("Noted an outcome")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped
