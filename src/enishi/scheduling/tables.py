"""Number the tables of each slot so that people stay where they are: at their home table, else at the one they had before.

Slot by slot, meetings whose people have a home there come first, then those who would stay, then the rest from the lowest
free table up; ties in the order of the event. Linear in meetings and tables, and good, but without proof of fewest changes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from enishi.scheduling.events import Event
from enishi.scheduling.problems import people_of
from enishi.scheduling.timetables import Meeting

__all__ = ["count_table_changes", "seat"]


def seat(
    event: Event, slots: dict[str, int], kept: Iterable[Meeting] = (), closed: Collection[tuple[int, int]] = ()
) -> tuple[Meeting, ...]:
    """Return meetings for the requests of *slots* (request to slot); those *kept* that still stand there keep their tables.

    Nobody sits at a table that is *closed*: pairs (slot, table).
    """
    people = people_of(event)
    homes = {person.id: person.home for person in event.people if person.home is not None}
    settled = {
        each.request: each for each in kept
        if slots.get(each.request) == each.slot and each.table >= 0 and (each.slot, each.table) not in closed
    }  # fmt: skip
    by_slot: dict[int, list[str]] = defaultdict(list)
    for asked in event.requests:
        if asked.id in slots:
            by_slot[slots[asked.id]].append(asked.id)
    last: dict[str, int] = {}
    meetings = []
    for slot in sorted(by_slot):
        open_ = {table for table in range(event.tables[slot]) if (slot, table) not in closed}
        seated = {request: settled[request].table for request in by_slot[slot] if request in settled}
        open_ -= set(seated.values())
        for places in (homes, last):
            for request in by_slot[slot]:
                wanted = [places[person] for person in people[request] if places.get(person, -1) in open_]
                if request not in seated and wanted:
                    seated[request] = wanted[0]
                    open_.remove(wanted[0])
        rest = iter(sorted(open_))
        for request in by_slot[slot]:
            table = seated[request] if request in seated else next(rest)
            meetings.append(Meeting(request, slot, table, request in settled and settled[request].printed))
            last.update(dict.fromkeys(people[request], table))
    return tuple(meetings)


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
