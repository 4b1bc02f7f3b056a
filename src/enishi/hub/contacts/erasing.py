"""Erase all that identifies a person, in one act and one transaction. Apps that stand above say what of theirs goes."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Consent, Contact, Erasure
from enishi.hub.contacts.queries import accounts_like, accounts_of
from enishi.hub.network.erasing import black_out, erase_from_record, index_changed, overwrite_freed, sought_of
from enishi.hub.network.models import Person, PersonName
from enishi.hub.outbox.actions import cancel_letters, empty_letters

__all__ = ["Erased", "Leaving", "Line", "at_the_end", "erase_person", "erases", "may_erase", "preview_erasure"]

Line = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who is erased, with the accounts that are theirs, by whom and when."""

    person: Person
    accounts: tuple[User, ...]
    user: User | None
    now: datetime


_Step = Callable[[Leaving], Iterable[Line]]
_Changed = Mapping[type[Model], list[Any]]
_End = Callable[[_Changed], None]
_steps: list[_Step] = []
_ends: list[_End] = []


def erases(step: _Step) -> _Step:
    """Let *step* erase a person from an app that stands above, while the record still knows the person; it yields what goes, with
    how many. Usable as a decorator.
    """
    _steps.append(step)
    return step


def at_the_end(end: _End) -> _End:
    """Let *end* make anew what an app derives from texts, given the keys of the rows that changed. Usable as a decorator."""
    _ends.append(end)
    return end


@dataclass(frozen=True, slots=True)
class Erased:
    """*gone*: what was erased, with how many. *blacked*: in which texts the name was blacked out. *left*: where a part of the name
    stands that need not mean the person. *accounts* are left to an administrator, *maybe* those that may be somebody else's, of which
    nothing goes; *namesakes*: others of the very same name, which goes from texts about them, too.
    """

    gone: tuple[Line, ...]
    blacked: tuple[Line, ...]
    left: tuple[tuple[str, str], ...]
    accounts: tuple[User, ...]
    maybe: tuple[User, ...]
    namesakes: int


def may_erase(user: User | None) -> bool:
    """Whether *user* may erase people's data: administrators alone; None is the operator at the command line."""
    return user is None or (user.is_active and user.role == User.Role.ADMINISTRATOR)


@transaction.atomic
def erase_person(person: Person, *, theirs: Set[int] = frozenset(), user: User | None, now: datetime) -> Erased:
    """Erase all that identifies *person*. Nothing brings it back but a backup made before. Raises PermissionDenied.

    *theirs*: keys of accounts that may be somebody else's, and of which the administrator says that they are the person's.
    """
    if not may_erase(user):
        raise PermissionDenied(_("Only the hub's administrators erase people's data."))
    row = Person.objects.select_for_update().get(pk=person.pk)
    maybe = tuple(accounts_like(row).order_by("pk"))
    accounts = (*accounts_of(row).order_by("pk"), *(each for each in maybe if each.pk in theirs))
    leaving, namesakes = Leaving(row, accounts, user, now), _namesakes(row)
    contacts = list(Contact.objects.filter(person=row))
    sought = sought_of(row, [text for each in contacts for text in (each.email, each.phone)])
    gone = [line for step in _steps for line in step(leaving)]
    gone += _contact(row, contacts, now)
    gone += erase_from_record(row, sought)
    done = black_out(sought, now)
    index_changed(done.changed)
    for end in _ends:
        end(done.changed)
    erasure = Erasure.objects.create(at=now, by=user)
    log(erasure, "enishi.person.erase", user=user, timestamp=now)
    transaction.on_commit(overwrite_freed, robust=True)
    return Erased(
        gone=tuple(line for line in gone if line[1]),
        blacked=tuple(
            (str(capfirst(model._meta.verbose_name_plural)), len(keys)) for model, keys in done.changed.items()
        ),
        left=tuple((str(capfirst(each._meta.verbose_name)), str(each) or str(each.pk)) for each in done.left),
        accounts=accounts,
        maybe=tuple(each for each in maybe if each.pk not in theirs),
        namesakes=namesakes,
    )


def preview_erasure(person: Person, *, user: User | None, now: datetime) -> Erased:
    """Return what :func:`erase_person` would do, with nothing written: it is done, and undone."""
    with transaction.atomic():
        told = erase_person(person, user=user, now=now)
        transaction.set_rollback(True)
    return told


def _namesakes(person: Person) -> int:
    keys = person.names.values("key")
    return PersonName.objects.filter(key__in=keys).exclude(person=person).values("person").distinct().count()


def _contact(person: Person, contacts: list[Contact], now: datetime) -> Iterable[Line]:
    for contact in contacts:
        cancel_letters(None, now=now, to=contact.email)
        yield _("letters to the person"), empty_letters(to=contact.email)
    yield _("contact data"), Contact.objects.filter(person=person).delete()[0]
    yield _("consents"), Consent.objects.filter(person=person).delete()[0]
