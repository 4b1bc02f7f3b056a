"""Number the tables of each slot so that people stay where they are: at their home table, else at the one they had before.

Slot by slot, meetings whose people have a home there come first, then those who would stay, then the rest from the lowest
free table up; ties in the order of the event. Linear in meetings and tables, and good, but without proof of fewest changes.
"""

from collections.abc import Collection, Iterable

import numpy as np

from enishi.scheduling.compiling import compiled
from enishi.scheduling.events import Event
from enishi.scheduling.problems import Flags, Integers, people_of
from enishi.scheduling.timetables import Meeting

__all__ = ["count_table_changes", "seat"]


def seat(
    event: Event, slots: dict[str, int], kept: Iterable[Meeting] = (), closed: Collection[tuple[int, int]] = ()
) -> tuple[Meeting, ...]:
    """Return meetings for the requests of *slots* (request to slot); those *kept* that still stand there keep their tables.

    Nobody sits at a table that is *closed*: pairs (slot, table).
    """
    asked = [request for request in event.requests if request.id in slots]
    if not asked:
        return ()
    asked.sort(key=lambda request: slots[request.id])
    settled = {
        each.request: each for each in kept
        if slots.get(each.request) == each.slot and each.table >= 0 and (each.slot, each.table) not in closed
    }  # fmt: skip
    places = {person.id: number for number, person in enumerate(event.people)}
    slot = np.array([slots[request.id] for request in asked], np.int64)
    pairs = np.array([[places[request.a], places[request.b]] for request in asked], np.int64)
    table = np.array([settled[each.id].table if each.id in settled else -1 for each in asked], np.int64)
    open_ = np.arange(max(event.tables)) < np.array(event.tables)[:, None]
    for each in closed:
        open_[each] = False
    open_[slot[table >= 0], table[table >= 0]] = False
    homes = np.array([-1 if person.home is None else person.home for person in event.people], np.int64)
    _number(slot, pairs, homes, open_, table)
    return tuple(
        Meeting(each.id, at, where, each.id in settled and settled[each.id].printed)
        for each, at, where in zip(asked, slot.tolist(), table.tolist(), strict=True)
    )


@compiled
def _number(slot: Integers, pairs: Integers, homes: Integers, open_: Flags, table: Integers) -> None:
    """Write to *table* those that are not there yet (-1), meetings in the order of *slot*; *open_*: slot by table."""
    last = np.full(len(homes), -1, np.int64)
    begin = 0
    while begin < len(slot):
        end = begin
        while end < len(slot) and slot[end] == slot[begin]:
            end += 1
        free = open_[slot[begin]]
        for wanted in (homes, last):
            for meeting in range(begin, end):
                for person in pairs[meeting]:
                    if table[meeting] < 0 and wanted[person] >= 0 and free[wanted[person]]:
                        table[meeting] = wanted[person]
                        free[wanted[person]] = False
        lowest = 0
        for meeting in range(begin, end):
            if table[meeting] < 0:
                while not free[lowest]:
                    lowest += 1
                table[meeting] = lowest
                free[lowest] = False
            last[pairs[meeting][0]] = table[meeting]
            last[pairs[meeting][1]] = table[meeting]
        begin = end


def count_table_changes(event: Event, meetings: Iterable[Meeting]) -> int:
    """Return how often someone's next meeting is at another table than the one before."""
    people = people_of(event)
    last: dict[str, int] = {}
    changes = 0
    for meeting in sorted(meetings, key=lambda each: each.slot):
        for person in people[meeting.request]:
            changes += last.get(person, meeting.table) != meeting.table
            last[person] = meeting.table
    return changes
