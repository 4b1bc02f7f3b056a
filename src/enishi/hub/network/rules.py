"""Who may do what with the record."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User

__all__ = ["may_write", "require_writer"]


def may_write(user: User | None) -> bool:
    """Staff and administrators write; None is the operator at the command line, who owns the data folder anyway."""
    return user is None or (user.is_active and user.role in {User.Role.STAFF, User.Role.ADMINISTRATOR})


def require_writer(user: User | None) -> None:
    """Raise PermissionDenied unless *user* may write."""
    if not may_write(user):
        raise PermissionDenied(_("Only the hub's staff may change the record."))
