"""English names of organisations: where they begin and end, and what stands in brackets behind them.

Life Science Innovation Network Japan, Inc. (LINK-J)
the University of California, San Diego (hereinafter "UCSD")
BIOCOM (a life-science association in San Diego, US)
"""

import re
from dataclasses import dataclass

from enishi.organisations import name_key
from enishi.releases.gazetteer import locate, place_in
from enishi.releases.phrases import brackets, locate_draft
from enishi.releases.registry import Draft, Registry
from enishi.releases.words import AGREEMENT_EN, LEGAL_EN, ORGANISATION_WORD_EN, TITLE_EN, kind_of

__all__ = ["Candidate", "candidates", "chained", "define_names", "is_name", "is_sure", "mark_hub", "register_en"]

_WORD = r"(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ0-9+&-]{0,40}(?:['’](?!s\b)[A-Za-z]{1,20})?(?:\.[A-Z][A-Za-z]{0,10})*|[a-z]{1,8}[A-Z][A-Za-z0-9]{1,30})"
_FIRST = re.compile(rf"(?<![A-Za-zÀ-ÿ0-9.@/]){_WORD}")
_NEXT = re.compile(rf" (?P<word>{_WORD})")
_OF = re.compile(rf" (?:of|for|de|du|der)(?: the| la)? (?P<word>{_WORD})")
_AND = re.compile(rf" (?:and|&) (?P<word>{_WORD})")
_SERIES = re.compile(rf", (?P<word>{_WORD})(?=(?: {_WORD}){{0,2}},? and [A-Z])")
_LEGAL = re.compile(rf",? {LEGAL_EN}(?![A-Za-z])")
_CAMPUS = re.compile(rf"(?:,| at| -) (?P<campus>{_WORD}(?: {_WORD}){{0,2}})")
_ORGANISATION = re.compile(rf"\b{ORGANISATION_WORD_EN}\b")
_LONG = re.compile(
    r"\b(?:Institutes?|School|Faculty|Department|Cent(?:er|re)|College|Ministry|Foundation|Agency|Council|Society|Association|Network|Academy)\b.* (?:of|for)\b"
)
_PART = re.compile(r"\b(?:Institute|School|Faculty|Department|Cent(?:er|re)|Laboratory|Hospital)\b")
_WHOLE = re.compile(
    rf", (?:the )?(?:University of {_WORD}(?: {_WORD}){{0,2}}|{_WORD}(?: {_WORD}){{0,3}}? University)(?! [A-Z])"
)
_NO_NAME = re.compile(
    r"(?:The|A|An|In|On|At|By|For|From|With|Under|As|And|But|It|Its|This|These|That|Those|They|Their|We|Our|He|She|His|Her|If|When|While|After|Before|Since|Through|"
    r"Today|Both|Each|Also|To|Of|Earlier|Following|Based|All|Previously|So|There|Here|Who|Which|What|Photo|About|Contact|News|Press|Release|Announcement|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Dr|Prof|Professor|Mr|Ms|Mrs|Nobel|Signs|Signed|Joint|Life|Sciences?|Times|Mo[Uu]s?|MO[UCAuc]s?|NDA|LOI|CEO|COO|CTO|CFO|R&D|AI|ICT|IT|DX|SMEs?|COVID-19|Japanese|American|British|European|French|German|Asian|Memorandum)"
)
_LEADS_ON = re.compile(
    r"(?:The|Both|And|With|Under|In|On|At|By|From|As|Since|After|Today|Japanese|American|British|European|French|German) "
)
_PERSON = re.compile(rf"(?:Dr|Prof|Mr|Ms|Mrs)\.? |{TITLE_EN}$")
_CHAIN = re.compile(
    r"(?:,? (?:and|as well as|together with|along with|plus)|,)(?: (?:then|also|finally|later))?(?: with)?(?: the| a| an)?(?: (?!(?:of|by|from|at|in|under|for|to|with|which|who|that)\b)[A-Za-z'’-]{1,20}){0,7} ?"
    r"|, (?:a|an|the|one of|which|home|based)\b[^,;]{3,110}(?:, [A-Z][A-Za-z.]{1,20})?,(?: and)?(?: with)?(?: the)? ?"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of capitalised words that may name an organisation; *whole_end* is behind the brackets that follow it."""

    start: int
    end: int
    whole_end: int
    bracket: tuple[int, int] | None


def candidates(text: str, start: int, end: int) -> list[Candidate]:
    """Return the names in ``text[start:end]`` outside brackets, without places, months, agreements and bare titles."""
    inside = brackets(text, start, end)
    found: list[Candidate] = []
    at, run = start, 0
    while match := _FIRST.search(text, at, end):
        while run < len(inside) and inside[run][1] <= match.start():
            run += 1
        if run < len(inside) and inside[run][0] <= match.start():
            at = inside[run][1]
            continue
        first = match.start()
        lead = _LEADS_ON.match(text, first, end)
        if lead:
            at = lead.end()
            continue
        last = _end_of_name(text, match.end(), first, end)
        at = max(last, first + 1)
        if is_name(text[first:last]):
            last = _with_university(text, first, last, end)
            bracket = next(((a + 1, b - 1) for a, b in inside[run : run + 2] if last <= a <= last + 1), None)
            whole = bracket[1] + 1 if bracket else last
            found.append(Candidate(first, last, whole, bracket))
            at = max(at, whole)
    return found


def _end_of_name(text: str, at: int, start: int, end: int) -> int:
    for _step in range(12):
        so_far = text[start:at]
        step = _NEXT.match(text, at, end)
        if step is None and _ORGANISATION.search(so_far):
            step = _OF.match(text, at, end)
        if step is None and _LONG.search(so_far):
            step = _AND.match(text, at, end) or _SERIES.match(text, at, end)
            if step and _complete(step["word"]):
                step = None
        if step is None or re.fullmatch(rf"{TITLE_EN}", step["word"]):
            break
        at = step.end()
    legal = _LEGAL.match(text, at, end)
    if legal:
        return legal.end()
    campus = _CAMPUS.match(text, at, end)
    if campus and _is_campus(text[start:at], campus["campus"]):
        return campus.end()
    return at


def _with_university(text: str, start: int, end: int, stop: int) -> int:
    """Institute for Advanced Biosciences, Keio University: a part named with its whole is one name."""
    if not _PART.search(text[start:end]):
        return end
    whole = _WHOLE.match(text, end, stop)
    return whole.end() if whole else end


def _complete(word: str) -> bool:
    """Whether a word names an organisation by itself, so that "and" before it joins two: BIOCOM, MedCity."""
    return bool(re.search(r"[A-Z].*[A-Z]", word))


def _is_campus(name: str, campus: str) -> bool:
    """University of California, San Diego: a state's university and a town of that country."""
    if not re.search(r"Universit|College", name):
        return False
    state, town = locate(name), locate(campus)
    return bool(
        state and town and state[0].country == "US" == town[0].country and town[0].end - town[0].start == len(campus)
        and campus not in ("United States", "America", "USA", "US")
    )  # fmt: skip


def is_name(name: str) -> bool:
    """Whether a run of capitalised words may name an organisation."""
    if len(name) < 2 or _NO_NAME.fullmatch(name) or _PERSON.match(name) or re.fullmatch(AGREEMENT_EN, name):
        return False
    if re.match(r"Memorand|Letter of|Nobel |Agreement", name) or re.fullmatch(ORGANISATION_WORD_EN, name):
        return False
    if re.search(AGREEMENT_EN + r"|Signs?\b|\bSigned\b", name):
        return False
    where = place_in(name)
    wholly = where is not None and where.end - where.start >= len(name) - 1
    return not wholly


def is_sure(name: str) -> bool:
    """Whether *name* says of itself that it is an organisation's."""
    return bool(_ORGANISATION.search(name) or re.search(LEGAL_EN + r"$", name))


def chained(text: str, found: list[Candidate], forwards: bool = True) -> list[Candidate]:
    """Return the names that form one list with the first (or, backwards, with the last): joined by commas and "and"."""
    ordered = found if forwards else found[::-1]
    kept = ordered[:1]
    for candidate in ordered[1:]:
        left, right = (kept[-1], candidate) if forwards else (candidate, kept[-1])
        if not _CHAIN.fullmatch(text, left.whole_end, right.start):
            break
        kept.append(candidate)
    return kept if forwards else kept[::-1]


def register_en(registry: Registry, candidate: Candidate, confidence: float = 0.9) -> Draft:
    """Return the organisation of *candidate* with what its brackets and apposition say of it."""
    text = registry.page.text
    draft = registry.add(candidate.start, candidate.end, confidence)
    if candidate.bracket:
        _read_bracket(registry, draft, *candidate.bracket)
    described = _description(text, candidate)
    if draft.kind == "other":
        draft.kind = kind_of(draft.official, *(name.text for name in draft.names), described)
    locate_draft(draft, described)
    return draft


def _description(text: str, candidate: Candidate) -> str:
    before = re.search(
        r"^.*(?:[,;()\n]|\. | with| and)([^,;()]*)$", " , " + text[max(0, candidate.start - 90) : candidate.start], re.S
    )
    inside = text[slice(*candidate.bracket)] if candidate.bracket else ""
    after = re.compile(
        r", (?:(?:a|an|the|one of|which is|based in|home)\b[^,;.]{3,90}(?:, (?:[A-Z]{2,3}|[A-Z][a-z]+))?|in (?!\w+ [0-9]{4}|[0-9])[A-Z][^,;.]{2,40})"
    ).match(text, candidate.whole_end)
    parts = (before[1] if before else "", inside, after[0] if after and not re.match(r", the [A-Z]", after[0]) else "")
    return " ".join(part for part in parts if part)


_SHORT = re.compile(
    r"(?:hereinafter|hereafter|referred to as|the)?[^\"“'‘]{0,24}[\"“'‘](?P<name>[^\"”'’]{2,40})[\"”'’]", re.I
)
_INITIALS = re.compile(r"\s*(?P<name>[A-Z][A-Za-z0-9&-]*[A-Z][A-Za-z0-9&-]*)\s*")
_RENAMED = re.compile(
    r"\s*(?P<which>now(?: known as| called| renamed)?|currently|today|formerly(?: known as)?|previously|then)(?: the)? (?P<name>[A-Z一-龠ァ-ヴ][^,;)]{1,80})"
)
_JAPANESE = re.compile(r"\s*(?P<name>[一-龠々ぁ-んァ-ヴー・A-Za-z ]*[一-龠ァ-ヴ][一-龠々ぁ-んァ-ヴー・A-Za-z ]*)\s*")


def _read_bracket(registry: Registry, draft: Draft, start: int, end: int) -> None:
    text = registry.page.text
    renamed = _RENAMED.match(text, start, end)
    if renamed:
        _rename(registry, draft, renamed)
        return
    for item in re.finditer(r"[^,;、]+", text[start:end]):
        a, b = start + item.start(), start + item.end()
        if later := _RENAMED.match(text, a, b):
            _rename(registry, draft, later)
        elif re.match(r"\s*[^:]{1,40}:", text[a:b]):
            registry.labelled.append((draft, a, b))
        elif short := _SHORT.match(text, a, b) or _initials(text, a, b):
            registry.name(draft, *short.span("name"), "short")
        elif (other := _JAPANESE.fullmatch(text, a, b)) and not _place_only(other["name"].strip()):
            registry.name(draft, *other.span("name"), "official")


def _initials(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _INITIALS.fullmatch(text, start, end)
    return match if match and place_in(match["name"]) is None else None


def _place_only(name: str) -> bool:
    return place_in(name) is not None and kind_of(name) == "other"


def _rename(registry: Registry, draft: Draft, match: re.Match[str]) -> None:
    if match["which"].startswith(("formerly", "previously", "then")):
        registry.name(draft, *match.span("name"), "former")
        return
    first = draft.names[0]
    draft.names[0] = type(first)(first.text, first.language, "former", first.quote, first.since, first.until)
    registry.name(draft, *match.span("name"), "official")


def define_names(registry: Registry) -> None:
    """Register what the text defines, before anything refers to it by the short name: "FULL NAME (SHORT)"."""
    text = registry.page.text
    for sentence in registry.page.sentences:
        if "(" not in sentence.text:
            continue
        for candidate in candidates(text, sentence.start, sentence.end):
            if candidate.bracket and _defines(text, candidate):
                register_en(registry, candidate)


def _defines(text: str, candidate: Candidate) -> bool:
    name, inner = text[candidate.start : candidate.end], text[slice(*candidate.bracket or (0, 0))]
    if re.search(r"\b(?:hereinafter|hereafter)\b", inner, re.I):
        return True
    if not is_sure(name):
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        return bool(_INITIALS.fullmatch(inner)) and len(initials) > 2 and initials.startswith(inner.strip()[:3].upper())
    return bool(_SHORT.match(inner) or _INITIALS.fullmatch(inner) or _JAPANESE.fullmatch(inner))


def mark_hub(registry: Registry, hub: str) -> None:
    """Mark the organisation that bears the name *hub*, registering it where the text only mentions it."""
    if not name_key(hub):
        return
    draft = registry.find(hub)
    if draft is None:
        named = re.search(rf"(?<![A-Za-z0-9]){re.escape(hub)}(?![A-Za-z0-9])", registry.page.text, re.IGNORECASE)
        draft = registry.add(named.start(), named.end()) if named else None
    if draft is not None:
        draft.is_hub = True
        draft.country = draft.country or registry.home
