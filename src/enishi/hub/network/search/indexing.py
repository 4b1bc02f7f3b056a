"""Bring the index up to date with the record."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from enishi.hub.network.models import Organisation
from enishi.hub.network.models.search import SearchEntry, SearchToken
from enishi.hub.network.search.passages import SEARCHABLE, passages
from enishi.text import search_tokens

__all__ = ["forget_record", "index_records", "rebuild"]


def index_records(records: Iterable[models.Model]) -> None:
    """Index *records* anew, and what is found by an organisation's name with it. Others than searchable ones are passed over."""
    todo = {(type(record), record.pk): record for record in records if type(record) in SEARCHABLE}
    for record in list(todo.values()):
        if isinstance(record, Organisation):
            for other in [
                *record.agreements.all(),
                *(row.activity for row in record.took_part.select_related("activity")),
            ]:
                todo.setdefault((type(other), other.pk), other)
    for record in todo.values():
        _index(type(record)._default_manager.get(pk=record.pk))


def _index(record: Any) -> None:
    weights: dict[str, int] = {}
    for text, weight in passages(record):
        for token in search_tokens(text):
            key = token[:64]
            weights[key] = max(weight, weights.get(key, 0))
    entry, created = SearchEntry.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(record), object_id=record.pk
    )
    if not created:
        entry.tokens.all().delete()
    rows = (SearchToken(entry=entry, token=token, weight=weight) for token, weight in weights.items())
    SearchToken.objects.bulk_create(rows, batch_size=500)


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
