"""What the back office must know of letters."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from enishi.hub.outbox.office.urls import urlpatterns

__all__ = ["letters_menu", "letters_urls", "name_acts"]


@hooks.register("register_admin_urls")
def letters_urls() -> list[Any]:
    """The pages of letters."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def letters_menu() -> MenuItem:
    """Its place in the menu: behind all that letters are written about."""
    return MenuItem(_("Letters"), reverse_lazy("enishi_letters"), name="letters", icon_name="mail", order=240)


@hooks.register("register_log_actions")
def name_acts(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.letter.sent": (_("Letter noted as sent"), _("Noted the letter as sent")),
        "enishi.letter.again": (_("Letter sent again"), _("Sent the letter again")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped
