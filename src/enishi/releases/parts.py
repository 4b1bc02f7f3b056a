"""Organisations that are parts of others, by their names: UCLA Health of UCLA, an institute of its university."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.registry import Draft

__all__ = ["name_bare_and_parts"]

_PART = re.compile(r"(?:大学院|学部|研究科|研究所|研究院|病院|センター|研究センター|機構|本部)")


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
    for other in notes.registry.drafts:
        for name in other.names:
            if other is not draft and any(mine.text.startswith(name.text + " ") for mine in draft.names):
                return other
    return None


def _university_in(notes: Notes, draft: Draft) -> Draft | None:
    official = draft.official
    match = re.match(r"(?P<university>.{2,20}?大学)(?P<part>.+)", official)
    if not match or not _PART.search(match["part"]) or match["part"].startswith("校"):
        return None
    known = notes.registry.find(match["university"])
    if known:
        return known
    university = notes.registry.add(draft.start, draft.start + len(match["university"]), 0.85)
    university.country = draft.country
    return university
