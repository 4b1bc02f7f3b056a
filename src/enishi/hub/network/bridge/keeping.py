"""What the parts of the bridge know of the keeper, and what becomes of an item."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Protocol, TypeVar

from django.apps import apps
from django.db import models

from enishi.hub.network.bridge.citing import Citing
from enishi.hub.network.bridge.decisions import AS_NEW, Decision
from enishi.hub.network.models import Organisation, Person

__all__ = ["Gone", "Keeping", "Kept", "Outcome", "kept_from", "target_of"]

_Record = TypeVar("_Record", bound=models.Model)


class Outcome(StrEnum):
    """What became of an item."""

    CREATED = "created"
    JOINED = "joined"
    REJECTED = "rejected"
    LEFT = "left"  # it could not be kept; ``Kept.why`` says why


@dataclass(frozen=True, slots=True)
class Kept:
    """One item of a reading and the record it became (None where it became none).

    *why* an item was left: ``gone`` (the record it was to join is there no more), ``parties`` (fewer than two parties were kept),
    ``ends`` (one end of the tie was not kept, or both are one organisation).
    """

    id: str
    outcome: Outcome
    record: models.Model | None
    why: Literal["", "gone", "parties", "ends"] = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as stored with the reading."""
        model, pk = (self.record._meta.label_lower, self.record.pk) if self.record is not None else ("", None)
        return {"outcome": str(self.outcome), "model": model, "pk": pk, "why": self.why}


def kept_from(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Kept]:
    """Return what was kept, by item; a record deleted since is None."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in stored.values():
        if row["pk"] is not None:
            wanted[row["model"]].add(row["pk"])
    found = {
        (label, pk): record
        for label, keys in wanted.items()
        for pk, record in apps.get_model(label)._default_manager.in_bulk(keys).items()
    }
    return {
        item_id: Kept(item_id, Outcome(row["outcome"]), found.get((row["model"], row["pk"])), row["why"])
        for item_id, row in stored.items()
    }


class Gone(Exception):
    """The record that an item was to join is there no more."""


def target_of(model: type[_Record], decision: Decision, find: Callable[[], _Record | None]) -> _Record | None:
    """Return the record that an item joins, None where it becomes a new one; *find* looks by names and dates. Raises Gone."""
    if decision.joined is None:
        return find()
    if decision.joined == AS_NEW:
        return None
    record = model._default_manager.filter(pk=decision.joined).first()
    if record is None:
        raise Gone
    return record


class Keeping(Protocol):
    """Gives the records that other items of the same reading became."""

    @property
    def citing(self) -> Citing:
        """How to cite the source."""

    @property
    def kept(self) -> Mapping[str, Kept]:
        """What became of the items kept so far, by id."""

    @property
    def across(self) -> Mapping[str, Organisation]:
        """Whom only an agreement told in another language shows to be known, by item."""

    def organisation(self, item_id: str) -> Organisation | None:
        """Return the record of an organisation of the reading; None where it was not kept."""

    def person(self, item_id: str) -> Person | None:
        """Return the record of a person of the reading; None where it was not kept."""
