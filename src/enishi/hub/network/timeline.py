"""What happened with an organisation, on one line of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model

from enishi.hub.network.models import ActivityParticipant, Agreement, Organisation
from enishi.hub.network.models.fields import span_of

__all__ = ["Entry", "activity_entries", "agreement_entries", "newest_first"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something dated (EDTF *on*). *kind*: ``activity``, ``signed``, ``ended``; *present* took part in an activity."""

    on: str
    kind: str
    record: Model
    present: list[Organisation] = field(default_factory=list)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return *entries* in the order of a timeline."""
    return sorted(entries, key=lambda entry: (span_of(entry.on, date.min).earliest, entry.kind), reverse=True)


def activity_entries(rows: Iterable[ActivityParticipant]) -> list[Entry]:
    """Return an entry an activity, from its participants' rows (with activity and organisation)."""
    entries: dict[int, Entry] = {}
    for row in rows:
        entry = entries.setdefault(row.activity_id, Entry(row.activity.on, "activity", row.activity))
        entry.present.append(row.organisation)
    return list(entries.values())


def agreement_entries(agreements: Iterable[Agreement]) -> list[Entry]:
    """Return the beginnings and ends of *agreements*."""
    entries = []
    for agreement in agreements:
        if agreement.force_since:
            entries.append(Entry(agreement.force_since, "signed", agreement))
        if agreement.force_until:
            entries.append(Entry(agreement.force_until, "ended", agreement))
    return entries
