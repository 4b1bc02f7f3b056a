"""All writes to users: each is a named act of an administrator or of the user alone, in one transaction, logged with who and when."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.accounts.rules import Refusal, refusal_of_change, refusal_of_removal, require_administrator

__all__ = ["Refused", "add_user", "change_user", "remove_user", "set_own_name"]

# What the history tells of a change. A password is never told, only that it was set.
_TOLD = ("email", "name", "language", "role", "is_active")


class Refused(Exception):
    """A rule forbids it; nothing was saved."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


@transaction.atomic
def add_user(user: User, *, password: str, by: User | None, now: datetime) -> User:
    """Save a new user; without *password* they sign in only after setting one by the link in a mail."""
    require_administrator(_anew(by))
    user.email = User.objects.normalize_email(user.email).lower()
    user.set_password(password or None)
    user.save()
    log(user, "enishi.user.add", user=by, timestamp=now, data={"changes": _changes(User(), user)})
    return user


@transaction.atomic
def change_user(user: User, *, password: str, by: User | None, now: datetime) -> User:
    """Save *user*, who is in the database already, with a new *password* unless it is "". Raises Refused."""
    # Locked until the end: two administrators who demote each other at once would leave none.
    _lock_administrators()
    require_administrator(_anew(by))
    before = User.objects.select_for_update().get(pk=user.pk)
    if refusal := refusal_of_change(before, user, by):
        raise Refused(refusal)
    user.email = User.objects.normalize_email(user.email).lower()
    if password:
        user.set_password(password)
    user.save()
    # Otherwise a former address could still ask for a new password.
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
    told = {"changes": _changes(before, user), "password": bool(password)}
    log(user, "enishi.user.change", user=by, timestamp=now, data=told)
    return user


@transaction.atomic
def set_own_name(user: User, *, now: datetime) -> User:
    """Save how *user* is called and the language they read: all that one changes of oneself."""
    before = User.objects.select_for_update().get(pk=user.pk)
    user.save(update_fields=["name", "language"])
    told = {"changes": [change for change in _changes(before, user) if change[0] in {"name", "language"}]}
    log(user, "enishi.user.change", user=user, timestamp=now, data=told)
    return user


@transaction.atomic
def remove_user(user: User, *, by: User | None, now: datetime) -> None:
    """Delete a user who has done nothing yet. Raises Refused."""
    _lock_administrators()
    require_administrator(_anew(by))
    if refusal := refusal_of_removal(user, by):
        raise Refused(refusal)
    log(user, "enishi.user.remove", user=by, timestamp=now, deleted=True)
    user.delete()


def _lock_administrators() -> None:
    list(User.objects.select_for_update().filter(role=User.Role.ADMINISTRATOR).order_by("pk").values_list("pk"))


def _anew(by: User | None) -> User | None:
    """Return *by* as the database has them now: since they signed in, they may have been demoted."""
    if by is None:
        return None
    found = User.objects.filter(pk=by.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _changes(before: User, after: User) -> list[list[str]]:
    pairs = ((field, str(getattr(before, field)), str(getattr(after, field))) for field in _TOLD)
    return [[field, old, new] for field, old, new in pairs if old != new]
