"""Partial dates: an EDTF string (ISO 8601-2) with the earliest and the latest day it may mean."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time

from edtf import parse_edtf as parse_with_library
from edtf.parser.edtf_exceptions import EDTFParseException

__all__ = ["InvalidDate", "PartialDate", "day_of", "month_of", "parse_edtf", "year_of"]


class InvalidDate(ValueError):
    """A text that is no date, or a day that does not exist."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """*edtf* and the days it may mean. ``date.min`` and ``date.max`` stand for an open or unknown end."""

    edtf: str
    earliest: date
    latest: date

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        return self.edtf


_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_LONGEST = 64


def day_of(day: date) -> PartialDate:
    """Return a day as a partial date."""
    return PartialDate(day.isoformat(), day, day)


def month_of(year: int, month: int) -> PartialDate:
    """Return a month; InvalidDate where there is no such month."""
    return _plain(year, month, None, "")


def year_of(year: int) -> PartialDate:
    """Return a year; InvalidDate outside 1 to 9999."""
    return _plain(year, None, None, "")


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> PartialDate:
    """Parse EDTF of level 0 or 1, open intervals included ("2019-06-03/..", "../2019"). Raises InvalidDate."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        raise InvalidDate(text[:_LONGEST])
    plain = _PLAIN.fullmatch(text)
    if plain:
        year, month, day, qualifier = plain.groups()
        return _plain(int(year), _number(month), _number(day), qualifier)
    if "/" in text:
        return _interval(text)
    return _by_library(text)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _plain(year: int, month: int | None, day: int | None, qualifier: str) -> PartialDate:
    text = "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]) + qualifier
    try:
        earliest = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise InvalidDate(text) from error
    if day is not None:
        return PartialDate(text, earliest, earliest)
    last_month = earliest.month if month is not None else 12
    return PartialDate(text, earliest, date(year, last_month, calendar.monthrange(year, last_month)[1]))


def _interval(text: str) -> PartialDate:
    # The library fails on open ends, so each end is read by itself.
    first, last = text.split("/", maxsplit=1)
    if "/" in last or (first in {"", ".."} and last in {"", ".."}):
        raise InvalidDate(text)
    earliest = date.min if first in {"", ".."} else parse_edtf(first).earliest
    latest = date.max if last in {"", ".."} else parse_edtf(last).latest
    if latest < earliest:
        raise InvalidDate(text)
    return PartialDate(text, earliest, latest)


def _by_library(text: str) -> PartialDate:
    try:
        parsed = parse_with_library(text)
        return PartialDate(text, _date(parsed.lower_strict()), _date(parsed.upper_strict()))
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        # The library lets its own slips through on odd input; all of them mean that this is no date we can use.
        raise InvalidDate(text) from error


def _date(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
