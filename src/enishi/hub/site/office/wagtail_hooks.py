"""What Wagtail is told of our look and our menu."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

__all__ = ["changes_menu", "hide_unused", "our_look", "users_menu"]

# Pages, files and reports that a hub does not use; settings, which would hold the users alone: they stand in the menu themselves.
_UNUSED = {"explorer", "documents", "images", "snippets", "help", "reports", "settings"}


class _ForAdministrators(MenuItem):
    """Shown to those who may look after users."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the one who asks does."""
        return bool(request.user.is_superuser)


@hooks.register("construct_main_menu")
def hide_unused(request: HttpRequest, items: list[Any]) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Leave out the parts of Wagtail that a hub does not use."""
    items[:] = [item for item in items if item.name not in _UNUSED]


@hooks.register("register_admin_menu_item")
def users_menu() -> MenuItem:
    """The people who may sign in."""
    address = reverse_lazy("wagtailusers_users:index")
    return _ForAdministrators(_("Users"), address, name="hub-users", icon_name="group", order=800)


@hooks.register("register_admin_menu_item")
def changes_menu() -> MenuItem:
    """Who changed what, and when."""
    address = reverse_lazy("wagtailadmin_reports:site_history")
    return _ForAdministrators(_("Changes"), address, name="hub-changes", icon_name="history", order=810)


@hooks.register("insert_global_admin_css", order=1000)
def our_look() -> str:
    """Our colours, after Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("office/look.css"))
