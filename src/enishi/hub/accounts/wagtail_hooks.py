"""What Wagtail is told of users."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from enishi.hub.accounts.models import User

__all__ = ["name_acts", "refuse_many_users_at_once"]


@hooks.register("before_bulk_action")
def refuse_many_users_at_once(request: HttpRequest, action: str, objects: list[Any], view: Any) -> None:  # noqa: ARG001 (Wagtail's signature)
    """Wagtail's bulk actions write past the acts of this app, and its groups are not our roles."""
    if any(isinstance(each, User) for each in objects):
        raise PermissionDenied


_LABELS = {
    field.name: field.verbose_name
    for field in User._meta.fields
    if field.name in {"email", "name", "language", "role", "is_active"}
}


class _Told(LogFormatter):
    """Tells which fields became what."""

    def format_message(self, log_entry: Any) -> str:
        """Write one line of the history."""
        told = log_entry.data or {}
        parts = [
            _("%(field)s: %(old)s → %(new)s")
            % {"field": _LABELS[field], "old": _shown(field, old), "new": _shown(field, new)}
            for field, old, new in told.get("changes", [])
        ]
        if told.get("password"):
            parts.append(_("password set"))
        return _("; ").join(parts) or str(self.message)


def _shown(field: str, value: str) -> str:
    if field == "is_active":
        return _("yes") if value == "True" else _("no")
    if field == "role":
        return str(dict(User.Role.choices).get(value, value))
    return value or _("empty")


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    """Name our acts for the history pages."""
    names = {
        "enishi.user.add": (gettext_lazy("User added"), gettext_lazy("Added the user")),
        "enishi.user.change": (gettext_lazy("User changed"), gettext_lazy("Saved without a change")),
        "enishi.user.remove": (gettext_lazy("User deleted"), gettext_lazy("Deleted the user")),
    }
    for action, (label, message) in names.items():
        told = type("_Told", (_Told,), {"label": label, "message": message})
        actions.register_action(action)(told)
