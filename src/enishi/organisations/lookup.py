"""What resolving asks of the file: postings, names, weights, places."""

import json
import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from enishi.organisations.loading import weight_of

__all__ = ["Found", "Lookup", "NoDirectory", "Record"]


class NoDirectory(Exception):
    """There is no directory at the path, or it is none of ours."""


@dataclass(frozen=True, slots=True)
class Record:
    """An organisation of the directory. *city* and *region* are words, *parents* ROR ids."""

    number: int
    id: str
    name: str
    country: str
    city: str
    region: str
    status: str
    types: str
    parents: str
    successor: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name that has one of the words looked for."""

    name: int
    organisation: int
    kind: str
    words: str


class Lookup:
    """Reads the file at *path*; may be shared by threads. Raises NoDirectory."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise NoDirectory(str(path))
        self.connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        try:
            self.total = max(1, self._one("SELECT max(n) FROM name"))
            self.size = self._one("SELECT count(*) FROM organisation")
            # A directory made before dumps were named in it has no such table.
            named = self._one("SELECT count(*) FROM sqlite_master WHERE name = 'origin'")
            self.origin = str(self.connection.execute("SELECT name FROM origin").fetchone()[0]) if named else ""
            self.connection.execute("PRAGMA mmap_size = 1073741824")
        except sqlite3.DatabaseError as error:
            self.connection.close()
            raise NoDirectory(str(path)) from error

    def _one(self, query: str) -> int:
        return int(self.connection.execute(query).fetchone()[0] or 0)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weight of each word."""
        rows = self.connection.execute("SELECT word, names FROM word")
        return {word: weight_of(names, self.total) for word, names in rows}

    @cached_property
    def _alike(self) -> dict[tuple[str, int], list[str]]:
        shelves: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self.weights:
            if len(word) > 4:
                shelves[word[:1], len(word)].append(word)
        return shelves

    @cached_property
    def countries(self) -> dict[tuple[str, ...], str]:
        """Country by the words of its name."""
        rows = self.connection.execute("SELECT words, country FROM country").fetchall()
        return {tuple(words.split()): country for words, country in rows}

    def weight(self, word: str) -> float:
        """Weight of *word*; a word of no name weighs as much as the rarest."""
        return self.weights.get(word) or weight_of(1, self.total)

    def corrected(self, word: str) -> str:
        """Return the word of the directory that *word*, which is in none of its names, is a slip of; else *word*."""
        if len(word) < 6 or word in self.weights or not word.isalpha():
            return word
        near = [w for length in (-1, 0, 1) for w in self._alike.get((word[:1], len(word) + length), ())]
        most = 1 if len(word) < 9 else 2
        best = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
        return best[0] if best else word

    def names_with(self, words: Iterable[str]) -> list[Found]:
        """Names looked for by one of *words*."""
        wanted = list(words)
        rows = self.connection.execute(
            f"SELECT name, organisation, kind, words FROM found WHERE word IN ({_marks(wanted)}) LIMIT 20000",  # noqa: S608 (marks alone)
            wanted,
        )
        return [Found(*row) for row in {row[0]: row for row in rows}.values()]

    def holders(self, words: Sequence[str], country: str | None = None) -> dict[str, Sequence[int]]:
        """Organisations (those in *country*, where one is given) by word; a word that very many have is left out."""
        query = f"SELECT word, organisations FROM posting WHERE word IN ({_marks(words)})"  # noqa: S608 (marks alone)
        found: dict[str, Sequence[int]] = {}
        for word, packed in self.connection.execute(query, list(words)):
            held = array("I", packed)
            found[word] = [n for n in held if self._country_of[n] == country] if country else held
        return found

    def spoken(self, skeletons: Sequence[str]) -> dict[str, tuple[list[str], list[str]]]:
        """How the words sound that leave one of *skeletons*, and the words, side by side."""
        query = f"SELECT bones, heard, words FROM sound WHERE bones IN ({_marks(skeletons)})"  # noqa: S608 (marks alone)
        found = self.connection.execute(query, list(skeletons))
        return {bones: (heard.split(" "), words.split(" ")) for bones, heard, words in found}

    @cached_property
    def _country_of(self) -> list[str]:
        """Country by number, for looking through thousands at once."""
        found = [""] * (1 + self._one("SELECT max(n) FROM organisation"))
        for number, country in self.connection.execute("SELECT n, country FROM organisation"):
            found[number] = sys.intern(country)
        return found

    def names_of(self, organisations: Sequence[int]) -> dict[int, list[tuple[str, list[str]]]]:
        """Texts and words of the names in Latin letters, but no acronyms, by organisation."""
        marks = _marks(organisations)
        within = f"SELECT n FROM name INDEXED BY name_of WHERE organisation IN ({marks})"  # noqa: S608 (marks alone)
        query = (
            f"SELECT organisation, text, words FROM name WHERE n IN ({within}) AND kind != 'acronym' AND words != ''"  # noqa: S608 (the same)
        )
        rows = self.connection.execute(query, list(organisations))
        found: dict[int, list[tuple[str, list[str]]]] = defaultdict(list)
        seen: set[tuple[int, str]] = set()
        for organisation, text, words in rows:
            if (organisation, words) not in seen:
                seen.add((organisation, words))
                found[organisation].append((text, words.split()))
        return found

    def keyed(self, keys: Sequence[str]) -> list[tuple[str, int, str]]:
        """Key, organisation and text of the names with one of *keys*."""
        query = f"SELECT key, organisation, text FROM key WHERE key IN ({_marks(keys)})"  # noqa: S608 (marks alone)
        return self.connection.execute(query, list(keys)).fetchall()

    def bearing(self, keys: Sequence[str]) -> list[tuple[int, str]]:
        """Organisation and kind of the names with one of *keys*."""
        query = (
            "SELECT key.organisation, name.kind FROM key JOIN name INDEXED BY name_of ON name.organisation = key.organisation "  # noqa: S608 (marks alone)
            f"AND name.text = key.text WHERE key.key IN ({_marks(keys)})"
        )
        return self.connection.execute(query, list(keys)).fetchall()

    def texts_of(self, organisation: int) -> list[str]:
        """All names of an organisation as written, the acronyms among them."""
        rows = self.connection.execute("SELECT text FROM name WHERE organisation = ? ORDER BY n", (organisation,))
        return [row[0] for row in rows]

    def number_of(self, id: str) -> int | None:  # noqa: A002 (the registry's own word)
        """The organisation of that ROR id."""
        row = self.connection.execute("SELECT n FROM organisation WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def records(self, numbers: Iterable[int]) -> dict[int, Record]:
        """The organisations of those numbers."""
        wanted = list(numbers)
        query = f"SELECT * FROM organisation WHERE n IN ({_marks(wanted)})"  # noqa: S608 (marks alone)
        return {row[0]: Record(*row) for row in self.connection.execute(query, wanted)}

    def translations(self, words: Sequence[str]) -> dict[str, dict[str, float]]:
        """What Japanese words mean, as learned from names in both languages."""
        query = f"SELECT word, words FROM translation WHERE word IN ({_marks(words)})"  # noqa: S608 (marks alone)
        return {word: json.loads(meant) for word, meant in self.connection.execute(query, list(words))}

    def text_of(self, name: int) -> str:
        """The name of that number as written."""
        return str(self.connection.execute("SELECT text FROM name WHERE n = ?", (name,)).fetchone()[0])

    def told(self, key: str) -> int | None:
        """The organisation that a person said *key* is."""
        row = self.connection.execute(
            "SELECT n FROM told JOIN organisation USING (id) WHERE told.key = ?", (key,)
        ).fetchone()
        return row[0] if row else None


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
