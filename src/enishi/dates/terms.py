"""Terms: "P5Y", 今後5年間, "an initial period of two (2) years", and the day on which they end."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from enishi.dates.notation import read_date
from enishi.dates.numbers import ENGLISH_NUMBERS, read_number
from enishi.dates.partial import InvalidDate, PartialDate, day_of, parse_edtf

__all__ = ["Term", "end_of_term", "read_end"]

_ISO = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,3})W)?(?:(\d{1,5})D)?")
_DIGITS = r"[0-9〇一二三四五六七八九十百]+"
_JAPANESE = re.compile(
    rf"(?:(?P<years>{_DIGITS})(?:か|カ|ヵ|ヶ|ケ|箇)?年(?:間)?(?!\s*[0-9度月]))?(?:と)?(?:(?P<months>{_DIGITS})(?:か|カ|ヵ|ヶ|ケ|箇)月(?:間)?)?(?:(?P<days>{_DIGITS})日間)?"
)
_WORDS = "|".join(ENGLISH_NUMBERS)
_ENGLISH = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{_WORDS})(?:\s*\(\s*\d{{1,3}}\s*\))?[\s-]+(?P<unit>year|month|day|week)s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in years, months and days."""

    years: int = 0
    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, iso: str) -> "Term":
        """Parse an ISO 8601 duration of years, months, weeks and days. Raises ValueError."""
        found = _ISO.fullmatch(iso.strip())
        if not found:
            raise InvalidDate(iso)
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        return cls(years, months, days + 7 * weeks)

    @classmethod
    def read(cls, text: str) -> "Term | None":
        """Return the first term that *text* states, in Japanese or English; None where it states none."""
        return _read_japanese(text) or _read_english(text)

    @property
    def iso(self) -> str:
        """The term as ISO 8601."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0D")

    def __bool__(self) -> bool:
        return bool(self.years or self.months or self.days)


def _read_japanese(text: str) -> Term | None:
    for found in _JAPANESE.finditer(text):
        if found["years"] or found["months"] or found["days"]:
            parts = [read_number(found[name] or "0") for name in ("years", "months", "days")]
            # 2019年 is a year, not a term: no agreement runs for a century.
            if None not in parts and parts[0] is not None and parts[0] < 100:
                return Term(*(part or 0 for part in parts))
    return None


def _read_english(text: str) -> Term | None:
    found = _ENGLISH.search(text)
    if not found:
        return None
    count = read_number(found["count"].lower()) or 0
    unit = found["unit"].lower()
    return {
        "year": Term(years=count),
        "month": Term(months=count),
        "week": Term(days=7 * count),
        "day": Term(days=count),
    }[unit]


def end_of_term(start: PartialDate, term: Term) -> PartialDate:
    """Return the last day of a *term* that begins on *start*: five years from 2019-06-03 end on 2024-06-02.

    Known to the month where *start* is. Raises InvalidDate where the calendar ends first.
    """
    earliest, latest = _last_day(start.earliest, term), _last_day(start.latest, term)
    if earliest == latest:
        return day_of(earliest)
    return parse_edtf(f"{_iso(earliest, date.min)}/{_iso(latest, date.max)}")


def _iso(day: date, open_end: date) -> str:
    return ".." if day == open_end else day.isoformat()


def _last_day(start: date, term: Term) -> date:
    if start in {date.min, date.max}:
        return start
    months = start.year * 12 + start.month - 1 + term.years * 12 + term.months
    year, month = divmod(months, 12)
    try:
        # From 31 January, one month on is the last day of February.
        reached = date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
        return reached + timedelta(days=term.days - 1)
    except (ValueError, OverflowError, calendar.IllegalMonthError) as error:
        raise InvalidDate(f"{start.isoformat()} + {term.iso}") from error


_END = re.compile(
    r"(?P<ja>[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|末日?)?)(?:末日?)?(?:まで|迄|を期限|をもって(?:満了|終了))"
    r"|\b(?:until|through|up to|expir(?:es|ing) (?:on|in)|valid (?:to|until|through)|ends? (?:on|in))"
    r"\s+(?:the end of\s+)?(?P<en>[A-Za-z0-9 ,.]{4,30}?\d{4})",
)


def read_end(text: str, *, published: date | None = None) -> PartialDate | None:
    """Return the last day that *text* states ("2027年3月末まで", "until 31 March 2027"), None where it states none."""
    found = _END.search(text)
    if not found:
        return None
    try:
        stated = read_date((found["ja"] or found["en"]).removesuffix("末日").removesuffix("末"), published=published)
    except InvalidDate:
        return None
    # "Until March 2027" and 2027年3月末 mean its last day.
    return day_of(stated.latest)
