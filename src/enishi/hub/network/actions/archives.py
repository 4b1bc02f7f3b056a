"""Take one file of an archive into the record: kept, put before a person, or left as it was read before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from enishi.hub.accounts.models import User
from enishi.hub.network.actions.readings import propose_reading, read_and_accept
from enishi.hub.network.actions.sources import digest_of
from enishi.hub.network.bridge.likely import Lookup, likely_records
from enishi.hub.network.models import ProposedReading
from enishi.releases import Reading

__all__ = ["CERTAIN", "Outcome", "Taken", "is_certain", "take_reading", "was_taken"]

Outcome = Literal["kept", "waiting", "nothing"]
#: Confidence from which a fact needs no person to look at it.
CERTAIN = 0.9


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a reading: *outcome*, how many items were *added* and *joined*, how many *doubts* it has.

    ``nothing`` was kept where the text tells of nothing that the record holds.
    """

    outcome: Outcome
    added: int = 0
    joined: int = 0
    doubts: int = 0


def was_taken(text: str) -> bool:
    """Whether the record has read a text of these words already, which is much quicker to say than to read it again."""
    return ProposedReading.objects.filter(source__digest=digest_of(text)).exists()


@transaction.atomic
def take_reading(reading: Reading, *, mode: str, user: User | None, now: datetime, sample: bool = False) -> Taken:
    """Take *reading* into the record. *mode*: ``all`` is kept, only if ``certain``, or put to ``review``."""
    doubts = len(reading.doubts)
    if not any((reading.organisations, reading.agreements, reading.events, reading.people)):
        return Taken("nothing", doubts=doubts)
    if mode == "all" or (mode == "certain" and is_certain(reading)):
        _proposed, kept = read_and_accept(reading, user=user, now=now, sample=sample)
        added, joined = (sum(row.outcome == what for row in kept) for what in ("created", "joined"))
        return Taken("kept", added, joined, doubts)
    propose_reading(reading, user=user, now=now, sample=sample)
    return Taken("waiting", doubts=doubts)


def is_certain(reading: Reading) -> bool:
    """Whether nothing of *reading* needs a person: no doubt, every fact of at least CERTAIN, and the record says nothing else."""
    facts = (reading.organisations, reading.people, reading.agreements, reading.events, reading.ties)
    if reading.doubts or any(each.confidence < CERTAIN for kind in facts for each in kind):
        return False
    _likely, conflicts = likely_records(reading, {}, Lookup.of([reading]))
    return not conflicts
