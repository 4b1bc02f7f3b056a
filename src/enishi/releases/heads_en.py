"""Whom the people of an English sentence stand for: "President A of X and Dean B of Y signed an MoU"."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.naming_en import Namer
from enishi.releases.persons_en import people_between
from enishi.releases.posts_en import organisation_of
from enishi.releases.registry import Draft
from enishi.releases.signing_en import Clause

__all__ = ["of_heads", "of_people"]


_SHE_AND = re.compile(r"\b(?:[Ss]he|[Hh]e) and (?=[A-Z]|its |the )")


def of_heads(notes: Notes, namer: Namer, clause: Clause) -> list[Draft]:
    """Whom the people before a verb stand for; of two, one may be of the hub without a word that says so."""
    people = [
        m
        for m in people_between(notes.page.text, clause.start, clause.end)
        if not m.surname or organisation_of(notes, m)
    ]
    if pronoun := _SHE_AND.search(notes.page.text, clause.start, clause.end):
        # "says Ann Poe. On Wednesday she and Bo Lind signed"
        before = [m for m in people_between(notes.page.text, 0, pronoun.start()) if not m.surname]
        people = [*before[-1:], *people]
    named = [named for mention in people if (named := organisation_of(notes, mention))]
    if len(named) == len(people) > 1:
        return list({draft.id: draft for draft in (namer.draft(each, 0.8) for each in named)}.values())
    hub = notes.hub_id
    if len(named) == 1 and len(people) == 2 and hub:
        other = namer.draft(named[0], 0.8)
        return [notes.registry.get(hub), other] if other.id != hub else []
    return []


def of_people(notes: Notes, namer: Namer, clause: Clause) -> list[Draft]:
    """The organisations of the people who sign: "President A of X and Dean B of Y signed an MoU"."""
    found: dict[str, Draft] = {}
    for mention in people_between(notes.page.text, clause.start, clause.end):
        if named := organisation_of(notes, mention):
            draft = namer.draft(named, 0.8)
            found[draft.id] = draft
    return list(found.values())
