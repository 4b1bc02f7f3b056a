"""Organisations that are parts of others, by their names: UCLA Health of UCLA, an institute of its university."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.registry import Draft
from enishi.releases.words import LEGAL

__all__ = ["name_bare_and_parts"]

_PART = re.compile(r"(?:大学院|学部|研究科|研究所|研究院|病院|センター|研究センター|機構|本部)")

_ENGLISH = re.compile(
    r"(?:Institute|School|Faculty|Department|Cent(?:er|re)|Laboratory|Hospital)\b.*(?:,| of| at) (?:the )?(?P<university>University of .+|[A-Z][A-Za-z-]*(?: [A-Z][A-Za-z-]*){0,3} University)$"
)


def name_bare_and_parts(notes: Notes) -> None:
    """Give each part the organisation it belongs to, adding the university that a faculty's name begins with."""
    for draft in list(notes.registry.drafts):
        if draft.parent:
            continue
        parent = _by_prefix(notes, draft) or _university_in(notes, draft)
        if parent is not None and parent is not draft:
            draft.parent = parent.id
            draft.country = draft.country or parent.country


def _by_prefix(notes: Notes, draft: Draft) -> Draft | None:
    for mine in draft.names:
        words = mine.text.split(" ")
        for count in range(1, min(len(words), 8)):
            other = notes.registry.written(" ".join(words[:count]))
            if other is not None and other is not draft:
                return other
    return None


def _university_in(notes: Notes, draft: Draft) -> Draft | None:
    official = draft.official
    english = _ENGLISH.search(official)
    if english:
        return _whole(notes, draft, *english.span("university"))
    match = re.match(rf"(?:{LEGAL})?[ ]?(?P<university>.{{2,20}}?大学(?:[ァ-ヴー]{{2,12}}校)?)(?P<part>.+)", official)
    if not match or not _PART.search(match["part"]) or match["part"].startswith(("校", "法人")):
        return None
    return _whole(notes, draft, *match.span("university"))


def _whole(notes: Notes, draft: Draft, start: int, end: int) -> Draft | None:
    """Return the university named at ``draft.official[start:end]``; None where the text does not write it there."""
    name = draft.official[start:end]
    known = notes.registry.find(name)
    if known or notes.page.text[draft.start + start : draft.start + end] != name:
        return known
    university = notes.registry.add(draft.start + start, draft.start + end, 0.85)
    university.country = draft.country
    return university
