"""Finding dates in running text, completing them from the day of publication, and saying what is wrong with them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from enishi.dates.lost import split_lost
from enishi.dates.notation import ERAS, MONTHS, PATTERNS, WEEKDAYS_EN, WEEKDAYS_JA
from enishi.dates.numerals import flatten, number
from enishi.dates.partial import InvalidDate, PartialDate, day_date, interval, month_date, year_date

__all__ = ["FoundDate", "find_dates"]

_NEAR_YEARS = {"本年": 0, "今年": 0, "一昨年": -2, "昨年": -1, "去年": -1, "来年": 1}
_NEAR_MONTHS = {"今月": 0, "当月": 0, "来月": 1, "先月": -1}
_WORDS = {
    "本日": 0, "今日": 0, "昨日": -1, "一昨日": -2, "明日": 1,
    "today": 0, "earlier today": 0, "yesterday": -1, "tomorrow": 1,
}  # fmt: skip
_AFTER_PREVIOUS = {"同日": 0, "当日": 0, "翌日": 1, "前日": -1, "the same day": 0, "on the same day": 0}
_SENTENCE_END = re.compile(r"[。\n]|\.\s")
_FAR = timedelta(days=240)
_SHORTLY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the words it was read from: ``text == source[start:end]``.

    *problem* is "" or a code: ``impossible_date`` (no such day; *date* is None), ``lost_character`` (*date* is a
    proposal), ``contradictory_dates`` (two years, or a weekday that disagrees), ``incomplete`` (no year to be had; *date* is None).
    *alternatives* holds the other readings that were possible, the chosen one not among them.
    """

    start: int
    end: int
    text: str
    date: PartialDate | None
    problem: str = ""
    alternatives: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    """What a date without a year is completed from: the day of publication, the date found before it, and the last whole day."""

    published: date | None
    previous: PartialDate | None
    same_sentence: bool
    last_day: date | None


@dataclass(frozen=True, slots=True)
class _Read:
    """What one match means. *stated* says whether the year stood in the text."""

    date: PartialDate | None
    problem: str = ""
    alternatives: tuple[PartialDate, ...] = ()
    stated: bool = True


# The patterns of English months begin with what may be left out, and are dear where no month is near.
_OF_YEARS = ("ja_full", "ja_year", "lost_in_year")
_OF_MONTHS = ("en_month_first", "en_day_first", "en_month")
_MONTH = re.compile(r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)")
_REACH = 48
# The letter before which a Japanese year stands, how far it may stand before it, and the rest of the date behind.
_YEAR = re.compile("年")
_TO_YEAR, _FROM_YEAR = 48, 200
_OBJECT = re.compile(r"(?:した|された|んだ|わした)[^、。]{1,40}(?:を|が|について|に関して|の(?:有効)?期[間限]|に代)")
_IMPOSSIBLE = _Read(None, "impossible_date")
_INCOMPLETE = _Read(None, "incomplete")


def find_dates(text: str, *, published: date | PartialDate | None = None) -> list[FoundDate]:
    """Return the dates in *text* in order, none overlapping another; of two that overlap the longer one.

    *published* completes dates without a year and words such as 本日; known only in part, its first day is used.
    """
    day = published.earliest if isinstance(published, PartialDate) else published
    flat = flatten(text)
    found: list[FoundDate] = []
    previous, stated, last_day = None, False, None
    for kind, match, last in _matches(flat):
        # A year carries over to later dates only within a sentence, and only from a year that was written.
        same = stated and last is not None and not _SENTENCE_END.search(flat, last, match.start())
        # "2013年10月に締結した覚書を12月8日に更新": what was done then is the object of what is told now.
        same = same and last is not None and not _OBJECT.search(flat, last, match.start())
        read = _read(kind, match, _Context(day, previous, same, last_day))
        if read is None:
            continue
        start, end = match.span("only") if kind == "en_year" else match.span()
        end -= len(flat[start:end]) - len(flat[start:end].rstrip(" ,\n"))
        found.append(FoundDate(start, end, text[start:end], read.date, read.problem, read.alternatives))
        if read.date is not None:
            # "The MoU, first signed in 2017, was extended on November 18": a year alone says nothing of the days behind it.
            last_day = read.date.earliest if read.date.is_day else last_day
            previous, stated = read.date, read.stated and not (kind == "en_year" and day is not None)
    return found


def _near(mark: re.Pattern[str], flat: str, before: int, behind: int) -> list[tuple[int, int]]:
    """The stretches around *mark*, which the dates meant cannot do without, as far as one of them reaches."""
    near: list[tuple[int, int]] = []
    for match in mark.finditer(flat):
        start, end = max(0, match.start() - before), match.end() + behind
        if near and start <= near[-1][1]:
            near[-1] = (near[-1][0], end)
        else:
            near.append((start, end))
    return near


def _matches(flat: str) -> list[tuple[str, re.Match[str], int | None]]:
    """All matches from left to right without overlaps, each with the end of the one before it."""
    # The Japanese patterns are dear, and each needs one of these letters.
    japanese = any(letter in flat for letter in "年月日")
    whole = [(0, len(flat))]
    stretches = dict.fromkeys(_OF_MONTHS, _near(_MONTH, flat, _REACH, _REACH))
    if japanese:
        stretches |= dict.fromkeys(_OF_YEARS, _near(_YEAR, flat, _TO_YEAR, _FROM_YEAR))
    every = [
        (kind, match)
        for kind, pattern in PATTERNS.items()
        if japanese or not kind.startswith(("ja_", "lost"))
        for start, end in stretches.get(kind, whole)
        for match in pattern.finditer(flat, start, end)
        if match.group()
    ]
    every.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
    kept: list[tuple[str, re.Match[str]]] = []
    for kind, match in every:
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((kind, match))
    ends = [None, *(match.end() for _, match in kept)]
    return [(kind, match, end) for (kind, match), end in zip(kept, ends, strict=False)]


def _read(kind: str, match: re.Match[str], context: _Context) -> _Read | None:
    """What a match means; None where it is no date after all."""
    said = match.groupdict()
    try:
        if kind == "word":
            return _word(said["word"].lower(), context)
        if kind in ("ja_bare_day", "lost", "lost_in_year"):
            year = _year(said, context) if kind == "lost_in_year" else None
            bare = _bare_day(said, context) if kind == "ja_bare_day" else None
            return bare or _lost(match, year, context.published)
        if kind == "ja_near_month":
            return _near_month(said, context)
        if kind in ("ja_year", "en_year"):
            return _year_only(said, context)
        return _checked(said, _calendar(said, context), context)
    except InvalidDate:
        return _IMPOSSIBLE


def _word(word: str, context: _Context) -> _Read:
    if word in _AFTER_PREVIOUS:
        known = context.previous.earliest if context.previous and context.previous.exact else context.published
        days = _AFTER_PREVIOUS[word]
    else:
        known, days = context.published, _WORDS[word]
    if known is None:
        return _INCOMPLETE
    return _Read(_shifted(known, days), stated=False)


def _shifted(known: date, days: int) -> PartialDate:
    try:
        moved = known + timedelta(days=days)
    except OverflowError as error:
        raise InvalidDate("the calendar ends there") from error
    return day_date(moved.year, moved.month, moved.day)


def _lost(match: re.Match[str], year: int | None, published: date | None) -> _Read | None:
    readings = split_lost(match["lost"], match.string[match.end() : match.end() + 3], year=year, published=published)
    if not readings:
        return None
    return _Read(readings[0], "lost_character", tuple(readings[1:]), stated=year is not None)


def _bare_day(said: dict[str, str | None], context: _Context) -> _Read | None:
    """A later day of the month of the day told before; None where that is none, or the day of the week is another."""
    previous, day = context.last_day, number(said["lost"] or "")
    if previous is None or not previous.day < day <= monthrange(previous.year, previous.month)[1]:
        return None
    known = day_date(previous.year, previous.month, day)
    weekday = _weekday(said)
    return None if weekday is not None and known.earliest.weekday() != weekday else _Read(known, stated=False)


def _near_month(said: dict[str, str | None], context: _Context) -> _Read:
    word = said["near_month"] or ""
    if word in _NEAR_MONTHS:
        known, months = context.published, _NEAR_MONTHS[word]
    else:
        known = context.previous.earliest if context.previous else context.published
        months = {"同月": 0, "翌月": 1, "前月": -1}[word]
    if known is None:
        return _INCOMPLETE
    years, month = divmod(known.month - 1 + months, 12)
    return _checked(said, _within_month(said, known.year + years, month + 1), context)


def _year_only(said: dict[str, str | None], context: _Context) -> _Read | None:
    digits = said.get("year") or ""
    if digits.isascii() and 0 < len(digits) < 4:
        return None  # "19年" may be a length of time or a year of an era
    year, about = _year(said, context), "~" if said.get("about") else ""
    if year is None:
        return None
    if said.get("fiscal"):
        return _Read(interval(month_date(year, 4, about), month_date(year + 1, 3, about)))
    return _Read(year_date(year, about), _two_years(said, year))


def _year(said: dict[str, str | None], context: _Context) -> int | None:
    """The year that is written, or None. Two figures ("19年6月") are taken near the day of publication."""
    if said.get("era"):
        return ERAS[said["era"] or ""] + number(said["era_year"] or "")
    if not (digits := said.get("year")):
        return None
    year = number(digits)
    if len(digits) == 2 and digits.isascii():
        if context.published is None:
            return 2000 + year
        known = context.published.year
        return min((known // 100 * 100 + year + step for step in (-100, 0, 100)), key=lambda each: abs(each - known))
    return year


def _calendar(said: dict[str, str | None], context: _Context) -> PartialDate | None:
    """The day, month or range that a match names, None where no year is to be had."""
    month = MONTHS[(said.get("name") or "").rstrip(".").lower()] if said.get("name") else number(said["month"] or "")
    year = _year(said, context)
    if year is None:
        year = _year_by_context(said, month, context)
    if year is None:
        # Even without a year a month of 13 is wrong; 2000 has every day there is.
        _within_month(said, 2000, month)
        return None
    return _within_month(said, year, month)


def _within_month(said: dict[str, str | None], year: int, month: int) -> PartialDate:
    about = "~" if said.get("about") else ""
    whole = month_date(year, month, about)
    if said.get("day"):
        first = day_date(year, month, number(said["day"] or ""), about)
        return interval(first, day_date(year, month, number(said["to"] or ""))) if said.get("to") else first
    part = said.get("part") or ""
    if part.endswith("旬"):
        first_day, last_day = {"中": (11, 20), "下": (21, monthrange(year, month)[1])}.get(part[0], (1, 10))
        return interval(day_date(year, month, first_day), day_date(year, month, last_day))
    return day_date(year, month, monthrange(year, month)[1]) if part == "末日" else whole


def _year_by_context(said: dict[str, str | None], month: int, context: _Context) -> int | None:
    near, previous = said.get("near"), context.previous
    if near in _NEAR_YEARS:
        return context.published.year + _NEAR_YEARS[near] if context.published else None
    if near:
        known = previous.earliest if previous else context.published
        return known.year + {"同年": 0, "翌年": 1, "前年": -1}[near] if known else None
    if context.same_sentence and previous:
        if just_before := _just_before(said, month, context.published, previous):
            return just_before
        # Days of one sentence follow each other ("2019年5月13日に締結した協定を5月12日に変更"): one before the last is of a later year.
        back = said.get("day") and (month, number(said["day"] or "")) < (previous.earliest.month, previous.earliest.day)
        if not (back and previous.exact and context.published and previous.earliest.year < context.published.year):
            return previous.earliest.year
    if context.published is None:
        return None
    return _nearest_year(said, month, context.published)


def _just_before(said: dict[str, str | None], month: int, published: date | None, previous: PartialDate) -> int | None:
    """The year of a day shortly before publication, behind one years ahead: "2028年9月30日まで延長することに合意し、9月29日に更新"."""
    if published is None or not said.get("day") or previous.earliest.year <= published.year:
        return None
    year = _nearest_year(said, month, published)
    ago = published - _within_month(said, year, month).earliest
    return year if timedelta(0) <= ago <= _SHORTLY else None


def _nearest_year(said: dict[str, str | None], month: int, published: date) -> int:
    """The year of publication, or a neighbour if that is where the weekday fits or the date is far less distant."""
    candidates = []
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            candidates.append((year, _within_month(said, year, month)))
        except InvalidDate:
            continue
    if not candidates:
        raise InvalidDate("no year near the day of publication has this day")
    weekday = _weekday(said)
    fitting = [
        pair for pair in candidates if weekday is not None and pair[1].earliest.weekday() == weekday
    ] or candidates
    if fitting[0][0] == published.year and abs(fitting[0][1].earliest - published) <= _FAR:
        return published.year
    return min(fitting, key=lambda pair: abs(pair[1].earliest - published))[0]


def _weekday(said: dict[str, str | None]) -> int | None:
    if not (name := said.get("weekday")):
        return None
    return WEEKDAYS_JA.index(name) if name in WEEKDAYS_JA else WEEKDAYS_EN.index(name.lower())


def _two_years(said: dict[str, str | None], year: int) -> str:
    """A year said twice, "令和元年(2019年)", must be the same year."""
    if not said.get("year2"):
        return ""
    other = number(said["year2"] or "") + (ERAS[said["era2"] or ""] if said.get("era2") else 0)
    return "" if other == year else "contradictory_dates"


def _checked(said: dict[str, str | None], known: PartialDate | None, context: _Context) -> _Read:
    if known is None:
        return _INCOMPLETE
    stated = bool(said.get("year") or said.get("era")) or context.same_sentence
    problem = _two_years(said, _year(said, context) or known.earliest.year)
    weekday = _weekday(said)
    if weekday is not None and known.earliest.weekday() != weekday:
        problem = "contradictory_dates"
    return _Read(known, problem, stated=stated)
