"""Join two records: every row that stands on the one that goes comes to stand on the one that stays."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from enishi.hub.network.joining.comparing import Side, compared
from enishi.hub.network.joining.journal import Journal
from enishi.hub.network.joining.moving import CITING, loose_ends, moves_of
from enishi.hub.network.joining.shapes import Shape
from enishi.hub.network.models import AgreementParty, NameKind, ProposedReading, SearchEntry, SearchToken

__all__ = ["NotOne", "write_joining"]

_FEWEST_PARTIES = 2


class NotOne(Exception):
    """The two are the only parties of *agreement*: an organisation makes no agreement with itself."""

    def __init__(self, agreement: models.Model) -> None:
        super().__init__(str(agreement.pk))
        self.agreement = agreement


def write_joining(shape: Shape, kept: Any, gone: Any, sides: Mapping[str, Side]) -> Journal:
    """Make *gone* part of *kept*; *sides* says whose word is taken where a person chose. Call inside a transaction. Raises NotOne."""
    journal = Journal()
    choices = compared(shape, kept, gone)
    taken = {choice.name: sides.get(choice.name, choice.taken) if choice.open else choice.taken for choice in choices}
    for choice in choices:
        if choice.open and choice.name.startswith("name-"):
            other = choice.gone if taken[choice.name] == "kept" else choice.kept
            journal.change(other, kind=NameKind.OTHER)
        elif choice.open and isinstance(choice.kept, list):
            for row in choice.gone if taken[choice.name] == "kept" else choice.kept:
                _drop(journal, row)
    values = _joined_values(shape, kept, gone, taken)
    _move(journal, shape, kept, gone)
    _move_readings(journal, shape, kept.pk, gone.pk)
    _move_citing(journal, gone, kept)
    _forget(journal, gone)
    journal.delete(gone)
    # Only now: what is unique to one record was the other's until here.
    fresh = shape.model._base_manager.get(pk=kept.pk)
    if values.get("parent_id") and {kept.pk, gone.pk} & _above(shape, values["parent_id"]):
        values["parent_id"] = None
    journal.change(fresh, **values)
    return journal


def _joined_values(shape: Shape, kept: Any, gone: Any, taken: Mapping[str, Side]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, (_label, columns) in shape.fields.items():
        first, second = (kept, gone) if taken[name] == "kept" else (gone, kept)
        for column in columns:
            value = getattr(first, column)
            values[column] = {**getattr(second, column), **value} if column in shape.prose else value
    return values | {flag: getattr(kept, flag) or getattr(gone, flag) for flag in shape.flags}


def _above(shape: Shape, key: int) -> set[int]:
    """Return the record of *key* and those it is part of."""
    seen: set[int] = set()
    while key not in seen:
        seen.add(key)
        parent = shape.model._base_manager.filter(pk=key).values_list("parent_id", flat=True).first()
        if parent is None:
            break
        key = parent
    return seen


def _move(journal: Journal, shape: Shape, kept: Any, gone: Any) -> None:
    for move in moves_of(shape, kept, gone):
        row = move.row
        if move.drops and isinstance(row, shape.model):
            journal.change(row, **{move.column: None})
        elif move.drops:
            _drop(journal, row)
        elif move.twin is not None:
            if isinstance(row, AgreementParty) and row.agreement.parties.count() <= _FEWEST_PARTIES:
                raise NotOne(row.agreement)
            _move_citing(journal, row, move.twin)
            journal.delete(row)
        else:
            journal.change(row, **{move.column: kept.pk})


def _move_citing(journal: Journal, row: models.Model, to: models.Model) -> None:
    """Move the citations and doubts of *row*; those that *to* has already are deleted."""
    for model, columns in CITING.items():
        there = {tuple(getattr(each, name) for name in columns) for each in loose_ends(to, model)}
        for each in loose_ends(row, model):
            if tuple(getattr(each, name) for name in columns) in there:
                journal.delete(each)
            else:
                journal.change(each, object_id=to.pk)


def _drop(journal: Journal, row: models.Model) -> None:
    for model in CITING:
        for each in loose_ends(row, model):
            journal.delete(each)
    journal.delete(row)


def _forget(journal: Journal, gone: models.Model) -> None:
    kind = ContentType.objects.get_for_model(gone)
    for entry in SearchEntry.objects.filter(content_type=kind, object_id=gone.pk):
        SearchToken.objects.filter(entry=entry).delete()  # made anew from the record itself
        journal.delete(entry)


def _move_readings(journal: Journal, shape: Shape, kept: int, gone: int) -> None:
    """Let reviews, open and closed, tell of the record that stays."""
    label, items = shape.model._meta.label_lower, _ITEMS[shape.model._meta.model_name or ""]
    for reading in ProposedReading.objects.defer("payload").order_by("pk"):
        became = {
            item: {**row, "pk": kept} if (row["model"], row["pk"]) == (label, gone) else row
            for item, row in reading.kept.items()
        }
        decisions = reading.decisions
        if any(row.get("joined") == gone for row in decisions.values()):
            ids = {item["id"] for item in reading.payload[items]}
            decisions = {
                item: {**row, "joined": kept} if item in ids and row.get("joined") == gone else row
                for item, row in decisions.items()
            }
        if (became, decisions) != (reading.kept, reading.decisions):
            journal.change(reading, kept=became, decisions=decisions)


_ITEMS = {"organisation": "organisations", "person": "people"}
