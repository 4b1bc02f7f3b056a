"""What the back office must know of the record."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from enishi.hub.network.office.urls import urlpatterns

__all__ = ["register_actions", "review_menu", "review_urls"]


@hooks.register("register_log_actions")
def register_actions(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.source.add": (_("Source added"), _("Added the source")),
        "enishi.reading.propose": (_("Reading proposed"), _("Read the source")),
        "enishi.reading.decide": (_("Items decided"), _("Decided on items of the reading")),
        "enishi.reading.accept": (_("Reading accepted"), _("Accepted facts of the reading")),
        "enishi.reading.reopen": (_("Review reopened"), _("Reopened the review")),
        "enishi.doubt.settle": (_("Doubt settled"), _("Settled the doubt")),
        "enishi.counting.state": (_("Counting rule stated"), _("Stated what counts as a partner")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped


@hooks.register("register_admin_urls")
def review_urls() -> list[Any]:
    """The review of readings."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def review_menu() -> MenuItem:
    """Its place in the menu: first, since that is where work waits."""
    return MenuItem(_("Reviews"), reverse_lazy("enishi_reviews"), name="reviews", icon_name="check", order=100)
