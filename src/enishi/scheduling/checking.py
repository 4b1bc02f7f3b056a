"""Refuse an event that contradicts itself, in one sentence that names the row."""

import math
from collections.abc import Iterable

from enishi.scheduling.events import MOST_SLOTS, MOST_TABLES, MOST_WEIGHT, BadEvent, Event, Request

__all__ = ["check_event"]


def check_event(event: Event) -> None:
    """Raise BadEvent for the first thing that is wrong; rows are counted from 1."""
    _check_frame(event)
    people = _check_people(event)
    requests: dict[str, int] = {}
    fixed: dict[tuple[str, int], str] = {}
    for row, request in enumerate(event.requests, 1):
        if request.id in requests:
            raise BadEvent(
                f"{_where(request, row)} is there already, in row {requests[request.id]}; each request stands once."
            )
        requests[request.id] = row
        _check_request(request, row, people, event.slots)
        _check_fixed(request, row, fixed)
    for row, (earlier, later) in enumerate(event.before, 1):
        for name in (earlier, later):
            if name not in requests:
                raise BadEvent(f"Order {row}: there is no request {name!r}.")
        if earlier == later:
            raise BadEvent(f"Order {row}: request {earlier!r} cannot be before itself.")


def _check_frame(event: Event) -> None:
    if not event.tables:
        raise BadEvent("The event has no slots; it needs at least one.")
    if event.slots > MOST_SLOTS:
        raise BadEvent(f"The event has {event.slots} slots; at most {MOST_SLOTS} are possible.")
    for slot, tables in enumerate(event.tables):
        if tables < 0:
            raise BadEvent(f"Slot {slot} has {tables} tables; a number of tables cannot be negative.")
        if tables > MOST_TABLES:
            raise BadEvent(f"Slot {slot} has {tables} tables; at most {MOST_TABLES} are possible.")
    if not any(event.tables):
        raise BadEvent("The event has 0 tables; meetings need at least one.")
    if event.goal not in ("most", "all"):
        raise BadEvent(f"The goal {event.goal!r} is unknown; it is 'most' or 'all'.")


def _check_people(event: Event) -> set[str]:
    people: dict[str, int] = {}
    for row, person in enumerate(event.people, 1):
        where = f"Person {person.id!r} (row {row})"
        if person.id in people:
            raise BadEvent(f"{where} is there already, in row {people[person.id]}; each person stands once.")
        people[person.id] = row
        _check_slots(person.unavailable, f"{where} is unavailable in", event.slots)
        if person.limit is not None and person.limit < 0:
            raise BadEvent(f"{where} has the limit {person.limit}; a limit of meetings cannot be negative.")
        if person.home is not None and not 0 <= person.home < max(event.tables):
            raise BadEvent(f"{where} has the home table {person.home}; tables are 0 to {max(event.tables) - 1}.")
    return set(people)


def _where(request: Request, row: int) -> str:
    """Name a request; asked for only where there is something to say, as most of many thousands are right."""
    return f"Request {request.id!r} (row {row})"


def _check_request(request: Request, row: int, people: set[str], slots: int) -> None:
    for person in (request.a, request.b):
        if person not in people:
            raise BadEvent(f"{_where(request, row)} names the unknown person {person!r}.")
    if request.a == request.b:
        raise BadEvent(f"{_where(request, row)} asks {request.a!r} to meet themselves.")
    if not math.isfinite(request.weight) or request.weight < 0:
        raise BadEvent(f"{_where(request, row)} has the weight {request.weight}; a weight is a number from 0 up.")
    if request.weight > MOST_WEIGHT:
        raise BadEvent(f"{_where(request, row)} has the weight {request.weight}; at most {MOST_WEIGHT:g} is possible.")
    if request.slots is not None:
        _check_slots(request.slots, f"{_where(request, row)} allows", slots)
    if request.fixed is not None:
        _check_slots((request.fixed,), f"{_where(request, row)} is fixed in", slots)


def _check_slots(named: Iterable[int], what: str, slots: int) -> None:
    for slot in named:
        if not 0 <= slot < slots:
            raise BadEvent(f"{what} slot {slot}, but slots are 0 to {slots - 1}.")


def _check_fixed(request: Request, row: int, fixed: dict[tuple[str, int], str]) -> None:
    if request.fixed is None:
        return
    for person in (request.a, request.b):
        other = fixed.setdefault((person, request.fixed), request.id)
        if other != request.id:
            raise BadEvent(
                f"{_where(request, row)} and request {other!r} are both fixed in slot {request.fixed}, but {person!r} can have one meeting."
            )
