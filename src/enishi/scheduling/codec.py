"""Events and timetables as JSON, as docs/scheduling.md describes them."""

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from reprlib import repr as short
from typing import Any

from enishi.scheduling.events import BadEvent, Event, Person, Request
from enishi.scheduling.timetables import Meeting, Timetable, Unmet

__all__ = [
    "MOST_BYTES", "event_from_json", "event_to_json", "load_event", "load_timetable", "open_json", "timetable_from_json",
    "timetable_to_json",
]  # fmt: skip

# A million requests are 120 MB of JSON; what is far beyond is not an event.
MOST_BYTES = 400_000_000
_MOST_DIGITS = 400
_MOST_SLOTS_READ = 1_000
# JSON may name half of a pair of surrogates, which no file in UTF-8 can hold.
_HALF = re.compile("[\ud800-\udfff]")


def load_event(path: Path) -> Event:
    """Read an event from a JSON file; BadEvent in one sentence where that is none."""
    return event_from_json(open_json(path))


def load_timetable(path: Path, event: Event) -> Timetable:
    """Read a timetable of *event* from a JSON file."""
    return timetable_from_json(open_json(path), event)


def open_json(path: Path) -> Any:
    """Return the JSON of *path*."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadEvent(f"{path} has {size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} MB are read.")
        return json.loads(path.read_bytes(), parse_int=_whole)
    except OSError as error:
        raise BadEvent(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, BadEvent):
            raise
        raise BadEvent(f"{path} is not JSON: {error}.") from error


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise BadEvent(f"A number has {len(digits)} digits ({digits[:12]}...); nothing here is so large.")
    return int(digits)


def event_from_json(value: Any) -> Event:
    """Return the event that *value* describes. What it says is not checked here, only its form."""
    whole = _Row(value, "The event")
    slots = whole.number("slots")
    if slots is None or slots <= 0:
        raise BadEvent(f"The event has {slots or 'no'} slots; it needs at least one.")
    halves = whole.number("halves")
    if halves is not None and not 0 <= halves <= slots:
        raise BadEvent(f"The event has {halves} slots in the morning, of {slots}.")
    return Event(
        _tables(whole, slots),
        tuple(_person(_Row(each, f"Person in row {row}")) for row, each in enumerate(whole.rows("people"), 1)),
        tuple(_request(_Row(each, f"Request in row {row}")) for row, each in enumerate(whole.rows("requests"), 1)),
        tuple(_order(each, row) for row, each in enumerate(whole.rows("before"), 1)),
        str(whole.value.get("goal", "most")),
        halves,
    )


class _Row:
    """One object of the JSON, and what it is called in a complaint."""

    def __init__(self, value: Any, name: str) -> None:
        if not isinstance(value, Mapping):
            raise BadEvent(f"{name} is not a JSON object.")
        self.value = value
        self.name = name

    def rows(self, key: str) -> list[Any]:
        found = self.value.get(key)
        if found is not None and not isinstance(found, list):
            raise BadEvent(f"{self.name}: {key!r} is not a list.")
        return found or []

    def text(self, key: str) -> str:
        found = self.value.get(key)
        if isinstance(found, bool) or not isinstance(found, str | int) or found == "":
            raise BadEvent(f"{self.name} has no {key!r}.")
        said = str(found)
        if not said.isascii() and _HALF.search(said):
            raise BadEvent(f"{self.name} has the {key!r} {said!r}, which holds half a character.")
        return said

    def flag(self, key: str) -> bool:
        found = self.value.get(key)
        if found is not None and not isinstance(found, bool):
            raise BadEvent(f"{self.name}: {key!r} is {short(found)}, not true or false.")
        return bool(found)

    def real(self, key: str) -> float:
        found = self.value.get(key, 0.0)
        if isinstance(found, bool) or not isinstance(found, int | float) or not _finite(found):
            raise BadEvent(f"{self.name}: {key!r} is {short(found)}, not a number.")
        return float(found)

    def number(self, key: str) -> int | None:
        found = self.value.get(key)
        if found is not None and (isinstance(found, bool) or not isinstance(found, int)):
            raise BadEvent(f"{self.name}: {key!r} is {short(found)}, not a whole number.")
        return found

    def slots(self, key: str) -> frozenset[int] | None:
        found = self.value.get(key)
        if found is None:
            return None
        if not isinstance(found, list) or any(isinstance(each, bool) or not isinstance(each, int) for each in found):
            raise BadEvent(f"{self.name}: {key!r} is not a list of slots.")
        return frozenset(found)

    def weight(self) -> float:
        found = self.value.get("weight", 1.0)
        if isinstance(found, bool) or not isinstance(found, int | float) or not _finite(found):
            raise BadEvent(f"{self.name} has the weight {short(found)}; a weight is a number from 0 up.")
        return float(found)


def _finite(number: float) -> bool:
    """Return whether *number* is one; a whole number of hundreds of digits is none either."""
    try:
        return math.isfinite(number)
    except OverflowError:
        return False


def _tables(whole: _Row, slots: int) -> tuple[int, ...]:
    tables = whole.value.get("tables")
    if isinstance(tables, int) and not isinstance(tables, bool):
        # Refused when the event is checked; here only kept from filling the memory.
        if slots > _MOST_SLOTS_READ:
            raise BadEvent(f"The event has more than {_MOST_SLOTS_READ:,} slots; at most 64 can be planned.")
        return (tables,) * slots
    if not isinstance(tables, list) or any(isinstance(each, bool) or not isinstance(each, int) for each in tables):
        raise BadEvent("The event's 'tables' is neither a number nor a list of numbers.")
    if len(tables) != slots:
        raise BadEvent(f"The event has {slots} slots, but 'tables' names {len(tables)}.")
    return tuple(tables)


def _person(row: _Row) -> Person:
    return Person(row.text("id"), row.slots("unavailable") or frozenset(), row.number("limit"), row.number("home"))


def _request(row: _Row) -> Request:
    return Request(
        row.text("id"), row.text("a"), row.text("b"), row.weight(), row.flag("must"),
        row.slots("slots"), row.number("fixed"),
    )  # fmt: skip


def _order(value: Any, row: int) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise BadEvent(f"Order {row} is not a pair of requests.")
    pair = _Row({"earlier": value[0], "later": value[1]}, f"Order {row}")
    return pair.text("earlier"), pair.text("later")


def event_to_json(event: Event) -> dict[str, Any]:
    """Return *event* as event_from_json reads it, without what is as usual."""
    even = len(set(event.tables)) == 1
    return {
        "slots": event.slots,
        **({} if event.halves is None else {"halves": event.halves}),
        "tables": event.tables[0] if even else list(event.tables),
        "people": [_person_to_json(person) for person in event.people],
        "requests": [_request_to_json(request) for request in event.requests],
        "before": [list(pair) for pair in event.before],
        "goal": event.goal,
    }


def _person_to_json(person: Person) -> dict[str, Any]:
    extra = {"limit": person.limit, "home": person.home}
    return {
        "id": person.id,
        "unavailable": sorted(person.unavailable),
        **{key: value for key, value in extra.items() if value is not None},
    }


def _request_to_json(request: Request) -> dict[str, Any]:
    return {
        "id": request.id, "a": request.a, "b": request.b, "weight": request.weight, "must": request.must,
        **({} if request.slots is None else {"slots": sorted(request.slots)}),
        **({} if request.fixed is None else {"fixed": request.fixed}),
    }  # fmt: skip


def timetable_to_json(timetable: Timetable) -> dict[str, Any]:
    """Return *timetable* as JSON."""
    return {
        "meetings": [
            {
                "request": each.request,
                "slot": each.slot,
                "table": each.table,
                **({"printed": True} if each.printed else {}),
            }
            for each in timetable.meetings
        ],
        "unmet": [
            {"request": each.request, "reason": each.reason, "code": each.code, "about": list(each.about)}
            for each in timetable.unmet
        ],
        "value": timetable.value,
        "bound": timetable.bound,
        "proven": timetable.proven,
        "breaks": timetable.breaks,
        "breaks_bound": timetable.breaks_bound,
        "conflict": list(timetable.conflict),
    }


def timetable_from_json(value: Any, event: Event) -> Timetable:
    """Return the timetable that *value* describes; BadEvent where it names what *event* does not have."""
    whole = _Row(value, "The timetable")
    known = {request.id for request in event.requests}
    meetings = []
    for row, each in enumerate(whole.rows("meetings"), 1):
        meeting = _meeting(_Row(each, f"Meeting in row {row}"), event)
        if meeting.request not in known:
            raise BadEvent(f"Meeting in row {row} is of the unknown request {meeting.request!r}.")
        meetings.append(meeting)
    return Timetable(
        tuple(meetings),
        tuple(_unmet(_Row(each, f"Unmet request in row {row}")) for row, each in enumerate(whole.rows("unmet"), 1)),
        whole.real("value"),
        whole.real("bound"),
        whole.flag("proven"),
        whole.number("breaks") or 0,
        whole.number("breaks_bound") or 0,
        tuple(map(str, whole.rows("conflict"))),
    )


def _meeting(row: _Row, event: Event) -> Meeting:
    slot, table = row.number("slot"), row.number("table")
    if slot is None or not 0 <= slot < event.slots:
        raise BadEvent(f"{row.name} is in slot {slot}, but slots are 0 to {event.slots - 1}.")
    if table is not None and not 0 <= table < event.tables[slot]:
        raise BadEvent(f"{row.name} is at table {table}, but slot {slot} has the tables 0 to {event.tables[slot] - 1}.")
    return Meeting(row.text("request"), slot, -1 if table is None else table, row.flag("printed"))


def _unmet(row: _Row) -> Unmet:
    return Unmet(
        row.text("request"), str(row.value.get("reason", "")), str(row.value.get("code", "")),
        tuple(map(str, row.rows("about"))),
    )  # fmt: skip
