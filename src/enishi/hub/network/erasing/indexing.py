"""Bring the search up to date with the texts that were blacked out."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Model
from modelcluster.fields import ParentalKey

from enishi.hub.network.search import index_records
from enishi.hub.network.search.passages import SEARCHABLE

__all__ = ["index_changed"]


def index_changed(changed: Mapping[type[Model], list[Any]]) -> None:
    """Index anew the records whose texts, or whose parts' texts, were *changed*."""
    for model, keys in changed.items():
        index_records(_records(model, keys))


def _records(model: type[Model], keys: list[Any]) -> Iterator[Model]:
    if model in SEARCHABLE:
        yield from model._default_manager.filter(pk__in=keys)
        return
    for column in model._meta.concrete_fields:
        if isinstance(column, ParentalKey) and column.related_model in SEARCHABLE:
            owners = model._base_manager.filter(pk__in=keys).values(column.attname)
            yield from column.related_model._default_manager.filter(pk__in=owners)
