"""The queue of readings, sorted by what is worth a person's minute."""

from dataclasses import dataclass

from enishi.hub.network.bridge import decisions_from
from enishi.hub.network.bridge.likely import Lookup, is_new, likely_records
from enishi.hub.network.models import ProposedReading
from enishi.releases.codec import from_json

__all__ = ["Waiting", "waiting_readings"]

_MOST = 200  # looked at more closely; a hub that lets more wait has another problem than their order


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reading, how many doubts and conflicts with the record it has, how many new agreements it tells of, how far it is decided."""

    proposed: ProposedReading
    doubts: int
    conflicts: int
    new_agreements: int
    decided: int
    items: int


def waiting_readings() -> list[Waiting]:
    """Return the readings nobody has closed: those with doubts and conflicts first, then new agreements, then the oldest."""
    proposed = list(
        ProposedReading.objects.filter(closed_at=None).select_related("source").order_by("proposed_at", "id")[:_MOST]
    )
    readings = [from_json(each.payload) for each in proposed]
    lookup = Lookup.of(readings)
    rows = []
    for each, reading in zip(proposed, readings, strict=True):
        decisions = decisions_from(each.decisions)
        likely, conflicts = likely_records(reading, decisions, lookup)
        decided = {item_id for item_id, decision in decisions.items() if decision.do != "open"} | set(each.kept)
        doubts = sum(doubt.id not in decided for doubt in reading.doubts)
        new = sum(is_new(item, likely[item.id]) for item in reading.agreements if item.id not in decided)
        open_conflicts = sum(conflict.item not in decided for conflict in conflicts)
        items = sum(
            len(each.payload[kind])
            for kind in ("doubts", "agreements", "organisations", "people", "events", "ties", "claims")
        )
        rows.append(Waiting(each, doubts, open_conflicts, new, len(decided), items))
    return sorted(rows, key=lambda row: (-(row.doubts + row.conflicts), -row.new_agreements))
