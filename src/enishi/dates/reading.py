"""Reading one date, or the last day something holds, from words that name it."""

import re
from datetime import date

from enishi.dates.finding import FoundDate, find_dates
from enishi.dates.notation import ERAS
from enishi.dates.numerals import flatten
from enishi.dates.partial import InvalidDate, PartialDate, day_date, month_date, parse_edtf, year_date

__all__ = ["read_date", "read_end"]

_SHORT = re.compile(
    r"(?:(?P<era>[RHSTM])\.?\s?(?P<era_year>[0-9]{1,2})|(?P<year>[0-9]{4}))(?:[./-](?P<month>[0-9]{1,2}))?"
    r"(?:[./-](?P<day>[0-9]{1,2}))?"
)
_END_AFTER = re.compile(r"\s{0,3}(?:[末日]{1,2})?\s{0,3}(?:まで|迄|をもって|を期限|限り|に(?:満了|終了|失効))")
_END_BEFORE = re.compile(
    r"\b(?:until|till|through|up to|to|by|expir\w{1,4} on|ends? on|ending(?: on)?|terminat\w{1,4} on)\s{1,3}"
    r"(?P<close>(?:and including\s{1,3})?(?:the\s)?end of\s{1,3})?(?:the\s)?$",
    re.IGNORECASE,
)
_CLOSE = re.compile(r"末日?$")


def read_date(text: str, *, published: date | PartialDate | None = None) -> PartialDate:
    """Read a text that is one date and nothing else, in EDTF, Japanese, era or English notation.

    Raises:
        InvalidDate: it is no date, no day of the calendar, contradicts itself, or would have to be guessed ("63日").
    """
    words = flatten(text).strip()
    try:
        return parse_edtf(words)
    except InvalidDate:
        pass
    if short := _SHORT.fullmatch(words):
        return _short(short)
    found = find_dates(words, published=published)
    if len(found) != 1 or found[0].text != words:
        raise InvalidDate(f"{text[:40]!r} is not a date")
    if found[0].date is None or found[0].problem:
        raise InvalidDate(f"{text[:40]!r}: {found[0].problem}")
    return found[0].date


def _short(match: re.Match[str]) -> PartialDate:
    year = int(match["year"]) if match["year"] else ERAS[match["era"]] + int(match["era_year"])
    if match["day"]:
        return day_date(year, int(match["month"]), int(match["day"]))
    return month_date(year, int(match["month"])) if match["month"] else year_date(year)


def read_end(text: str, *, published: date | PartialDate | None = None) -> PartialDate | None:
    """Read the last day that *text* states: "until 31 March 2027", "2027年3月末まで", "through the end of 2026".

    The end of a month or year is its last day; "2027年3月まで" stays known to the month. A text that is only a date is
    that date. None where the text states no end, or only one with a problem.
    """
    flat = flatten(text)
    found = find_dates(text, published=published)
    for each in found:
        before = _END_BEFORE.search(flat[max(0, each.start - 40) : each.start])
        alone = each.start == len(text) - len(text.lstrip()) and each.end == len(text.rstrip())
        if each.date is None or each.problem or not (before or alone or _END_AFTER.match(flat, each.end)):
            continue
        closing = (before and before["close"]) or _CLOSE.search(each.text)
        return _last_day(each) if closing else each.date
    return None


def _last_day(found: FoundDate) -> PartialDate:
    last = found.date.latest if found.date else date.max
    return day_date(last.year, last.month, last.day)
