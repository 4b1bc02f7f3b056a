"""Dates as people write them: Japanese, era and English notation, in and out."""

import re
import unicodedata
from datetime import date

from babel.dates import format_date as babel_format
from babel.dates import format_skeleton

from enishi.dates.numbers import read_number
from enishi.dates.partial import InvalidDate, PartialDate, day_of, month_of, parse_edtf, year_of

__all__ = ["ERAS", "MONTHS", "format_date", "of_parts", "read_date"]

# First day and year of each era since the Gregorian calendar was taken up in Japan (1873).
ERAS = {
    "明治": (date(1873, 1, 1), 1868), "M": (date(1873, 1, 1), 1868),
    "大正": (date(1912, 7, 30), 1912), "T": (date(1912, 7, 30), 1912),
    "昭和": (date(1926, 12, 25), 1926), "S": (date(1926, 12, 25), 1926),
    "平成": (date(1989, 1, 8), 1989), "H": (date(1989, 1, 8), 1989),
    "令和": (date(2019, 5, 1), 2019), "R": (date(2019, 5, 1), 2019),
}  # fmt: skip
MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}  # fmt: skip

_NUMBER = r"[0-9〇一二三四五六七八九十]{1,4}"
_JAPANESE = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和)?\s*(?P<year>元|{_NUMBER})\s*年\s*(?:度\s*)?(?:(?P<month>{_NUMBER})\s*月\s*(?:(?P<day>{_NUMBER})\s*日)?)?"
)
_ERA_SHORT = re.compile(
    r"(?P<era>[MTSHR])\s*(?P<year>\d{1,2})[./年-]\s*(?P<month>\d{1,2})[./月-]\s*(?P<day>\d{1,2})日?"
)
_SLASHED = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})(?:[/.](?P<day>\d{1,2}))?")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ENGLISH = (
    re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH},?\s+(?P<year>\d{{4}})"),
)
_JAPANESE_DAY = re.compile(rf"(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})\s*日")
_ENGLISH_DAY = (re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH}"), re.compile(rf"{_MONTH}\s+{_DAY}"))


def read_date(text: str, *, published: date | None = None) -> PartialDate:
    """Return the date that *text* is, in EDTF, Japanese, era or English notation. Raises InvalidDate.

    A day without a year ("6月3日", "June 3") takes the year nearest to *published*.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _ERA_SHORT.fullmatch(plain) or _JAPANESE.fullmatch(plain) or _SLASHED.fullmatch(plain)
    for pattern in _ENGLISH:
        found = found or pattern.fullmatch(plain)
    if found:
        return of_parts(found.groupdict(), text)
    if published is not None:
        for pattern in (_JAPANESE_DAY, *_ENGLISH_DAY):
            found = pattern.fullmatch(plain)
            if found:
                return nearest_year(found.groupdict(), published, text)
    return parse_edtf(plain)


def of_parts(parts: dict[str, str | None], text: str) -> PartialDate:
    """Return the date of the named *parts* (era, year, month, day) of *text*. Raises InvalidDate."""
    year = read_number(parts["year"] or "")
    month, day = _month(parts.get("month"), text), _day(parts.get("day"), text)
    if year is None:
        raise InvalidDate(text)
    era = parts.get("era")
    if era:
        year += ERAS[era][1] - 1
    try:
        if month is None:
            return year_of(year)
        whole = month_of(year, month) if day is None else day_of(date(year, month, day))
    except ValueError as error:
        raise InvalidDate(text) from error
    if era and whole.latest < ERAS[era][0]:
        raise InvalidDate(text)
    return whole


def nearest_year(parts: dict[str, str | None], published: date, text: str) -> PartialDate:
    """Return the day of *parts* (month, day) in the year that brings it nearest to *published*. Raises InvalidDate."""
    month, day = _month(parts["month"], text), _day(parts["day"], text)
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(date(year, month or 0, day or 0))
        except ValueError:
            continue  # 29 February exists only in some years
    if not days:
        raise InvalidDate(text)
    return day_of(min(days, key=lambda candidate: abs(candidate - published)))


def _month(text: str | None, whole: str) -> int | None:
    if text is None:
        return None
    number = read_number(text)
    if number is None:
        number = MONTHS.get(text[:3].lower())
    if number is None:
        raise InvalidDate(whole)
    return number


def _day(text: str | None, whole: str) -> int | None:
    if text is None:
        return None
    number = read_number(text)
    if number is None:
        raise InvalidDate(whole)
    return number


def format_date(partial: PartialDate, language: str) -> str:
    """Write *partial* for a reader of *language* ("ja", "en"), no more precisely than it is known."""
    first, last = partial.earliest, partial.latest
    if first == last:
        return _day_text(first, language)
    if first == date.min or last == date.max:
        return _open_text(partial, language)
    if (first.day, first.month, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year}年" if language == "ja" else str(first.year)
    if first.day == 1 and last == _month_end(first):
        return f"{first.year}年{first.month}月" if language == "ja" else format_skeleton("yMMMM", first, locale="en_GB")
    mark = "〜" if language == "ja" else " – "
    return f"{_day_text(first, language)}{mark}{_day_text(last, language)}"


def _month_end(first: date) -> date:
    return month_of(first.year, first.month).latest


def _day_text(day: date, language: str) -> str:
    if language == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return babel_format(day, format="d MMMM y", locale="en_GB")


def _open_text(partial: PartialDate, language: str) -> str:
    japanese = language == "ja"
    if partial.earliest == date.min and partial.latest == date.max:
        return "不明" if japanese else "unknown"
    if partial.earliest == date.min:
        day = _day_text(partial.latest, language)
        return f"{day}まで" if japanese else f"by {day}"
    day = _day_text(partial.earliest, language)
    return f"{day}から" if japanese else f"from {day}"
