"""What is asked of a timetable: people, requests, slots and tables, as frozen records."""

from dataclasses import dataclass

__all__ = ["MOST_SLOTS", "MOST_TABLES", "MOST_WEIGHT", "BadEvent", "Event", "Person", "Request"]

# A person's free slots are one machine word; that is what makes the search fast.
MOST_SLOTS = 64
# Tables are listed one by one; no hall has so many.
MOST_TABLES = 100_000
# Weights are compared as whole numbers of 64 bits.
MOST_WEIGHT = 1e12


class BadEvent(ValueError):
    """The event cannot be read or contradicts itself; the message is one sentence that names the row."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who meets others. *home* is the table where they stay where that can be (a booth)."""

    id: str
    unavailable: frozenset[int] = frozenset()
    limit: int | None = None
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A wished meeting of two people. *slots* are those it may take (None: any), *fixed* the only one."""

    id: str
    a: str
    b: str
    weight: float = 1.0
    must: bool = False
    slots: frozenset[int] | None = None
    fixed: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event. *tables* has one number per slot; in *before*, the first request is strictly earlier than the second.

    *goal* is "most" (largest weight, then fewest breaks) or "all" (every request placed, then fewest breaks, spread so that
    nobody has over two more than another). *halves* is the number of slots in the morning, for those who print it.
    """

    tables: tuple[int, ...]
    people: tuple[Person, ...]
    requests: tuple[Request, ...]
    before: tuple[tuple[str, str], ...] = ()
    goal: str = "most"
    halves: int | None = None

    @property
    def slots(self) -> int:
        """The number of slots."""
        return len(self.tables)
