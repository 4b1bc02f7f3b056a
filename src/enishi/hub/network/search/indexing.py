"""Bring the index up to date with the record."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from enishi.hub.network.models import Organisation
from enishi.hub.network.models.search import SearchEntry, SearchToken
from enishi.hub.network.search.passages import NAME, SEARCHABLE, passages
from enishi.text import search_tokens

__all__ = ["forget_record", "index_records", "rebuild"]


def index_records(records: Iterable[models.Model]) -> None:
    """Index *records* anew, and what is found by an organisation's names where they changed. What cannot be searched is passed over."""
    todo = {(type(record), record.pk): record for record in records if type(record) in SEARCHABLE}
    further: dict[tuple[type[models.Model], int], models.Model] = {}
    for model, key in todo:
        record = model._default_manager.get(pk=key)
        # The hub is a party to nearly everything: its agreements are looked at only where it has another name.
        if _index(record) and isinstance(record, Organisation):
            named = [*record.agreements.all(), *(row.activity for row in record.took_part.select_related("activity"))]
            further.update({(type(other), other.pk): other for other in named})
    for place, other in further.items():
        if place not in todo:
            _index(other)


def _index(record: Any) -> bool:
    """Index one record; return whether the words of its names are others than before."""
    weights: dict[str, int] = {}
    for text, weight in passages(record):
        for token in search_tokens(text):
            key = token[:64]
            weights[key] = max(weight, weights.get(key, 0))
    entry, created = SearchEntry.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(record), object_id=record.pk
    )
    before = {} if created else dict(entry.tokens.values_list("token", "weight"))
    if before == weights:
        return False
    entry.tokens.all().delete()
    rows = (SearchToken(entry=entry, token=token, weight=weight) for token, weight in weights.items())
    SearchToken.objects.bulk_create(rows, batch_size=500)
    return _names(before) != _names(weights)


def _names(weights: Mapping[str, int]) -> set[str]:
    return {token for token, weight in weights.items() if weight == NAME}


def forget_record(record: models.Model) -> None:
    """Take *record* out of the index."""
    SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk).delete()


def rebuild() -> int:
    """Index the whole record anew; return how many records were indexed."""
    SearchEntry.objects.all().delete()
    count = 0
    for model in SEARCHABLE:
        for record in model._default_manager.iterator(chunk_size=500):
            _index(record)
            count += 1
    return count
