"""Dates in running text, with what is wrong with them: days that do not exist, characters that were lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from enishi.dates.notation import nearest_year, of_parts
from enishi.dates.partial import InvalidDate, PartialDate, day_of

__all__ = ["FoundDate", "find_dates"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at ``text[start:end]``. *date* is None where it cannot be one.

    *problem*: "" or ``impossible_date`` (2月30日), ``lost_character`` (63日 for 6月3日: *date* is the proposed reading), ``ambiguous``
    (a lost character with more than one good reading; the one nearest before publication is proposed), ``relative`` (本日).
    """

    start: int
    end: int
    text: str
    date: PartialDate | None
    problem: str = ""


# One character to one character, so that offsets stay true.
_WIDTH = str.maketrans("０１２３４５６７８９／．－", "0123456789/.-")
_N = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"

_ABSOLUTE = (
    re.compile(
        r"(?P<era>明治|大正|昭和|平成|令和)?\s?(?P<year>元|[0-9]{1,4}|[〇一二三四五六七八九十]{1,4})年\s?"
        rf"(?:(?P<month>{_N})月\s?(?:(?P<day>{_N})日(?!間))?)?"
    ),
    re.compile(r"(?<![A-Za-z0-9])(?P<era>[MTSHR])(?P<year>\d{1,2})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?![0-9.])"),
    re.compile(
        r"(?<![0-9/.-])(?P<year>(?:19|20)\d{2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![0-9/-])"
    ),
    re.compile(r"(?<![0-9/.-])(?P<year>(?:19|20)\d{2})[/.](?P<month>0?[1-9]|1[0-2])(?![0-9/.-])"),
    re.compile(rf"\b(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})\b"),
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>{_DAY}),?\s+(?P<year>\d{{4}})\b"),
    re.compile(rf"\b(?P<month>{_MONTH})\.?,?\s+(?:of\s+)?(?P<year>\d{{4}})\b"),
    re.compile(r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ff]rom)\s+(?P<year>(?:18|19|20)\d{2})\b(?!\s*[-–]|,\d)"),
)
_YEARLESS = (
    re.compile(rf"(?<![0-9年])(?P<month>{_N})月\s?(?P<day>{_N})日(?!間)"),
    re.compile(rf"\b(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b(?!\.?,?\s+\d{{4}})"),
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>{_DAY})\b(?!,?\s+\d{{4}})(?!\d)"),
)
_RELATIVE = re.compile(
    r"(?P<today>本日|(?<![a-z])(?:earlier\s+)?today\b)|(?P<yesterday>昨日|\byesterday\b)|(?P<same>同日|同月同日|\bthe same day\b)"
    rf"|(?P<this>今月|当月)(?P<thisday>{_N})日|(?P<last>先月|前月)(?P<lastday>{_N})日|同年(?P<samemonth>{_N})月(?:(?P<samemonthday>{_N})日)?",
    re.IGNORECASE,
)
# A bare number before 日 that no calendar has, and that is no length of time (63日間) nor a limit (30日以内).
_LOST = re.compile(
    r"(?<![0-9月.,年/])(?P<digits>[0-9]{2,4})日(?!間|以内|以上|以下|以降|以前|前|後|目|分|程|ほど|余|連続|本)"
)


def find_dates(text: str, *, published: date | None = None) -> list[FoundDate]:
    """Return the dates in *text*, in order, none overlapping another.

    *published* completes what the text leaves out: the year of 6月3日, the day of 本日.
    """
    plain = text.translate(_WIDTH)
    found = sorted(_candidates(plain, published), key=lambda each: (each.start, -each.end))
    kept: list[FoundDate] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(FoundDate(each.start, each.end, text[each.start : each.end], each.date, each.problem))
    return [_anchored(plain, kept, index, published) for index in range(len(kept))]


def _candidates(text: str, published: date | None) -> Iterator[FoundDate]:
    for pattern in _ABSOLUTE:
        for match in pattern.finditer(text):
            if match.groupdict().get("era") or len(match["year"]) == 4:
                yield _read(match, lambda parts: of_parts(parts, ""))
    if published is not None:
        for pattern in _YEARLESS:
            for match in pattern.finditer(text):
                yield _read(match, lambda parts: nearest_year(parts, published, ""))
        yield from (
            _restored(match, published) for match in _LOST.finditer(text) if _splits(match["digits"], published)
        )
    for match in _RELATIVE.finditer(text):
        yield FoundDate(match.start(), match.end(), match[0], None, "relative")


def _read(match: "re.Match[str]", read: object) -> FoundDate:
    parts = {name: _bare(value) for name, value in match.groupdict().items()}
    start, end = match.span("year") if set(parts) == {"year"} else match.span()
    end -= len(match[0]) - len(match[0].rstrip())
    try:
        return FoundDate(start, end, match[0], read(parts))  # type: ignore[operator]  # a lambda of the caller
    except InvalidDate:
        return FoundDate(start, end, match[0], None, "impossible_date")


def _bare(value: str | None) -> str | None:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", value) if value else value


def _splits(digits: str, published: date) -> list[date]:
    """Return the days that *digits* give when the 月 between month and day was lost, nearest to *published* first."""
    if int(digits) <= 31:
        return []
    days = []
    for cut in (1, 2):
        month, day = digits[:cut], digits[cut:]
        if not day or len(day) > 2 or day.startswith("0") or month.startswith("0"):
            continue
        try:
            days.append(nearest_year({"month": month, "day": day}, published, digits).earliest)
        except InvalidDate:
            continue
    # A release tells what has happened: a reading after its day is worse than any before it.
    return sorted(days, key=lambda each: (each > published, abs(each - published)))


def _restored(match: "re.Match[str]", published: date) -> FoundDate:
    days = _splits(match["digits"], published)
    problem = "lost_character" if len(days) == 1 else "ambiguous"
    return FoundDate(match.start(), match.end(), match[0], day_of(days[0]), problem)


def _anchored(text: str, found: list[FoundDate], index: int, published: date | None) -> FoundDate:
    """Return the found date with a relative one resolved against publication or the date before it."""
    each = found[index]
    match = _RELATIVE.fullmatch(text, each.start, each.end) if each.problem == "relative" else None
    if match is None:
        return each
    before = next((f.date for f in reversed(found[:index]) if f.date is not None), None)
    day = _resolve(match, before, published)
    resolved = FoundDate(each.start, each.end, each.text, day, "relative")
    found[index] = resolved
    return resolved


def _resolve(match: "re.Match[str]", before: PartialDate | None, published: date | None) -> PartialDate | None:
    try:
        if match["same"]:
            return before
        if match["samemonth"]:
            return _in_year_of(before, match)
        return _from_publication(match, published) if published else None
    except InvalidDate:
        return None


def _in_year_of(before: PartialDate | None, match: "re.Match[str]") -> PartialDate | None:
    if before is None:
        return None
    year = str(before.earliest.year)
    return of_parts({"year": year, "month": match["samemonth"], "day": match["samemonthday"]}, match[0])


def _from_publication(match: "re.Match[str]", published: date) -> PartialDate:
    if match["today"]:
        return day_of(published)
    if match["yesterday"]:
        return day_of(published - timedelta(days=1))
    month = published if match["this"] else published.replace(day=1) - timedelta(days=1)
    parts = {"year": str(month.year), "month": str(month.month), "day": match["thisday"] or match["lastday"]}
    return of_parts(parts, match[0])
