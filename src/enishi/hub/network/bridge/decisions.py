"""What a person decided about one proposed item."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

__all__ = ["Decision", "decisions_from", "edited_payload"]

Do = Literal["open", "accept", "join", "reject"]

# What a reviewer may correct without opening the record: plain values of an item, by kind of item.
EDITABLE: Mapping[str, frozenset[str]] = {
    "organisations": frozenset({"kind", "country", "region"}),
    "people": frozenset(),
    "agreements": frozenset({"kind", "status", "signed_on", "in_force_from", "term", "ends_on", "renewal"}),
    "events": frozenset({"kind", "date"}),
    "ties": frozenset({"kind", "date"}),
    "claims": frozenset({"kind", "value", "scope", "as_of"}),
    "doubts": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """*do*: ``open`` (nobody looked yet), ``accept``, ``join`` (to the record *joined* of the item's kind), ``reject``.

    *edits* maps a field of the item to the value that the reviewer gave it.
    """

    do: Do = "open"
    joined: int | None = None
    edits: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the decision as stored."""
        return asdict(self)


def decisions_from(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Decision]:
    """Return the decisions of a :class:`ProposedReading`."""
    return {item_id: Decision(**row) for item_id, row in stored.items()}


def edited_payload(payload: Mapping[str, Any], decisions: Mapping[str, Decision]) -> dict[str, Any]:
    """Return *payload* with each decision's edits in place. Only fields of ``EDITABLE`` are taken."""
    edited = dict(payload)
    for collection, fields in EDITABLE.items():
        edited[collection] = [_edited(item, decisions.get(item["id"]), fields) for item in payload[collection]]
    return edited


def _edited(item: dict[str, Any], decision: Decision | None, fields: frozenset[str]) -> dict[str, Any]:
    if decision is None or not decision.edits:
        return item
    return {**item, **{name: value for name, value in decision.edits.items() if name in fields}}
