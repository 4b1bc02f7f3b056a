"""At which organisation an English text says that a person holds a post."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.names_en import Candidate, candidates, is_sure
from enishi.releases.persons_en import LEADS, Mention, people_between, people_in
from enishi.releases.words import kind_of
from enishi.releases.words_en import is_field_word

__all__ = ["organisation_of"]

_GENERIC = re.compile(r",? (?:of|for|at) the (?P<word>[a-z]{4,14})\b(?! of)")
_LINK = re.compile(
    r"(?: \([A-Z][^()]{1,80}\))?(?:(?: [A-Z][\w&-]*| (?:and|&|of|for|in|the)){0,12}?(?: of| at| for| with| from|,| in)(?: the| a)? |,? (?:[a-z-]+ ){0,6}?(?:of|at|for|from|and acting [a-z]+ of)(?: the)? | )"
)
_OF_NAME = re.compile(r",? (?:of|at|from|for|with)(?: the)? |, (?:the )?| \((?:the )?")
_IN_BRACKETS = re.compile(r" \((?:the )?(?P<name>[A-Z][^,()\n]{1,60})\)")
_IN_BRACKET = re.compile(r"(?:,| of| at)(?: the)? (?P<name>[A-Z][^,()\n]{1,60})\)")
# "Director of External Affairs at X": what stands before "at" is the field of the post.
_GOES_ON = re.compile(r"(?: and [A-Z][\w-]+(?: [A-Z][\w-]+)*)?(?: of| at|,)(?: the)? [A-Z]")
_FIELD = re.compile(r" (?:of|for) (?:the )?(?P<field>[A-Z])")
_MINISTRY = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:Ministry|Department) (?:of|for) (?:the )?(?P<field>[A-Z][A-Za-z]+(?:(?:,| and| &)* [A-Z][A-Za-z]+)*)"
)
_LED = re.compile(
    r"(?:[^.;]{0,40})?,? (?:led|headed|represented|chaired|headed up) by (?:its |their |the )?(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Assoc|Asst)\.? )*"
)
_LEAD = re.compile(r"\b(?:[Ll]ed|[Hh]eaded|[Cc]haired) by (?:its |their |the )?$")
_DELEGATION = re.compile(r", (?:a|an|the) (?:[a-z-]+ ){0,4}(?:delegation|team|group|mission) (?:of|from) (?:the )?")
_OFFICES = {
    "mayor": "municipality",
    "deputy mayor": "municipality",
    "vice mayor": "municipality",
    "lord mayor": "municipality",
}
_CAPITAL = re.compile(r"[A-Z][a-z]+")
_OF_BEHIND = re.compile(r"\b(?:of|at|for)(?: the)? $")


def organisation_of(notes: Notes, mention: Mention) -> Candidate | None:
    """The organisation of which the words beside a name say that the person holds the post there."""
    text = notes.page.text
    if mention.surname:
        # "President Lin", whom the text has named in full with the university.
        full = _namesake(text, mention)
        return organisation_of(notes, full) if full else None
    if ministry := _ministry(text, mention):
        return ministry
    line_end = notes.page.line_at(mention.start)[1]
    right_behind = (
        _bracketed(notes, mention, line_end) or _led_by(text, mention, line_end) or _leader(text, mention, line_end)
    )
    if right_behind:
        return right_behind
    if mention.post is None:
        return _without_post(text, mention, line_end)
    return _owner(notes, mention) or _beside_post(notes, mention, mention.post, line_end)


def _beside_post(notes: Notes, mention: Mention, post: tuple[int, int], line_end: int) -> Candidate | None:
    text = notes.page.text
    if mention.ahead:
        nearest = _before(text, post[0]) or _behind(text, mention, line_end) or _between(text, mention)
        return nearest or _led(text, post[0]) or _by_office(text, mention)
    nearest = _beyond(notes, mention, line_end) or _before(text, post[0]) or _called(text, post[1])
    return nearest or _led(text, mention.start) or _by_office(text, mention)


def _bracketed(notes: Notes, mention: Mention, line_end: int) -> Candidate | None:
    """Ann Poe (Aoba Park), or Ann Poe (Aoba) of it."""
    bracket = _IN_BRACKETS.match(notes.page.text, mention.end, line_end)
    if bracket is None:
        return None
    if is_sure(bracket["name"]) or notes.registry.find(bracket["name"]):
        return Candidate(*bracket.span("name"), bracket.end("name"), None)
    return _only(notes.page.text, bracket["name"])


def _led_by(text: str, mention: Mention, line_end: int) -> Candidate | None:
    """Ann Poe, who chairs the Foundation's board."""
    leads = LEADS.match(text, mention.end, line_end)
    if leads is None:
        return None
    word = _CAPITAL.match(text, leads.end())
    nearest = next((c for c in candidates(text, leads.end(), line_end) if c.start == leads.end()), None)
    return nearest or (_only(text, word[0]) if word else None)


def _leader(text: str, mention: Mention, line_end: int) -> Candidate | None:
    """ "Led by President Ann Poe, a delegation of X": of the organisation that has sent those whom somebody leads."""
    behind = _DELEGATION.match(text, mention.whole[1], line_end)
    if behind is None or not _LEAD.search(text, max(0, mention.whole[0] - 30), mention.whole[0]):
        return None
    return next((c for c in candidates(text, behind.end(), line_end) if c.start == behind.end()), None)


def _without_post(text: str, mention: Mention, line_end: int) -> Candidate | None:
    """Ann Poe of Aoba Park, Aoba Park's Ann Poe."""
    link = _OF_NAME.match(text, mention.end, line_end)
    if link and not link[0].startswith((", ", " (")):
        found = candidates(text, link.end(), min(line_end, link.end() + 100))[:1]
        if found and found[0].start == link.end():
            return found[0]
    return _before(text, mention.start, owning=True)


def _namesake(text: str, mention: Mention) -> Mention | None:
    """The one person named in full who bears a surname, behind the given name or before it: Lin Kuo-hsiung."""
    name = text[mention.start : mention.end].rsplit(" ", 1)[-1]
    full = {
        text[m.start : m.end]: m
        for m in reversed(people_in(text))
        if not m.surname
        and (m.post or m.said)
        and re.search(rf" {re.escape(name)}$|^{re.escape(name)} [A-Z][a-z]+-[a-z]+$", text[m.start : m.end])
    }
    return next(iter(full.values())) if len(full) == 1 else None


def _owner(notes: Notes, mention: Mention) -> Candidate | None:
    """ "Our Chair, Ann Poe": the hub's. "The University's President, Bo Lind": of the one university that the text names."""
    text = notes.page.text
    lead = text[max(0, mention.whole[0] - 40) : mention.whole[0]]
    if re.search(r"\b[Oo]ur (?:own )?$", lead) and notes.hub_id:
        hub = notes.registry.get(notes.hub_id)
        return Candidate(hub.start, hub.end, hub.end, None)
    word = re.search(r"\b[Tt]he (?P<word>[A-Z]?[a-z]{3,14})'s (?:own )?$", lead)
    return _only(text, word["word"].capitalize()) if word else None


def _only(text: str, word: str) -> Candidate | None:
    """The one organisation of the text whose name holds *word*."""
    named = {
        text[c.start : c.end]: c for c in candidates(text, 0, len(text)) if word in text[c.start : c.end].split(" ")
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _by_office(text: str, mention: Mention) -> Candidate | None:
    """Mayor Ann Poe: the one city that the text names, by the kind of body that has mayors."""
    office = text[slice(*mention.post)].lower() if mention.post else ""
    kind = _OFFICES.get(office)
    # Behind "of" stands where, and what stands there was no organisation of the text.
    if kind is None or text.startswith(
        (" of ", " for "), mention.end if mention.ahead else (mention.post or (0, 0))[1]
    ):
        return None
    named = {
        text[c.start : c.end]: c
        for c in reversed(candidates(text, 0, len(text)))
        if kind_of(text[c.start : c.end]) == kind
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _led(text: str, offset: int) -> Candidate | None:
    """ "A delegation of X, led by President A": the organisation whose people somebody leads."""
    found = candidates(text, max(0, offset - 120), offset)
    led = found and _LED.fullmatch(text, found[-1].whole_end, offset)
    return found[-1] if led else None


def _ministry(text: str, mention: Mention) -> Candidate | None:
    """Minister of Health: the ministry of that field, where the text names one and no more."""
    if mention.post is None or not text.endswith("inister", 0, mention.post[1]):
        return None
    field = _FIELD.match(text, mention.post[1])
    if field is None:
        return None
    named: dict[str, Candidate] = {}
    for candidate in candidates(text, 0, len(text)):
        name = _MINISTRY.match(text, candidate.start, candidate.end)
        if name and text.startswith(name["field"], field.start("field")):
            named.setdefault(text[candidate.start : candidate.end], candidate)
    # Of "Ministry of Health" and "Ministry of Health of Corvania" the longer one is both.
    longest = max(named, key=len, default="")
    return named[longest] if longest and all(longest.startswith(name) for name in named) else None


def _called(text: str, offset: int) -> Candidate | None:
    """President of the university: the one name of the text that holds the word."""
    word = _GENERIC.match(text, offset)
    if word is None:
        return None
    return _only(text, word["word"].capitalize())


def _before(text: str, offset: int, *, owning: bool = False) -> Candidate | None:
    """X's President, X President: the organisation right before the post, or (*owning*) as whose the name stands: X's Claudia Frei."""
    found = candidates(text, max(0, offset - 90), offset)
    if (
        found
        and re.fullmatch(
            r"(?:'s?)?,? (?:the )?(?:own )?(?:(?:Vice |Executive )?[A-Z][a-z]+ (?:and|&) )?",
            text[found[-1].whole_end : offset],
        )
        and "," not in text[found[-1].whole_end : offset]
        and (not owning or text.startswith("'s", found[-1].whole_end))
        # "the Tasimari Minister": of which country, and no organisation.
        and (is_sure(text[found[-1].start : found[-1].end]) or not text.startswith("Minister", offset))
    ):
        return found[-1]
    return None


def _between(text: str, mention: Mention) -> Candidate | None:
    """President of X Hanako Sato: the organisation between post and name."""
    if mention.post is None:
        return None
    found = candidates(text, mention.post[1], mention.start)
    if found and all(is_field_word(word) for word in text[found[0].start : found[0].end].split(" ")):
        return None
    return found[0] if found and _OF_BEHIND.search(text[mention.post[1] : found[0].start]) else None


def _behind(text: str, mention: Mention, end: int) -> Candidate | None:
    """Dean Patricia Ruiz of X."""
    link = _OF_NAME.match(text, mention.end, end)
    if link is None:
        return None
    found = candidates(text, link.end(), min(end, link.end() + 100))
    if (
        found
        and found[0].start == link.end()
        and (not link[0].startswith(", ") or is_sure(text[found[0].start : found[0].end]))
    ):
        return found[0]
    return None


def _beyond(notes: Notes, mention: Mention, line_end: int) -> Candidate | None:
    """Hanako Sato, Vice President for Research of X: the first organisation known or sure behind the post."""
    text = notes.page.text
    if mention.post is None:
        return None
    stop = re.compile(r"[.;)\n](?= |$|\n)|, and |\band by\b|\bsaid\b|\bsigned\b| and (?=(?:Dr|Prof|Mr|Ms)\b)").search(
        text, mention.post[1], line_end
    )
    end = stop.start() if stop else line_end
    following = people_between(text, mention.end + 1, end)
    if following:
        end = min(end, (following[0].whole[0] if following[0].ahead else following[0].start))
    if bracketed := _IN_BRACKET.match(text, mention.post[1]):
        return Candidate(*bracketed.span("name"), bracketed.end("name"), None)
    found = candidates(text, mention.post[1], min(end, mention.post[1] + 160))
    for candidate in found:
        name = text[candidate.start : candidate.end]
        if (notes.registry.find(name) or is_sure(name)) and _LINK.fullmatch(text, mention.post[1], candidate.start):
            return candidate
    for candidate in found[:1]:
        if re.fullmatch(r"(?:,| of| at)(?: the)? ", text[mention.post[1] : candidate.start]) and not _GOES_ON.match(
            text, candidate.end
        ):
            return candidate
    return None
