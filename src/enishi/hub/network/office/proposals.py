"""What the review page shows: the text cut at its quotations, and a row for each proposed item."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from enishi.hub.network.bridge import Decision
from enishi.hub.network.bridge.decisions import EDITABLE
from enishi.hub.network.marks import cut
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.models.fields import in_language

__all__ = ["Row", "Segment", "rows_of", "segments_of"]

# Doubts first, then what matters most to the record.
ORDER = ("doubts", "agreements", "organisations", "people", "events", "ties", "claims")


@dataclass(frozen=True, slots=True)
class Row:
    """A proposed item. *fields* are what may be corrected in place; *decision* what was decided so far."""

    id: str
    kind: str
    headline: str
    details: str
    quote: str
    confidence: float | None
    decision: Decision
    fields: list[tuple[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the text and the items quoted from it, the narrowest first."""

    text: str
    ids: tuple[str, ...]
    doubtful: bool


def rows_of(proposed: ProposedReading, decisions: Mapping[str, Decision]) -> list[Row]:
    """Return a row for each item of the reading, doubts first."""
    payload = proposed.payload
    names = {
        item["id"]: item["names"][0]["text"]
        for kind in ("organisations", "people")
        for item in payload[kind]
        if item["names"]
    }
    return [_row(kind, item, names, decisions.get(item["id"], Decision())) for kind in ORDER for item in payload[kind]]


def _row(kind: str, item: dict[str, Any], names: Mapping[str, str], decision: Decision) -> Row:
    headline, details = _said(kind, item, names)
    quote = (item.get("quote") or {}).get("text", "")
    shown = {**item, **decision.edits}
    fields = [(name, shown[name]) for name in sorted(EDITABLE[kind])]
    return Row(item["id"], kind, headline, details, quote, item.get("confidence"), decision, fields)


def _said(kind: str, item: dict[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    if kind in {"organisations", "people"}:
        texts = [name["text"] for name in item["names"]]
        return texts[0] if texts else item["id"], ", ".join(texts[1:])
    if kind == "agreements":
        return " – ".join(names.get(party, party) for party in item["parties"]), item["signed_on"]
    if kind == "events":
        return " / ".join(words["text"] for words in item["titles"]), item["date"]
    if kind == "ties":
        return f"{names.get(item['subject'], '')} – {names.get(item['object'], '')}", item["date"]
    if kind == "claims":
        return f"{item['value']}", item["kind"]
    return item["said"] or item["kind"], f"{in_language(item['reason'])} {in_language(item['advice'])}"


def segments_of(proposed: ProposedReading) -> list[Segment]:
    """Cut the text at the edges of all quotations; together the segments are the text."""
    text = proposed.source.text
    quotes = [
        (item["quote"]["start"], item["quote"]["end"], (item["id"], kind == "doubts"))
        for kind in ORDER
        for item in proposed.payload[kind]
        if item.get("quote")
    ]
    return [
        Segment(text[start:end], tuple(item_id for item_id, _doubt in marks), any(doubt for _id, doubt in marks))
        for start, end, marks in cut(text, quotes)
    ]
