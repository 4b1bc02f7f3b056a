"""Events, ties and facts in Japanese."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.happenings import Row, event_kind, note_facts, note_tie, split_title
from enishi.releases.phrases import read_phrase, register, split_list
from enishi.releases.reading import Event
from enishi.releases.registry import Draft
from enishi.text import Span

__all__ = ["read_events_ja", "read_facts_ja", "read_ties_ja"]

_EVENT = re.compile(
    r"(?:(?P<with>[^、。「]{2,60}?)(?:と(?:共同で|ともに|共催で)?))?(?P<open>[「『])(?P<title>[^」』]{4,300})[」』](?:[^。「]{0,12})を?(?:共同)?(?:開催|実施|主催|開い)"
)
_HELD = re.compile("開催|実施|主催|開い")
_FOUNDED_IT = re.compile(
    r"は、?(?P<date>[^、。]{4,14}年(?:[0-9]+月)?)に、?(?P<object>[^、。]{2,70}?)を(?P<rest>[^。、]{0,60}?)(?:設立|創設|設置|開設)"
)
_FOUNDERS = re.compile(
    r"は、?(?P<who>[^。]{2,80}?)が(?:中心となって|中心となり|共同で|共同して)?(?P<year>[0-9]{4}年に)?設立した"
)
_DEVELOPER = re.compile(
    r"(?P<who>[^、。]{2,30}?)が(?:街づくり|まちづくり|開発|整備|運営)(?:を(?:進める|推進する|行う)|する)(?P<place>[^、。]{2,24}?)に$"
)
_FOUNDED = re.compile(r"(?P<year>[0-9]{4})年(?:[0-9]{1,2}月)?に(?:設立|創立|創設|創業|開学|設置)され")
_IS_TOPIC = re.compile(r"(?:\([^)]*\))?(?:は|も)")
_INSTITUTE = re.compile(
    r"(?P<year>[0-9]{4})年に[^。]{0,40}?(?P<name>[A-Z][A-Za-z&-]*(?: (?:of|for|and|the|in|[A-Z][A-Za-z&-]*))*|[一-龠ァ-ヴー]{2,20}(?:研究所|センター))を(?:設立|設置|開設|創設)"
)
_RANKED = re.compile(
    r"(?P<what>(?:「[^」]+」の)?「[^」]*(?:[Rr]anking|ランキング)[^」]*」)(?:で|では|において)[^0-9。]{0,12}(?P<rank>[0-9]{1,4})位(?:\((?P<year>[0-9]{4})年[^)]*\))?"
)
_COUNTED = re.compile(
    r"(?P<count>[0-9][0-9,]*)(?:名|人)の(?P<what>[^、。はがをに]{2,24}?(?:受賞者|研究者|学生|卒業生|会員|職員))"
)


def read_events_ja(notes: Notes) -> None:
    """Note each event that the text dates and names."""
    text = notes.page.text
    for sentence in notes.page.sentences:
        if _HELD.search(sentence.text) is None:
            continue  # the pattern of an event is dear
        for match in _EVENT.finditer(text, sentence.start, sentence.end):
            dates = [d for d in notes.page.dates_in(sentence.start, match.start("open")) if d.date]
            if not dates or dates[-1].date is None:
                continue
            organisers = _organisers(notes, sentence, match)
            titles = split_title(match["title"])
            notes.events.append(
                Event(
                    id=f"e{len(notes.events) + 1}",
                    kind=event_kind(match["title"]),
                    titles=titles,
                    date=dates[-1].date.edtf,
                    place=(),
                    organisers=tuple(dict.fromkeys(draft.id for draft in organisers)),
                    participants=(),
                    quote=notes.page.quote(dates[-1].start, match.end()),
                    confidence=0.9,
                )
            )


def _organisers(notes: Notes, sentence: Span, match: re.Match[str]) -> list[Draft]:
    text = notes.page.text
    topic = _topic(notes, sentence)
    found = [topic] if topic else []
    if match["with"]:
        for start, end in split_list(text, *match.span("with")):
            phrase = read_phrase(text, start, end)
            if phrase is not None:
                found.append(register(notes.registry, phrase, 0.85))
    return found


def _topic(notes: Notes, sentence: Span) -> Draft | None:
    """Return the organisation the sentence is about: the first one followed by は, else the heading's, else none."""
    text = notes.page.text
    for _start, end, draft in notes.registry.mentions(sentence.start, sentence.end):
        if _IS_TOPIC.match(text, end, end + 40):
            return draft
    return _heading(notes, sentence.start)


def _heading(notes: Notes, offset: int) -> Draft | None:
    """Return the organisation of the heading "Xについて" that *offset* stands under."""
    text = notes.page.text
    for start, end in notes.page.lines_before(offset, 6):
        line = text[start:end]
        if line.rstrip().endswith(("について", "とは", "の概要")) or line.startswith("About "):
            mentions = notes.registry.mentions(start, end)
            return mentions[0][2] if mentions else None
    return None


def read_ties_ja(notes: Notes) -> None:
    """Note who founded whom, and where."""
    text = notes.page.text
    for sentence in notes.page.sentences:
        for _start, end, draft in notes.registry.mentions(sentence.start, sentence.end):
            founders = _FOUNDERS.match(text, end, sentence.end)
            if founders:
                _note_founders(notes, draft, founders, sentence)
            founded = _FOUNDED_IT.match(text, end, sentence.end)
            if founded:
                _note_founded(notes, draft, founded, sentence)


def _note_founders(notes: Notes, draft: Draft, match: re.Match[str], sentence: Span) -> None:
    text = notes.page.text
    for start, end in split_list(text, *match.span("who")):
        phrase = read_phrase(text, start, end)
        if phrase is None:
            continue
        founder = register(notes.registry, phrase, 0.85)
        date = (match["year"] or "")[:4]
        note_tie(notes, ("founded", founder, draft), date, match["who"], (sentence.start, match.end()))


def _note_founded(notes: Notes, draft: Draft, match: re.Match[str], sentence: Span) -> None:
    dates = [d for d in notes.page.dates_in(match.start("date"), match.end("date") + 1) if d.date]
    phrase = read_phrase(notes.page.text, *match.span("object"))
    if not dates or dates[0].date is None or phrase is None or re.match(r"[A-Z]", notes.page.text[phrase.start]):
        return
    date = dates[0].date.edtf
    made = register(notes.registry, phrase, 0.85)
    place = _DEVELOPER.search(match["rest"])
    where = (place["place"] if place else match["rest"].removesuffix("に")).strip()
    note_tie(notes, ("founded", draft, made), date, where, (sentence.start, match.end()))
    if place:
        base = match.start("rest")
        developer = read_phrase(notes.page.text, base + place.start("who"), base + place.end("who"))
        if developer is not None:
            note_tie(
                notes,
                ("works_with", draft, register(notes.registry, developer, 0.8)),
                date,
                f"{made.official}、{where}",
                (sentence.start, match.end()),
            )


def read_facts_ja(notes: Notes) -> None:
    """Note founding years, institutes, rankings and counts of the organisations the sentences are about."""
    for sentence in notes.page.sentences:
        rows = _facts_of(notes, sentence)
        draft = _topic(notes, sentence) if rows else None
        if draft is not None:
            note_facts(notes, draft, rows)


def _facts_of(notes: Notes, sentence: Span) -> list[Row]:
    text = notes.page.text
    span = (sentence.start, sentence.end)
    institutes = (m for m in _INSTITUTE.finditer(text, *span) if notes.registry.find(m["name"]) is None)
    return [
        *(("founded", m["year"], "設立", m["year"], m) for m in _FOUNDED.finditer(text, *span)),
        *(("institute", m["name"], m["name"], m["year"], m) for m in institutes),
        *(("ranking", m["rank"], m["what"], m["year"] or "", m) for m in _RANKED.finditer(text, *span)),
        *(
            ("count", m["count"].replace(",", ""), m["what"], notes.page.published, m)
            for m in _COUNTED.finditer(text, *span)
        ),
    ]
