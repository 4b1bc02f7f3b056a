"""Sections of an English release that give the agreement as labels and values: "Date of signing: May 15, 2017"."""

import re

from enishi.dates import FoundDate
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.names_en import candidates
from enishi.releases.naming_en import Namer
from enishi.releases.noting import Told, mark_coming, note_agreement, take_date
from enishi.releases.signing_en import AGREEMENT_NOUN, kind_of_agreement
from enishi.releases.terms_en import renewal_of, term_of

__all__ = ["read_labels_en"]

_LABEL = re.compile(
    r"(?m)^[ •・*>■□●○◆-]{0,4}(?:\(?[0-9]{1,2}[.)] ?)?\(?(?:(?P<date>(?:(?:[Dd]ate|[Dd]ay|[Tt]ime)(?: and (?:[Tt]ime|[Pp]lace))?(?: of (?:the )?(?:[Ss]igning|[Cc]onclusion|[Aa]greement|[Ee]xecution)(?: [Cc]eremony| of (?:the )?[A-Z]?[a-z]+)?)?|[Ss]igning [Dd]ate|[Aa]greement signed|[Ss]igned(?: on)?|"
    r"[Dd]ate [Ss]igned|WHEN|When|[Cc]onclusion [Dd]ate))|(?P<parties>(?:[Cc]ontracting |[Ss]igning )?(?:[Pp]arties|[Pp]artners)(?: to the [A-Za-z]+| and [Ss]ignatories)?)|(?P<term>(?:[Tt]erm|[Dd]uration|[Pp]eriod|[Vv]alidity|[Vv]alid|[Ee]ffective [Pp]eriod|[Tt]erm of [Vv]alidity|"
    r"[Pp]eriod of [Vv]alidity|[Cc]ontract [Pp]eriod)(?: of (?:the )?(?:[Aa]greement|[A-Z][A-Za-z]+))?)) ?(?:: ?\n?|\n)[ ]{0,6}(?P<value>[^\n]{3,200})$"
)
_PARTY_LINE = re.compile(r"[ •・*-]{0,6}(?P<item>[^\n:]{3,140})(?:\n|\Z)")
_YEARS = re.compile(r" ?20[0-9]{2} ?(?:-|/|to) ?(?P<last>20[0-9]{2})\.?")
_UNTIL = re.compile(r"(?:[Uu]ntil|[Tt]hrough|[Tt]o|[Uu]p to|-|[Ee]nds?(?: on)?)[ ]?$")


def read_labels_en(notes: Notes, namer: Namer) -> None:
    """Take day, parties and term of the main agreement from the labels of a section."""
    text = notes.page.text
    labels = list(_LABEL.finditer(text))
    for match in labels:
        if match["parties"] and ":" in text[match.start() : match.start("value")]:
            _parties(notes, namer, match)
    for match in labels:
        agreement = notes.main
        if agreement is None:
            continue
        if match["date"]:
            when = match["date"].lower() == "when" or "ime" in match["date"]
            if when and agreement.signed_on:
                continue
            dates = [d for d in notes.page.dates_in(*match.span("value")) if d.date]
            # "Date: May 15, 2017" at the head of a release is the day of the release.
            heads = match["date"] in ("Date", "DATE") and dates and _is_published(notes, dates[0])
            if dates and not (heads and agreement.signed_on):
                take_date(notes, agreement, dates[0])
        elif match["term"] and not agreement.term and not agreement.ends_on and (term := term_of(match["value"])):
            agreement.term, agreement.term_at = term.iso, match.span("value")
        if match["term"] and not agreement.renewal:
            agreement.renewal = renewal_of(match["value"])
        if match["term"] and not agreement.ends_on:
            _read_span(notes, agreement, *match.span("value"))
    mark_coming(notes)


def _is_published(notes: Notes, found: FoundDate) -> bool:
    return found.date is not None and found.date.edtf == notes.page.published


def _read_span(notes: Notes, agreement: AgreementDraft, start: int, end: int) -> None:
    """ "Until March 31, 2027", "October 18, 2021 to March 31, 2026": the last day, and the first where it is not that of signing."""
    text = notes.page.text
    if years := _YEARS.fullmatch(text, start, end):
        agreement.ends_on, agreement.term_at = years["last"], agreement.term_at or (start, end)
        return
    days = [found for found in notes.page.dates_in(start, end) if found.date]
    if not days or not _UNTIL.search(text[start : days[-1].start]) or days[-1].date is None:
        return
    agreement.ends_on, agreement.term_at = days[-1].date.edtf, agreement.term_at or (start, end)
    first = days[0].date
    if len(days) > 1 and first is not None and first.edtf != agreement.signed_on:
        agreement.in_force_from = agreement.in_force_from or first.edtf


def _parties(notes: Notes, namer: Namer, match: re.Match[str]) -> None:
    if notes.live:
        return
    text = notes.page.text
    found = [namer.draft(candidate) for candidate in candidates(text, *match.span("value"))]
    if text[match.start("value") - 1] == "\n":
        # A line for each: "Kaze Hub - Ann Poe, Chair".
        lines = [_PARTY_LINE.match(text, match.start("value"))]
        while lines[-1] and len(lines) < 7:
            lines.append(_PARTY_LINE.match(text, lines[-1].end()))
        first = [candidates(text, *line.span("item"))[:1] for line in lines if line]
        found = [namer.draft(each[0]) for each in first if each]
    named = AGREEMENT_NOUN.search(notes.page.text)
    if len(found) >= 2 and named:
        note_agreement(
            notes, [draft.id for draft in found], Told("new", kind_of_agreement(named[0]), match.start(), match.end())
        )
