"""Texts that tell of one agreement: what was read of it on either side, and whether both came to one record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from .gold import GoldAgreement, Release
from .matching import ReadAgreement, match, read_agreements
from .process import Read

__all__ = ["Pair", "Place", "pairs_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """An agreement that a text tells of, what was read of it (None: nothing), and the number of the record that it became."""

    release: Release
    read: Read
    told: GoldAgreement
    found: ReadAgreement | None
    key: str

    @property
    def record(self) -> int | None:
        """The number of the record in the hub."""
        return self.read.records.get(self.found.id) if self.found else None

    @property
    def past(self) -> bool:
        """Whether the text tells of it as past, or need not be read so."""
        return self.told.earlier or self.told.optional


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places, the one published first before the other. *same*: they tell of one agreement; *one*: they came to one record."""

    first: Place
    second: Place
    same: bool
    one: bool

    @property
    def proposed(self) -> bool:
        """Whether the office was shown, with the second text, that its agreement may be that of the first."""
        found = self.second.found
        return found is not None and self.first.record in self.second.read.proposed.get(found.id, ())


def pairs_of(releases: Sequence[Release], reads: Mapping[str, Read]) -> Iterator[Pair]:
    """Yield the pairs of what is told as new of one agreement, and all pairs of different agreements."""
    ordered = sorted(releases, key=lambda release: (release.published, release.name))
    places = [place for release in ordered for place in _places(release, reads[release.name])]
    for first, second in combinations(places, 2):
        one = first.record is not None and first.record == second.record
        if first.key != second.key:
            yield Pair(first, second, same=False, one=one)
        elif first.release.name != second.release.name and not first.past and not second.past:
            yield Pair(first, second, same=True, one=one)


def _places(release: Release, read: Read) -> Iterable[Place]:
    matching = match(release, read_agreements(read.reading))
    for number, (told, found) in enumerate(matching.pairs):
        yield Place(release, read, told, found, told.same or f"{release.name} {number}")
    for number, told in enumerate(matching.lost):
        yield Place(release, read, told, None, told.same or f"{release.name} lost {number}")
