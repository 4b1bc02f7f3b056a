"""What the back office must know of contact data and consents."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from enishi.hub.contacts.office.urls import urlpatterns
from enishi.hub.network.models import Person

__all__ = ["contact_button", "contacts_menu", "contacts_urls", "name_acts"]


@hooks.register("register_admin_urls")
def contacts_urls() -> list[Any]:
    """The pages of contact data and consents."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def contacts_menu() -> MenuItem:
    """Its place in the menu: behind the record."""
    return MenuItem(_("Contacts"), reverse_lazy("enishi_contacts"), name="contacts", icon_name="user", order=202)


@hooks.register("register_snippet_listing_buttons")
def contact_button(snippet: Any, user: object, next_url: str | None = None) -> Iterator[Button]:  # noqa: ARG001 (Wagtail's signature)
    """From the list of people to how one is reached."""
    if isinstance(snippet, Person):
        address = reverse("enishi_contact", args=[snippet.pk])
        yield Button(_("Contact and consents"), url=address, icon_name="user", priority=55)


@hooks.register("register_log_actions")
def name_acts(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.contact.save": (_("Contact data saved"), _("Saved the contact data")),
        "enishi.contact.forget": (_("Contact data deleted"), _("Deleted the contact data")),
        "enishi.consent.given": (_("Consent noted"), _("Noted a consent")),
        "enishi.consent.withdrawn": (_("Refusal noted"), _("Noted that a use is refused")),
        "enishi.person.erase": (_("Person erased"), _("Erased a person's data")),
        "enishi.person.export": (_("Personal data given out"), _("Gave out all that the hub holds on the person")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped
