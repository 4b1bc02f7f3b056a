"""Reads of introductions that are used more than once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower

from enishi.hub.contacts.models import Contact, Use
from enishi.hub.contacts.queries import contact_of, may, those_who
from enishi.hub.introductions.models import Introduction, Side, Wish
from enishi.hub.introductions.states import State, in_state, state_on
from enishi.hub.network.models import Organisation, Person
from enishi.hub.pipeline.models import Need, Offer, Seed

__all__ = [
    "KINDS",
    "Waits",
    "Wished",
    "askable",
    "askable_for",
    "between",
    "needing_somebody",
    "open_between",
    "open_wishes",
    "other_side",
    "whole",
    "wishes_waiting",
    "with_sides",
]

_SOON = timedelta(days=7)
_SHOWN = 20
#: The kinds of records that stand on a side, by the name of its column.
KINDS: dict[type[Any], str] = {Person: "person", Organisation: "organisation", Seed: "seed", Need: "need"}


def with_sides(introductions: "QuerySet[Introduction]") -> "QuerySet[Introduction]":
    """Fetch with *introductions* their sides and what those name."""
    sides = Side.objects.select_related("person", "organisation", "seed", "need").prefetch_related(
        "person__names", "organisation__names"
    )
    return introductions.select_related("proposed_by").prefetch_related(Prefetch("sides", sides))


def whole(pk: int) -> Introduction | None:
    """Return one with its sides."""
    return with_sides(Introduction.objects.filter(pk=pk)).first()


def other_side(side: Side) -> Side:
    """Return the side across."""
    return side.introduction.sides.select_related("person", "organisation", "seed", "need").exclude(pk=side.pk).get()


def askable(person: Person) -> Contact | None:
    """Return how *person* may be asked; None where the hub has no address, or no consent to write."""
    return contact_of(person) if may(person, Use.CONTACTED) else None


def askable_for(record: Any) -> list[Person]:
    """Return who may be asked about *record*: the person to ask of a seed or need first, then those of its organisation."""
    wanted: list[int] = []
    if isinstance(record, Person):
        wanted = [record.pk]
    organisation = record.organisation if isinstance(record, Offer) else record
    if isinstance(record, Offer) and record.person_id:
        wanted.append(record.person_id)
    if isinstance(organisation, Organisation):
        held = organisation.posts.order_by("-since_latest", "pk").values_list("person", flat=True)
        wanted += [key for key in held if key not in wanted]
    allowed = those_who(Use.CONTACTED, wanted) & set(
        Contact.objects.filter(person__in=wanted).values_list("person", flat=True)
    )
    people = Person.objects.prefetch_related("names").in_bulk([key for key in wanted if key in allowed])
    return [people[key] for key in dict.fromkeys(wanted) if key in people]


def between(one: Any, others: Iterable[Any], day: date) -> dict[tuple[str, int], tuple[Introduction, State]]:
    """Return the newest introduction between *one* and each of *others*, by kind and key, with its state on *day*. A few queries."""
    mine = KINDS[type(one)]
    found: dict[tuple[str, int], tuple[Introduction, State]] = {}
    rows = with_sides(Introduction.objects.filter(**{f"sides__{mine}": one}).order_by("proposed_at", "pk")).distinct()
    wanted = {(KINDS[type(each)], each.pk) for each in others}
    for row in rows:
        for side in row.sides.all():
            if getattr(side, f"{mine}_id") != one.pk:
                for kind in KINDS.values():
                    key = (kind, getattr(side, f"{kind}_id"))
                    if key in wanted:
                        found[key] = (row, state_on(row, day))
    return found


def open_between(one: Person, two: Person, day: date) -> Introduction | None:
    """Return an introduction of the two that waits for an answer."""
    asked = in_state(Introduction.objects.all(), State.ASKED, day)
    return asked.filter(sides__person=one).filter(sides__person=two).first()


@dataclass(frozen=True, slots=True)
class Waits:
    """An introduction that needs somebody: it ends in *days*, and *silent* have not answered."""

    introduction: Introduction
    days: int
    silent: tuple[Side, ...]


def needing_somebody(today: date) -> list[Waits]:
    """Return the introductions that end within a week while somebody is silent, the soonest first: a call may still help."""
    rows = in_state(with_sides(Introduction.objects.all()), State.ASKED, today)
    soon = rows.filter(ends_on__lte=today + _SOON).order_by("ends_on", "pk")[:_SHOWN]
    return [
        Waits(row, (row.ends_on - today).days, tuple(side for side in row.sides.all() if not side.said)) for row in soon
    ]


def open_wishes() -> "QuerySet[Wish]":
    """Return the wishes that wait for the office, oldest first."""
    return Wish.objects.filter(settled_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish that waits; *person* is who asks, None unless exactly one of the record has the account's address."""

    wish: Wish
    person: int | None


def wishes_waiting() -> tuple[list[Wished], int]:
    """Return the wishes that have waited longest, and how many more there are. Three queries."""
    rows = list(open_wishes().select_related("user", "seed", "need")[:_SHOWN])
    addresses = {row.user.email.lower() for row in rows}
    found: dict[str, list[int]] = {}
    contacts = Contact.objects.annotate(address=Lower("email")).filter(address__in=addresses)
    for address, key in contacts.values_list("address", "person"):
        found.setdefault(address, []).append(key)
    people = [found.get(row.user.email.lower(), []) for row in rows]
    waiting = [Wished(row, keys[0] if len(keys) == 1 else None) for row, keys in zip(rows, people, strict=True)]
    return waiting, open_wishes().count() - len(rows)
