"""The directory of organisations: resolve a name, or an affiliation as it stands in a text, to its organisation."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from enishi.organisations.candidates import Band, Candidate
from enishi.organisations.choosing import choose
from enishi.organisations.cleaning import cleaned
from enishi.organisations.foreign import translated
from enishi.organisations.identity import Identity, identity_of
from enishi.organisations.japanese import is_japanese
from enishi.organisations.keys import name_key
from enishi.organisations.lookup import Lookup, NoDirectory, Record
from enishi.organisations.mentions import mentions
from enishi.organisations.places import countries_in
from enishi.organisations.wording import latin_words, word_texts

__all__ = ["Directory", "NoDirectory"]

# What may follow a university's name without being another organisation of its own.
_PARTS = (
    "学部",
    "大学院",
    "研究科",
    "学科",
    "学群",
    "学類",
    "学府",
    "学環",
    "理学",
    "工学",
    "医学",
    "農学",
    "薬学",
    "法学",
    "文学",
    "経済学",
)


class Directory:
    """The directory that ``load_dump`` made at *path*. Raises NoDirectory. May be shared by threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lookup = Lookup(path)

    def __len__(self) -> int:
        return self._lookup.size

    def resolve(self, text: str, country: str | None = None, *, limit: int = 10) -> list[Candidate]:
        """Return the organisations that *text* names, the certain ones first, each band by score.

        *country* (two letters) is where the organisation is known to be. Nothing found is an empty list.
        """
        found = self._by_key(text, country)
        if not found and is_japanese(text):
            found = [*self._opening(text, country), *translated(self._lookup, text, country)]
        if not found or not any(candidate.band is Band.CERTAIN for candidate in found):
            found += self._in_latin(text, country)
        best: dict[str, Candidate] = {}
        for candidate in sorted(found, key=lambda c: (c.band is Band.CERTAIN, c.score), reverse=True):
            best.setdefault(candidate.id, candidate)
        return list(best.values())[:limit]

    @property
    def origin(self) -> str:
        """The name of the dump that this was made from, which says its version ("v1.50-2024-07-29-ror-data"); "" if not noted."""
        return self._lookup.origin

    def identify(self, names: Iterable[str], country: str = "") -> Identity | None:
        """Return the organisation that *names* (all of one bearer, who is in *country* where that is known) are, beyond doubt.

        Much narrower than the certain answers of :meth:`resolve`: see :func:`identity_of`. None wherever doubt is left.
        """
        return identity_of(self._lookup, names, country)

    def names_of(self, id: str) -> list[str]:  # noqa: A002 (the registry's own word)
        """Return all names of the organisation of that ROR id; [] where the directory has none of that id."""
        number = self._lookup.number_of(id)
        return [] if number is None else self._lookup.texts_of(number)

    def tell(self, name: str, id: str) -> None:  # noqa: A002 (the registry's own word)
        """Note that a person said *name* is the organisation *id*; later dumps keep it."""
        with sqlite3.connect(self._path) as connection:
            connection.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (name_key(name), id))
        connection.close()

    def _by_key(self, text: str, country: str | None) -> list[Candidate]:
        key = name_key(text)
        told = self._lookup.told(key)
        if told is not None:
            record = self._lookup.records([told])[told]
            return [_candidate(record, text, 1.0, Band.CERTAIN, ("told",))]
        rows = {organisation: name for _key, organisation, name in self._lookup.keyed([key])}
        records = [r for r in self._lookup.records(rows).values() if not country or r.country == country]
        active = [r for r in records if r.status == "active"] or records
        # Three letters or fewer, or several bearers, do not tell one organisation.
        sure = len(active) == 1 and (len(key) > 4 or is_japanese(text)) and len(text.split(",")) == 1
        if not is_japanese(text) and not sure:
            return []
        band = Band.CERTAIN if sure else Band.LIKELY
        reasons = ("name",) if sure else ("name", "several")
        return [_candidate(r, rows[r.number], 1.0 if sure else 0.8, band, reasons, len(text)) for r in active]

    def _opening(self, text: str, country: str | None) -> list[Candidate]:
        """A Japanese name goes from the whole to the part: 東京大学大学院理学系研究科 begins with the university."""
        key = name_key(text)
        cuts = {key[:length]: length for length in range(4, len(key))}
        rows = sorted(self._lookup.keyed(list(cuts)), key=lambda row: -len(row[0]))
        rows = [row for row in rows if row[0] == rows[0][0]]
        records = self._lookup.records({organisation for _k, organisation, _t in rows})
        found = []
        for opening, organisation, name in rows:
            record = records[organisation]
            if country and record.country != country:
                continue
            part = key[cuts[opening] :].startswith(_PARTS)
            sure = part and len({row[1] for row in rows}) == 1
            band = Band.CERTAIN if sure else Band.LIKELY
            found.append(_candidate(record, name, 0.95 if sure else 0.6, band, ("name", "part"), len(opening)))
        return found

    def _in_latin(self, text: str, country: str | None) -> list[Candidate]:
        text, places = cleaned(text, self._knows)
        words = latin_words(text)
        if not words:
            return []
        named = countries_in(words, self._lookup.countries) | ({country} if country else set())
        fits = mentions(self._lookup, words, text)
        records = self._lookup.records({fit.found.organisation for fit in fits})
        chosen = choose(fits, records, words, named)
        return [
            replace(one, matched=self._lookup.text_of(fit.found.name), start=places[one.start], end=places[one.end])
            for one, fit in chosen
        ]

    def _knows(self, word: str) -> bool:
        return all(form in self._lookup.weights or form == "" for form in word_texts(word))


def _candidate(
    record: Record, matched: str, score: float, band: Band, reasons: Iterable[str], end: int = 0
) -> Candidate:
    return Candidate(record.id, record.name, record.country, matched, score, band, tuple(reasons), 0, end)
