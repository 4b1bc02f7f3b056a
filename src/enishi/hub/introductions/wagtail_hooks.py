"""What the back office must know of introductions."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from enishi.hub.introductions.office.start import IntroductionsNeedYou, WishesNeedYou
from enishi.hub.introductions.office.urls import urlpatterns

__all__ = ["introductions_menu", "introductions_need_you", "introductions_urls", "name_acts", "styles"]


@hooks.register("register_admin_urls")
def introductions_urls() -> list[Any]:
    """The pages of introductions."""
    return urlpatterns


@hooks.register("register_admin_menu_item")
def introductions_menu() -> MenuItem:
    """Its place in the menu: behind who should meet."""
    address = reverse_lazy("enishi_introductions")
    return MenuItem(_("Introductions"), address, name="introductions", icon_name="link", order=207)


@hooks.register(
    "construct_homepage_panels", order=20
)  # after the record, which clears away what Wagtail tells of pages
def introductions_need_you(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Show what needs somebody."""
    panels += [IntroductionsNeedYou(), WishesNeedYou()]


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """The styles of these pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("introductions/introductions.css"))


@hooks.register("register_log_actions")
def name_acts(actions: object) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.introduction.propose": (_("Introduction proposed"), _("Proposed the introduction")),
        "enishi.introduction.yes": (_("A side said yes"), _("Noted a yes")),
        "enishi.introduction.no": (_("A side said no"), _("Noted a no")),
        "enishi.introduction.agreed": (_("Both sides agreed"), _("Both sides were told how to reach each other")),
        "enishi.introduction.withdraw": (_("Introduction withdrawn"), _("Withdrew the introduction")),
        "enishi.introduction.renew": (_("New link sent"), _("Sent a new link")),
        "enishi.wish.wish": (_("Asked to be introduced"), _("Asked to be introduced")),
        "enishi.wish.settle": (_("Wish seen to"), _("Saw to a wish")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)  # type: ignore[attr-defined]  # Wagtail's registry is untyped
