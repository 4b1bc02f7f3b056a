"""Texts as vectors: what an encoder promises, and vectors that are made once and kept."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder", "FileStore", "Kept", "MemoryStore", "Store", "Vectors", "in_batches"]

Vectors = NDArray[np.float32]
_AT_ONCE = 500  # keys in one question to SQLite, below its limit of variables


class Encoder(Protocol):
    """Turns texts into vectors. *name* and *version* stand on every vector that is kept: others never mix with them."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (len(texts), dimensions) float32, each row of length 1, or of length 0 for a text without words."""
        ...


def in_batches(
    texts: Sequence[str], dimensions: int, at_once: int, encode: Callable[[list[str]], NDArray[np.floating]]
) -> Vectors:
    """Return (len(texts), dimensions): what *encode* makes of *at_once* texts at a time, rows of 0 for texts without words."""
    made = np.zeros((len(texts), dimensions), np.float32)
    said = [place for place, text in enumerate(texts) if text.strip()]
    for start in range(0, len(said), at_once):
        some = said[start : start + at_once]
        made[some] = encode([texts[place] for place in some])
    return made


class Store(Protocol):
    """Where vectors are kept, by key."""

    def read(self, keys: Sequence[bytes]) -> Mapping[bytes, Vectors]: ...
    def write(self, vectors: Mapping[bytes, Vectors]) -> None: ...


class MemoryStore:
    """Vectors in memory."""

    def __init__(self) -> None:
        self._vectors: dict[bytes, Vectors] = {}

    def read(self, keys: Sequence[bytes]) -> Mapping[bytes, Vectors]:
        """Return those of *keys* that are kept."""
        return {key: self._vectors[key] for key in keys if key in self._vectors}

    def write(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Keep *vectors*."""
        self._vectors.update(vectors)


class FileStore:
    """Vectors in a file that several processes may share."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=20, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")

    def read(self, keys: Sequence[bytes]) -> Mapping[bytes, Vectors]:
        """Return those of *keys* that are kept."""
        found: dict[bytes, Vectors] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(f"SELECT key, value FROM vector WHERE key IN ({marks})", some)  # noqa: S608 (marks alone)
            found.update((key, np.frombuffer(value, np.float32)) for key, value in rows)
        return found

    def write(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Keep *vectors*, all or none."""
        rows = [(key, np.asarray(value, np.float32).tobytes()) for key, value in vectors.items()]
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
        self._connection.execute("COMMIT")

    def clear(self) -> None:
        """Keep nothing, and leave nothing in the file."""
        self._connection.execute("DELETE FROM vector")
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class Kept:
    """An encoder that encodes no text twice: its vectors are kept by encoder, version and the text's hash."""

    def __init__(self, encoder: Encoder, store: Store) -> None:
        self._encoder, self._store = encoder, store
        self.name, self.version, self.dimensions = encoder.name, encoder.version, encoder.dimensions
        self._prefix = f"{self.name}\0{self.version}\0".encode()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode what is new among *texts* and return all."""
        keys = [sha256(self._prefix + text.encode()).digest() for text in texts]
        found = dict(self._store.read(list(dict.fromkeys(keys))))
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if new:
            made = dict(zip(new, self._encoder.encode(list(new.values())), strict=True))
            self._store.write(made)
            found.update(made)
        return np.array([found[key] for key in keys], np.float32).reshape(len(keys), self.dimensions)
