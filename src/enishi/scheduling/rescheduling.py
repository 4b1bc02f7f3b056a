"""Change a settled timetable as little as possible: someone cancels, a table closes, a request is added."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from enishi.scheduling.checking import check_event
from enishi.scheduling.events import BadEvent, Event
from enishi.scheduling.explaining import explain
from enishi.scheduling.filling import fill
from enishi.scheduling.moving import fits, put, take
from enishi.scheduling.placing import Placed
from enishi.scheduling.problems import Integers, Problem
from enishi.scheduling.repairing import gained
from enishi.scheduling.selecting import select
from enishi.scheduling.tables import seat
from enishi.scheduling.timetables import Meeting, Timetable, Unmet, count_breaks

__all__ = ["Change", "Desk"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one call changed: requests *removed* and *placed*, and those *moved* with their slots before and after."""

    removed: tuple[str, ...]
    placed: tuple[str, ...]
    moved: tuple[tuple[str, int, int], ...]


class Desk:
    """A settled timetable under change. Meetings marked as printed are never moved.

    Each call moves at most two meetings for each gap it fills. Raises BadEvent where *timetable* breaks the rules of *event*.
    """

    def __init__(self, event: Event, timetable: Timetable) -> None:
        check_event(event)
        self._event = event
        self._problem = Problem.of(event)
        self._state = self._problem.empty()
        self._numbers = {request.id: number for number, request in enumerate(event.requests)}
        self._kept = {meeting.request: meeting for meeting in timetable.meetings}
        self._closed: set[tuple[int, int]] = set()
        self._cancelled: set[str] = set()
        at: dict[tuple[int, int], str] = {}
        for meeting in timetable.meetings:
            self._settle(meeting)
            self._sit(meeting, at)
        board = self._problem.board
        self._order = np.lexsort((np.arange(self._problem.requests), -board.gain)).astype(np.int64)

    def _settle(self, meeting: Meeting) -> None:
        board, state = self._problem.board, self._state
        number = self._numbers.get(meeting.request)
        if number is None:
            raise BadEvent(f"The timetable has a meeting of the unknown request {meeting.request!r}.")
        full = state.load[meeting.slot] >= board.tables[meeting.slot] or state.slot[number] >= 0
        for person in (board.a[number], board.b[number]):
            full = full or state.held[person] >= board.limit[person]
        if full or not fits(board, state, number, meeting.slot):
            raise BadEvent(
                f"The timetable breaks a rule of the event: {meeting.request!r} cannot be in slot {meeting.slot}."
            )
        put(board, state, number, meeting.slot)
        board.printed[number] = meeting.printed

    def _sit(self, meeting: Meeting, at: dict[tuple[int, int], str]) -> None:
        """Note in *at* who sits where; a meeting that has no table yet is given one later."""
        where = f"table {meeting.table} in slot {meeting.slot}"
        if meeting.table >= self._event.tables[meeting.slot]:
            raise BadEvent(f"The timetable has {meeting.request!r} at {where}, which the event has not.")
        other = at.setdefault((meeting.slot, meeting.table), meeting.request)
        if meeting.table >= 0 and other != meeting.request:
            raise BadEvent(f"The timetable has both {other!r} and {meeting.request!r} at {where}.")

    def cancel(self, person: str) -> Change:
        """Take all meetings of *person* out and fill the gaps."""
        place = next((place for place, each in enumerate(self._event.people) if each.id == person), None)
        if place is None:
            raise BadEvent(f"There is no person {person!r} to cancel.")
        before = self._state.slot.copy()
        board = self._problem.board
        theirs = np.flatnonzero((board.a == place) | (board.b == place))
        for number in theirs[before[theirs] >= 0]:
            take(board, self._state, number)
        board.mask[theirs] = 0
        self._cancelled.add(person)
        return self._fill(before, self._order)

    def close_table(self, slot: int, table: int) -> Change:
        """Do without *table* in *slot*: its meeting goes to a free table, else to another slot, else it is unmet."""
        board, before = self._problem.board, self._state.slot.copy()
        if not 0 <= slot < self._problem.slots or not 0 <= table < self._event.tables[slot]:
            raise BadEvent(f"There is no table {table} in slot {slot}.")
        if (slot, table) in self._closed:
            raise BadEvent(f"Table {table} in slot {slot} is closed already.")
        there = next((each for each in self._kept.values() if (each.slot, each.table) == (slot, table)), None)
        number = -1 if there is None or before[self._numbers[there.request]] != slot else self._numbers[there.request]
        if number >= 0 and board.printed[number]:
            raise BadEvent(f"Table {table} in slot {slot} has the printed meeting {self._event.requests[number].id!r}.")
        crowded = self._state.load[slot] >= board.tables[slot]
        out = self._lightest_in(slot) if crowded and number < 0 else number
        self._closed.add((slot, table))
        board.tables[slot] -= 1
        if not crowded:
            return self._fill(before, self._order[:0])
        take(board, self._state, out)
        return self._fill(before, np.concatenate([np.array([out], np.int64), self._order]))

    def _lightest_in(self, slot: int) -> int:
        board = self._problem.board
        there = np.flatnonzero((self._state.slot == slot) & (board.printed == 0))
        if not len(there):
            raise BadEvent(f"Every meeting in slot {slot} is printed; no table can be closed.")
        return int(there[np.argmin(board.gain[there])])

    def add(self, request: str) -> Change:
        """Place *request*, which the event has and the timetable has not, moving at most two others."""
        number = self._numbers.get(request)
        if number is None:
            raise BadEvent(f"There is no request {request!r} to add.")
        return self._fill(self._state.slot.copy(), np.array([number], np.int64))

    def _fill(self, before: Integers, order: Integers) -> Change:
        fill(self._problem.board, self._state, order)
        after = self._state.slot
        changed = np.flatnonzero(before != after).tolist()
        names = self._event.requests
        return Change(
            tuple(names[number].id for number in changed if after[number] < 0),
            tuple(names[number].id for number in changed if before[number] < 0),
            tuple(
                (names[number].id, int(before[number]), int(after[number]))
                for number in changed
                if before[number] >= 0 and after[number] >= 0
            ),
        )

    def event(self) -> Event:
        """Return the event as it now is: whoever cancelled is there in no slot. Closed tables still count, as tables are numbered."""
        everywhere = frozenset(range(self._event.slots))
        people = tuple(
            replace(person, unavailable=everywhere) if person.id in self._cancelled else person
            for person in self._event.people
        )
        return replace(self._event, people=people)

    def timetable(self) -> Timetable:
        """Return the timetable as it now is, with a bound of its own; tables stay where they can, also in the next one."""
        event, state = self.event(), self._state
        slots = {each.id: slot for each, slot in zip(event.requests, state.slot.tolist(), strict=True) if slot >= 0}
        meetings = seat(event, slots, self._kept.values(), self._closed)
        self._kept = {meeting.request: meeting for meeting in meetings}
        value = sum(request.weight for request in event.requests if request.id in slots)
        placed = Placed(state, int(gained(self._problem.board, state)), select(self._problem, 1.0).bound)
        return Timetable(
            meetings, tuple(self._unmet()), value, placed.bound_of_weight(self._problem, value), placed.proven,
            sum(count_breaks(event, meetings).values()),
        )  # fmt: skip

    def _unmet(self) -> Iterable[Unmet]:
        for unmet in explain(self._problem, self._state):
            request = self._event.requests[self._numbers[unmet.request]]
            gone = tuple(person for person in (request.a, request.b) if person in self._cancelled)
            reason = f"{' and '.join(gone)} cancelled."
            yield Unmet(unmet.request, reason, "cancelled", gone) if gone else unmet
