"""On which day an English sentence says that an agreement was signed, among all the days that it gives."""

import re
from datetime import timedelta

from enishi.dates import FoundDate
from enishi.dates.partial import interval
from enishi.releases.days_en import body_start, days_in
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.noting import take_date
from enishi.releases.page import Page
from enishi.releases.signing_en import Clause, Signing

__all__ = ["day_before", "day_of_signing", "is_recent", "whole_day"]

# A day of another agreement than the one told of: "their agreement of March 2021", "which they had first signed on".
_OTHER_DAY = re.compile(
    r"\b(?:their|its|our|the|original|earlier|existing|previous)\b[^.,;]{0,60}(?:agreement|MoU|MOU|memorandum|understanding|accord|pact|letter)s? (?:of|from|dated)(?: the)? $"
    r"|\b(?:following|after|since|based on|building on|in line with|under) (?:an?|the|its|their) (?:[a-z-]+ ){0,3}(?:agreement|MoU|memorandum|accord|pact|letter|deal)[^.;,]{0,30}(?:reached|signed|concluded|made|announced) (?:in|on) $"
    r"|(?:\b(?:had|first|originally|previously|initially)\b[^.,;]{0,30}) (?P<verb>signed|concluded|entered into|executed)(?: between| by)?[^.;,]{0,30}?(?: (?:in|on))? $"
    r"|\b(?:their|its|our|the|original|earlier|existing|previous)\b[^.,;]{0,40}\b(?i:agreement|MoU|memorandum|understanding|accord|pact|letter)\b[^.,;]{0,40},? (?:which was |that was )?(?:originally |first )?(?:signed|concluded|entered into|executed|made|dated)(?: (?:in|on))? $"
)
_THERE = re.compile(
    r"(?:During|At|On|In the course of|As part of|Following|On the sidelines of) (?:the|this|that|her|his|their) (?:visit|ceremony|occasion|meeting|event|talks|stay|trip|gathering|reception|tour|forum|summit|conference)\b|There,"
)
_HIGHLIGHT = re.compile(
    r"(?:The|A|One) (?:[a-z]+ ){0,2}(?:highlights?|part|climax|outcomes?|results?) of (?:the|this|their) (?:[a-z]+ )?(?:visit|meeting|event|talks|stay|trip|forum)\b"
)
_FOUNDED = re.compile(
    r"\b(?:founded|established|launched|formed|created|joined forces|teamed up|sealed|agreed|decided)\b|\b(?:ceremony|signing|[Tt]oday)\b"
)
# "on 22 April in Oslo and on 29 April in Wellington"
_APART = re.compile(r"\bon [^,.;]{4,16} in [A-Z][\w .-]{2,30},? and on [^,.;]{4,16} in [A-Z]")
# "(Friday 3 June)": a bracket that holds nothing but a day and a month.
_ONLY_DAY = re.compile(
    r"\((?:[A-Z][a-z]+day,? )?(?:[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+\.? [0-9]{1,2}(?:st|nd|rd|th)?)(?:,? [0-9]{4})?\)"
)
_RESOLVED = re.compile(r"\b(?:resolved|decided|resolution|decision)\b")
_RECENT = timedelta(days=60)


def is_recent(page: Page, found: FoundDate | None) -> bool:
    """Whether a day or month lies so shortly before publication that it is the one the text is about."""
    published = page.published_day
    if found is None or found.date is None or published is None:
        return False
    if not found.date.is_day and len(found.date.edtf) != len("2024-05"):
        return False
    return found.date.earliest <= published and published - found.date.latest <= _RECENT


def day_of_signing(notes: Notes, signing: Signing, clause: Clause) -> FoundDate | None:
    """The day behind the verb, else the last before it."""
    page = notes.page
    days = days_in(page, clause.start, clause.end, ahead=signing.status == "announced")
    days = [d for d in days if not _bracketed(page.text, d.start, clause.start)]
    days = [d for d in days if not _of_another(page.text, d.start, signing, clause)]
    behind = [d for d in days if d.start >= signing.verb[0]]
    ahead = [d for d in days if d.end <= signing.verb[0]]
    if signing.status == "announced":
        # "The Board, at its meeting held today, resolved to conclude": the day of what was resolved, not of what it was resolved on.
        ahead = [d for d in ahead if not _RESOLVED.search(page.text, d.end, signing.verb[0])]
    if signing.voice == "participle":
        behind = (behind if behind and behind[0].start - signing.verb[1] < 90 else []) or [
            d for d in days if 0 <= d.start - signing.noun[1] < 60
        ]
        return whole_day(notes, behind, clause) if behind else None
    return whole_day(notes, behind, clause) if behind else ahead[-1] if ahead else None


def _of_another(text: str, offset: int, signing: Signing, clause: Clause) -> bool:
    """Whether the words before a day give it to an agreement older than the one that *signing* concludes."""
    first = max(clause.start, signing.verb[0])
    if signing.voice != "active" or offset < first:
        return False
    return _OTHER_DAY.search(text[signing.verb[1] : offset]) is not None


def _bracketed(text: str, offset: int, start: int) -> bool:
    """Whether a day stands in brackets of its own sentence, unless they follow a day of the week."""
    opened = text.rfind("(", start, offset)
    if opened == -1 or text.find(")", opened, offset) != -1 or _ONLY_DAY.match(text, opened):
        return False
    return not re.search(r"day $", text[start:opened])


def whole_day(notes: Notes, days: list[FoundDate], clause: Clause) -> FoundDate:
    """The first of *days*, or both where each side signed on its own."""
    first = days[0]
    if len(days) == 2 and first.date and days[1].date and first.date.is_day and days[1].date.is_day:
        words = notes.page.text[clause.start : clause.end]
        near = (
            abs((days[1].date.earliest - first.date.earliest).days) <= 60
            and days[1].date.earliest > first.date.earliest
        )
        apart = _APART.search(notes.page.text, first.start - 3, days[1].end + 30)
        if near and (
            apart or re.search(r"\brespectively\b|\btwo days\b|\bby\b.*\bby\b|\bsigned\b.*\bsigned\b", words, re.S)
        ):
            whole = notes.page.text[first.start : days[1].end]
            return FoundDate(first.start, days[1].end, whole, interval(first.date, days[1].date))
    return first


def day_before(notes: Notes, agreement: AgreementDraft) -> None:
    """ "They have today founded the network. In a ceremony they signed an agreement": the day stands in the sentence before."""
    if agreement.signed_on:
        return
    page = notes.page
    before = [s for s in page.sentences if s.end <= agreement.start and agreement.start - s.end < 3]
    begins = body_start(page, agreement.start, agreement.end)
    there = _THERE.match(page.text, begins) or _HIGHLIGHT.match(page.text, begins)
    if before and (there or _FOUNDED.search(before[-1].text)):
        start = body_start(page, before[-1].start, before[-1].end)
        if days := days_in(page, start, before[-1].end, ahead=agreement.status == "announced"):
            take_date(notes, agreement, days[0])
