"""Make a directory from a dump: one SQLite file, ready whole or not at all."""

import json
import math
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from enishi.organisations.dump import BadDump, organisations_in
from enishi.organisations.japanese import is_japanese, learn_words, pieces
from enishi.organisations.keys import name_key
from enishi.organisations.sounding import skeleton
from enishi.organisations.wording import word_texts

__all__ = ["COVERED", "BadDump", "Loaded", "load_dump", "weight_of"]

# A name is looked for by as many of its rarest words as a text must hold one of to hold this share of its weight.
COVERED = 0.66

_TABLES = """
CREATE TABLE organisation (n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, country TEXT, city TEXT, region TEXT, status TEXT,
  types TEXT, parents TEXT, successor TEXT);
CREATE TABLE name (n INTEGER PRIMARY KEY, organisation INTEGER, text TEXT, kind TEXT, language TEXT, words TEXT);
CREATE TABLE word (word TEXT PRIMARY KEY, names INTEGER) WITHOUT ROWID;
CREATE TABLE key (key TEXT, organisation INTEGER, text TEXT, PRIMARY KEY (key, organisation, text)) WITHOUT ROWID;
CREATE TABLE found (word TEXT, name INTEGER, organisation INTEGER, kind TEXT, words TEXT, PRIMARY KEY (word, name)) WITHOUT ROWID;
CREATE TABLE posting (word TEXT, organisation INTEGER, PRIMARY KEY (word, organisation)) WITHOUT ROWID;
CREATE TABLE translation (word TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID;
CREATE TABLE country (words TEXT, country TEXT, PRIMARY KEY (words, country)) WITHOUT ROWID;
CREATE TABLE told (key TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE origin (name TEXT);
CREATE TEMP TABLE raw (word TEXT, name INTEGER, organisation INTEGER, kind TEXT, words TEXT);
CREATE TEMP TABLE sounds (word TEXT, organisation INTEGER);
"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much a dump held, and how many names that a person had told were kept."""

    organisations: int
    names: int
    kept: int


def weight_of(names: int, total: int) -> float:
    """Return the weight of a word that *names* of *total* names have."""
    return math.log((total + 1) / (names + 0.5))


def load_dump(
    dump: Path, directory: Path, *, read: Callable[[int], None] = lambda _count: None, translate: bool = True
) -> Loaded:
    """Make the directory at *directory* from *dump*; what a person told the one before is kept. Raises BadDump."""
    fresh = directory.with_name(f"{directory.name}.{os.getpid()}.new")
    directory.parent.mkdir(parents=True, exist_ok=True)
    fresh.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(fresh, isolation_level=None)
        try:
            connection.executescript(
                f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; {_TABLES} BEGIN;"
            )
            counts = _fill(connection, dump, read)
            _index(connection, counts, translate=translate)
            kept = _keep_told(connection, directory)
            connection.execute("INSERT INTO origin VALUES (?)", (dump.name.split(".json")[0].removesuffix(".zip"),))
            connection.execute("COMMIT")
            connection.execute("ANALYZE")
            organisations, names = (
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 (the two names stand right here)
                for table in ("organisation", "name")
            )
        finally:
            connection.close()
        if not organisations:
            raise BadDump(f"{dump}: no organisation in it")
        fresh.replace(directory)
    finally:
        fresh.unlink(missing_ok=True)
    return Loaded(organisations, names, kept)


def _fill(connection: sqlite3.Connection, dump: Path, read: Callable[[int], None]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for number, record in enumerate(organisations_in(dump, read=read)):
        try:
            row, names = _row(number, record), list(_names(record))
        except (KeyError, TypeError, AttributeError) as error:
            raise BadDump(f"{dump}: record {number + 1} is not in schema v2 ({error})") from error
        connection.execute("INSERT OR IGNORE INTO organisation VALUES (?,?,?,?,?,?,?,?,?,?)", row)
        for text, kind, language, country in names:
            words = word_texts(text)
            counts.update(set(words))
            connection.execute(
                "INSERT INTO name (organisation, text, kind, language, words) VALUES (?,?,?,?,?)",
                (number, text, kind, language, " ".join(words)),
            )
            connection.execute("INSERT OR IGNORE INTO key VALUES (?,?,?)", (name_key(text), number, text))
            if country:
                connection.execute("INSERT OR IGNORE INTO country VALUES (?,?)", country)
    return counts


def _row(number: int, record: dict[str, Any]) -> tuple[Any, ...]:
    place = record["locations"][0]["geonames_details"] if record["locations"] else {}
    ties: dict[str, list[str]] = {}
    for tie in record.get("relationships", []):
        ties.setdefault(tie["type"], []).append(tie["id"].removeprefix("https://ror.org/"))
    names = record["names"]
    shown = next((n["value"] for n in names if "ror_display" in n["types"]), names[0]["value"] if names else "")
    return (
        number,
        record["id"].removeprefix("https://ror.org/"),
        shown,
        place.get("country_code") or "",
        " ".join(word_texts(place.get("name") or "")),
        " ".join(word_texts(place.get("country_subdivision_name") or "")),
        record.get("status", "active"),
        " ".join(record.get("types", [])),
        " ".join(ties.get("parent", [])),
        " ".join(ties.get("successor", [])[:1]),
    )


def _names(record: dict[str, Any]) -> Iterator[tuple[str, str, str, tuple[str, str] | None]]:
    place = record["locations"][0]["geonames_details"] if record["locations"] else {}
    country = place.get("country_name") or ""
    for name in record["names"]:
        # The registry tells branches of a company apart by the country in brackets; no text says it so.
        text = name["value"].removesuffix(f" ({country})").strip()
        kind = "acronym" if "acronym" in name["types"] else ("name" if "label" in name["types"] else "alias")
        told = (" ".join(word_texts(country)), place.get("country_code") or "")
        yield text, kind, name["lang"] or "", told if all(told) else None


def _index(connection: sqlite3.Connection, counts: Counter[str], *, translate: bool) -> None:
    total = connection.execute("SELECT count(*) FROM name").fetchone()[0]
    connection.executemany("INSERT INTO word VALUES (?,?)", sorted(counts.items()))
    rows = connection.execute("SELECT n, organisation, kind, words FROM name WHERE words != ''")
    for number, organisation, kind, joined in rows.fetchall():
        words = joined.split()
        for word in _rarest(words, counts, total):
            connection.execute("INSERT INTO raw VALUES (?,?,?,?,?)", (word, number, organisation, kind, joined))
        if kind != "acronym":
            connection.executemany("INSERT INTO sounds VALUES (?,?)", ((s, organisation) for s in _sounds(words)))
    connection.execute("CREATE INDEX name_of ON name (organisation)")
    connection.execute("INSERT OR IGNORE INTO found SELECT * FROM raw ORDER BY word, name")
    connection.execute("INSERT OR IGNORE INTO posting SELECT * FROM sounds ORDER BY word, organisation")
    if translate:
        learned = learn_words(_pairs(connection))
        connection.executemany("INSERT INTO translation VALUES (?,?)", ((w, json.dumps(t)) for w, t in learned.items()))


def _rarest(words: list[str], counts: Counter[str], total: int) -> list[str]:
    weights = {word: weight_of(counts[word], total) for word in words}
    room = (1 - COVERED) * sum(weights.values())
    chosen = []
    for word in sorted(weights, key=lambda word: -weights[word]):
        chosen.append(word)
        room -= weights[word]
        if room < 0:
            break
    return chosen


def _sounds(words: list[str]) -> set[str]:
    joined = [*words, *(first + second for first, second in pairwise(words))]
    return {*words, *(f"~{bones}" for word in joined if len(bones := skeleton(word)) > 1)}


def _pairs(connection: sqlite3.Connection) -> list[tuple[list[str], list[str]]]:
    rows = connection.execute(
        "SELECT organisation, text, kind, words FROM name WHERE kind != 'acronym' ORDER BY organisation, kind DESC"
    )
    japanese: dict[int, list[str]] = {}
    foreign: dict[int, list[str]] = {}
    for organisation, text, _kind, words in rows:
        if is_japanese(text):
            if organisation not in japanese:
                japanese[organisation] = [piece.text for piece in pieces(text)]
        elif words and organisation not in foreign:
            foreign[organisation] = words.split()
    return [(japanese[number], foreign[number]) for number in japanese if number in foreign]


def _keep_told(connection: sqlite3.Connection, directory: Path) -> int:
    if not directory.exists():
        return 0
    before = sqlite3.connect(f"file:{directory}?mode=ro", uri=True)
    try:
        told = before.execute("SELECT key, id FROM told").fetchall()
    finally:
        before.close()
    connection.executemany("INSERT INTO told VALUES (?,?)", told)
    return len(told)
