"""The reader by rules and dictionaries, and the protocol that every reader keeps to."""

from typing import Protocol

from enishi.releases.agreements_en import read_agreements_en
from enishi.releases.agreements_ja import read_agreements_ja
from enishi.releases.claims import finish_terms, read_claims
from enishi.releases.defining_en import define_names, mark_hub
from enishi.releases.doubting import doubt_the_whole
from enishi.releases.drafts import Notes
from enishi.releases.happenings_en import read_events_en, read_facts_en, read_ties_en
from enishi.releases.happenings_ja import read_events_ja, read_facts_ja, read_ties_ja
from enishi.releases.hub_ja import introduce_ja
from enishi.releases.joining_ja import settle_status
from enishi.releases.labels_en import read_labels_en
from enishi.releases.page import Page
from enishi.releases.parts import name_bare_and_parts
from enishi.releases.people import doubt_signatories
from enishi.releases.people_en import read_people_en
from enishi.releases.people_ja import read_people_ja
from enishi.releases.promises_en import read_promises_en
from enishi.releases.reading import Reading
from enishi.releases.registry import Registry
from enishi.releases.rows_ja import read_rows_ja
from enishi.releases.terms_en import read_terms_en
from enishi.releases.terms_ja import read_terms_ja
from enishi.releases.weighing.judging import judge, judge_signers, judge_term
from enishi.releases.weighing.sight import Sight

__all__ = ["Reader", "RuleReader", "noted", "read"]


class Reader(Protocol):
    """Reads a text. What it gives must be quoted from the text; what is only likely goes into the doubts."""

    name: str

    def read(self, text: str, *, hub: str, published: str) -> Reading:
        """Return what *text* says. *hub* is the hub's name, *published* the EDTF day of publication; "" where unknown."""


class RuleReader:
    """Reads by rules over normalised text, dates and dictionaries. No network, no model."""

    name = "rules/1"

    def read(self, text: str, *, hub: str, published: str) -> Reading:
        """Return what *text* says."""
        notes = noted(text, hub=hub, published=published)
        page, registry = notes.page, notes.registry
        read_claims(notes)
        finish_terms(notes)
        doubt_the_whole(notes)
        return Reading(
            text=text,
            language=page.language,
            title=page.title,
            hub=hub,
            published=published,
            reader=self.name,
            organisations=tuple(registry.frozen(draft) for draft in registry.drafts),
            people=notes.people_frozen(),
            agreements=notes.agreements_frozen(),
            events=tuple(notes.events),
            ties=tuple(notes.ties),
            claims=tuple(notes.claims),
            doubts=tuple(notes.doubts),
        )


def noted(text: str, *, hub: str, published: str) -> Notes:
    """Return what *text* says of agreements, organisations and people, before it becomes a reading."""
    page = Page(text, published)
    notes, sight = Notes(page, Registry(page), hub), Sight(page)
    rules = _read_japanese if page.language == "ja" else _read_english
    rules(notes, sight)
    if page.language == "ja" and not notes.agreements:
        # Under a Japanese notice there may stand an English summary that says more.
        read_labels_en(notes, read_agreements_en(notes))
    judge_term(notes, sight)
    judge_signers(notes, sight)
    doubt_signatories(notes)
    return notes


def _read_japanese(notes: Notes, sight: Sight) -> None:
    introduce_ja(notes.registry, notes.publisher)
    read_agreements_ja(notes)
    read_rows_ja(notes)
    judge(notes, sight)
    read_terms_ja(notes)
    settle_status(notes)
    read_events_ja(notes)
    read_ties_ja(notes)
    name_bare_and_parts(notes)
    read_people_ja(notes)
    read_facts_ja(notes)


def _read_english(notes: Notes, sight: Sight) -> None:
    define_names(notes.registry)
    mark_hub(notes.registry, notes.publisher)
    namer = read_agreements_en(notes)
    read_labels_en(notes, namer)
    judge(notes, sight)
    read_terms_en(notes)
    read_promises_en(notes, namer)
    read_events_en(notes)
    read_ties_en(notes)
    name_bare_and_parts(notes)
    read_people_en(notes, namer)
    read_facts_en(notes)


def read(text: str, *, hub: str = "", published: str = "") -> Reading:
    """Read *text* with the reader by rules."""
    return RuleReader().read(text, hub=hub, published=published)
