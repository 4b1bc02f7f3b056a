"""Ranked matches with reasons. See docs/matching.md."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from enishi.matching.across import align
from enishi.matching.bands import Band, Bands
from enishi.matching.corpus import Corpus, Placed
from enishi.matching.encoding import Encoder, Kept, MemoryStore
from enishi.matching.evidence import evidence
from enishi.matching.indexing import best_pairs
from enishi.matching.profiles import LinkKind, Profile, Where
from enishi.matching.reasons import Reason, facet_reasons
from enishi.matching.space import Space
from enishi.matching.square import LEXICAL_CAP, square

__all__ = ["Match", "Matcher"]

_LOOKED_AT = 200  # of the first look are scored in full, more where more are asked for
_TO_ALIGN = 4_000  # rows of a side: the square of products is held in memory
_ANYONE, _BANDS = Where(), Bands()


@dataclass(frozen=True, slots=True)
class Match:
    """*score*: widths above what two unrelated profiles have; *band*: what that means; *reasons*: for, then against."""

    id: str
    score: float
    band: Band
    reasons: tuple[Reason, ...] = ()

    @property
    def against(self) -> tuple[Reason, ...]:
        """What speaks against a meeting."""
        return tuple(reason for reason in self.reasons if reason.is_against)


class Matcher:
    """Matches among profiles. Profiles change by :meth:`put` and :meth:`remove`, at the cost of one encoding each."""

    def __init__(self, corpus: Corpus, bands: Bands = _BANDS) -> None:
        self._corpus, self.bands = corpus, bands
        self.put, self.remove = corpus.put, corpus.remove

    @classmethod
    def build(cls, profiles: Iterable[Profile], encoders: Sequence[Encoder], bands: Bands = _BANDS) -> Self:
        """Encode *profiles* with *encoders*, the first of which is also asked for sentences and terms, so be quick.

        An encoder that is not :class:`Kept` is kept in memory.

        Raises ValueError where two profiles have one id.
        """
        known = list(profiles)
        space = Space([encoder if isinstance(encoder, Kept) else Kept(encoder, MemoryStore()) for encoder in encoders])
        said: dict[str, list[str]] = {}
        for profile in known:
            for language, text in profile.passages:
                said.setdefault(language, []).append(text)
        space.fit(said)
        return cls(Corpus(known, space), bands)

    def match(self, asked: Profile | str, k: int = 10, where: Where = _ANYONE) -> list[Match]:
        """Return the *k* best for a profile, known or not, or for a text, best first, all of them allowed by *where*.

        No good match is an answer: then all are weak, and the list says so by its bands. Blocked ones are never in it.
        """
        profile = asked if isinstance(asked, Profile) else Profile.of_text(asked)
        known = self._corpus.places.get(profile.id)
        own = self._corpus.placed[known] if known is not None else None
        placed = own if own and own.profile == profile else Placed(profile, self._corpus.space)
        allowed = self._corpus.allowed(where)
        allowed[list(self._barred(profile))] = False
        if not placed.vectors:
            return []
        lexical = self._corpus.lexicon.scores(placed.all_terms())
        looked = self._first_look(placed, max(_LOOKED_AT, 4 * k), allowed, lexical)
        scored = self._scored(placed, looked, lexical)
        return [self._explained(profile, place, score) for score, place in scored[:k]]

    def explain(self, one: str, two: str) -> Match:
        """Return the match of the profiles of two ids, with its reasons; KeyError where there is none."""
        asked, place = self._known(one), self._corpus.places[two]
        lexical = self._corpus.lexicon.scores(asked.all_terms())
        return self._explained(asked.profile, place, self._score(asked, place, float(lexical[place])))

    def pairs(
        self, left: Sequence[str], right: Sequence[str], k: int = 10, where: Where = _ANYONE
    ) -> dict[str, list[Match]]:
        """Return, for each id of *left*, the *k* best ids of *right*, scored in full; :meth:`explain` gives reasons."""
        ones = [self._known(identifier) for identifier in left]
        places = [self._corpus.places[identifier] for identifier in right]
        column = {place: number for number, place in enumerate(places)}
        allowed = self._corpus.allowed(where)[places]
        barred = [[column[place] for place in self._barred(one.profile) if place in column] for one in ones]
        _scores, which = self._nearest(ones, places, 3 * k, (allowed, barred))
        found = {}
        for one, row in zip(ones, which, strict=True):
            looked = np.array([places[number] for number in row if number >= 0], np.int64)
            best = self._scored(one, looked, self._corpus.lexicon.scores(one.all_terms()))[:k]
            found[one.profile.id] = [self._judged(place, score) for score, place in best]
        return found

    def square(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """Return (n, n): for each two of *ids* the widths by which their texts are about one matter, the same from either side.

        Facets and links are not counted, and nobody is barred; -inf on the diagonal and where one says nothing. KeyError for
        an id that is not known.
        """
        return square(self._corpus, [self._known(identifier) for identifier in ids])

    def _nearest(
        self, ones: Sequence[Placed], places: Sequence[int], k: int, bars: tuple[NDArray[np.bool_], list[list[int]]]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        allowed, barred = bars
        dimensions = self._corpus.space.dimensions
        one = np.array([placed.middle(dimensions) for placed in ones], np.float32).reshape(len(ones), dimensions)
        two = self._corpus.index.rows(places)
        tongues = {tongue for placed in ones for tongue in placed.languages}
        others = {tongue for place in places if (placed := self._corpus.placed[place]) for tongue in placed.languages}
        if tongues & others or max(len(one), len(two)) > _TO_ALIGN:
            return best_pairs(one, two, k, allowed, barred)
        scores = align(one, two)
        scores[:, ~allowed] = -np.inf
        for row, columns in enumerate(barred):
            scores[row, columns] = -np.inf
        order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        best = np.take_along_axis(scores, order, 1)
        return best, np.where(np.isfinite(best), order, -1)

    def _first_look(
        self, asked: Placed, n: int, allowed: NDArray[np.bool_], lexical: NDArray[np.float32]
    ) -> NDArray[np.int64]:
        """The places that can be among the best: the nearest by vectors and the nearest by words."""
        _scores, dense = self._corpus.index.search(asked.middle(self._corpus.space.dimensions), n, allowed)
        # Only those that share a word: among many equal numbers, finding the largest is slow.
        worded = np.flatnonzero(allowed & (lexical > 0))
        if len(worded) > n:
            worded = worded[np.argpartition(lexical[worded], len(worded) - n)[len(worded) - n :]]
        return np.union1d(dense, worded)

    def _scored(
        self, asked: Placed, places: NDArray[np.int64], lexical: NDArray[np.float32]
    ) -> list[tuple[float, int]]:
        scored = [(self._score(asked, int(place), float(lexical[place])), int(place)) for place in places]
        return sorted(scored, key=lambda one: (-one[0], one[1]))

    def _score(self, asked: Placed, place: int, lexical: float) -> float:
        """Topic by the languages both speak, else across; then what the facets and links add or take."""
        found = self._corpus.placed[place]
        if found is None or not found.vectors or not asked.vectors:
            return -np.inf
        shared = asked.languages & found.languages
        pairs = [(one, one) for one in shared] or [(one, two) for one in asked.languages for two in found.languages]
        values = [
            self._corpus.spread(one, two).of_value(float(asked.vectors[one] @ found.vectors[two])) for one, two in pairs
        ]
        topic = sum(values) / len(values)
        if shared:
            words = min(self._corpus.lexical_spread.of_value(lexical), LEXICAL_CAP)
            topic = (topic + words) / 2**0.5
        return topic + sum(reason.weight for reason in facet_reasons(asked.profile, found.profile))

    def _explained(self, asked: Profile, place: int, score: float) -> Match:
        found = self._corpus.placed[place]
        if found is None:
            raise LookupError(f"nobody is at place {place}")
        told = evidence(asked, found.profile, self._corpus.space, self._corpus.lexicon)
        reasons = sorted([*told, *facet_reasons(asked, found.profile)], key=lambda reason: reason.is_against)
        return Match(found.profile.id, score, self.bands.of(score), tuple(reasons))

    def _judged(self, place: int, score: float) -> Match:
        found = self._corpus.placed[place]
        return Match(found.profile.id if found else "", score, self.bands.of(score))

    def _known(self, identifier: str) -> Placed:
        placed = self._corpus.placed[self._corpus.places[identifier]]
        if placed is None:
            raise KeyError(identifier)
        return placed

    def _barred(self, asked: Profile) -> Iterator[int]:
        """Places that *asked* must not meet: itself, its own works, whom it blocks and who blocks it."""
        mine = asked.linked(LinkKind.BLOCKS, LinkKind.AUTHOR_OF) | {asked.id}
        yield from (self._corpus.places[identifier] for identifier in mine if identifier in self._corpus.places)
        yield from self._corpus.barring(asked.id)
