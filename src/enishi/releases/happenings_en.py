"""Events, ties and facts in English."""

import re

from enishi.releases.defining_en import register_en
from enishi.releases.drafts import Notes
from enishi.releases.happenings import event_kind, note_facts, note_tie, split_title
from enishi.releases.names_en import candidates, chained, is_sure
from enishi.releases.reading import Event
from enishi.releases.registry import Draft
from enishi.text import Span

__all__ = ["read_events_en", "read_facts_en", "read_ties_en"]

_EVENT = re.compile(
    r"(?P<verb>\b(?:co-)?(?:held|hosted|organi[sz]ed|staged|(?:will|to) (?:hold|host))\b)(?P<between>[^.\"“]{0,90}?)[\"“](?P<title>[^\"”]{4,300})[\"”]"
)
_FOUNDED_IT = re.compile(
    r"(?:\([^()]{1,80}\))?,? (?:has )?(?:established|founded|set up|created|opened) (?:the |an? )?(?P<object>[A-Z])"
)
_FOUNDED_BY = re.compile(
    r"(?:\([^()]{1,80}\))?,? (?:(?:is|was) (?:an? [^.,;]{2,80}? )?)?(?:established|founded|set up|created) (?:(?:in|on) (?P<date>[A-Za-z0-9 ]{4,20}) )?(?:mainly |jointly |chiefly )?by (?=(?:the )?[A-Z])"
)
_DEVELOPER = re.compile(
    r"in (?P<place>(?:the )?[A-Z][^,.;]{2,50}), (?:which|a [a-z -]{2,40} (?:that|which)) (?=(?:the )?[A-Z])|in (?P<place2>(?:the )?[A-Z][^,.;]{2,50}),? (?:being )?developed by (?=(?:the )?[A-Z])"
)
_DEVELOPS = re.compile(r" (?:is |has been |was )?(?:develop|build|runn?|operat|plann?)(?:s|ed|ing)\b")
_MADE = re.compile(r"\b(?:founded|established|set up|created|opened)\b")
_FOUNDED = re.compile(r"\b(?:founded|established|set up|incorporated) in (?P<year>[0-9]{4})\b")
_INSTITUTE = re.compile(
    r"(?:(?:opened|established|founded|set up|created) (?:its |the |an? )?(?P<name>[A-Z][\w&-]*(?: (?:(?:of|for|and|the|in|&) )*[A-Z][\w&-]*){1,9}) in (?P<year>[0-9]{4})"
    r"|[Ii]n (?P<year2>[0-9]{4})[^.;]{0,40}? (?:opened|established|founded|set up|created) (?:its |the |an? )?(?P<name2>[A-Z][\w&-]*(?: (?:(?:of|for|and|the|in|&) )*[A-Z][\w&-]*){1,9}))"
)
_RANKED = re.compile(
    r"\b(?:ranked|ranks|placed|came) (?:at )?(?:number |no\. ?)?(?P<rank>[0-9]{1,4})(?:st|nd|rd|th)? (?:worldwide |in the world |globally )?(?:in|by|on) (?:the )?(?P<what>[^.;()]{4,100}?)(?:,? (?:in |for |of )?(?P<year>(?:19|20)[0-9]{2})\b|,? \((?P<year2>[0-9]{4})\)|(?=[.;,]))"
)
_COUNTED = re.compile(
    r"\b(?P<count>[0-9][0-9,]*) (?P<what>(?:[A-Za-z]+ ){0,5}?(?:[Ll]aureates|[Mm]edal(?:l?ists|s)?|[Rr]ecipients of the (?:[A-Z][a-z]*|of)(?: (?:[A-Z][a-z]*|of)){0,6}|[Rr]ecipients|[Pp]rize ?winners|[Ww]inners|[Ss]tudents|[Rr]esearchers|[Aa]lumni|[Mm]embers|[Ss]taff)\b)"
)


_FACT = re.compile(
    r"\b(?:founded|established|set up|incorporated|opened|created|ranked|ranks|placed|came|[Ll]aureates|[Mm]edal(?:l?ists|s)?|[Rr]ecipients|winners|[Ww]inners|[Ss]tudents|[Rr]esearchers|[Aa]lumni|[Mm]embers|[Ss]taff)\b"
)


def read_events_en(notes: Notes) -> None:
    """Note each event that the text dates and names in quotation marks."""
    text = notes.page.text
    for sentence in notes.page.sentences:
        for match in () if '"' not in sentence.text else _EVENT.finditer(text, sentence.start, sentence.end):
            outside = [d for d in notes.page.dates_in(sentence.start, sentence.end) if d.date]
            behind = [d for d in outside if match.end() <= d.start <= match.end() + 60]
            ahead = [d for d in outside if d.end <= match.start("title")]
            dates = behind[:1] or ahead[-1:]
            if not dates or dates[0].date is None:
                continue
            first, last = min(dates[0].start, match.start()), max(dates[0].end, match.end())
            notes.events.append(
                Event(
                    id=f"e{len(notes.events) + 1}",
                    kind=event_kind(match["title"]),
                    titles=split_title(match["title"]),
                    date=dates[0].date.edtf,
                    place=(),
                    organisers=tuple(dict.fromkeys(_organisers(notes, sentence, match))),
                    participants=(),
                    quote=notes.page.quote(first, last),
                    confidence=0.9,
                )
            )


def _organisers(notes: Notes, sentence: Span, match: re.Match[str]) -> list[str]:
    text = notes.page.text
    found = chained(text, candidates(text, sentence.start, match.start()), forwards=False)
    partner = re.compile(r"\bwith (?:the )?").search(text, match.end("verb"), match.start("title"))
    if partner:
        found += chained(text, candidates(text, partner.end(), match.start("title")))
    return [register_en(notes.registry, candidate, 0.85).id for candidate in found]


def read_ties_en(notes: Notes) -> None:
    """Note who founded whom, and where."""
    for sentence in notes.page.sentences:
        if not _MADE.search(sentence.text):
            continue
        for _start, end, draft in notes.registry.mentions(sentence.start, sentence.end):
            by = _FOUNDED_BY.match(notes.page.text, end, sentence.end)
            if by:
                _note_founders(notes, draft, by, sentence)
            it = _FOUNDED_IT.match(notes.page.text, end, sentence.end)
            if it:
                _note_founded(notes, draft, it.start("object"), sentence)


def _note_founders(notes: Notes, draft: Draft, match: re.Match[str], sentence: Span) -> None:
    text = notes.page.text
    dates = [d for d in notes.page.dates_in(match.start(), match.end()) if d.date]
    date = dates[0].date.edtf if dates and dates[0].date else ""
    for candidate in chained(text, candidates(text, match.end(), sentence.end)):
        founder = register_en(notes.registry, candidate, 0.85)
        note_tie(notes, ("founded", founder, draft), date, "", (sentence.start, candidate.whole_end))


def _note_founded(notes: Notes, draft: Draft, start: int, sentence: Span) -> None:
    text = notes.page.text
    named = candidates(text, start, sentence.end)[:1]
    if not named or named[0].start != start or not is_sure(text[start : named[0].end]):
        return
    (made_by_name,) = named
    if re.match(r"(?:[^.]{0,12})Institute|School|Department|Faculty", text[start : named[0].end]):
        return
    dates = [
        d
        for d in notes.page.dates_in(sentence.start, sentence.end)
        if d.date and _near(d.start, made_by_name.start, made_by_name.end)
    ]
    if not dates or dates[0].date is None:
        return
    made = register_en(notes.registry, made_by_name, 0.85)
    date = dates[0].date.edtf
    place = _DEVELOPER.search(text, made_by_name.end, sentence.end)
    where = (place["place"] or place["place2"]) if place else ""
    note_tie(notes, ("founded", draft, made), date, where, (sentence.start, sentence.end))
    developer = candidates(text, place.end(), sentence.end)[:1] if place else []
    if place and developer and (place["place2"] or _DEVELOPS.match(text, developer[0].whole_end)):
        works_with = register_en(notes.registry, developer[0], 0.8)
        note_tie(
            notes, ("works_with", draft, works_with), date, f"{made.official}, {where}", (sentence.start, sentence.end)
        )


def _near(offset: int, start: int, end: int) -> bool:
    return start - 120 <= offset <= end + 60


def read_facts_en(notes: Notes) -> None:
    """Note founding years, institutes, rankings and counts of the organisations the sentences are about."""
    for sentence in notes.page.sentences:
        draft = _topic(notes, sentence) if _FACT.search(sentence.text) else None
        if draft is not None:
            _facts_of(notes, draft, sentence)


def _topic(notes: Notes, sentence: Span) -> Draft | None:
    """Return what the sentence is about: the organisation it begins with, or, for "It" and the like, the one of the heading."""
    text = notes.page.text
    lead = re.compile(
        r"(?:(?:The|In [0-9]{4},?|Founded in [0-9]{4},|Established in [0-9]{4},|Today,?|Ranked [^.]{4,80},) )?(?:the )?"
    ).match(text, sentence.start)
    at = lead.end() if lead else sentence.start
    for start, _end, draft in notes.registry.mentions(sentence.start, min(sentence.end, at + 120)):
        if start == at:
            return draft
    if not re.match(
        r"(?:It|Its|The (?:university|institution|network|association|foundation|company|city|institute|school)|In [0-9]{4} it)\b",
        sentence.text,
    ):
        return None
    for start, end in notes.page.lines_before(sentence.start, 6):
        if text[start:end].startswith("About "):
            mentions = notes.registry.mentions(start, end)
            return mentions[0][2] if mentions else None
    return None


def _facts_of(notes: Notes, draft: Draft, sentence: Span) -> None:
    text, span = notes.page.text, (sentence.start, sentence.end)
    founded = [
        m
        for m in _FOUNDED.finditer(text, *span)
        if not text[sentence.start : m.start()].rstrip().endswith(("which was", ")"))
    ]
    note_facts(
        notes,
        draft,
        [
            *(("founded", m["year"], m[0].split(" in ")[0], m["year"], m) for m in founded),
            *(
                _institute(m)
                for m in _INSTITUTE.finditer(text, *span)
                if notes.registry.find(m["name"] or m["name2"]) is None
            ),
            *(
                ("ranking", m["rank"], m["what"].strip(), m["year"] or m["year2"] or "", m)
                for m in _RANKED.finditer(text, *span)
            ),
            *(
                ("count", m["count"].replace(",", ""), m["what"], notes.page.published, m)
                for m in _COUNTED.finditer(text, *span)
            ),
        ],
    )


def _institute(match: re.Match[str]) -> tuple[str, str, str, str, re.Match[str]]:
    name = match["name"] or match["name2"]
    return "institute", name, name, match["year"] or match["year2"], match
