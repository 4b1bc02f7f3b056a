"""Whom an English clause joins by the agreement that it says was, is or will be concluded."""

import re

from enishi.releases.names_en import Candidate, candidates, chained
from enishi.releases.parties_en import described, joined_names, object_names, subject_names
from enishi.releases.registry import Draft
from enishi.releases.signing_en import Clause, Signing
from enishi.releases.telling_en import Telling

__all__ = ["parties_of", "with_which"]

_WITH = re.compile(r"\bwith (?:the |both )?$")
_WITH_WHICH = re.compile(r"\b(?:with|between) (?:which|whom) ")
# "The Minister came to see A and B sign an MoU", "A crowd gathered as A and B signed": whose verb it is begins anew.
_NOMINAL = re.compile(r"(?:signing|signature|conclusion) of\b")
_BEGINS_ANEW = re.compile(r"\b(?:see|saw|watch|watched|witness|witnessed|as|where|when|while) (?=(?:the |both )?[A-Z])")


def parties_of(telling: Telling, signing: Signing, clause: Clause) -> list[Draft]:
    """The organisations that the words of *clause* make the parties of *signing*."""
    text = telling.notes.page.text
    which = with_which(text, clause, signing)
    found = _of_which(telling, signing, clause, which) if which else _VOICES[signing.voice](telling, signing, clause)
    drafts = [telling.namer.draft(candidate) for candidate in found]
    speaker = telling.speaker() if signing.voice == "passive" and found else None
    if speaker is not None and _WITH.search(text[signing.noun[1] : found[0].start]):
        # "The MoUs were signed with A and B": by whom, the sentence leaves unsaid.
        drafts = [speaker, *drafts]
    return list({draft.id: draft for draft in drafts}.values())


def with_which(text: str, clause: Clause, signing: Signing) -> re.Match[str] | None:
    """ "NMIF, with which it signed an MoU": what is told in passing of one who was named for something else."""
    return _WITH_WHICH.search(text, clause.start, signing.verb[0]) if signing.voice == "active" else None


def _of_which(telling: Telling, signing: Signing, clause: Clause, which: re.Match[str]) -> list[Candidate]:
    text, verb = telling.notes.page.text, signing.verb[0]
    named = candidates(text, which.end(), verb)[:1] or described(telling.namer, which.end(), verb)
    return candidates(text, clause.start, which.start())[-1:] + named


def _active(telling: Telling, signing: Signing, clause: Clause) -> list[Candidate]:
    """A and B signed an MoU, A signed an MoU with B, A watched the signing of an MoU between B and C."""
    text, namer, verb = telling.notes.page.text, telling.namer, signing.verb
    if len(joined := joined_names(text, signing.noun[1], clause.end)) > 1:
        return joined
    for anew in _BEGINS_ANEW.finditer(text, clause.start, verb[0]):
        if len(found := subject_names(text, anew.end(), verb[0])) > 1:
            return found
    found = subject_names(text, clause.start, verb[0]) or described(namer, clause.start, verb[0])
    # "The agreement that opened a door between Devon and the Straits" joins no parties where two signed it.
    joins = len(found) < 2 or not re.match(r",? (?:that|which) ", text[signing.noun[1] : signing.noun[1] + 10])
    found += object_names(text, verb[1], clause.end, alone=len(found) < 2) if joins else []
    if len(found) < 2 and text.startswith(("signing", "concluding", "entering"), verb[0]):
        # "A has cemented its ties with B, signing an MoU": the parties are those of the sentence.
        found += object_names(text, clause.start, verb[0])
    if len(found) == 1 and _NOMINAL.match(text, verb[0]):
        # "A welcomed B for the signing of an agreement"
        others = [c for c in candidates(text, found[0].whole_end, verb[0]) if c.start != found[0].start]
        found += others if len(others) == 1 else []
    return found


def _tied(telling: Telling, signing: Signing, clause: Clause) -> list[Candidate]:
    """A and B join hands under an MoU, A will work with B under an MoU."""
    text = telling.notes.page.text
    found = subject_names(text, clause.start, signing.verb[0])
    return _with_one_more(
        text, clause, signing, [*found, *object_names(text, clause.start, clause.end, alone=len(found) < 2)]
    )


def _passive(telling: Telling, signing: Signing, clause: Clause) -> list[Candidate]:
    """An MoU between A and B was signed, an MoU was signed by A and B."""
    text = telling.notes.page.text
    between = object_names(text, signing.noun[1], signing.verb[0])
    return between or object_names(text, signing.verb[1], clause.end, by=True)


def _participle(telling: Telling, signing: Signing, clause: Clause) -> list[Candidate]:
    """A and B meet under an MoU signed in May, an MoU that A signed with B."""
    text, noun = telling.notes.page.text, signing.noun
    first, behind = min(signing.verb[0], noun[0]), max(signing.verb[1], noun[1])
    if re.match(r" (?:that|which) ", text[noun[1] : behind]):
        between = candidates(text, noun[1], signing.verb[0])
        relative = chained(text, between) or described(telling.namer, noun[1], signing.verb[0])
        if relative:
            return relative
    found = [*subject_names(text, clause.start, first), *object_names(text, noun[1], clause.end)]
    return _with_one_more(text, clause, signing, found)


def _with_one_more(text: str, clause: Clause, signing: Signing, found: list[Candidate]) -> list[Candidate]:
    """ "Nurses from A will train, thanks to an agreement signed with B": the one other organisation of the clause, where there is one."""
    if len(found) != 1 or found[0].start < signing.noun[0] or signing.definite:
        return found
    ahead = candidates(text, clause.start, signing.noun[0])
    return [*ahead, *found] if len(ahead) == 1 else found


def _linking(telling: Telling, signing: Signing, clause: Clause) -> list[Candidate]:
    """A new agreement brings A and B together, links A with B."""
    text = telling.notes.page.text
    found = chained(text, candidates(text, signing.verb[1], clause.end))
    return found if len(found) > 1 else [*found, *object_names(text, signing.verb[1], clause.end)]


_VOICES = {"linking": _linking, "active": _active, "tied": _tied, "passive": _passive, "participle": _participle}
