"""Vectors by content hash, kept in a file of the data folder and, those used last, in memory. Lost, they are made anew."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock

from enishi.matching.encoding import FileStore, Vectors

__all__ = ["VectorFile"]

_IN_MEMORY = 20_000  # vectors of 2 kB


class VectorFile:
    """A store that the threads of a process, and the processes of a machine, may share."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._latest: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = Lock()

    def read(self, keys: Sequence[bytes]) -> Mapping[bytes, Vectors]:
        """Return those of *keys* that are kept."""
        with self._lock:
            found = {key: self._latest[key] for key in keys if key in self._latest}
        missing = [key for key in keys if key not in found]
        if missing:
            store = FileStore(self._path)  # a connection of SQLite belongs to the thread that opened it
            try:
                more = store.read(missing)
            finally:
                store.close()
            self._remember(more)
            found.update(more)
        return found

    def write(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Keep *vectors*."""
        store = FileStore(self._path)
        try:
            store.write(vectors)
        finally:
            store.close()
        self._remember(vectors)

    def forget(self) -> None:
        """Keep nothing, in the file either."""
        with self._lock:
            self._latest.clear()
        if self._path.exists():
            store = FileStore(self._path)
            try:
                store.clear()
            finally:
                store.close()

    def _remember(self, vectors: Mapping[bytes, Vectors]) -> None:
        with self._lock:
            self._latest.update(vectors)
            while len(self._latest) > _IN_MEMORY:
                self._latest.popitem(last=False)
