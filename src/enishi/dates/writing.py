"""Writing a date in the reader's language."""

import re
from datetime import date

from enishi.dates.partial import OPEN, InvalidDate, PartialDate, parse_edtf

__all__ = ["format_date", "format_era"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"ja": "春夏秋冬", "en": ("spring", "summer", "autumn", "winter")}
_FIRST_DAYS = (
    ("令和", date(2019, 5, 1)), ("平成", date(1989, 1, 8)), ("昭和", date(1926, 12, 25)), ("大正", date(1912, 7, 30)),
    ("明治", date(1868, 1, 25)),
)  # fmt: skip
_SIMPLE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([~?%]?)")


def format_date(partial: PartialDate, language: str) -> str:
    """Write *partial* in *language* ("ja" or "en", also "ja-JP"): "2019年6月3日", "3 June 2019", "2016年5月".

    :func:`~enishi.dates.read_date` reads days, months and years back. What has no words of its own stays EDTF.
    """
    japanese = language.split("-", maxsplit=1)[0] == "ja"
    if partial == OPEN:
        return "期限の定めなし" if japanese else "open"
    start, slash, end = partial.edtf.partition("/")
    if not slash:
        return _one(start, japanese)
    first, last = (_one(each, japanese) if each not in ("", "..") else "" for each in (start, end))
    if not first and not last:
        return "不明" if japanese else "unknown"
    if japanese:
        return (f"{first}から" if first else "") + (f"{last}まで" if last else "")
    if not first:
        return f"until {last}"
    return f"{first} to {last}" if last else f"from {first}"


def _one(edtf: str, japanese: bool) -> str:
    match = _SIMPLE.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day, qualifier = match.groups()
    if "X" in year or (month == "XX" and day not in (None, "XX")):
        return _unspecified(edtf, year, month, japanese)
    known = [year.lstrip("0")] + [part.lstrip("0") for part in (month, day) if part and part != "XX"]
    words = _japanese(known) if japanese else _english(known)
    if qualifier == "~":
        return f"{words}頃" if japanese else f"around {words}"
    if qualifier:
        return f"{words}(推定)" if japanese else f"{words} (uncertain)"
    return words


def _unspecified(edtf: str, year: str, month: str | None, japanese: bool) -> str:
    if month is None and year[:3].isdigit():
        return f"{year[:3]}0年代" if japanese else f"{year[:3]}0s"
    return edtf


def _japanese(known: list[str]) -> str:
    if len(known) == 2 and int(known[1]) > 20:
        return f"{known[0]}年{_SEASONS['ja'][int(known[1]) - 21]}"
    return "".join(value + unit for value, unit in zip(known, "年月日", strict=False))


def _english(known: list[str]) -> str:
    if len(known) == 1:
        return known[0]
    month = int(known[1])
    name = _SEASONS["en"][month - 21] if month > 20 else _MONTHS[month - 1]
    return " ".join([*known[2:], name, known[0]])


def format_era(partial: PartialDate) -> str:
    """Write a day, month or year by its era: "令和元年6月3日", "平成31年4月". A year of two eras goes by the later.

    Raises:
        InvalidDate: an interval, an unspecified figure, or a date before Meiji.
    """
    match = _SIMPLE.fullmatch(partial.edtf)
    if not match or "X" in partial.edtf or int(match[2] or 1) > 12:
        raise InvalidDate(f"{partial.edtf!r} has no one year of an era")
    for era, first in _FIRST_DAYS:
        if partial.latest >= first:
            year = partial.latest.year - first.year + 1
            plain = parse_edtf(partial.edtf.rstrip("~?%"))
            rest = format_date(plain, "ja").partition("年")[2]
            return f"{era}{'元' if year == 1 else year}年{rest}" + ("頃" if match[4] == "~" else "")
    raise InvalidDate(f"{partial.edtf!r} lies before the era of Meiji")
