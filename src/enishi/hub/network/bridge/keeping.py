"""What the parts of the bridge know of the keeper, and what becomes of an item."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.db import models

from enishi.hub.network.bridge.citing import Citing
from enishi.hub.network.models import Organisation, Person

__all__ = ["Keeping", "Kept", "Outcome"]


class Outcome(StrEnum):
    """What became of an item."""

    CREATED = "created"
    JOINED = "joined"
    REJECTED = "rejected"
    LEFT = "left"  # it needs an item that was rejected


@dataclass(frozen=True, slots=True)
class Kept:
    """One item of a reading and the record it became (None where it became none)."""

    id: str
    outcome: Outcome
    record: models.Model | None


class Keeping(Protocol):
    """Gives the records that other items of the same reading became."""

    @property
    def citing(self) -> Citing:
        """How to cite the source."""

    @property
    def kept(self) -> Mapping[str, Kept]:
        """What became of the items kept so far, by id."""

    def organisation(self, item_id: str) -> Organisation | None:
        """Return the record of an organisation of the reading; None where it was rejected."""

    def person(self, item_id: str) -> Person | None:
        """Return the record of a person of the reading; None where it was rejected."""
