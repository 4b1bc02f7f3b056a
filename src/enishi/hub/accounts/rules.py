"""Who may do what with users. Each rule is asked twice: by the form, to say so beside the field, and by the act itself."""

from typing import Literal, NamedTuple

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User

__all__ = ["Refusal", "refusal_of_change", "refusal_of_removal", "require_administrator"]


class Refusal(NamedTuple):
    """Why something is not done, and beside which field to say so ("" for none)."""

    field: Literal["role", "is_active", ""]
    sentence: str


def require_administrator(user: User | None) -> None:
    """Raise PermissionDenied unless *user* is an administrator; None is the operator at the command line."""
    if user is not None and not _in_charge(user):
        raise PermissionDenied(_("Only the hub's administrators look after users."))


def refusal_of_change(before: User, after: User, by: User | None) -> Refusal | None:
    """Return why *by* may not change the user *before* into *after*; None where they may."""
    if by is not None and by.pk == before.pk:
        if after.role != before.role:
            return Refusal("role", _("Nobody changes their own role. Ask another administrator."))
        if after.is_active != before.is_active:
            return Refusal("is_active", _("Nobody closes their own account. Ask another administrator."))
    if _in_charge(before) and not _in_charge(after) and not _others_in_charge(before):
        field: Literal["role", "is_active"] = "role" if after.role != before.role else "is_active"
        return Refusal(field, _("This is the last administrator. Make somebody else an administrator first."))
    return None


def refusal_of_removal(user: User, by: User | None) -> Refusal | None:
    """Return why *by* may not delete *user*; None where they may."""
    if by is not None and by.pk == user.pk:
        return Refusal("", _("Nobody deletes their own account."))
    if _in_charge(user) and not _others_in_charge(user):
        return Refusal("", _("This is the last administrator. Make somebody else an administrator first."))
    if _has_left_traces(user):
        sentence = _(
            "The record names this user as the one who did something. Close the account instead of deleting it."
        )
        return Refusal("", sentence)
    return None


def _in_charge(user: User) -> bool:
    return user.is_active and user.role == User.Role.ADMINISTRATOR


def _others_in_charge(user: User) -> bool:
    return User.objects.filter(role=User.Role.ADMINISTRATOR, is_active=True).exclude(pk=user.pk).exists()


def _has_left_traces(user: User) -> bool:
    """Whether any row says of this user that they did something: such rows would forget it, and the record must not."""
    for relation in User._meta.get_fields(include_hidden=True):
        column = getattr(relation, "field", None)
        if column is not None and relation.auto_created and relation.one_to_many and column.null:
            model = column.model
            if model._base_manager.filter(**{column.name: user}).exists():
                return True
    return False
