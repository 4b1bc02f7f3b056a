"""Tell several agreements of one text apart: each has a day and a partner of its own, and the publisher is party of them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from enishi.dates import FoundDate
from enishi.releases.page import Page
from enishi.releases.registry import Draft
from enishi.releases.weighing.parties import Bodies, same_house
from enishi.releases.weighing.sight import is_prose
from enishi.text import Span

__all__ = ["LIKELY_DAY", "Apart", "tell_apart"]

# Bounds that were best on releases which neither rules nor weights had seen (docs/reading.md).
#: From here on a day is taken for one of signing.
LIKELY_DAY = 0.6
_PARTNER = 0.2
_ROWS_ABOVE = 5


@dataclass(frozen=True)
class Apart:
    """One of several agreements of a text: with whom, on which day, and the sentence that says so."""

    partner: Draft
    found: FoundDate
    passage: Span


@dataclass(frozen=True)
class _Day:
    found: FoundDate
    passage: Span


def tell_apart(bodies: Bodies, likely: Mapping[str, float], days: Sequence[tuple[float, FoundDate]]) -> list[Apart]:
    """Return the agreements that *days* and partners tell apart; none where fewer than two are.

    *likely* gives the chance of each organisation of *bodies*, by its id, to be a party; *days* each day of the text with the
    chance that something was signed on it.
    """
    page = bodies.sight.page
    told = [
        _Day(found, _around(page, found.start)) for chance, found in days if chance >= LIKELY_DAY and _is_day(found)
    ]
    apart: list[Apart] = []
    for date in dict.fromkeys(day.found.date for day in told):
        same = [day for day in told if day.found.date == date]
        named = ((partner, day) for day in same for partner in _partners(bodies, likely, day, told))
        partner, day = next(named, (None, same[0]))
        if partner is None:
            continue
        if any(same_house(partner, other.partner) for other in apart):
            return []
        apart.append(Apart(partner, day.found, day.passage))
    return apart if len(apart) > 1 else []


def _is_day(found: FoundDate) -> bool:
    return found.date is not None and found.date.is_day


def _around(page: Page, offset: int) -> Span:
    sentence = page.sentence_at(offset)
    if sentence.text:
        return sentence
    start, end = page.line_at(offset)
    return Span(start, end, page.text[start:end])


def _partners(bodies: Bodies, likely: Mapping[str, float], day: _Day, told: Sequence[_Day]) -> Iterator[Draft]:
    """Yield who may be the partner of a day, the likeliest first: of its sentence, else of the nearest before it that names one."""
    start, end = _own_part(bodies, likely, day, told)
    yield from _likeliest(bodies, likely, start, end)
    if (start, end) != (day.passage.start, day.passage.end):
        return
    page = bodies.sight.page
    # The partner of a day in a row of a list may stand some rows above, that of one in prose in the sentence before.
    earlier = max((each.found.end for each in told if each.found.end <= day.passage.start), default=0)
    before = page.sentences_before(day.passage.start, 1 if is_prose(day.passage) else _ROWS_ABOVE)
    for sentence in reversed(before):
        if sentence.start >= earlier:
            yield from _likeliest(bodies, likely, sentence.start, sentence.end)


def _likeliest(bodies: Bodies, likely: Mapping[str, float], start: int, end: int) -> list[Draft]:
    named = {draft.id: draft for at, _end, draft in bodies.mentions if start <= at < end}
    others = [d for d in named.values() if not _is_own(bodies, d) and likely[d.id] >= _PARTNER]
    return sorted(others, key=lambda draft: -likely[draft.id])


def _is_own(bodies: Bodies, draft: Draft) -> bool:
    own = bodies.own
    return own is not None and (draft is own or same_house(draft, own))


def _own_part(bodies: Bodies, likely: Mapping[str, float], day: _Day, told: Sequence[_Day]) -> tuple[int, int]:
    """Return what of its sentence is about a day: all of it, or up to the next where each day of several leads its partner."""
    start, end = day.passage.start, day.passage.end
    places = sorted(each.found.start for each in told if start <= each.found.start < end)
    if len(places) == 1:
        return start, end
    place = places.index(day.found.start)
    leads = not _likeliest(bodies, likely, start, places[0])
    if leads:
        return day.found.start, places[place + 1] if place + 1 < len(places) else end
    return places[place - 1] if place else start, day.found.start
