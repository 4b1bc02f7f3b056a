"""Joinings: what was joined into the person can no longer be taken apart, and no undo brings back what was erased."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from enishi.hub.network.models import Joining, NotSame, Person

__all__ = ["forget_in_journals"]

_Row = tuple[str, int]


def forget_in_journals(keys: frozenset[int], gone: Iterable[_Row]) -> int:
    """Delete the joinings of the people of *keys*; take the rows *gone* (model, key), and what would point at the people, out of all
    others. Return how many joinings were changed or deleted.
    """
    kind, rows = ContentType.objects.get_for_model(Person), set(gone)
    own = Joining.objects.filter(content_type=kind)
    touched = own.filter(kept__in=keys).delete()[0] + own.filter(gone__in=keys).delete()[0]
    pairs = NotSame.objects.filter(content_type=kind)
    pairs.filter(first__in=keys).delete()
    pairs.filter(second__in=keys).delete()
    for joining in Joining.objects.order_by("pk"):
        changes = [each for change in joining.changes if (each := _without(change, keys, rows)) is not None]
        if changes != joining.changes:
            touched += Joining.objects.filter(pk=joining.pk).update(changes=changes)
    return touched


def _without(change: dict[str, Any], keys: frozenset[int], gone: set[_Row]) -> dict[str, Any] | None:
    if (change["model"], change["pk"]) in gone:
        return None
    model = apps.get_model(change["model"])
    for column in model._meta.concrete_fields:
        if column.related_model is not Person:
            continue
        for state in (change["before"], change["after"]):
            if state and state.get(column.attname) in keys:
                if not column.null:
                    return None
                change = {
                    **change,
                    **{name: _freed(change[name], column.attname, keys) for name in ("before", "after")},
                }
    return change


def _freed(state: dict[str, Any] | None, column: str, keys: frozenset[int]) -> dict[str, Any] | None:
    return {**state, column: None} if state and state.get(column) in keys else state
