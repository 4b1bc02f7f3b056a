"""All profiles in numbered places, with what is computed from each: its vectors by language, its terms."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from enishi.matching.encoding import Vectors
from enishi.matching.filtering import Filter
from enishi.matching.indexing import ExactIndex
from enishi.matching.lexical import Lexicon, terms
from enishi.matching.profiles import Profile, Where
from enishi.matching.space import Space, Spread, unit

__all__ = ["Corpus", "Placed"]

_LEXICAL_FLOOR = 0.02  # widths below this are chance of few shared words
_SAMPLE = 2_000  # rows a spread is measured on
_QUESTIONS = 60


class Placed:
    """A profile with its vectors by language and its terms by language."""

    def __init__(self, profile: Profile, space: Space) -> None:
        self.profile = profile
        passages = profile.passages
        rows = space.place([text for _language, text in passages], [language for language, _text in passages])
        self.vectors: dict[str, Vectors] = {}
        self.terms: dict[str, Counter[str]] = {}
        for language in dict(passages):
            own = [place for place, (tongue, _text) in enumerate(passages) if tongue == language]
            self.vectors[language] = unit(rows[own].mean(0))
            self.terms[language] = sum((terms(passages[place][1]) for place in own), Counter())

    @property
    def languages(self) -> frozenset[str]:
        """Languages in which the profile says something."""
        return frozenset(self.vectors)

    def middle(self, dimensions: int) -> Vectors:
        """Return the vector for a first look: the mean over languages."""
        if not self.vectors:
            return np.zeros(dimensions, np.float32)
        return unit(np.mean(list(self.vectors.values()), axis=0, dtype=np.float32))

    def all_terms(self) -> Counter[str]:
        """Return the terms of all languages."""
        return sum(self.terms.values(), Counter())


class Corpus:
    """Profiles by place. Changing one costs one encoding; what chance does is measured when the corpus is made."""

    def __init__(self, profiles: Iterable[Profile], space: Space) -> None:
        self.space = space
        self.placed: list[Placed | None] = [Placed(profile, space) for profile in profiles]
        self.places = {placed.profile.id: place for place, placed in enumerate(self.placed) if placed}
        if len(self.places) < len(self.placed):
            raise ValueError("two profiles have one id")
        self.index = ExactIndex(space.dimensions)
        self.index.put(range(len(self.placed)), self.middles(range(len(self.placed))))
        self.lexicon = Lexicon(placed.all_terms() if placed else Counter() for placed in self.placed)
        self._filter = Filter()
        for place, placed in enumerate(self.placed):
            self._filter.put(place, placed.profile if placed else None)
        self._spreads = self._measured()
        self.lexical_spread = self._lexical()

    def middles(self, places: Iterable[int]) -> Vectors:
        """Return (n, dimensions): the first-look vectors of *places*."""
        rows = [placed.middle(self.space.dimensions) for place in places if (placed := self.placed[place])]
        return np.array(rows, np.float32).reshape(len(rows), self.space.dimensions)

    def put(self, profile: Profile) -> None:
        """Add *profile*, or put it in the place of the one with its id."""
        placed = Placed(profile, self.space)
        place = self.places.setdefault(profile.id, len(self.placed))
        if place == len(self.placed):
            self.placed.append(placed)
        self.placed[place] = placed
        self.index.put([place], placed.middle(self.space.dimensions)[None, :])
        self.lexicon.replace(place, placed.all_terms())
        self._filter.put(place, profile)

    def remove(self, identifier: str) -> None:
        """Forget the profile of that id; KeyError where there is none. Its place stays empty."""
        place = self.places.pop(identifier)
        self.placed[place] = None
        self.index.put([place], np.zeros((1, self.space.dimensions), np.float32))
        self.lexicon.replace(place, Counter())
        self._filter.put(place, None)

    def allowed(self, where: Where) -> NDArray[np.bool_]:
        """Return for each place whether *where* allows it."""
        return self._filter.allowed(where, self.places.get)

    def barring(self, identifier: str) -> frozenset[int]:
        """Return the places of those who must not meet *identifier* because they block it or are its authors."""
        return self._filter.barring(identifier)

    def spread(self, one: str, two: str) -> Spread:
        """How products of unrelated texts in languages *one* and *two* fall."""
        return self._spreads.get((min(one, two), max(one, two)), self._anywhere)

    def _measured(self) -> dict[tuple[str, str], Spread]:
        """Spreads by pair of languages, over this corpus and the background."""
        rows: dict[str, list[Vectors]] = {}
        step = max(len(self.placed) // _SAMPLE, 1)
        for placed in self.placed[::step]:
            for language, vector in placed.vectors.items() if placed else ():
                rows.setdefault(language, []).append(vector)
        for language, plain in self.space.background().items():
            rows.setdefault(language, []).extend(plain)
        stacked = {language: np.array(vectors) for language, vectors in rows.items()}
        everything = np.concatenate(list(stacked.values()))
        self._anywhere = self.space.spread(everything, everything)
        return {
            (one, two): self.space.spread(stacked[one], stacked[two])
            for one in stacked
            for two in stacked
            if one <= two
        }

    def _lexical(self) -> Spread:
        """How the lexical score of two profiles that share a language falls: its mean and standard deviation."""
        asked = [
            placed for placed in self.placed[:: max(len(self.placed) // _QUESTIONS, 1)] if placed and placed.vectors
        ]
        scores = [self.lexicon.scores(placed.all_terms()) for placed in asked]
        values = np.concatenate(scores) if scores else np.zeros(1, np.float32)
        values = values[values < 0.6]  # a profile's own terms answer themselves
        if len(values) == 0:
            return Spread(0.0, _LEXICAL_FLOOR)
        return Spread(float(values.mean()), max(float(values.std()), _LEXICAL_FLOOR))
