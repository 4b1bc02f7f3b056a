"""A timetable: what was placed where, what was not and why, and how good it can be shown to be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from enishi.scheduling.events import Event

__all__ = ["Meeting", "Timetable", "Unmet", "count_breaks", "runs_of"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A placed request. One that is *printed* is never moved by re-scheduling."""

    request: str
    slot: int
    table: int
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Unmet:
    """A request that was not placed.

    *code* is "no_common_slot", "person_full" (*about*: who), "tables_full" (*about*: slots), "outweighed" (*about*: the
    requests that stand in its way) or "cancelled"; *reason* says it in a sentence.
    """

    request: str
    reason: str
    code: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timetable:
    """The answer. No timetable has a larger total weight than *bound*; *proven* says that *value* reaches it.

    *breaks* counts runs of free slots between two meetings of one person, *breaks_bound* is the fewest that any timetable
    that places the same requests has, as far as shown. *conflict* names a smallest set of "must" and "fixed" demands
    that cannot stand together, one sentence each; it is empty where all of them are met.
    """

    meetings: tuple[Meeting, ...]
    unmet: tuple[Unmet, ...]
    value: float
    bound: float
    proven: bool
    breaks: int
    breaks_bound: int = 0
    conflict: tuple[str, ...] = ()

    @property
    def fewest_breaks(self) -> bool:
        """Whether no timetable that places the same requests has fewer breaks."""
        return self.breaks == self.breaks_bound


def runs_of(slots: Iterable[int]) -> int:
    """Return how many runs of neighbouring slots there are: one more than there are breaks."""
    order = sorted(slots)
    return sum(index == 0 or slot - order[index - 1] > 1 for index, slot in enumerate(order))


def count_breaks(event: Event, meetings: Iterable[Meeting]) -> dict[str, int]:
    """Return the number of breaks of each person who meets anyone."""
    people = {request.id: (request.a, request.b) for request in event.requests}
    busy: dict[str, list[int]] = defaultdict(list)
    for meeting in meetings:
        for person in people[meeting.request]:
            busy[person].append(meeting.slot)
    return {person: runs_of(slots) - 1 for person, slots in busy.items()}
