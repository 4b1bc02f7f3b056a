"""Which agreement that a reader found is which one that the text tells of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .gold import GoldAgreement, Release, name_key

__all__ = ["Matching", "Names", "ReadAgreement", "common", "match", "read_agreements"]

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """An agreement as a reader gave it. Parties and people are sets of the keys of their names; *shown* is for people."""

    id: str
    status: str
    kind: str
    parties: tuple[Names, ...]
    signed_on: str
    term: str
    ends_on: str
    signatories: tuple[tuple[Names, Names], ...]
    confidence: float
    shown: Mapping[Names, str]

    @property
    def earlier(self) -> bool:
        """Whether the reader took it for something past."""
        return self.status == "earlier"


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of what is told and what was read, what was not read, and what was read and is not told."""

    pairs: tuple[tuple[GoldAgreement, ReadAgreement], ...]
    lost: tuple[GoldAgreement, ...]
    extra: tuple[ReadAgreement, ...]


def read_agreements(reading: Mapping[str, Any]) -> list[ReadAgreement]:
    """Return the agreements of a reading in its JSON form, of any version of the format."""
    shown: dict[Names, str] = {}
    organisations = {item["id"]: _names(item, shown) for item in reading["organisations"]}
    people = {item["id"]: _names(item, shown) for item in reading["people"]}
    return [
        ReadAgreement(
            id=item["id"],
            status=item["status"],
            kind=item["kind"],
            parties=tuple(organisations[party] for party in item["parties"]),
            signed_on=item["signed_on"],
            term=item["term"],
            ends_on=item["ends_on"],
            signatories=tuple((people[s["person"]], organisations.get(s["for"], Names())) for s in item["signatories"]),
            confidence=item["confidence"],
            shown=shown,
        )
        for item in reading["agreements"]
    ]


def _names(item: Mapping[str, Any], shown: dict[Names, str]) -> Names:
    keys = Names(name_key(name["text"]) for name in item["names"] if name["kind"] != "reading")
    shown[keys] = item["names"][0]["text"]
    return keys


def common(told: Iterable[Iterable[str]], read: Iterable[Names]) -> list[tuple[int, int]]:
    """Pair the names *told* (every right spelling of each) with those *read*, each at most once; return their places."""
    left = dict(enumerate(read))
    pairs = []
    for place, spellings in enumerate(told):
        keys = {name_key(spelling) for spelling in spellings}
        found = next((other for other, names in left.items() if names & keys), None)
        if found is not None:
            del left[found]
            pairs.append((place, found))
    return pairs


def match(release: Release, agreements: list[ReadAgreement]) -> Matching:
    """Match the agreements read in *release* with those it tells of: most parties in common first, then the date.

    What is told as past is matched only with what was read as past, by all of its parties, because one party of a list of
    past agreements is the same throughout.
    """
    weighed = [
        (weight, g, r)
        for g, told in enumerate(release.agreements)
        for r, read in enumerate(agreements)
        if told.earlier == read.earlier and (weight := _weight(told, read))
    ]
    pairs: dict[int, int] = {}
    for _best, g, r in sorted(weighed, key=lambda each: (each[0], -each[1], -each[2]), reverse=True):
        if g not in pairs and r not in pairs.values():
            pairs[g] = r
    return Matching(
        pairs=tuple((release.agreements[g], agreements[r]) for g, r in sorted(pairs.items())),
        lost=tuple(told for g, told in enumerate(release.agreements) if g not in pairs),
        extra=tuple(read for r, read in enumerate(agreements) if r not in pairs.values()),
    )


def _weight(told: GoldAgreement, read: ReadAgreement) -> tuple[int, ...]:
    shared = len(common(told.parties, read.parties))
    if shared < (len(told.parties) if told.earlier else 1):
        return ()
    return shared, read.signed_on in told.signed_on, not told.optional, read.status == told.status
