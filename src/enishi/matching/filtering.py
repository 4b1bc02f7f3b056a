"""Who may be an answer, for all profiles at once: one mark a place, from lists of the places that share a kind, a country, a field."""

from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from enishi.matching.profiles import LinkKind, Profile, Where

__all__ = ["Filter"]

_BARS = "bars"
Marks = NDArray[np.bool_]


class Filter:
    """The facets of profiles in numbered places, by value. A change touches the values of one profile alone."""

    def __init__(self) -> None:
        self._profiles: list[Profile | None] = []
        self._present = np.zeros(0, np.bool_)
        self._places: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._arrays: dict[tuple[str, str], NDArray[np.int64]] = {}

    def put(self, place: int, profile: Profile | None) -> None:
        """Put *profile* at *place* (the next one, or one that is taken); None empties it."""
        if place == len(self._profiles):
            self._profiles.append(None)
            if place == len(self._present):
                self._present = np.append(self._present, np.zeros(max(place // 4, 64), np.bool_))
        before, self._profiles[place] = self._profiles[place], profile
        self._present[place] = profile is not None
        for value in _values(before):
            self._places[value].discard(place)
            self._arrays.pop(value, None)
        for value in _values(profile):
            self._places[value].add(place)
            self._arrays.pop(value, None)

    def allowed(self, where: Where, place_of: Callable[[str], int | None]) -> Marks:
        """Return for each place whether *where* allows it; *place_of* finds the place of an id."""
        marks = self._present[: len(self._profiles)].copy()
        for name, wanted in (
            ("kind", where.kinds),
            ("field", where.fields),
            ("country", where.countries),
            ("language", where.languages),
        ):
            if wanted:
                marks &= self._any(name, wanted)
        for identifier in where.without:
            place = place_of(identifier)
            if place is not None:
                marks[place] = False
        if where.also is not None:
            for place in np.flatnonzero(marks).tolist():
                profile = self._profiles[place]
                marks[place] = profile is not None and where.also(profile)
        return marks

    def barring(self, identifier: str) -> frozenset[int]:
        """Return the places of the profiles that block *identifier* or are its authors."""
        return frozenset(self._places.get((_BARS, identifier), ()))

    def _any(self, name: str, wanted: Iterable[str]) -> Marks:
        marks = np.zeros(len(self._profiles), np.bool_)
        for value in wanted:
            key = name, value
            if key not in self._arrays:
                held = self._places.get(key, set())
                self._arrays[key] = np.fromiter(held, np.int64, len(held))
            marks[self._arrays[key]] = True
        return marks


def _values(profile: Profile | None) -> list[tuple[str, str]]:
    if profile is None:
        return []
    facets = profile.facets
    spoken = facets.languages or frozenset(profile.texts)
    return [
        ("kind", profile.kind),
        ("country", facets.country),
        *((_BARS, target) for target in profile.linked(LinkKind.BLOCKS, LinkKind.AUTHOR_OF)),
        *(("field", value) for value in facets.fields),
        *(("language", value) for value in spoken),
    ]
