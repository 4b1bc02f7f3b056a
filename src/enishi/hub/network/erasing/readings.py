"""Readings, open and closed: the name goes from their texts, and nobody can accept the person again."""

from datetime import datetime
from typing import Any

from django.db.models import F

from enishi.hub.network.actions.waiting import count_anew
from enishi.hub.network.bridge.decisions import Decision, erased_people
from enishi.hub.network.erasing.mapping import mapped
from enishi.hub.network.erasing.sought import Sought
from enishi.hub.network.models import Person, ProposedReading

__all__ = ["black_out_readings"]


def black_out_readings(sought: Sought, now: datetime) -> list[int]:
    """Black out what is *sought*; the person's items are rejected and became nobody. Return the keys of those changed."""
    changed = []
    for reading in ProposedReading.objects.order_by("pk").iterator(chunk_size=50):
        payload = _payload(reading.payload, sought)
        gone = erased_people(payload)
        kept = {item: _nobody(row, sought) for item, row in reading.kept.items()}
        decisions = mapped(reading.decisions, sought.blacked)
        rejected = Decision(do="reject", at=now.isoformat(), version=reading.version + 1).to_json()
        decisions |= {item: rejected for item in gone if decisions.get(item, {}).get("do") != "reject"}
        if (payload, kept, decisions) != (reading.payload, reading.kept, reading.decisions):
            changed.append((reading.pk, {"payload": payload, "kept": kept, "decisions": decisions}))
    for key, told in changed:
        ProposedReading.objects.filter(pk=key).update(**told, version=F("version") + 1)
    for reading in ProposedReading.objects.filter(pk__in=[key for key, _told in changed], closed_at=None):
        count_anew(reading)
    return [key for key, _told in changed]


def _payload(payload: dict[str, Any], sought: Sought) -> dict[str, Any]:
    text = sought.blacked(payload["text"], whole=True)

    def told(value: Any) -> Any:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
                return {**value, "text": text[value["start"] : value["end"]]}
            return {key: told(each) for key, each in value.items()}
        if isinstance(value, list):
            return [told(each) for each in value]
        return sought.blacked(value) if isinstance(value, str) else value

    return {key: text if key == "text" else told(value) for key, value in payload.items()}


def _nobody(row: dict[str, Any], sought: Sought) -> dict[str, Any]:
    if row["model"] == Person._meta.label_lower and row["pk"] in sought.keys:
        return {**row, "outcome": "rejected", "model": "", "pk": None}
    return row
