"""What the back office must know of the record."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.snippets.models import register_snippet

from enishi.hub.network.office import NeedsYou, RecordGroup, SourceGroup, register_policies
from enishi.hub.network.office.urls import urlpatterns

__all__ = [
    "joining_menu",
    "needs_you",
    "record_styles",
    "refuse_many_at_once",
    "register_actions",
    "review_menu",
    "review_urls",
    "search_area",
    "search_the_record_alone",
]

register_policies()
register_snippet(RecordGroup)
register_snippet(SourceGroup)


@hooks.register("construct_homepage_panels")
def needs_you(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Show what needs somebody, in place of what Wagtail tells of pages."""
    panels[:] = [NeedsYou()]


@hooks.register("register_admin_search_area")
def search_area() -> SearchArea:
    """What the search box in the menu asks."""
    return SearchArea(_("Record"), reverse("enishi_search"), name="record", icon_name="search", order=1)


@hooks.register("construct_search")
def search_the_record_alone(request: HttpRequest, areas: list[SearchArea]) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Leave out Wagtail's searches of pages and files, which a hub does not have."""
    areas[:] = [area for area in areas if area.name == "record"]


@hooks.register("before_bulk_action")
def refuse_many_at_once(request: HttpRequest, action: str, objects: list[Any], view: Any) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Wagtail's bulk actions write past the record's own acts."""
    if any(row._meta.app_label == "network" for row in objects):
        raise PermissionDenied


@hooks.register("insert_global_admin_css")
def record_styles() -> str:
    """The styles of our own pages in the office, on each of them."""
    return format_html('<link rel="stylesheet" href="{}">', static("network/office.css"))


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
        "enishi.record.join": (_("Records joined"), _("Joined another record into this one")),
        "enishi.record.part": (_("Joining undone"), _("Undid the joining of two records")),
        "enishi.record.different": (_("Said to be different"), _("Said that two records are not the same")),
        "enishi.record.maybe": (_("No longer said to be different"), _("Took back that two records are not the same")),
        "enishi.counting.state": (_("Counting rule stated"), _("Stated what counts as a partner")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped


@hooks.register("register_admin_urls")
def review_urls() -> list[Any]:
    """The review of readings."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def joining_menu() -> MenuItem:
    """Where records are joined that are one."""
    return MenuItem(_("Joining records"), reverse_lazy("enishi_doubles"), name="joining", icon_name="copy", order=205)


@hooks.register("register_admin_menu_item")
def review_menu() -> MenuItem:
    """Its place in the menu: first, since that is where work waits."""
    return MenuItem(_("Reviews"), reverse_lazy("enishi_reviews"), name="reviews", icon_name="check", order=100)
