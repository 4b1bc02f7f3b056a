"""Who the parties are that an English sentence on an agreement leaves unsaid: "it", "the two universities", those of the heading."""

import re

from enishi.releases.names_en import candidates, chained, is_sure
from enishi.releases.registry import Draft
from enishi.releases.signing_en import Signing
from enishi.releases.telling_en import Telling

__all__ = ["UNDER", "completed", "named_together", "with_somebody"]

#: What leads up to an agreement that something else is done under.
UNDER = re.compile(
    r"\b(?:under|based on|on the basis of|pursuant to|as part of|within|following|since|thanks to|in accordance with|when|after|possible by|result of|activities under|framework of|through|by)"
    r" (?:[a-z'-]+ ){0,6}$",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ww]e)\b[^.,;]{0,30}$|\b[Oo]ur (?:own )?[a-z-]+\b[^.;]{0,70}$")
_THE_TWO = re.compile(
    r"\b(?:[Tt]he two|[Bb]oth|[Tt]hey)(?: (?:have|has|had|then|also|recently|officially|today|now|formally)){0,2} $"
)
# "signed an MoU with a Danish company": with whom, the text leaves unsaid.
_SOMEBODY = re.compile(
    r"(?: \([A-Za-z]{2,6}\))? with (?:an?|some|several|two of|one of|another) (?:[A-Z][a-z]+ )?[a-z]"
)
# "hospitals in the Lower Rhine and Meuse region", "ash from Sakurajima and Merapi": where things are, and nobody who signs.
_WHERE = re.compile(r"\b(?:in|near|from|around|across|along) (?:both |the )?$")
_NUMBERED = re.compile(r"(?:[0-9]{1,2}[.)] )?(?:[Tt]he )?")
_TWO_OF = re.compile(
    r"\b(?:[Tt]he|[Tt]heir) two [a-z]+s\b|\b(?:[Tt]he|[Bb]oth) (?:two )?(?:parks|universities|institutions|institutes|organi[sz]ations|companies|hospitals|cities|partners|parties|sides|clusters|hubs)\b"
)


def completed(telling: Telling, named: list[Draft], signing: Signing) -> list[Draft]:
    """Add the party that "it" means: the hub, what the text speaks of, or those that its heading joins."""
    text = telling.notes.page.text
    if with_somebody(telling, named, signing):
        return named
    if both := _of_section(telling, named, signing):
        return both
    if len(named) == 1 and _PRONOUN.search(
        text, max(telling.notes.page.sentence_at(signing.verb[0]).start, signing.verb[0] - 90), signing.verb[0]
    ):
        both = _with_speaker(telling, named)
        if len(both) == 2:
            return both
    lead = telling.leading()
    if len(lead) >= 2 and (not named or named[0] in lead):
        return lead
    return _with_speaker(telling, named) if named else _unnamed(telling, signing)


def with_somebody(telling: Telling, named: list[Draft], signing: Signing) -> bool:
    """Whether the words say that the other party is somebody whom they do not name."""
    behind = max(signing.noun[1], signing.verb[1])
    unsaid = _SOMEBODY.match(telling.notes.page.text, behind)
    return len(named) == 1 and signing.voice == "active" and unsaid is not None


def _of_section(telling: Telling, named: list[Draft], signing: Signing) -> list[Draft]:
    """The speaker and the organisation that heads the section: "1. Kaze Hub", and below it "On May 19, Ann Poe and Bo Lind signed"."""
    page, speaker = telling.notes.page, telling.speaker()
    at = page.sentence_at(signing.verb[0]).start
    for above in reversed(page.sentences_before(at, 3)):
        if above.text[-1] in '.!?")':
            continue
        lead = _NUMBERED.match(page.text, above.start, above.end)
        start = lead.end() if lead else above.start
        heading = [c for c in candidates(page.text, start, above.end) if (c.start, c.whole_end) == (start, above.end)]
        partner = telling.namer.draft(heading[0]) if heading else None
        sure = any(is_sure(page.text[c.start : c.end]) for c in heading)
        if partner is None or speaker is None or partner.id == speaker.id or not sure:
            return []
        return [speaker, partner] if {draft.id for draft in named} <= {speaker.id, partner.id} else []
    return []


def _with_speaker(telling: Telling, named: list[Draft]) -> list[Draft]:
    """The one party *named* and the speaker, where that is another."""
    other = telling.speaker()
    return [other, *named] if len(named) == 1 and other is not None and other.id != named[0].id else named


def _unnamed(telling: Telling, signing: Signing) -> list[Draft]:
    """Whom "the two", "the two universities" or the words behind "under a new agreement signed today" mean."""
    text = telling.notes.page.text
    sentence = telling.notes.page.sentence_at(signing.verb[0])
    if _THE_TWO.search(text, sentence.start, signing.verb[0]):
        here = {d.id: d for d in map(telling.namer.draft, candidates(text, sentence.start, signing.verb[0]))}
        return list(here.values()) if len(here) == 2 else named_together(telling, sentence.start)
    if _TWO_OF.search(text, sentence.start, sentence.end):
        return named_together(telling, sentence.start)
    if signing.voice == "participle" and UNDER.search(text[max(0, signing.lead - 30) : signing.lead]):
        behind = {d.id: d for d in map(telling.namer.draft, candidates(text, signing.verb[1], sentence.end))}
        return list(behind.values()) if len(behind) == 2 else []
    return []


def named_together(telling: Telling, offset: int) -> list[Draft]:
    """The two that the last sentence before *offset* with two names has: whom "The two institutes" means."""
    notes = telling.notes
    for sentence in reversed(notes.page.sentences_before(offset, 6)):
        every = candidates(notes.page.text, sentence.start, sentence.end)
        sure = [c for c in every if is_sure(notes.page.text[c.start : c.end])]
        for found in (
            chained(notes.page.text, every),
            sure,
            [c for c in every if " Hall" not in notes.page.text[c.start : c.end]],
        ):
            if found and not set(found) & set(sure) and _WHERE.search(notes.page.text, sentence.start, found[0].start):
                continue
            drafts = list({draft.id: draft for draft in map(telling.namer.draft, found)}.values())
            if len(drafts) == 2:
                return drafts
    return []
