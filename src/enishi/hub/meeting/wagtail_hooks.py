"""What the back office must know of suggestions."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from enishi.hub.meeting.bridge import MODELS
from enishi.hub.meeting.office.urls import urlpatterns
from enishi.hub.network.models import Activity

__all__ = ["meeting_button", "meeting_menu", "meeting_urls", "name_acts"]


@hooks.register("register_admin_urls")
def meeting_urls() -> list[Any]:
    """The pages of suggestions."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def meeting_menu() -> MenuItem:
    """Its place in the menu: behind seeds and needs."""
    return MenuItem(_("Who should meet"), reverse_lazy("enishi_meetings"), name="meeting", icon_name="group", order=206)


@hooks.register("register_snippet_listing_buttons")
def meeting_button(snippet: Any, user: object, next_url: str | None = None) -> Iterator[Button]:  # noqa: ARG001 (Wagtail's signature)
    """From the lists of organisations, people, seeds and needs to the suggestions for each; from events to their guests."""
    kind = snippet._meta.model_name
    if MODELS.get(kind) is type(snippet):
        address = reverse("enishi_meet", args=[kind, snippet.pk])
        yield Button(_("Who should meet"), url=address, icon_name="group", priority=60)
    if isinstance(snippet, Activity):
        address = f"{reverse('enishi_guest_list_new')}?activity={snippet.pk}"
        yield Button(_("Take over a guest list"), url=address, icon_name="group", priority=60)


@hooks.register("register_log_actions")
def name_acts(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.meeting.aside": (_("Suggestion set aside"), _("Said that two should not meet")),
        "enishi.meeting.good": (_("Suggestion called good"), _("Called two a good suggestion")),
        "enishi.meeting.notgood": (_("Praise taken back"), _("Took back that two were a good suggestion")),
        "enishi.meeting.bands": (_("Bands chosen"), _("Chose whether the bands follow staff's judgements")),
        "enishi.guests.add": (_("Guest list taken over"), _("Took over the guest list")),
        "enishi.guests.join": (_("Guests joined to the record"), _("Said who of the record the guests are")),
        "enishi.guests.delete": (_("Guest list deleted"), _("Deleted the guest list")),
        "enishi.meeting.again": (_("Setting aside taken back"), _("Took back that two should not meet")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped
