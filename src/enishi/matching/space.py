"""One space for all languages and encoders, in which a product of two vectors can be compared with any other.

Each encoder leans: its vectors of Japanese texts share a direction, those of English texts another, and that direction
says which language a text is in rather than what it says. The space takes each language's mean away, gives each encoder
an equal say, and knows how products of unrelated texts spread for each pair of languages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np

from enishi.matching.background import BACKGROUND
from enishi.matching.encoding import Encoder, Vectors

__all__ = ["Space", "Spread", "unit"]


@dataclass(frozen=True, slots=True)
class Spread:
    """How a measure falls for two who have nothing to do with each other."""

    middle: float
    width: float

    @classmethod
    def of(cls, values: Vectors) -> Self:
        """Middle and width of *values*, by median and quartiles: the few pairs that do belong together are not to widen it."""
        if len(values) == 0:
            return cls(0.0, 1.0)
        low, middle, high = np.percentile(values, [25, 50, 75])
        return cls(float(middle), max(float(high - low) / 1.349, 1e-3))

    def of_value(self, value: float) -> float:
        """How many widths *value* lies above the middle."""
        return (value - self.middle) / self.width


def unit(rows: Vectors) -> Vectors:
    """Scale each row to length 1; a row of length 0 stays."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9))


class Space:
    """The vectors of *encoders* side by side, centred by language. Give it what it is to be used on, or nothing."""

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        if not encoders:
            raise ValueError("a space needs at least one encoder")
        self.encoders = tuple(encoders)
        self.dimensions = sum(encoder.dimensions for encoder in encoders)
        self._means: list[dict[str, Vectors]] = [{} for _encoder in encoders]
        self._usual: list[Vectors] = [np.zeros(encoder.dimensions, np.float32) for encoder in encoders]

    def fit(self, passages: Mapping[str, Sequence[str]]) -> None:
        """Learn each language's mean from *passages* by language, and from the background sentences."""
        for number, encoder in enumerate(self.encoders):
            for language in sorted({*passages, *BACKGROUND}):
                texts = [*passages.get(language, ()), *BACKGROUND.get(language, ())]
                self._means[number][language] = encoder.encode(texts).mean(0)
            self._usual[number] = np.mean(list(self._means[number].values()), axis=0)

    def place(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """Return (len(texts), dimensions): each text's place, of length 1."""
        parts = []
        for number, encoder in enumerate(self.encoders):
            means = np.array([self._means[number].get(language, self._usual[number]) for language in languages])
            made = encoder.encode(texts)
            said = np.linalg.norm(made, axis=1, keepdims=True) > 0
            parts.append(unit(np.where(said, made - means.reshape(made.shape), 0)) if len(texts) else made)
        return unit(np.hstack(parts).astype(np.float32))

    def background(self) -> dict[str, Vectors]:
        """Return the background sentences in this space, by language: (n, dimensions) each."""
        return {language: self.place(texts, [language] * len(texts)) for language, texts in BACKGROUND.items()}

    def place_first(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """The same by the first encoder alone: for sentences and terms, of which there are many."""
        one = Space(self.encoders[:1])
        one._means, one._usual = self._means[:1], self._usual[:1]
        return one.place(texts, languages)

    def spread(self, left: Vectors, right: Vectors, seed: int = 0) -> Spread:
        """How products fall between random rows of *left* and *right*, (n, d) and (m, d)."""
        if len(left) < 2 or len(right) < 2:
            return Spread(0.0, 1.0 / (10 * len(self.encoders)))
        chance = np.random.default_rng(seed)
        one, two = chance.integers(0, len(left), _PAIRS), chance.integers(0, len(right), _PAIRS)
        sums = [
            np.einsum("ij,ij->i", left[one[start:end]], right[two[start:end]])
            for start, end in pairwise(range(0, _PAIRS + 1, _PAIRS // 10))
        ]
        products = np.concatenate(sums)
        return Spread.of(products[products < 0.999])  # a row that meets itself is not chance


_PAIRS = 20_000
