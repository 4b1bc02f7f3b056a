"""What people consented to, as asked by lists, matches and letters."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Consent, Contact, Use
from enishi.hub.network.discretion import refused_by
from enishi.hub.network.models import Person
from enishi.organisations import name_key

__all__ = [
    "accounts_like",
    "accounts_of",
    "contact_of",
    "last_words",
    "may",
    "refused_to_be_named",
    "said_by",
    "those_who",
    "those_who_refused",
]


def last_words(person: Person) -> Mapping[Use, Consent]:
    """Return the last word of *person* on each use of which they said anything."""
    return {
        Use(row.use): row for row in Consent.objects.filter(person=person).select_related("by").order_by("at", "pk")
    }


def may(person: Person, use: Use) -> bool:
    """Whether *person* allowed *use*. Silence is no consent."""
    last = Consent.objects.filter(person=person, use=use).order_by("-at", "-pk").values_list("given", flat=True).first()
    return bool(last)


def said_by(people: Iterable[int]) -> Mapping[tuple[int, str], bool]:
    """Return the last word of each of *people* on each use, by both; nothing where they said nothing. One query."""
    rows = Consent.objects.filter(person__in=list(people)).order_by("at", "pk").values_list("person", "use", "given")
    return {(person, use): given for person, use, given in rows}


def those_who(use: Use, people: Iterable[int] | None = None) -> set[int]:
    """Return the keys of those (of *people*, or of all) who allowed *use*. One query."""
    return {key for key, given in _said(use, people).items() if given}


def those_who_refused(use: Use, people: Iterable[int] | None = None) -> set[int]:
    """Return the keys of those (of *people*, or of all) who forbade *use* or took their consent back. One query."""
    return {key for key, given in _said(use, people).items() if not given}


@refused_by
def refused_to_be_named() -> QuerySet[Any, Any]:
    """Return the keys of those whose last word is that they are not to be named in public."""
    said = Consent.objects.filter(use=Use.LISTED)
    later = said.filter(person=OuterRef("person")).filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk"))
    )
    return said.filter(~Exists(later), given=False).values("person")


def _said(use: Use, people: Iterable[int] | None) -> dict[int, bool]:
    rows = Consent.objects.filter(use=use)
    if people is not None:
        rows = rows.filter(person__in=list(people))
    return dict(rows.order_by("at", "pk").values_list("person", "given"))


def accounts_of(person: Person) -> QuerySet[User]:
    """Return the accounts that are *person*'s: of their address, which is nobody else's, or of their address and name."""
    return User.objects.filter(pk__in=_accounts(person)[0])


def accounts_like(person: Person) -> QuerySet[User]:
    """Return the accounts that may be *person*'s or somebody else's, for people to say: of the name, or of an address that is shared."""
    return User.objects.filter(pk__in=_accounts(person)[1])


def _accounts(person: Person) -> tuple[set[int], set[int]]:
    contact = contact_of(person)
    keys = {name_key(row.text) for row in person.names.all()} - {""}
    named = {key for key, name in User.objects.exclude(name="").values_list("pk", "name") if name_key(name) in keys}
    if contact is None:
        return set(), named
    there = set(User.objects.filter(email__iexact=contact.email).values_list("pk", flat=True))
    is_shared = Contact.objects.filter(email__iexact=contact.email).exclude(pk=contact.pk).exists()
    sure = there & named if is_shared else there
    return sure, (there | named) - sure


def contact_of(person: Person) -> Contact | None:
    """Return how *person* is reached; None where the hub does not know."""
    return Contact.objects.filter(person=person).first()
