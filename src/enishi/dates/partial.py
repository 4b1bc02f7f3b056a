"""Dates known in part: an EDTF string (ISO 8601-2) with the earliest and latest day it can mean."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from edtf import parse_edtf as _parse_with_grammar
from edtf.parser.edtf_exceptions import EDTFParseException

__all__ = ["OPEN", "InvalidDate", "PartialDate", "day_date", "interval", "month_date", "parse_edtf", "year_date"]

_grammar = cast("Callable[[str], Any]", _parse_with_grammar)  # the package has no types
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_SIMPLE = re.compile(r"[0-9X?~%-]{4,24}")
_SEASONS = range(21, 25)


class InvalidDate(ValueError):
    """The text is no date, or no date that exists."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. *earliest* and *latest* are the first and last day it can mean, both inclusive.

    ``date.min`` and ``date.max`` stand for an end that is open or unknown. The qualifiers ``~`` (about), ``?``
    (uncertain) and ``%`` (both) stay in *edtf* and do not widen the days: nobody could say by how much.
    """

    edtf: str
    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise InvalidDate(f"{self.edtf!r} ends before it begins")

    def __str__(self) -> str:
        return self.edtf

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day, if perhaps with a qualifier."""
        return self.earliest == self.latest

    @property
    def exact(self) -> bool:
        """Whether it is one day, stated without a qualifier."""
        return self.earliest == self.latest and self.edtf == self.earliest.isoformat()


#: An end that nobody has set: in force until told.
OPEN = PartialDate("..", date.max, date.max)


def year_date(year: int, qualifier: str = "") -> PartialDate:
    """The year, as far as :class:`datetime.date` reaches (1 to 9999)."""
    if not 1 <= year <= 9999:
        raise InvalidDate(f"year {year} is outside 1 to 9999")
    return PartialDate(f"{year:04}{qualifier}", date(year, 1, 1), date(year, 12, 31))


def month_date(year: int, month: int, qualifier: str = "") -> PartialDate:
    """The month; 21 to 24 are the seasons from spring to winter, as in EDTF."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        raise InvalidDate(f"there is no month {month} in year {year}")
    last = monthrange(year, month)[1]
    return PartialDate(f"{year:04}-{month:02}{qualifier}", date(year, month, 1), date(year, month, last))


def day_date(year: int, month: int, day: int, qualifier: str = "") -> PartialDate:
    """The day, or InvalidDate where the calendar has none."""
    try:
        known = date(year, month, day)
    except ValueError as error:
        raise InvalidDate(f"there is no day {year:04}-{month:02}-{day:02}") from error
    return PartialDate(known.isoformat() + qualifier, known, known)


def interval(start: PartialDate, end: PartialDate) -> PartialDate:
    """From the first day of *start* to the last day of *end*; either may be :data:`OPEN`."""
    first = date.min if start == OPEN else start.earliest
    if OPEN not in (start, end) and start.latest > end.latest:
        raise InvalidDate(f"{start.edtf}/{end.edtf} ends before it begins")
    return PartialDate(f"{start.edtf}/{end.edtf}", first, end.latest)


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> PartialDate:
    """Read EDTF level 0 or 1: "2019-06-03", "2016-05~", "201X", "2019-06-XX", "2019-21", "2016/2019-06", "2019/..".

    Of level 2 only digits and qualifiers at other places ("2019-XX-05", "?2019-06"); no sets, no times of day.

    Raises:
        InvalidDate: not EDTF, not in the calendar, or outside the years 1 to 9999.
    """
    text = text.strip()
    if text == "..":
        return OPEN
    start, slash, end = text.partition("/")
    if not slash:
        return _simple(text)
    # The grammar fails on "../2019" and "2019/..", so each end is read by itself. An empty end is unknown, ".." open.
    first = OPEN if start in ("", "..") else _simple(start)
    last = OPEN if end in ("", "..") else _simple(end)
    whole = interval(first, last)
    return PartialDate(text, whole.earliest, whole.latest)


def _simple(text: str) -> PartialDate:
    if plain := _PLAIN.fullmatch(text):
        year, month, day, qualifier = plain.groups()
        if day:
            return day_date(int(year), int(month), int(day), qualifier)
        if not month:
            return year_date(int(year), qualifier)
        if int(month) not in _SEASONS:
            return month_date(int(year), int(month), qualifier)
    if not _SIMPLE.fullmatch(text):
        raise InvalidDate(f"{text[:40]!r} is not an EDTF date")
    return _by_grammar(text)


def _by_grammar(text: str) -> PartialDate:
    try:
        parsed = _grammar(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        # "0XXX" reaches down to a year 0 that the calendar of datetime does not have.
        earliest = date.min if lower[0] == 0 < upper[0] else date(*lower[:3])
        return PartialDate(text, earliest, date(*upper[:3]))
    except (EDTFParseException, ValueError, OverflowError, AttributeError, TypeError) as error:
        raise InvalidDate(f"{text!r} is not an EDTF date") from error
