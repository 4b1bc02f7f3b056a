"""What a process keeps of what it computed from the record, each under the version of the record it was computed from.

Nothing here is ever wrong: a version that is over is never asked for again. It is only forgotten, the longest unused first.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection

__all__ = ["Kept", "Version", "present_version", "reading"]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Version:
    """The version of the whole record, and of what partners are counted from (``RecordVersion``)."""

    record: str
    ledger: str


_reading: ContextVar[Version | None] = ContextVar("_reading", default=None)


@contextmanager
def reading(version: Version) -> Iterator[None]:
    """Take *version* as the present one for as long as one page is computed, so that it is asked for once.

    What is fetched meanwhile may be newer, never older, and a version that is over is not asked for again.
    """
    token = _reading.set(version)
    try:
        yield
    finally:
        _reading.reset(token)


def present_version() -> Version | None:
    """Return the version that the database is at now; None where it keeps none, so that nothing may be kept. One query."""
    if known := _reading.get():
        return known
    with connection.cursor() as cursor:
        cursor.execute("SELECT record, ledger FROM network_recordversion")
        row = cursor.fetchone()
    return Version(*row) if row else None


class Kept(Generic[_Value]):
    """Values by key, together at most *room* in the units of *size* (default: how many they are)."""

    def __init__(self, room: int, size: Callable[[_Value], int] | None = None) -> None:
        self._room, self._size = room, size or (lambda _value: 1)
        self._values: OrderedDict[Hashable, tuple[_Value, int]] = OrderedDict()
        self._taken = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> _Value | None:
        """Return the value of *key*, None where it is not kept."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: _Value) -> None:
        """Keep *value*, in the place of others that were not used for longest. What is larger than all room is not kept."""
        size = self._size(value)
        if size > self._room:
            return
        with self._lock:
            self._drop(key)
            self._values[key] = value, size
            self._taken += size
            while self._taken > self._room:
                self._drop(next(iter(self._values)))

    def found(self, key: Hashable, compute: Callable[[], _Value]) -> _Value:
        """Return the value of *key*, computed where it is not kept."""
        value = self.get(key)
        if value is None:
            value = compute()
            self.put(key, value)
        return value

    def _drop(self, key: Hashable) -> None:
        _value, size = self._values.pop(key, (None, 0))
        self._taken -= size
