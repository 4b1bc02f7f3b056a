"""What a reviewer decided on the items of a reading."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from enishi.text.people import BLACK

__all__ = ["AS_NEW", "EDITABLE", "Decision", "decisions_from", "edited_payload", "erased_people"]

Do = Literal["open", "accept", "join", "reject"]

AS_NEW = 0

# What a reviewer may correct without opening the record: plain values of an item, by kind of item, as they are shown.
# "name" is the text of the item's first name.
EDITABLE: Mapping[str, tuple[str, ...]] = {
    "organisations": ("name", "kind", "country", "region"),
    "people": ("name",),
    "agreements": ("status", "kind", "signed_on", "in_force_from", "term", "ends_on", "renewal"),
    "events": ("kind", "date"),
    "ties": ("kind", "date"),
    "claims": ("kind", "value", "scope", "as_of"),
    "doubts": (),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """*do*: ``open`` (nobody decided yet), ``accept``, ``join``, ``reject``.

    *joined* is the key of the record (of the item's kind) that the item is; ``AS_NEW`` for a new record even where one of the
    same name exists; None where names and dates decide. *edits* maps a field of the item to the value that the reviewer gave
    it. *by* (key of a user), *at* (ISO 8601) and *version* (of the reading, which the decision made) say who decided when.
    """

    do: Do = "open"
    joined: int | None = None
    edits: Mapping[str, Any] = field(default_factory=dict)
    by: int | None = None
    at: str = ""
    version: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the decision as stored."""
        return asdict(self)


def decisions_from(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Decision]:
    """Return the decisions of a :class:`ProposedReading`."""
    return {item_id: Decision(**row) for item_id, row in stored.items()}


def erased_people(payload: Mapping[str, Any]) -> set[str]:
    """Return the items of people whose name was blacked out: they become nobody, whatever is decided."""
    return {item["id"] for item in payload["people"] if any(BLACK in name["text"] for name in item["names"])}


def edited_payload(payload: Mapping[str, Any], decisions: Mapping[str, Decision]) -> dict[str, Any]:
    """Return *payload* with each decision's edits in place. Only fields of ``EDITABLE`` are taken."""
    edited = dict(payload)
    for collection, fields in EDITABLE.items():
        edited[collection] = [_edited(item, decisions.get(item["id"]), fields) for item in payload[collection]]
    return edited


def _edited(item: dict[str, Any], decision: Decision | None, fields: tuple[str, ...]) -> dict[str, Any]:
    if decision is None or not decision.edits:
        return item
    edits = {name: value for name, value in decision.edits.items() if name in fields}
    name = edits.pop("name", None)
    if name is not None and item["names"]:
        edits["names"] = [{**item["names"][0], "text": name}, *item["names"][1:]]
    return {**item, **edits}
