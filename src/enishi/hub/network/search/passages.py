"""What of a record can be searched, and how much each passage weighs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import models

from enishi.hub.network.models import Activity, Agreement, Organisation, Person, Source

__all__ = ["NAME", "SEARCHABLE", "passages"]

NAME = 20
_PROSE, _TEXT = 5, 1
Passage = tuple[str, int]


def _organisation(record: Any) -> Iterator[Passage]:
    yield from ((name.text, NAME) for name in record.names.all())
    yield from ((number.value, NAME) for number in record.identifiers.all())
    yield from _prose(record.place, record.about)
    for fact in record.facts.all():
        yield fact.value, _PROSE
        yield from _prose(fact.what)


def _person(record: Any) -> Iterator[Passage]:
    yield from ((name.text, NAME) for name in record.names.all())
    yield record.orcid, NAME
    yield from _prose(record.fields, *(post.title for post in record.posts.all()))


def _agreement(record: Any) -> Iterator[Passage]:
    yield from ((text, NAME) for text in record.title.values())
    for party in record.parties.all():
        yield from ((name.text, _PROSE) for name in party.organisation.names.all())
    yield from _prose(record.place, *(row.text for row in [*record.purposes.all(), *record.commitments.all()]))


def _activity(record: Any) -> Iterator[Passage]:
    yield from ((text, NAME) for text in record.title.values())
    yield from _prose(record.place)
    for row in record.participants.all():
        yield from ((name.text, _PROSE) for name in row.organisation.names.all())


def _source(record: Any) -> Iterator[Passage]:
    yield record.title, NAME
    yield record.text, _TEXT


def _prose(*passages: Mapping[str, str]) -> Iterator[Passage]:
    yield from ((text, _PROSE) for prose in passages for text in prose.values())


SEARCHABLE: dict[type[models.Model], Callable[[Any], Iterator[Passage]]] = {
    Organisation: _organisation,
    Person: _person,
    Agreement: _agreement,
    Activity: _activity,
    Source: _source,
}


def passages(record: models.Model) -> Iterator[Passage]:
    """Yield each searchable passage of *record* with its weight."""
    return SEARCHABLE[type(record)](record)
