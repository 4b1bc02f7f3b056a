"""The days that an English sentence gives for what it tells, those without a year and days of the week among them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from enishi.dates import FoundDate, InvalidDate, PartialDate, parse_edtf
from enishi.dates.notation import MONTHS, WEEKDAYS_EN
from enishi.releases.page import Page

__all__ = ["body_start", "days_in", "is_old"]

_NAMES = "|".join(sorted((name.title() for name in MONTHS if len(name) > 3 or name == "may"), key=len, reverse=True))
_LOOSE = re.compile(
    rf"\b(?:(?P<which>[Oo]n|[Ll]ast|[Tt]his|[Ee]arlier this|[Nn]ext|[Cc]oming) )(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?P<week> (?:of )?last week\b)?(?!,? (?:[0-9]|the [0-9]|\((?![0-9]{{1,2}}\))|(?:{_NAMES})\b))"
    rf"|\b(?:[Ii]n|[Ll]ast|[Tt]his|[Ee]arly|[Ll]ate|[Ss]ince|at the (?:end|beginning|start) of) (?P<month>{_NAMES})\b(?!,? [0-9])"
    r"|\b(?P<near>[Ee]arlier this month|[Tt]his month|[Ll]ast month|[Nn]ext month)\b"
    r"|\b[Oo]n the (?P<number>[0-9]{1,2})(?:st|nd|rd|th)\b(?! of\b| [A-Z]|,? [0-9])"
    r"|\b(?P<lately>[Tt]his (?:morning|afternoon|evening)|[Yy]esterday|[Ll]ast (?:night|evening))\b"
    r"|\b(?P<before>(?:the )?(?:day before|previous day)|(?:a|one) day (?:earlier|before))\b"
    r"|\b(?P<count>two|three|four|five|six) days ago\b"
    r"|\b(?P<after>[Tt]he (?:next|following) day|(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[0-9]) (?:days?|weeks?) later)\b"
    # "signed the agreement Tuesday", as American papers write
    rf"|(?<=[A-Za-z)] )(?<!every )(?<!each )(?<!until )(?<!till )(?<!by )(?<!from )(?<!through )(?<!and )(?<!to )(?<!since )(?<!before )(?<!after )(?<!on )(?<!last )(?<!this )(?<!next )(?<!other )(?<!or )(?<!a )(?<!of )(?<!coming )"
    rf"(?P<bare>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!'s|s\b| (?:to|and|or) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|-|,? (?:[0-9]|the [0-9]|\(|(?:{_NAMES})\b))"
    # Eleven and three behind a Monday.
    r"|\b(?P<named>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \((?P<one>[0-9]{1,2})[/.](?P<other>[0-9]{1,2})\)"
    r"|(?<![0-9/.])(?P<first>[0-9]{1,2})(?P<by>[/.])(?P<second>[0-9]{1,2})(?P=by)(?P<year>(?:19|20)[0-9]{2})(?![0-9/])"
)
_LIMIT = re.compile(
    r"(?:until|till|through|since|by|before|expir\w+(?: on)?|(?:founded|established|opened|born|began|begun|started|launched|existed|created|formed|dat(?:es|ed|ing) (?:back )?to|going back to) in|dat(?:es|ed|ing) (?:back )?to|goes back to|going back to|valid (?:to|from)|and|to|from|effective|ends?(?: in| on)?|"
    r"(?:comes?|came|coming|enters?|entered|entering|goes|went|going) into (?:force|effect)(?: on)?|(?:takes?|took) effect(?: on)?|becomes?(?: effective)?(?: on)?|became (?:effective|valid)(?: on)?|in force from|beginning(?: on| in)?|"
    r"start(?:s|ing|ed)?(?: on| in| from)?|closes?(?: on)?|with effect from|effective (?:from|on|as of))\s*(?:the end of )?$",
    re.I,
)
_ANNOUNCED_AHEAD = re.compile(
    r"(?:announce[sd]?|announcing|announcement|published|reported|posted|issued|updated|released|revealed|unveiled|stated|said|statement)(?: here)?,?(?: in (?:a|an|their|its) (?:joint |press |news |written )?(?:statement|release|announcement))?,?(?: (?:on|in))?(?: [A-Z][a-z]+day,?)? ?$",
    re.I,
)
_ANNOUNCED_BEHIND = re.compile(
    r",? (?:(?:has|have|is|are) )?(?:proud(?:ly)? to |pleased to )?(?:jointly |officially )?announce", re.I
)
# The towns of a dateline, and the wire that carries it between dashes.
_WIRE = re.compile(r"[ ]?-{1,2}[ ]?\([A-Z][A-Za-z .&]{2,40}\)[ ]?-{1,2}[ ]?|/[A-Z][A-Za-z -]{3,24}/[ ]?-{1,2}[ ]?")
_TOWN = re.compile(r"(?:[A-Z][\w.'-]*(?:[ ,;/&-]+(?:de |du |of |upon )?)?){1,6}(?:[,;(-] ?)?")
_DASHES = re.compile(r"\)? ?-{1,2} ?")
# "Home / News / University signs agreement with": what a page puts before its headline. (») is normalised to a quotation mark.
_PATH = re.compile(r"(?:Home|HOME|Top|TOP|You are here:?)\b[^\n]{0,160} [/>|\"›] ")
_DASH = re.compile(r" ?-{1,2} |--")
_CAPITALS = re.compile(r"[A-Z]{3,}[A-Z ,&]*(?:, [A-Z][\w. ]{1,30})?(?: \([^)]*\))?")
_STOP = re.compile(r"[:.] (?=[A-Z])")
_COLON = re.compile(
    r"[A-Z][A-Z ]{2,15}: |[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z][a-z]+)?: (?=(?:The |Today|On |In )|[A-Z][\w'-]+ [^:]{40})|\([A-Z][^)]{2,60}\) (?=[A-Z])"
)
_OLD, _NEAR = timedelta(days=300), timedelta(days=60)


def body_start(page: Page, start: int, end: int) -> int:
    """Where the words of a sentence begin behind its dateline: "TOKYO, June 3, 2019 - "."""
    if path := _PATH.match(page.text, start, end):
        start = path.end()
    lead = page.text[start : min(end, start + 130)]
    wire = _WIRE.search(lead)
    if wire:
        first = next((d for d in page.dates_in(start + wire.end(), end) if d.start == start + wire.end()), None)
        beyond = _DASHES.match(page.text, first.end) if first else None
        return beyond.end() if beyond else start + wire.end()
    for dash in _DASH.finditer(lead) if "-" in lead else ():
        before = lead[: dash.start()]
        if page.dates_in(start, start + dash.start()):
            return start + dash.end()
        if before.isupper() or _CAPITALS.fullmatch(before):
            # "KOBE, Japan--June 7, 2022--": the day of a dateline may stand between two dashes.
            opened = start + dash.end() + page.text.startswith("(", start + dash.end())
            first = next((d for d in page.dates_in(opened, end) if d.start == opened), None)
            beyond = _DASHES.match(page.text, first.end) if first else None
            return beyond.end() if beyond else start + dash.end()
    # A town and a day before a colon or a full stop lead up to what is told as a dash does.
    stop = _STOP.search(lead)
    if stop and (days := page.dates_in(start, start + stop.start())) and days[-1].end == start + stop.start():
        return start + stop.end() if _TOWN.fullmatch(lead[: days[0].start - start]) else start
    colon = _COLON.match(lead)
    return start + colon.end() if colon else start


def days_in(page: Page, start: int, end: int, *, ahead: bool = False) -> list[FoundDate]:
    """Return the days told between two offsets, in order: none that begins, ends or announces something."""
    text = page.text
    found = [*page.dates_in(start, end), *_loose(page, start, end, ahead=ahead)]
    kept = [
        each
        for each in found
        if (each.date or each.problem == "impossible_date")
        and not _LIMIT.search(text[max(start, each.start - 34) : each.start])
        and not _ANNOUNCED_AHEAD.search(text[max(0, each.start - 30) : each.start])
        and not _ANNOUNCED_BEHIND.match(text, each.end, end)
    ]
    return sorted(kept, key=lambda each: each.start)


def is_old(page: Page, found: FoundDate | None) -> bool:
    """Whether a day lies so long before publication that the text tells of it as past."""
    if found is None or found.date is None or page.published_day is None:
        return False
    return found.date.latest < page.published_day - _OLD


def _loose(page: Page, start: int, end: int, *, ahead: bool) -> list[FoundDate]:
    found = []
    for match in _LOOSE.finditer(page.text, start, end):
        if any(d.start < match.end() and match.start() < d.end for d in page.dates_in(max(0, start - 20), end + 20)):
            continue
        known = _meaning(page, match, ahead=ahead)
        if known is not None:
            found.append(FoundDate(match.start(), match.end(), match[0], known))
    return found


def _meaning(page: Page, match: re.Match[str], *, ahead: bool) -> PartialDate | None:
    day = page.told_day
    if match["year"]:
        return _figures(match, day)
    if day is None:
        return None
    if match["weekday"] or match["bare"] or match["named"]:
        return _named(match, day, ahead=ahead) if match["named"] else _day(_weekday(day, match, ahead=ahead))
    if match["number"] or match["month"] or match["near"]:
        return _month(day, match, ahead=ahead)
    if match["lately"] or match["count"]:
        return _day(day - timedelta(days=_days_ago(match)))
    return _from_day_before(page, match)


def _from_day_before(page: Page, match: re.Match[str]) -> PartialDate | None:
    """The day that "three days later" and "the day before" mean behind the day told last; of a day later none without one."""
    told = [d.date for d in page.dates_in(max(0, match.start() - 400), match.start()) if d.date and d.date.is_day]
    last = told[-1].earliest if told else None
    if match["after"]:
        return _day(last + _later(match["after"])) if last else None
    last = last or page.told_day
    return _day(last - timedelta(days=1)) if last else None


def _named(match: re.Match[str], day: date, *, ahead: bool) -> PartialDate | None:
    """The one day near *day* that a day of the week and two figures can mean, whichever of them is the month."""
    weekday = WEEKDAYS_EN.index(match["named"][:3].lower())
    one, other = int(match["one"]), int(match["other"])
    found = {
        near
        for away in range(-_NEAR.days, _NEAR.days * ahead + 1)
        if (near := day + timedelta(days=away)).weekday() == weekday
        and (near.day, near.month) in {(one, other), (other, one)}
    }
    return _day(found.pop()) if len(found) == 1 else None


def _days_ago(match: re.Match[str]) -> int:
    """How many days ago "two days ago", "last night" and "this morning" were."""
    if match["count"]:
        return 2 + ("two", "three", "four", "five", "six").index(match["count"])
    return int(match["lately"].lower().startswith(("yesterday", "last")))


def _later(words: str) -> timedelta:
    """How long after the day told before "three days later" and "the following day" are."""
    count, _, unit = words.lower().partition(" ")
    numbers = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "the": 1}
    number = numbers[count] if count in numbers else int(count)
    return timedelta(days=number * (7 if unit.startswith("week") else 1))


def _weekday(day: date, match: re.Match[str], *, ahead: bool) -> date:
    """The day that "on Friday", "next Friday" and "on Friday last week" mean on *day*."""
    name = match["weekday"] or match["bare"]
    if match["week"]:
        return day - timedelta(days=day.weekday() + 7 - WEEKDAYS_EN.index(name[:3].lower()))
    return _on_weekday(day, name, ahead=ahead or (match["which"] or "").lower() in ("next", "coming"))


def _numbered(day: date, number: int) -> PartialDate | None:
    """The last day of that *number* before *day*: "on the 4th"."""
    month = day if number <= day.day else day.replace(day=1) - timedelta(days=1)
    return _day(month.replace(day=number)) if 1 <= number <= monthrange(month.year, month.month)[1] else None


def _month(day: date, match: re.Match[str], *, ahead: bool) -> PartialDate | None:
    """The month that "in May" and "last month" mean on *day*, the day that "on the 4th" means."""
    if match["number"]:
        return _numbered(day, int(match["number"]))
    if match["month"]:
        month = MONTHS[match["month"].lower()]
        year = day.year + ((month < day.month) if ahead else -(month > day.month))
        return parse_edtf(f"{year}-{month:02}")
    shift = {"last": -1, "next": 1}.get(match["near"].split()[0].lower(), 0)
    years, month = divmod(day.month - 1 + shift, 12)
    return parse_edtf(f"{day.year + years}-{month + 1:02}")


def _on_weekday(day: date, name: str, *, ahead: bool) -> date:
    distance = (WEEKDAYS_EN.index(name[:3].lower()) - day.weekday()) % 7
    return day + timedelta(days=distance) if ahead else day - timedelta(days=-distance % 7)


def _day(day: date) -> PartialDate:
    return parse_edtf(day.isoformat())


def _figures(match: re.Match[str], published: date | None) -> PartialDate | None:
    """17/08/2023. Where both figures may be a month, only the one that lies shortly before publication is taken."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = []
    for day, month in {(first, second), (second, first)}:
        try:
            readings.append(parse_edtf(f"{year}-{month:02}-{day:02}"))
        except InvalidDate:
            continue
    if len(readings) > 1 and published is not None:
        readings = [each for each in readings if timedelta(0) <= published - each.earliest <= timedelta(days=45)]
    return readings[0] if len(readings) == 1 else None
