"""Number the tables of each slot so that people stay where they are: at their home table, else at the one they had before.

Slot by slot, meetings whose people have a home there come first, then those who would stay, then the rest from the lowest
free table up; ties in the order of the event. Linear in meetings and tables, and good, but without proof of fewest changes.
"""

from collections import defaultdict
from collections.abc import Iterable

from enishi.scheduling.events import Event
from enishi.scheduling.problems import people_of
from enishi.scheduling.timetables import Meeting

__all__ = ["count_table_changes", "seat"]


def seat(event: Event, slots: dict[str, int], kept: Iterable[Meeting] = ()) -> tuple[Meeting, ...]:
    """Return meetings for the requests of *slots* (request to slot); those *kept* that still stand there keep their tables."""
    people = people_of(event)
    homes = {person.id: person.home for person in event.people if person.home is not None}
    settled = {meeting.request: meeting for meeting in kept if slots.get(meeting.request) == meeting.slot}
    by_slot: dict[int, list[str]] = defaultdict(list)
    for asked in event.requests:
        if asked.id in slots:
            by_slot[slots[asked.id]].append(asked.id)
    last: dict[str, int] = {}
    meetings = []
    for slot in sorted(by_slot):
        taken = {settled[request].table: request for request in by_slot[slot] if request in settled}
        seated = {request: table for table, request in taken.items()}
        for places in (homes, last):
            for request in by_slot[slot]:
                wanted = [places[person] for person in people[request] if person in places]
                table = next((each for each in wanted if each not in taken and each < event.tables[slot]), None)
                if request not in seated and table is not None:
                    taken[table], seated[request] = request, table
        free = iter(table for table in range(event.tables[slot]) if table not in taken)
        for request in by_slot[slot]:
            table = seated[request] if request in seated else next(free)
            printed = request in settled and settled[request].printed
            meetings.append(Meeting(request, slot, table, printed))
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
