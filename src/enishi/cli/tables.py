"""A reading as tables in the reader's language, as wide as the terminal or as a pipe may have it."""

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from enishi.cli.words import word
from enishi.dates import InvalidDate, InvalidTerm, Term, format_date, parse_edtf
from enishi.releases import Name, Quote, Reading, Words

__all__ = ["print_reading"]

# What a terminal would obey, or what would turn the line: never printed as it stands.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_PIPE_WIDTH = 140  # columns, where no terminal says how many there are


def print_reading(reading: Reading, language: str, *, quotes: bool) -> None:
    """Print *reading* to standard output, doubts last, so that they are what is seen on a terminal."""
    console = _console()
    console.print(Text(_clean(f"{reading.notes.get('file', '')}: {reading.title}".strip(": ")), style="bold"))
    sections = list(_Tables(reading, language, quotes).all())
    for section in sections:
        console.print()
        console.print(section)
    if not sections:
        console.print(Text(word("nothing", language)))
    told = {"file", "media_type", "encoding"}
    for code, note in reading.notes.items():
        if code not in told:
            console.print(Text(_clean(f"{word('notes', language)}: {note}")))


def _console() -> Console:
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        return Console(highlight=False)
    return Console(highlight=False, width=_PIPE_WIDTH)


def _clean(text: str) -> str:
    return _UNSAFE.sub("�", text.replace("\r\n", "\n").replace("\t", " "))


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of one reading."""

    reading: Reading
    language: str
    quotes: bool

    def all(self) -> Iterable[Table]:
        """Yield those tables that have rows."""
        made = (
            self._table("organisations", self._organisations()),
            self._table("facts", self._facts()),
            self._table("people", self._people()),
            self._table("agreements", self._agreements()),
            self._table("events", self._events()),
            self._table("ties", self._ties()),
            self._table("claims", self._claims()),
            self._table("doubts", self._doubts()),
        )
        return (table for table in made if table is not None)

    def _table(self, code: str, rows: Sequence[Mapping[str, str]]) -> Table | None:
        if not rows:
            return None
        # A column that is empty in all rows says nothing and takes room.
        columns = [each for each in rows[0] if any(row[each] for row in rows)]
        title = f"{word(code, self.language)} ({len(rows)})"
        table = Table(title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        for each in columns:
            table.add_column(word(each, self.language), overflow="fold")
        for row in rows:
            table.add_row(*(Text(_clean(row[each])) for each in columns))
        return table

    def _organisations(self) -> list[dict[str, str]]:
        return [
            {
                "name": " / ".join(_names(each.names, {"official", "short"})),
                "former": " / ".join(_names(each.names, {"former"})),
                "kind": self._word("hub" if each.is_hub else each.kind),
                "country": each.country or each.region,
                "overseas": "" if each.overseas is None else self._word("yes" if each.overseas else "no"),
                "place": self._words(each.place),
                **self._quote(each.quote),
            }
            for each in self.reading.organisations
        ]

    def _facts(self) -> list[dict[str, str]]:
        return [
            {
                "organisation": self._organisation(each.id),
                "kind": self._word(fact.kind),
                "value": fact.value,
                "what": fact.what.text,
                "date": self._date(fact.date),
                **self._quote(fact.quote),
            }
            for each in self.reading.organisations
            for fact in each.facts
        ]

    def _people(self) -> list[dict[str, str]]:
        return [
            {
                "person": " / ".join(_names(each.names, {"official", "short", "former"})),
                "posts": "\n".join(
                    f"{self._organisation(post.organisation)} {self._words(post.titles)}".strip() for post in each.posts
                ),
                "roles": ", ".join(self._word(role) for role in each.roles),
                **self._quote(each.quote),
            }
            for each in self.reading.people
        ]

    def _agreements(self) -> list[dict[str, str]]:
        people = {each.id: each for each in self.reading.people}
        return [
            {
                "status": self._word(each.status),
                "kind": self._word(each.kind),
                "parties": "\n".join(self._organisation(party) for party in each.parties),
                "signed_on": self._date(each.signed_on),
                "place": self._words(each.place),
                "term": self._term(each.term),
                "ends_on": self._date(each.ends_on),
                "signatories": "\n".join(
                    " / ".join(_names(people[one.person].names, {"official"})) if one.person in people else one.person
                    for one in each.signatories
                ),
                "purposes": self._words(each.purposes),
                **self._quote(each.quote),
            }
            for each in self.reading.agreements
        ]

    def _events(self) -> list[dict[str, str]]:
        return [
            {
                "date": self._date(each.date),
                "kind": self._word(each.kind),
                "title": "\n".join(title.text for title in each.titles),
                "place": self._words(each.place),
                "organisers": "\n".join(self._organisation(one) for one in each.organisers),
                "participants": "\n".join(self._organisation(one) for one in each.participants),
                **self._quote(each.quote),
            }
            for each in self.reading.events
        ]

    def _ties(self) -> list[dict[str, str]]:
        return [
            {
                "subject": self._organisation(each.subject),
                "kind": self._word(each.kind),
                "object": self._organisation(each.object),
                "date": self._date(each.date),
                "what": self._words(each.what),
                **self._quote(each.quote),
            }
            for each in self.reading.ties
        ]

    def _claims(self) -> list[dict[str, str]]:
        return [
            {
                "kind": " ".join(filter(None, (self._word(each.kind), each.scope))),
                "value": str(each.value),
                "about": self._organisation(each.about) if each.about else "",
                "as_of": self._date(each.as_of),
                **self._quote(each.quote),
            }
            for each in self.reading.claims
        ]

    def _doubts(self) -> list[dict[str, str]]:
        return [
            {
                "said": each.said,
                "read_as": self._date(each.read_as),
                "reason": _in(each.reason, self.language),
                "advice": _in(each.advice, self.language),
                **self._quote(each.quote),
            }
            for each in self.reading.doubts
        ]

    def _word(self, code: str) -> str:
        return word(code, self.language)

    def _words(self, passages: Sequence[Words]) -> str:
        """Return the passage in the reader's language where there is one, else all that there are."""
        own = [each.text for each in passages if each.language == self.language]
        return " / ".join(own or [each.text for each in passages])

    def _quote(self, quote: Quote | None) -> dict[str, str]:
        return {"quote": quote.text if quote else ""} if self.quotes else {}

    def _organisation(self, code: str) -> str:
        """Return the short name where the text has one: the table of organisations has the others."""
        for each in self.reading.organisations:
            if each.id == code:
                short = _names(each.names, {"short"}) + _names(each.names, {"official", "former"})
                return next(iter(short), code)
        return code

    def _date(self, edtf: str) -> str:
        try:
            return format_date(parse_edtf(edtf), self.language) if edtf else ""
        except InvalidDate:
            return edtf

    def _term(self, iso: str) -> str:
        try:
            term = Term.parse(iso) if iso else None
        except InvalidTerm:
            return iso
        return _spoken(term, self.language) if term else ""


def _spoken(term: Term, language: str) -> str:
    parts = ((term.years, "year", "年"), (term.months, "month", "か月"), (term.days, "day", "日"))
    if language == "ja":
        return "".join(f"{count}{unit}" for count, _, unit in parts if count) + "間"
    return " ".join(f"{count} {unit}{'s' * (count != 1)}" for count, unit, _ in parts if count)


def _names(names: Iterable[Name], kinds: set[str]) -> list[str]:
    return [each.text for each in names if each.kind in kinds]


def _in(sentences: Mapping[str, str], language: str) -> str:
    return sentences.get(language) or next(iter(sentences.values()), "")
