"""Lists in English: past agreements each with its day, and the members of a group as bullets."""

import re
from collections.abc import Callable

from enishi.dates import FoundDate, parse_edtf
from enishi.releases.drafts import Notes
from enishi.releases.names_en import candidates, chained, is_sure
from enishi.releases.naming_en import Namer
from enishi.releases.noting import Told, note_agreement
from enishi.releases.phrases import brackets
from enishi.releases.reading import AgreementStatus
from enishi.releases.registry import Draft
from enishi.releases.signing_en import Clause, find_signings, kind_of_agreement
from enishi.text import Span

__all__ = ["read_list", "read_members"]

_LEADS_UP = re.compile(r"[,;) ]{0,3}(?:and )?(?:then )?(?:with )?")
_LEADING = re.compile(r",? (?:it (?:signed|concluded|entered into) [a-zA-Z ]{0,24})?with\b")
_PARTNER = re.compile(r"\b(?:with|between|among)(?: both)? ")
# "already has agreements with A (2018) and B (2020)": nothing is signed here, and yet each was.
_HOLDS = re.compile(
    r"\b(?:has|have|had|holds?|maintains?|keeps?)\b[^.;]{0,40}?\b(?P<said>(?:[a-z]+ ){0,2}(?:agreements|memoranda(?: of understanding)?|M[Oo]Us|MOCs|partnerships|alliances))(?= (?:in place )?(?:with|in)\b)"
)
# "The founding members are A, B and C", "The consortium brings together A, B and C".
_FOUNDERS = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:(?:[a-z0-9-]+ ){0,3}(?:members|signatories|parties|partners|founders|participants|participating (?:institutions|organi[sz]ations|universities|companies)|institutions|universities) (?:are|were|include)"
    r"|(?:[a-z-]+ ){0,3}(?:consortium|alliance|network|grouping|coalition|association|agreement|partnership|initiative|memorandum|MoU|MOU) (?:consists of|comprises|is made up of|is composed of|unites|brings together|includes|joins))"
    r"(?: of)?:? (?:both )?(?:the )?(?=[A-Z])"
)
_HEADS_LIST = re.compile(
    r"\b(?:members|parties|partners|signatories|participants|organi[sz]ations|institutions|universities)\b[^\n]{0,60}:\s*\n"
)
_YEAR = re.compile(r"\(((?:19|20)[0-9]{2})\)")
_BULLET = re.compile(r"(?m)^ {0,4}(?:[•・*‣▪◦●○■-]|[0-9]{1,2}[.)]) ?(?P<item>[^\n]{2,120})$")


def read_list(
    notes: Notes,
    namer: Namer,
    sentence: Span,
    topic: Callable[[], Draft | None],
    is_news: Callable[[FoundDate], bool],
) -> bool:
    """ "in May 2016 with A and B, in June 2017 with C", "with A in May 2016", "with A (May 2016)": True where it is one."""
    text = notes.page.text
    every = [d for d in notes.page.dates_in(sentence.start, sentence.end) if d.date]
    years = [
        m
        for m in _YEAR.finditer(text, sentence.start, sentence.end)
        if not any(d.start <= m.start(1) < d.end for d in every)
    ]
    every = sorted([*every, *(FoundDate(*m.span(1), m[1], parse_edtf(m[1])) for m in years)], key=lambda d: d.start)
    if len(every) < 2:
        return False
    signing = next(iter(find_signings(text, Clause(sentence.start, sentence.end, False))), None)
    held = _HOLDS.search(text, sentence.start, sentence.end) if signing is None else None
    if signing is None and held is None:
        return False
    noun = signing.noun[1] if signing else held.end() if held else sentence.start
    said = signing.said if signing else held["said"] if held else ""
    spans = _spans(notes, sentence, noun, every)
    speaker = topic() if spans else None
    if speaker is None:
        return False
    hub = speaker.id
    for found, start, end in spans:
        partner = _LEADS_UP.match(text, start, end)
        for candidate in chained(text, candidates(text, partner.end() if partner else start, end)):
            party = namer.draft(candidate)
            where = (min(found.start, candidate.start), max(found.end, candidate.whole_end))
            status: AgreementStatus = "new" if is_news(found) else "earlier"
            note_agreement(notes, [hub, party.id], Told(status, kind_of_agreement(said), *where, found))
    return True


def _spans(notes: Notes, sentence: Span, noun: int, every: list[FoundDate]) -> list[tuple[FoundDate, int, int]]:
    """Each day with the stretch that names its partners."""
    text = notes.page.text
    inside = brackets(text, sentence.start, sentence.end)
    bracketed = [d for d in every if any(a <= d.start < b and b - a <= d.end - d.start + 14 for a, b in inside)]
    if len(bracketed) >= 2:
        first = _PARTNER.search(text, noun, bracketed[0].start)
        starts = [first.end() if first else noun, *(d.end + 1 for d in bracketed)]
        return [(d, starts[i], d.start - 1) for i, d in enumerate(bracketed)] if first else []
    dates = [
        d
        for d in every
        if not any(a <= d.start < b for a, b in inside)
        and re.search(r"\b(?:in|on)\s+$", text[max(sentence.start, d.start - 5) : d.start])
    ]
    leading = [bool(_LEADING.match(text[d.end : d.end + 50])) for d in dates]
    if len(dates) < 2 or (any(leading) and not all(leading)):
        return []
    if all(leading):
        return [(d, d.end, dates[i + 1].start if i + 1 < len(dates) else sentence.end) for i, d in enumerate(dates)]
    first = _PARTNER.search(text, noun, dates[0].start)
    starts = [first.end() if first else noun, *(d.end for d in dates)]
    return [(d, starts[i], d.start) for i, d in enumerate(dates)] if first else []


def read_members(notes: Notes, namer: Namer, clause: Clause) -> list[Draft]:
    """The organisations that bullets name behind a line that ends in a colon, as parties of what was concluded."""
    text = notes.page.text
    head = _HEADS_LIST.search(text, max(0, clause.start - 600), min(len(text), clause.end + 900))
    if head is None:
        return _founders(notes, namer, clause)
    found: list[Draft] = []
    at = head.end()
    while bullet := _BULLET.match(text, at):
        names = candidates(text, *bullet.span("item"))
        # "Free use of a meeting room" is nobody: a name is what the line begins with, or says so of itself.
        if names and (
            2 * (names[0].whole_end - bullet.start("item")) > len(bullet["item"])
            or is_sure(text[names[0].start : names[0].end])
        ):
            found.append(namer.draft(names[0]))
        at = bullet.end() + 1
    return list({draft.id: draft for draft in found}.values())


def _founders(notes: Notes, namer: Namer, clause: Clause) -> list[Draft]:
    """Those of whom a sentence near by says that they are the members: "The founding members are A, B and C"."""
    text = notes.page.text
    for match in _FOUNDERS.finditer(text, max(0, clause.start - 600), min(len(text), clause.end + 900)):
        found = chained(text, candidates(text, match.end(), notes.page.sentence_at(match.start()).end))
        drafts = list({draft.id: draft for draft in map(namer.draft, found)}.values())
        if len(drafts) > 1:
            return drafts
    return []
