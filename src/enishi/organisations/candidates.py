"""What a name is resolved to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Band", "Candidate"]


class Band(StrEnum):
    """What may be done with a candidate: certain ones join by themselves, likely ones are put before a person."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation of the directory that *matched* (one of its names) makes out in the text at *start* to *end*.

    *score* is between 0 and 1; *reasons* are codes: ``name``, ``alias``, ``acronym``, ``slip``, ``translated``, ``city``, ``country``,
    ``other-country``, ``part``, ``longer-name``, ``several``, ``told`` (a person said so). *seen* is what tells how far a match inside
    an affiliation is to be trusted (by the names of ``enishi.organisations.trusting.WEIGHTS``), or where a translated one comes in order
    (``ranking.WEIGHTS``); empty for those found by their key.
    """

    id: str
    name: str
    country: str
    matched: str
    score: float
    band: Band
    reasons: tuple[str, ...]
    start: int
    end: int
    seen: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)
