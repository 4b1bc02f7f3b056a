"""What a reading that waits is worth a person's minute, counted from its items and from what the record says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from enishi.hub.network.bridge.decisions import decisions_from
from enishi.hub.network.bridge.likely import Conflict, Lookup, is_new, likely_records
from enishi.hub.network.models import ProposedReading
from enishi.organisations import name_key
from enishi.releases import Reading
from enishi.releases.codec import from_json

__all__ = ["Weight", "names_in", "weigh"]

_KINDS = ("doubts", "agreements", "organisations", "people", "events", "ties", "claims")
# A wrong fact costs more than a missing one: conflicts, and doubts about an agreement, before agreements nobody has looked at.
# Beyond so many of a kind, more of them make a text long, not worthier.
_CONFLICT, _DOUBT_OF_AGREEMENT, _NEW_AGREEMENT, _DOUBT = (8, 9), (4, 5), (3, 5), (1, 4)


@dataclass(frozen=True, slots=True)
class Weight:
    """How many doubts and conflicts with the record are open, how many new agreements; how far the reading is decided."""

    doubts: int
    conflicts: int
    new_agreements: int
    decided: int
    items: int
    worth: int


def weigh(proposed: Sequence[ProposedReading]) -> list[Weight]:
    """Return the weight of each reading, fetching the records of their names at once."""
    readings = [from_json(each.payload) for each in proposed]
    lookup = Lookup.of(readings)
    return [_weight(each, reading, lookup) for each, reading in zip(proposed, readings, strict=True)]


def _weight(proposed: ProposedReading, reading: Reading, lookup: Lookup) -> Weight:
    decisions = decisions_from(proposed.decisions)
    likely, conflicts = likely_records(reading, decisions, lookup)
    decided = {item_id for item_id, decision in decisions.items() if decision.do != "open"} | set(proposed.kept)
    doubts = [doubt for doubt in reading.doubts if doubt.id not in decided]
    agreements = [item for item in reading.agreements if item.id not in decided]
    grave = sum(bool({item.id for item in agreements} & set(doubt.about)) for doubt in doubts)
    new = sum(is_new(item, likely[item.id]) for item in agreements)
    against = _open(conflicts, decided)
    counted = ((against, _CONFLICT), (grave, _DOUBT_OF_AGREEMENT), (new, _NEW_AGREEMENT), (len(doubts) - grave, _DOUBT))
    worth = sum(min(number, most) * each for number, (each, most) in counted)
    items = sum(len(proposed.payload[kind]) for kind in _KINDS)
    return Weight(len(doubts), against, new, len(decided), items, worth)


def _open(conflicts: Sequence[Conflict], decided: set[str]) -> int:
    return sum(conflict.item not in decided for conflict in conflicts)


def names_in(payload: dict[str, Any]) -> set[str]:
    """Return the keys of the names of a reading's organisations. The hub is left out: every reading names it."""
    return {
        key
        for organisation in payload["organisations"]
        if not organisation["is_hub"]
        for name in organisation["names"]
        if name["kind"] != "reading" and (key := name_key(name["text"])[:300])
    }
