"""Agreements that a Japanese sentence lists in passing, each with its day."""

import re
from collections.abc import Sequence

from enishi.dates import FoundDate
from enishi.releases.concluding_ja import Concluding
from enishi.releases.drafts import Notes
from enishi.releases.gazetteer import place_in
from enishi.releases.noting import Told, note_agreement
from enishi.releases.phrases import brackets, read_phrase, register, split_list
from enishi.releases.words import agreement_kind
from enishi.text import Span

__all__ = ["is_list", "read_bracketed", "read_list"]

_JOINTS = (
    "、",
    "そして",
    "さらに",
    "また",
    "と",
    "および",
    "及び",
    "翌",
    "等",
    "など",
    "に続き",
    "に続いて",
    "に続く",
    ",",
    " ",
)
_SO_FAR = re.compile(r"\((?:これまで|過去|既存|既|主な|締結済|提携済)[^:、。()]{0,16}(?::|は、?)")
_AFTER = re.compile(r"に続[きくい]|に次[ぎぐい]")
_LISTS = re.compile(r"に(?!締結|調印|署名|設立|行)|には|は")
_NOUN = re.compile(r"MO[UC]|覚書|協定|提携|連携")


def _flat_dates(notes: Notes, sentence: Span) -> list[FoundDate]:
    found = notes.page.dates_in(sentence.start, sentence.end)
    inside = brackets(notes.page.text, sentence.start, sentence.end) if found else []
    return [d for d in found if d.date and not any(a <= d.start < b for a, b in inside)]


def is_list(notes: Notes, sentence: Span, found: Sequence[Concluding]) -> bool:
    """Whether the sentence gives two or more days, each with an organisation behind it, or such as came before."""
    text, flat = notes.page.text, _flat_dates(notes, sentence)
    if not flat and not (found and notes.page.dates_in(sentence.start, sentence.end)):
        return False
    dated = [d for d in flat if _LISTS.match(text, d.end, d.end + 4)]
    if found and len(_dated_names(notes, sentence)) >= 2:
        return True
    listed = found and len(dated) >= 2 and _named_behind(notes, dated, sentence.end) >= 2
    return bool(listed or _end_of_those_before(notes, sentence))


def _dated_names(notes: Notes, sentence: Span) -> list[tuple[int, int, FoundDate]]:
    """ "米国のA(2016年5月)、B(2017年6月に締結)": where each name with its day in brackets begins, and where the brackets do."""
    text = notes.page.text
    inside = brackets(text, sentence.start, sentence.end)
    named, begin = [], sentence.start
    for first, last in inside:
        days = [d for d in notes.page.dates_in(first, last) if d.date]
        if len(days) == 1 and re.fullmatch(r"(?:に|付)?(?:締結|調印|署名|提携|更新)?", text[days[0].end : last - 1]):
            where = text[first + 1 : days[0].start].rstrip("、, ")
            if not where or (len(where) < 20 and place_in(where) is not None):
                start = split_list(text, begin, first)[-1][0] if text[begin:first].strip() else begin
                named.append((start, first, days[0]))
            begin = last
    return named


def _named_behind(notes: Notes, dates: list[FoundDate], end: int) -> int:
    """How many of the days are followed by the name of an organisation before the next day."""
    text, count = notes.page.text, 0
    for index, found in enumerate(dates):
        stop = dates[index + 1].start if index + 1 < len(dates) else end
        pieces = split_list(text, found.end + 1, _without_joints(text, found.end + 1, stop))
        count += any(read_phrase(text, *piece) is not None for piece in pieces)
    return count


def read_bracketed(notes: Notes, sentence: Span) -> None:
    """ "…これで8団体目となります(これまでの提携先:A(2016年6月)、B(2017年2月))": a list that stands in brackets itself."""
    text = notes.page.text
    for first, last in brackets(text, sentence.start, sentence.end):
        head = _SO_FAR.match(text, first, last)
        inner = _dated_names(notes, Span(head.end(), last - 1, "")) if head and notes.hub_id else []
        for start, end, day in inner:
            phrase = read_phrase(text, start, end)
            if phrase is not None and head is not None:
                party, kind = register(notes.registry, phrase), agreement_kind(sentence.text)
                note_agreement(notes, [notes.hub_id, party.id], Told("earlier", kind, start, day.end, day))


def _end_of_those_before(notes: Notes, sentence: Span) -> int:
    """ "2019年10月のA、2020年2月のB等に続き9機関目": where the list ends, 0 where the sentence is none."""
    text = notes.page.text
    dated = [d for d in _flat_dates(notes, sentence) if text[d.end : d.end + 1] == "の"]
    after = _AFTER.search(text, dated[-1].end, sentence.end) if dated else None
    return after.start() if after and _NOUN.search(sentence.text) else 0


def read_list(notes: Notes, sentence: Span, found: Sequence[Concluding]) -> None:
    """ "2016年5月に A(…)、および B、2017年6月に C と…の覚書を締結" : each organisation is its own agreement, under the date before it."""
    text = notes.page.text
    dated = _dated_names(notes, sentence)
    if len(dated) > 1:
        kind = agreement_kind(text[found[-1].lead : found[-1].verb[1]])
        for start, end, day in dated:
            phrase = read_phrase(text, start, end)
            if phrase is not None:
                party = register(notes.registry, phrase)
                note_agreement(notes, [notes.hub_id, party.id], Told("earlier", kind, start, day.end, day))
        return
    before = _end_of_those_before(notes, sentence)
    last = before or found[-1].verb[0]
    noun = _NOUN.search(sentence.text)
    kind = agreement_kind(text[found[-1].lead : found[-1].verb[1]] if found else noun[0] if noun else "")
    marks = "の" if before else "には"
    dates = [d for d in _flat_dates(notes, sentence) if d.end < last and text[d.end : d.end + 1] in marks]
    if not dates:
        return
    # The list ends at the と that leads to what was agreed; what follows (今般のUCLAとの提携は…) is about something else.
    closing = list(re.finditer(r"(?:と|との間で)(?=、|[^、]{0,60}$)", text[dates[-1].end : last]))
    for index, day in enumerate(dates):
        stop = dates[index + 1].start if index + 1 < len(dates) else last
        if index + 1 == len(dates) and closing and not before:
            stop = day.end + closing[0].start()
        for start, end in split_list(text, day.end + 1, _without_joints(text, day.end + 1, stop)):
            phrase = read_phrase(text, start, end)
            if phrase is not None:
                party = register(notes.registry, phrase)
                note_agreement(notes, [notes.hub_id, party.id], Told("earlier", kind, day.start, end, day))


def _without_joints(text: str, start: int, stop: int) -> int:
    while stop > start and (joint := next((j for j in _JOINTS if text.endswith(j, start, stop)), "")):
        stop -= len(joint)
    return stop
