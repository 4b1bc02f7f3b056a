"""Terms: how long an agreement runs, as an ISO 8601 duration, and the last day it then has."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from enishi.dates.numerals import NUMBER, flatten, number
from enishi.dates.partial import OPEN, PartialDate, interval, parse_edtf

__all__ = ["FoundTerm", "InvalidTerm", "Term", "end_of_term", "find_terms"]

_ISO = re.compile(r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,6})D)?")
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
_JA_MONTHS = r"\s?(?:[かカヵヶケ箇ヵ個]\s?月)"
_JAPANESE = re.compile(
    rf"(?<![0-9〇一二三四五六七八九十百千第成和正治])(?P<lead>(?:今後|向こう|むこう|期間は|期間を|期間[:は]?)\s?)?"
    rf"(?:(?P<years>{NUMBER})\s?(?P<yearly>[かカヵヶケ箇]年|年)(?P<half>半)?(?:と|\s)?)?"
    rf"(?:(?P<months>{NUMBER}){_JA_MONTHS})?(?:(?P<days>{NUMBER})\s?(?P<daily>日間|週間))?(?P<span>\s?間)?"
    r"(?![0-9度目生前後ぶ代来来周頃末以])"
)
_HALF_YEAR = re.compile(r"半年間?|半か年")
_AMOUNT = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_ENGLISH = re.compile(
    rf"\b{_AMOUNT}(?:\s{{0,2}}\(\s?(?P<figure>[0-9]{{1,4}})\s?\))?[\s-]{{1,2}}(?:consecutive |calendar |full )?"
    r"(?P<unit>year|month|week|day)s?\b(?![\s-]{1,2}(?:ago|old)\b)(?:,?\s(?:and\s)?"
    rf"(?P<more>[0-9]{{1,3}}|{'|'.join(_WORDS)})\smonths?\b)?",
    re.IGNORECASE,
)


class InvalidTerm(ValueError):
    """The text names no term."""


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in calendar years, months and days, none negative, not all zero; weeks are seven days."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.days) < 0 or not (self.years or self.months or self.days):
            raise InvalidTerm("a term is longer than nothing")

    @property
    def iso(self) -> str:
        """The ISO 8601 duration, "P2Y6M"."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + "".join(f"{value}{unit}" for value, unit in parts if value)

    def __str__(self) -> str:
        return self.iso

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 duration of years, months, weeks and days. Raises InvalidTerm."""
        found = _ISO.fullmatch(text.strip())
        if not found:
            raise InvalidTerm(f"{text[:40]!r} is not a duration such as P5Y")
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        return cls(years, months, weeks * 7 + days)

    @classmethod
    def read(cls, text: str) -> "Term | None":
        """Read the first term that *text* names, in Japanese or English; None where it names none."""
        if found := find_terms(text):
            return found[0].term
        whole = _JAPANESE.fullmatch(flatten(text).strip())
        return _japanese(whole) if whole else None


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term and the words it was read from: ``text == source[start:end]``."""

    start: int
    end: int
    text: str
    term: Term


def find_terms(text: str) -> list[FoundTerm]:
    """Return the terms named in *text*, in order. A bare "5年" is taken only where its surroundings say it lasts."""
    flat = flatten(text)
    found = [
        _found(text, match, term)
        for match in _JAPANESE.finditer(flat)
        if match.group() and _lasts(match) and (term := _japanese(match))
    ]
    found += [_found(text, match, Term(months=6)) for match in _HALF_YEAR.finditer(flat)]
    found += [_found(text, match, term) for match in _ENGLISH.finditer(flat) if (term := _english(match))]
    return sorted(found, key=lambda each: each.start)


def _found(text: str, match: re.Match[str], term: Term) -> FoundTerm:
    start, end = match.span()
    while text[end - 1].isspace():
        end -= 1
    return FoundTerm(start, end, text[start:end], term)


def _lasts(match: re.Match[str]) -> bool:
    """Whether the words say a length of time: "5年" alone may be a year of an era."""
    told = match["lead"] or match["span"] or match["months"] or match["half"] or match["daily"]
    return bool(told or (match["yearly"] or "年") != "年")


def _japanese(match: re.Match[str]) -> Term | None:
    years, months, days = (number(match[name]) if match[name] else 0 for name in ("years", "months", "days"))
    if match["daily"] == "週間":
        days *= 7
    if match["half"]:
        months += 6
    if years > 999 or months > 9999 or days > 99_999 or not (years or months or days):
        return None
    return Term(years, months, days)


def _english(match: re.Match[str]) -> Term | None:
    word = match["figure"] or match["count"].lower()
    count = int(word) if word.isdigit() else _WORDS[word]
    unit = match["unit"].lower()
    more = (match["more"] or "0").lower()
    months = int(more) if more.isdigit() else _WORDS[more]
    if not count or count > 9999:
        return None
    if unit == "year":
        return Term(count, months)
    return Term(months=count) if unit == "month" else Term(days=count * (7 if unit == "week" else 1))


def end_of_term(start: PartialDate, term: Term) -> PartialDate:
    """Return the last day of a term that begins on *start*: 2019-06-03 and five years give 2024-06-02.

    Where the month has no corresponding day, the month's own last day is the last (Japanese Civil Code, article 143):
    2020-02-29 and one year give 2021-02-28. A start known in part gives every day the end may be. An open start, or an
    end after the year 9999, gives :data:`OPEN`.
    """
    if start.latest == date.max:
        return OPEN
    earliest, latest = _last_day(start.earliest, term), _last_day(start.latest, term)
    if latest == date.max:
        return OPEN
    qualifier = start.edtf[-1] if start.edtf[-1] in "~?%" else ""
    first, last = parse_edtf(earliest.isoformat() + qualifier), parse_edtf(latest.isoformat() + qualifier)
    return first if earliest == latest else interval(first, last)


def _last_day(start: date, term: Term) -> date:
    """The day before the corresponding day, which is the first of the next month where the month is too short."""
    if start in (date.min, date.max):
        return start
    years, month = divmod(start.month - 1 + term.months, 12)
    year, month = start.year + term.years + years, month + 1
    if year > 9999:
        return date.max
    short = max(0, start.day - monthrange(year, month)[1])
    corresponding = date(year, month, start.day - short)
    try:
        return corresponding + timedelta(days=term.days - (0 if short else 1))
    except OverflowError:
        return date.max
