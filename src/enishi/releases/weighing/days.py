"""What speaks for a day of a text being that on which the agreement was, or is to be, signed."""

import re
from collections.abc import Iterator
from itertools import islice

from enishi.dates import FoundDate
from enishi.releases.days_en import body_start, days_in
from enishi.releases.page import Page
from enishi.releases.weighing.sight import Sight
from enishi.releases.weighing.weights import Seen, traits_of

__all__ = ["all_days", "seen_of_day"]

_RIGHT_JA = re.compile(
    r"(?:[ ]*[(（][^()（）\n]{0,12}[)）])?(付けで|付で|付|に|、|から|まで|より|の|は|で|以来|以降|現在|\)|）|[ \n]|$|.)"
)
_LEFT_JA = re.compile(r"(去る|は、|が、|[、はがのにを。\n(（:：日 ]|(?P<kanji>[一-龠])|[ぁ-ん])$")
_RIGHT_EN = re.compile(r",?\s*([A-Za-z]+|[.,;:|)\n–-]|$)")
_LEFT_EN = re.compile(r"([A-Za-z]+|[.,;:|(\n–-])\s*$")
_NEAR_JA = (
    "締結", "調印", "署名", "式", "開催", "設立", "発表", "施行", "から", "まで", "より", "付", "訪問", "開始", "公開", "更新", "以来", "創立", "取締役会", "予定",
)  # fmt: skip
_NEAR_EN = (
    "signed", "signing", "ceremony", "announced", "held", "visit", "since", "until", "through", "founded", "established", "effective", "launch", "meeting", "will",
    "published", "posted", "took place",
)  # fmt: skip
_GOES_ON = re.compile(
    r"[^。]{0,120}?(?:締結|調印|署名|取り?交わ|結び|結ん|合意|更新|延長)(?P<ending>しました|いたしました|した|する|します|された|されました|を行い|式)"
)
_SIGNED = re.compile(r"(?:締結|調印|署名|協定)[^。]{0,8}日|[Ss]ign(?:ed|ing)(?: date| on)?|Date of")
_PUBLISHED = re.compile(r"公開|更新|掲載|発表|投稿|配信|Posted|Published|Updated|Date")
#: How long before publication a day lies: the last number of days of each sort.
_AGES = (
    (-60, "far ahead"),
    (-1, "ahead"),
    (0, "that day"),
    (3, "days"),
    (14, "weeks"),
    (60, "lately"),
    (400, "a year"),
)
_SHORT_LINE = 40
_MOST = 80


def all_days(page: Page) -> list[FoundDate]:
    """Return the days of *page* that may be meant, as many as a release has: in an English text none of a dateline, or that ends something."""
    if page.language == "ja":
        return [found for found in page.dates if found.date is not None][:_MOST]
    spans = ((body_start(page, s.start, s.end), s.end) for s in page.sentences)
    days = (found for span in spans for found in days_in(page, *span) if found.date is not None)
    return list(islice(days, _MOST))


def seen_of_day(sight: Sight, days: list[FoundDate], place: int) -> Seen:
    """Return the traits of the day ``days[place]``."""
    found = days[place]
    told, itself, line = _told(sight, found), _itself(sight.page, found), _line(sight.page, found)
    traits = traits_of((f"order{min(place, 5)}",), told, itself, line, _beside(sight, found))
    traits["n"] = float(sum(other.date == found.date for other in days))
    return traits


def _told(sight: Sight, found: FoundDate) -> Iterator[str]:
    """Where it stands beside what the text tells of an agreement."""
    at = found.start
    if sight.in_heading(at):
        yield "title"
    if any(s.start <= at < s.end for s in sight.speaking):
        yield "spoken"
    if sight.telling and at < sight.telling[0].start:
        yield "before"
    for place, sentence in enumerate(sight.telling):
        if not sentence.start <= at < sentence.end:
            continue
        text = sight.page.text
        yield "telling"
        yield f"telling{min(place, 3)}"
        noun = sight.noun.search(text, sentence.start, sentence.end)
        yield "before noun" if noun and at < noun.start() else "behind noun"
        verb = sight.verb.search(text, found.end, sentence.end)
        yield "verb behind" if verb else "no verb behind"
        if verb and sight.japanese:
            yield f"verb_{verb[0]}"
            yield f"gap{min((verb.start() - found.end) // 20, 4)}"
        ahead = [] if sight.japanese else list(sight.verb.finditer(text, sentence.start, at))
        if ahead:
            yield f"ahead_{ahead[-1][0].lower()[:6]}"
            yield f"aheadgap{min((at - ahead[-1].end()) // 20, 5)}"
        left, right = _sides(sight, found)
        yield f"kL_{left}"
        yield f"kR_{right}"
        return


def _itself(page: Page, found: FoundDate) -> Iterator[str]:
    """How exact it is, and how it lies to the day of publication."""
    day = found.date
    if day is None:
        return
    yield {4: "a year only", 7: "a month only"}.get(len(day.edtf), "exact")
    if page.published_day is not None:
        age = (page.published_day - day.earliest).days
        yield next((sort for last, sort in _AGES if age <= last), "older")


def _line(page: Page, found: FoundDate) -> Iterator[str]:
    text = page.text
    start, end = page.line_at(found.start)
    before, behind = text[start : found.start], text[found.end : end]
    if _SIGNED.search(before[-14:]):
        yield "label signed"
    if _PUBLISHED.search(before[-14:]):
        yield "label published"
    if end - start < _SHORT_LINE:
        yield "short line"
    if not before.strip():
        yield "begins line"
        if not behind.strip():
            yield "whole line"
    if before.endswith(("(", "（")):
        yield "bracket"


def _beside(sight: Sight, found: FoundDate) -> Iterator[str]:
    text = sight.page.text
    left, right = _sides(sight, found)
    yield f"L_{left}"
    yield f"R_{right}"
    if sight.japanese:
        near = text[found.end : found.end + 16]
        yield from (f"near_{word}" for word in _NEAR_JA if word in near)
        on = _GOES_ON.match(text, found.end)
        if on:
            yield f"on_{on['ending']}"
    else:
        near = text[max(0, found.start - 60) : found.end + 40].lower()
        yield from (f"near_{word}" for word in _NEAR_EN if word in near)


def _sides(sight: Sight, found: FoundDate) -> tuple[str, str]:
    text = sight.page.text
    if sight.japanese:
        left, right = _LEFT_JA.search(text[max(0, found.start - 4) : found.start]), _RIGHT_JA.match(text, found.end)
        return ("kanji" if left and left["kanji"] else left[1] if left else "^"), (right[1] if right else "?")
    left, right = _LEFT_EN.search(text[max(0, found.start - 20) : found.start]), _RIGHT_EN.match(text, found.end)
    return (left[1].lower() if left else "^"), (right[1].lower() if right else "?")
