"""Bring the index up to date with the record."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count

from enishi.hub.network.discretion import Withheld, withheld, without_names_in_place
from enishi.hub.network.models import Organisation, Person
from enishi.hub.network.models.search import SearchEntry, SearchToken
from enishi.hub.network.search.passages import NAME, SEARCHABLE, passages
from enishi.text import search_tokens

__all__ = ["forget_record", "index_records", "rebuild"]


class _Weighed(NamedTuple):
    """How much a word weighs in a record, and whether it stands there only as a name that must not be told."""

    weight: int
    withheld: bool


def index_records(records: Iterable[models.Model]) -> None:
    """Index *records* anew, and what is found by the names of an organisation or person where those changed, or may no longer be
    told in public. What cannot be searched is passed over.
    """
    todo = {(type(record), record.pk): record for record in records if type(record) in SEARCHABLE}
    further: dict[tuple[type[models.Model], int], models.Model] = {}
    hidden = withheld()
    for model, key in todo:
        record = model._default_manager.get(pk=key)
        # The hub is a party to nearly everything: its agreements are looked at only where it has another name.
        if _index(record, hidden) and isinstance(record, (Organisation, Person)):
            further.update({(type(other), other.pk): other for other in _found_by(record)})
    for place, other in further.items():
        if place not in todo:
            _index(other, hidden)


def _found_by(record: Organisation | Person) -> Iterator[models.Model]:
    """Yield what else is found by the names of *record*."""
    if isinstance(record, Organisation):
        yield from record.agreements.all()
        yield from (row.activity for row in record.took_part.select_related("activity"))
        return
    for name in record.names.all():
        words = search_tokens(name.text)
        met = SearchToken.objects.filter(token__in=words).values("entry").annotate(met=Count("pk"))
        entries = SearchEntry.objects.filter(pk__in=met.filter(met=len(words)).values("entry"))
        yield from (
            entry.record for entry in entries.prefetch_related("record") if isinstance(entry.record, models.Model)
        )


def _index(record: Any, hidden: Withheld) -> bool:
    """Index one record; return whether the words of its names are others than before."""
    weights = _weights(record, hidden)
    entry, created = SearchEntry.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(record), object_id=record.pk
    )
    rows = () if created else entry.tokens.values_list("token", "weight", "withheld")
    before = {token: _Weighed(weight, secret) for token, weight, secret in rows}
    if before == weights:
        return False
    entry.tokens.all().delete()
    fresh = (SearchToken(entry=entry, token=token, **each._asdict()) for token, each in weights.items())
    SearchToken.objects.bulk_create(fresh, batch_size=500)
    return _names(before) != _names(weights)


def _weights(record: Any, hidden: Withheld) -> dict[str, _Weighed]:
    weights: dict[str, int] = {}
    told: set[str] = set()
    nameless = isinstance(record, Person) and record.pk in hidden.people
    for text, weight in passages(record):
        tokens = {token[:64] for token in search_tokens(text)}
        # What an organisation is called is told, whoever it is called after.
        own = weight == NAME and isinstance(record, Organisation)
        shown = text if own else without_names_in_place(text, hidden)
        if not nameless:
            told |= tokens if shown == text else {token[:64] for token in search_tokens(shown)}
        for key in tokens:
            weights[key] = max(weight, weights.get(key, 0))
    return {token: _Weighed(weight, token not in told) for token, weight in weights.items()}


def _names(weights: Mapping[str, _Weighed]) -> set[tuple[str, bool]]:
    return {(token, each.withheld) for token, each in weights.items() if each.weight == NAME}


def forget_record(record: models.Model) -> None:
    """Take *record* out of the index."""
    SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk).delete()


def rebuild() -> int:
    """Index the whole record anew; return how many records were indexed."""
    SearchEntry.objects.all().delete()
    count, hidden = 0, withheld()
    for model in SEARCHABLE:
        for record in model._default_manager.iterator(chunk_size=500):
            _index(record, hidden)
            count += 1
    return count
