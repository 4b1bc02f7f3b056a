"""What the sides of an English agreement say they will do under it."""

import re

from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.names_en import candidates
from enishi.releases.naming_en import Namer
from enishi.releases.parties_en import about_section
from enishi.text import Span

__all__ = ["read_promises_en"]

_UNDER = re.compile(
    r"(?:(?:Under|Through|Based on|As part of|With|In accordance with|By|According to) (?:the |this |that |its |their |these )[^,.;]{0,80}(?:[Aa]greement|MO[UC]|MoU|[Mm]emorandum|[Pp]artnership|[Aa]lliance|[Cc]ollaboration|terms|LOI|[Ll]etter)[^,.;]{0,60}, )?"
)
_ALL = re.compile(
    r"(?:[Bb]oth (?:parties|sides|organi[sz]ations|universities|institutions|partners|companies)|[Tt]he (?:two|three|four|five) [a-z]+|[Tt]he (?:parties|partners|organi[sz]ations|universities|institutions|sides)|[Tt]hey|[Ww]e) (?=will |shall |agree(?:d)? to |have agreed to |plan to |intend to |aim to )"
)
_WILL = re.compile(
    r"(?: ?\([^()]{1,60}\))? (?=(?:will|shall|agree(?:s|d)? to|has agreed to|plans to|intends to) (?!be held|be signed|sign |attend|take place|host a conference call))"
)
_NO_PROMISE = re.compile(
    r"\b(?:will (?:be signed|sign|attend|take place|expire|remain|end|run|be valid|continue until))\b"
)
_MOST = 8


def read_promises_en(notes: Notes, namer: Namer) -> None:
    """Give the main agreement what its sides promise, each by the party that promised it."""
    agreement = notes.main
    if agreement is None:
        return
    boilerplate = False
    for sentence in notes.page.sentences:
        if sentence.text[-1] not in '.!)"':
            boilerplate = boilerplate or about_section(sentence.text)
        elif (
            not boilerplate
            and sentence.start >= agreement.start
            and not sentence.text.startswith('"')
            and len(agreement.commitments) < _MOST
        ):
            _read(notes, namer, agreement, sentence)


def _read(notes: Notes, namer: Namer, agreement: AgreementDraft, sentence: Span) -> None:
    text = notes.page.text
    if _NO_PROMISE.search(sentence.text):
        return
    lead = _UNDER.match(text, sentence.start, sentence.end)
    at = lead.end() if lead else sentence.start
    end = sentence.end - sentence.text.endswith(".")
    if together := _ALL.match(text, at, sentence.end):
        agreement.commitments.append((together.end(), end, ""))
        return
    at += text.startswith("the ", at) * 4
    named = candidates(text, at, sentence.end)[:1]
    if not named or named[0].start != at:
        return
    will = _WILL.match(text, named[0].end, sentence.end)
    by = namer.draft(named[0]).id if will else ""
    if will and by in agreement.parties:
        agreement.commitments.append((will.end(), end, by))
