"""Make a directory from a dump: one SQLite file, ready whole or not at all."""

import json
import math
import os
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

from enishi.organisations.dump import BadDump, organisations_in
from enishi.organisations.japanese import is_japanese, pieces
from enishi.organisations.keys import name_key
from enishi.organisations.lexicon import learn_words
from enishi.organisations.sounding import hepburn, sounds_of
from enishi.organisations.wording import GENERIC, word_texts

__all__ = ["COVERED", "ENDS", "BadDump", "Loaded", "load_dump", "weight_of"]

# A name is looked for by as many of its rarest words as a text must hold one of to hold this share of its weight.
COVERED = 0.66
# Foreign names of one organisation that its Japanese name is learned from.
_TAUGHT = 3
_MOST = 800
# Consonants at either end of a whole name by which one that differs between them is found.
ENDS = 3
_WHOLE = 4  # words of a name that may be heard as one

_TABLES = """
CREATE TABLE organisation (n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, country TEXT, city TEXT, region TEXT, status TEXT,
  types TEXT, parents TEXT, successor TEXT);
CREATE TABLE name (n INTEGER PRIMARY KEY, organisation INTEGER, text TEXT, kind TEXT, language TEXT, words TEXT);
CREATE TABLE word (word TEXT PRIMARY KEY, names INTEGER) WITHOUT ROWID;
CREATE TABLE key (key TEXT, organisation INTEGER, text TEXT, PRIMARY KEY (key, organisation, text)) WITHOUT ROWID;
CREATE TABLE found (word TEXT, name INTEGER, organisation INTEGER, kind TEXT, words TEXT, PRIMARY KEY (word, name)) WITHOUT ROWID;
CREATE TABLE posting (word TEXT PRIMARY KEY, organisations BLOB) WITHOUT ROWID;
CREATE TABLE sound (bones TEXT PRIMARY KEY, heard TEXT, words TEXT) WITHOUT ROWID;
CREATE TABLE translation (word TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID;
CREATE TABLE country (words TEXT, country TEXT, PRIMARY KEY (words, country)) WITHOUT ROWID;
CREATE TABLE told (key TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE origin (name TEXT);
CREATE TEMP TABLE raw (word TEXT, name INTEGER);
CREATE TEMP TABLE sounds (word TEXT, organisation INTEGER);
CREATE TEMP TABLE spoken (bones TEXT, heard TEXT, word TEXT);
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
                f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-64000; {_TABLES} BEGIN;"
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
    countries: set[tuple[str, str]] = set()
    for number, record in enumerate(organisations_in(dump, read=read)):
        try:
            row, names, country = _row(number, record), list(_names(record)), _country(record)
        except (KeyError, TypeError, AttributeError) as error:
            raise BadDump(f"{dump}: record {number + 1} is not in schema v2 ({error})") from error
        connection.execute("INSERT OR IGNORE INTO organisation VALUES (?,?,?,?,?,?,?,?,?,?)", row)
        worded = [word_texts(text) for text, _kind, _language in names]
        for words in worded:
            counts.update(set(words))
        connection.executemany(
            "INSERT INTO name (organisation, text, kind, language, words) VALUES (?,?,?,?,?)",
            [(number, *name, " ".join(words)) for name, words in zip(names, worded, strict=True)],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO key VALUES (?,?,?)",
            [(name_key(text), number, text) for text, _kind, _language in names],
        )
        if names and all(country):
            countries.add(country)
    connection.executemany("INSERT INTO country VALUES (?,?)", sorted(countries))
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
        _placed(place.get("name") or ""),
        _placed(place.get("country_subdivision_name") or ""),
        record.get("status", "active"),
        " ".join(record.get("types", [])),
        " ".join(ties.get("parent", [])),
        " ".join(ties.get("successor", [])[:1]),
    )


def _names(record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    place = record["locations"][0]["geonames_details"] if record["locations"] else {}
    country = place.get("country_name") or ""
    for name in record["names"]:
        # The registry tells branches of a company apart by the country in brackets; no text says it so.
        text = name["value"].removesuffix(f" ({country})").strip()
        kind = "acronym" if "acronym" in name["types"] else ("name" if "label" in name["types"] else "alias")
        yield text, kind, name["lang"] or ""


def _country(record: dict[str, Any]) -> tuple[str, str]:
    place = record["locations"][0]["geonames_details"] if record["locations"] else {}
    return _placed(place.get("country_name") or ""), place.get("country_code") or ""


@lru_cache(maxsize=20_000)
def _placed(place: str) -> str:
    return " ".join(word_texts(place))


def _index(connection: sqlite3.Connection, counts: Counter[str], *, translate: bool) -> None:
    connection.executemany("INSERT INTO word VALUES (?,?)", sorted(counts.items()))
    connection.execute("CREATE INDEX name_of ON name (organisation)")
    connection.executemany("INSERT INTO raw VALUES (?,?)", _looked_for(connection, counts))
    connection.execute(
        "INSERT INTO found SELECT word, n, organisation, kind, words FROM raw JOIN name ON n = raw.name ORDER BY word, n"
    )
    connection.execute("DROP TABLE raw")  # what is sorted next needs the room
    connection.executemany("INSERT INTO sounds VALUES (?,?)", _sounding(connection))
    connection.executemany("INSERT INTO posting VALUES (?,?)", _postings(connection))
    connection.execute("DROP TABLE sounds")
    connection.executemany("INSERT INTO spoken VALUES (?,?,?)", _spoken(connection))
    connection.executemany("INSERT INTO sound VALUES (?,?,?)", _by_sound(connection))
    connection.execute("DROP TABLE spoken")
    if translate:
        learned = learn_words(_pairs(connection))
        connection.executemany("INSERT INTO translation VALUES (?,?)", ((w, json.dumps(t)) for w, t in learned.items()))


def _looked_for(connection: sqlite3.Connection, counts: Counter[str]) -> Iterator[tuple[str, int]]:
    total = connection.execute("SELECT count(*) FROM name").fetchone()[0]
    for number, words in connection.execute("SELECT n, words FROM name WHERE words != ''"):
        yield from ((word, number) for word in _rarest(words.split(), counts, total))


def _sounding(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    query = "SELECT organisation, words FROM name WHERE words != '' AND kind != 'acronym' ORDER BY n"  # organisation by organisation
    for organisation, rows in groupby(connection.execute(query), key=itemgetter(0)):
        sounds: set[str] = set().union(*(_sounds(words.split()) for _organisation, words in rows))
        yield from ((sound, organisation) for sound in sounds)


def _postings(connection: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """Each word with its organisations; one that very many have tells nothing and is left out."""
    rows = connection.execute("SELECT word, organisation FROM sounds ORDER BY word, organisation")
    for word, held in groupby(rows, key=itemgetter(0)):
        organisations = array("I", (organisation for _word, organisation in held))
        if len(organisations) <= _MOST:
            yield word, organisations.tobytes()


def _spoken(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Each word with the skeletons by which it may be heard, and how it sounds then."""
    for (word,) in connection.execute("SELECT word FROM posting"):
        for bones, heard in sounds_of(word.removeprefix("^")).by_skeleton:
            if bones:
                yield bones, heard, word
            if len(bones) > ENDS and word.startswith("^"):
                yield f"{bones[:ENDS]}-", heard, word
                yield f"-{bones[-ENDS:]}", heard, word


def _by_sound(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    rows = connection.execute("SELECT bones, heard, word FROM spoken ORDER BY bones")
    for bones, entries in groupby(rows, key=itemgetter(0)):
        _bones, heard, words = zip(*entries, strict=True)
        yield bones, " ".join(heard), " ".join(words)


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
    """What a name is looked for by where it is heard: its words, as romanised too, and words that may be one in Japanese."""
    found = set(words)
    for word in words:
        found |= _romanised(word)
    if len(words) <= _WHOLE:
        found.add(f"^{''.join(words)}")
        pairs = ((one, other) for one, other in pairwise(words) if one not in GENERIC and other not in GENERIC)
        found.update(one + other for one, other in pairs)
    return found


@lru_cache(maxsize=100_000)
def _romanised(word: str) -> frozenset[str]:
    written = hepburn(word)
    return frozenset([written]) if len(word) < 4 or written != word else frozenset()


def _pairs(connection: sqlite3.Connection) -> list[tuple[list[str], list[str]]]:
    rows = connection.execute(
        "SELECT organisation, text, kind, words FROM name WHERE kind != 'acronym' ORDER BY organisation, kind DESC"
    )
    japanese: dict[int, list[str]] = {}
    foreign: dict[int, dict[str, None]] = defaultdict(dict)
    for organisation, text, _kind, words in rows:
        if is_japanese(text):
            if organisation not in japanese:
                japanese[organisation] = [piece.text for piece in pieces(text)]
        elif words:
            foreign[organisation][words] = None
    return [(said, words.split()) for n, said in japanese.items() for words in list(foreign[n])[:_TAUGHT]]


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
