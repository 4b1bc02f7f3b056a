"""Compare a reading with what its text tells, one thing at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .gold import GoldAgreement, Release, name_key
from .matching import Matching, Names, ReadAgreement, common, match, read_agreements

__all__ = ["MEASURES", "Item", "score"]

Outcome = Literal["right", "missing", "wrong"]
# How the items of a measure become a figure: F1 of found and told, a share that is right, or a share that is wrong.
MEASURES: Mapping[str, str] = {
    "parties": "F1",
    "status": "right",
    "kind": "right",
    "date where stated": "right",
    "date where none": "wrong",
    "term where stated": "right",
    "term invented": "wrong",
    "signatories": "F1",
    "non-agreement as new": "wrong",
    "earlier agreements": "F1",
    "people named": "right",
    "quotes not in the text": "wrong",
    "reader broke off": "wrong",
}
_PUBLISHED_ONLY = {"activity", "other"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing told or read: whether it is right, what was read and what is told.

    *confidence* is that of the reader for a fact it gave, None where it gave none.
    """

    measure: str
    outcome: Outcome
    release: Release
    read: str = ""
    told: str = ""
    confidence: float | None = None


def score(release: Release, reading: Mapping[str, Any]) -> list[Item]:
    """Compare *reading*, in its JSON form, with what *release* tells."""
    matching = match(release, read_agreements(reading))
    items = [*_earlier(release, matching), *_taken_for_new(release, matching), *_people(release, reading)]
    for told, read in matching.pairs:
        if not told.earlier and not told.optional:
            items += _pair(release, told, read)
    for told in matching.lost:
        if not told.earlier and not told.optional:
            items += _lost(release, told)
    for read in matching.extra:
        if not read.earlier:
            items += _extra(release, read)
    items += _quotes(release, reading)
    broke = str(reading.get("broke", ""))
    return [*items, Item("reader broke off", "wrong" if broke else "right", release, broke)]


def _pair(release: Release, told: GoldAgreement, read: ReadAgreement) -> Iterator[Item]:
    sure = read.confidence
    yield from _parties(release, told, read)
    right: Outcome = "right" if read.status == told.status else "wrong"
    yield Item("status", right, release, read.status, told.status, sure)
    yield Item("kind", "right" if read.kind in told.kinds else "wrong", release, read.kind, "/".join(told.kinds))
    yield _date(release, told, read)
    yield _term(release, told, read)
    yield from _signatories(release, told, read)


def _parties(release: Release, told: GoldAgreement, read: ReadAgreement) -> Iterator[Item]:
    pairs = common(told.parties, read.parties)
    found, right = {place for place, _ in pairs}, {place for _, place in pairs}
    for place, names in enumerate(read.parties):
        outcome: Outcome = "right" if place in right else "wrong"
        yield Item("parties", outcome, release, read.shown[names], confidence=read.confidence)
    for place, spellings in enumerate(told.parties):
        if place not in found:
            yield Item("parties", "missing", release, told=spellings[0])


def _date(release: Release, told: GoldAgreement, read: ReadAgreement) -> Item:
    measure = "date where stated" if told.date_stated else "date where none"
    right = read.signed_on in told.signed_on or (not told.date_stated and not read.signed_on)
    outcome: Outcome = "right" if right else "wrong" if read.signed_on else "missing"
    sure = read.confidence if read.signed_on else None
    return Item(measure, outcome, release, read.signed_on, "/".join(told.signed_on), sure)


def _term(release: Release, told: GoldAgreement, read: ReadAgreement) -> Item:
    said = read.term or read.ends_on
    sure = read.confidence if said else None
    if not told.term_stated:
        return Item("term invented", "wrong" if said else "right", release, said, "", sure)
    right = (told.term and read.term == told.term) or read.ends_on in told.ends_on
    outcome: Outcome = "right" if right else "wrong" if said else "missing"
    return Item("term where stated", outcome, release, said, told.term or told.ends_on[0], sure)


def _signatories(release: Release, told: GoldAgreement, read: ReadAgreement) -> Iterator[Item]:
    left = list(read.signatories)
    for signatory in told.signatories:
        keys = set(map(name_key, signatory.names))
        party = set(map(name_key, told.parties[signatory.party]))
        found = next((s for s in left if s[0] & keys and s[1] & party), None)
        shown = f"{signatory.names[0]} for {told.parties[signatory.party][0]}"
        if found is None:
            yield Item("signatories", "missing", release, told=shown)
        else:
            left.remove(found)
            yield Item("signatories", "right", release, told=shown, confidence=read.confidence)
    for person, for_party in left:
        yield Item("signatories", "wrong", release, _signed(read, person, for_party), confidence=read.confidence)


def _signed(read: ReadAgreement, person: Names, party: Names) -> str:
    return f"{read.shown[person]} for {read.shown.get(party, '?')}"


def _lost(release: Release, told: GoldAgreement) -> Iterator[Item]:
    for spellings in told.parties:
        yield Item("parties", "missing", release, told=spellings[0])
    yield Item("status", "missing", release, told=told.status)
    yield Item("kind", "missing", release, told="/".join(told.kinds))
    if told.date_stated:
        yield Item("date where stated", "missing", release, told="/".join(told.signed_on))
    if told.term_stated:
        yield Item("term where stated", "missing", release, told=told.term or told.ends_on[0])
    for signatory in told.signatories:
        yield Item("signatories", "missing", release, told=signatory.names[0])


def _extra(release: Release, read: ReadAgreement) -> Iterator[Item]:
    for names in read.parties:
        yield Item("parties", "wrong", release, read.shown[names], confidence=read.confidence)
    for person, party in read.signatories:
        yield Item("signatories", "wrong", release, _signed(read, person, party), confidence=read.confidence)


def _taken_for_new(release: Release, matching: Matching) -> Iterator[Item]:
    if release.tells in _PUBLISHED_ONLY:
        taken = [read for read in matching.extra if not read.earlier]
        said = "; ".join(f"{r.status}: {', '.join(r.shown[p] for p in r.parties)}" for r in taken)
        yield Item("non-agreement as new", "wrong" if taken else "right", release, said)


def _earlier(release: Release, matching: Matching) -> Iterator[Item]:
    for told, read in matching.pairs:
        if told.earlier and not told.optional:
            dated = read.signed_on in told.signed_on or not told.signed_on
            shown = f"{', '.join(p[0] for p in told.parties)} {'/'.join(told.signed_on)}"
            yield Item("earlier agreements", "right" if dated else "missing", release, read.signed_on, shown)
            if not dated:
                yield Item("earlier agreements", "wrong", release, read.signed_on, shown)
    for told in matching.lost:
        if told.earlier and not told.optional:
            yield Item("earlier agreements", "missing", release, told=", ".join(p[0] for p in told.parties))
    for read in matching.extra:
        if read.earlier:
            shown = ", ".join(read.shown[party] for party in read.parties)
            yield Item("earlier agreements", "wrong", release, f"{shown} {read.signed_on}")


def _people(release: Release, reading: Mapping[str, Any]) -> Iterator[Item]:
    keys = {name_key(name["text"]) for person in reading["people"] for name in person["names"]}
    for name in release.named:
        yield Item("people named", "right" if name_key(name) in keys else "missing", release, told=name)


def _quotes(release: Release, value: object) -> Iterator[Item]:
    """Yield one item for each quote anywhere in a reading."""
    if isinstance(value, Mapping):
        if set(value) == {"start", "end", "text"}:
            stands = release.text[value["start"] : value["end"]] == value["text"] != ""
            yield Item("quotes not in the text", "right" if stands else "wrong", release, value["text"])
            return
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _quotes(release, each)
