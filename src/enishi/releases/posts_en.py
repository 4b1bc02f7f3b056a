"""At which organisation an English text says that a person holds a post."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.names_en import Candidate, candidates, is_sure
from enishi.releases.persons_en import Mention, people_in
from enishi.releases.words_en import is_field_word

__all__ = ["organisation_of"]

_GENERIC = re.compile(r",? (?:of|for|at) the (?P<word>[a-z]{4,14})\b(?! of)")
_LINK = re.compile(
    r"(?: \([A-Z][^()]{1,40}\))?(?:(?: [A-Z][\w&-]*| (?:and|&|of|for|in|the)){0,12}?(?: of| at| for| with| from|,| in)(?: the| a)? |,? (?:[a-z-]+ ){0,6}?(?:of|at|for|from|and acting [a-z]+ of)(?: the)? | )"
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
_LED = re.compile(r"(?:[^.;]{0,40})?,? (?:led|headed|represented|chaired|headed up) by (?:its |their |the )?")
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
    if (bracketed := _IN_BRACKETS.match(text, mention.end, line_end)) and (
        is_sure(bracketed["name"]) or notes.registry.find(bracketed["name"])
    ):
        return Candidate(*bracketed.span("name"), bracketed.end("name"), None)
    if mention.post is None:
        link = _OF_NAME.match(text, mention.end, line_end)
        found = (
            candidates(text, link.end(), min(line_end, link.end() + 100))[:1]
            if link and not link[0].startswith((", ", " ("))
            else []
        )
        return (
            found[0] if found and link and found[0].start == link.end() else _before(text, mention.start, owning=True)
        )
    if mention.ahead:
        nearest = _before(text, mention.post[0]) or _behind(text, mention, line_end) or _between(text, mention)
        return nearest or _led(text, mention.post[0])
    return _beyond(notes, mention, line_end) or _before(text, mention.post[0]) or _called(text, mention.post[1])


def _namesake(text: str, mention: Mention) -> Mention | None:
    """The one person named in full who bears a surname, behind the given name or before it: Lin Kuo-hsiung."""
    name = text[mention.start : mention.end].rsplit(" ", 1)[-1]
    full = {
        text[m.start : m.end]: m
        for m in reversed(people_in(text))
        if not m.surname
        and (m.post or m.said)
        and name in (text[m.start : m.end].split(" ", maxsplit=1)[0], text[m.start : m.end].rsplit(" ", maxsplit=1)[-1])
    }
    return next(iter(full.values())) if len(full) == 1 else None


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
    kind = word["word"].capitalize()
    named = {
        text[c.start : c.end]: c for c in candidates(text, 0, len(text)) if kind in text[c.start : c.end].split(" ")
    }
    return next(iter(named.values())) if len(named) == 1 else None


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
    following = [m for m in people_in(text) if m.start > mention.end and m.start < end]
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
