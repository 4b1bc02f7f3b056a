"""What an English text says of an organisation where it names it: short and former names in brackets, what it is, where it lies."""

import re

from enishi.organisations import name_key
from enishi.releases.gazetteer import place_in
from enishi.releases.names_en import Candidate, candidates, is_sure
from enishi.releases.phrases import locate_draft
from enishi.releases.registry import Draft, Registry
from enishi.releases.words import kind_of

__all__ = ["define_names", "mark_hub", "register_en"]

_SAID_BEFORE = re.compile(r"^.*(?:[,;()\n]|\. | with| and)([^,;()]*)$", re.S)
_SAID_AFTER = re.compile(
    r", (?:(?:a|an|the|one of|which is|based in|home)\b[^,;.]{3,90}(?:, (?:[A-Z]{2,3}|[A-Z][a-z]+))?|in (?!\w+ [0-9]{4}|[0-9])[A-Z][^,;.]{2,40})"
)
_ITEM = re.compile(r"[^,;、]+")
_LABELLED = re.compile(r"\s*[^:]{1,40}:")
_HEREINAFTER = re.compile(r"\b(?:hereinafter|hereafter)\b", re.I)
# "Aoba Pharma plc (LSE: AOB) ("Aoba")"
_SECOND = re.compile(r" ?\((?P<inner>[^()\n]{2,120})\)")
_OR_SHORT = re.compile(r", or (?:simply )?(?P<short>[A-Z][A-Za-z0-9-]{1,12}),")


def register_en(registry: Registry, candidate: Candidate, confidence: float = 0.9) -> Draft:
    """Return the organisation of *candidate* with what its brackets and apposition say of it."""
    text = registry.page.text
    draft = registry.add(candidate.start, candidate.end, confidence)
    if candidate.bracket:
        _read_bracket(registry, draft, *candidate.bracket)
        if second := _SECOND.match(text, candidate.whole_end):
            _read_bracket(registry, draft, *second.span("inner"))
    short = _OR_SHORT.match(text, candidate.whole_end)
    if short:
        registry.name(draft, *short.span("short"), "short")
    described = _description(text, candidate)
    if draft.kind == "other":
        draft.kind = kind_of(draft.official, *(name.text for name in draft.names), described)
    locate_draft(draft, described)
    return draft


def _description(text: str, candidate: Candidate) -> str:
    before = _SAID_BEFORE.search(" , " + text[max(0, candidate.start - 90) : candidate.start])
    inside = text[slice(*candidate.bracket)] if candidate.bracket else ""
    after = _SAID_AFTER.match(text, candidate.whole_end)
    parts = (before[1] if before else "", inside, after[0] if after and not re.match(r", the [A-Z]", after[0]) else "")
    return " ".join(part for part in parts if part)


_SHORT = re.compile(
    r"(?:hereinafter|hereafter|referred to as|the)?[^\"“'‘]{0,24}[\"“'‘](?P<name>[^\"”'’]{2,40})[\"”'’]", re.I
)
_INITIALS = re.compile(
    r"\s*(?P<name>(?:[A-Z][A-Za-z-]+ )?(?:[A-Z][A-Za-z0-9&*-]*|[a-z]{1,2})[A-Z][A-Za-z0-9&*-]*(?: [A-Z][a-z]+)?)\s*"
)
_CLIP = re.compile(r"\s*(?P<name>[A-Z][a-z]{2,14})\s*")
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
    for item in _ITEM.finditer(text, start, end):
        a, b = item.span()
        if later := _RENAMED.match(text, a, b):
            _rename(registry, draft, later)
        elif _LABELLED.match(text, a, b):
            registry.labelled.append((draft, a, b))
        elif short := _SHORT.match(text, a, b) or _initials(text, a, b) or _clipped(text, a, b, draft.official):
            registry.name(draft, *short.span("name"), "short")
        elif (other := _JAPANESE.fullmatch(text, a, b)) and not _place_only(other["name"].strip()):
            registry.name(draft, *other.span("name"), "official")


def _clipped(text: str, start: int, end: int, name: str) -> re.Match[str] | None:
    """A word that is made of the beginnings of a name: Unicamp of the University of Campinas."""
    match = _CLIP.fullmatch(text, start, end)
    letters = iter(name.lower())
    made = match is not None and all(letter in letters for letter in match["name"].lower())
    return match if match and made and name[0] == match["name"][0] and match["name"] not in name.split(" ") else None


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
    second = _SECOND.match(text, candidate.whole_end)
    if _HEREINAFTER.search(inner) or (second is not None and _SHORT.match(second["inner"])):
        return True
    if not is_sure(name):
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        return bool(_INITIALS.fullmatch(inner)) and len(initials) > 2 and initials.startswith(inner.strip()[:3].upper())
    short = _SHORT.match(inner) or _INITIALS.fullmatch(inner) or _JAPANESE.fullmatch(inner)
    return bool(short or _clipped(text, *(candidate.bracket or (0, 0)), name))


def mark_hub(registry: Registry, hub: str) -> None:
    """Mark the organisation that bears the name *hub*, registering it where the text only mentions it."""
    hub = hub.removeprefix("The ")  # as names stand in texts: the University of Tokyo
    if not name_key(hub):
        return
    draft = registry.find(hub)
    if draft is None:
        named = _by_name(registry.page.text, hub) or _by_initials(registry.page.text, hub)
        draft = registry.add(named.start(), named.end()) if named else None
    if draft is not None:
        draft.is_hub = True
        locate_draft(draft, "")
        if short := _by_initials(registry.page.text, hub):
            registry.alias(draft, short[0])


def _by_name(text: str, hub: str) -> re.Match[str] | None:
    """Where the text names the hub, as it is written if anywhere so, else in other letters: Link-j."""
    if hub.lower() not in text.lower():
        return None
    written = rf"(?<![A-Za-z0-9]){re.escape(hub)}(?![A-Za-z0-9])"
    return re.search(written, text) or re.search(written, text, re.IGNORECASE)


def _by_initials(text: str, hub: str) -> re.Match[str] | None:
    """Where the text names the hub by its initials alone: TMA, the Tasman Medtech Alliance's newsletter."""
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", hub) if word[0].isupper())
    return re.search(rf"(?<![A-Za-z]){initials}(?![A-Za-z])", text) if len(initials) > 2 else None
