"""How well each of several people knows a text, by what they have written themselves. Within one language.

Three views of a pair of texts: rare words and pairs of words (TF-IDF), the hundred directions in which the texts'
words move together (latent semantic analysis, Deerwester and others 1990), and an encoder's vectors. Each is divided by its
spread over random pairs, so that none is louder, and summed; of a person's texts the best four speak for the person,
the middle of the three to five that are usual: one near text may be chance, all texts bury what is rare in a long life.
Nothing here was fitted to judgements.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import svds

from enishi.matching.encoding import Encoder
from enishi.matching.lexical import terms
from enishi.matching.space import unit

__all__ = ["Expertise"]

Products = NDArray[np.float32]
_BEST = 4
_DIRECTIONS = 100
_PAIRS = 20_000


class Expertise:
    """Products (n, n) of n texts, in widths of chance."""

    def __init__(self, products: Products) -> None:
        self.products = products

    @classmethod
    def of(cls, texts: Sequence[str], encoders: Sequence[Encoder] = ()) -> Self:
        """Compare *texts* with each other, in all views; *encoders* may be none."""
        words = _tf_idf([terms(text) for text in texts])
        views = [np.asarray((words @ words.T).toarray(), np.float32)]
        if (directions := min(_DIRECTIONS, min(words.shape) - 1)) > 0:
            left, strengths, _right = svds(words, directions, rng=0)
            latent = unit((left * strengths).astype(np.float32))
            views.append(latent @ latent.T)
        for encoder in encoders:
            rows = encoder.encode(texts)
            rows = unit(rows - rows.mean(0))
            views.append(rows @ rows.T)
        total = sum((view / _width(view) for view in views), np.zeros_like(views[0]))
        return cls(np.asarray(total, np.float32))

    def knows(self, own: Sequence[int], asked: Sequence[int]) -> NDArray[np.float32]:
        """Return (len(asked),): how well the person who wrote texts *own* knows each text *asked*, by their places."""
        if not len(own):
            return np.zeros(len(asked), np.float32)
        among = np.sort(self.products[np.ix_(list(own), list(asked))], axis=0)
        return np.asarray(among[-_BEST:].mean(0), np.float32)


def _tf_idf(documents: Sequence[Counter[str]]) -> csr_matrix:
    """Rows of length 1: 1 + log of how often, times the rarity; words of one text alone say nothing of another."""
    held = Counter(term for document in documents for term in document)
    columns = {term: number for number, term in enumerate(sorted(term for term, n in held.items() if n > 1))}
    cells = [
        (row, columns[term], (1 + np.log(n)) * (np.log((1 + len(documents)) / (1 + held[term])) + 1))
        for row, document in enumerate(documents)
        for term, n in document.items()
        if term in columns
    ]
    rows, places, values = zip(*cells, strict=True) if cells else ((), (), ())
    matrix = csr_matrix((values, (rows, places)), shape=(len(documents), max(len(columns), 1)), dtype=np.float64)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return csr_matrix(diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix)


def _width(view: Products) -> float:
    """The standard deviation over random pairs of different texts."""
    if len(view) < 2:
        return 1.0
    chance = np.random.default_rng(0)
    one, two = chance.integers(0, len(view), _PAIRS), chance.integers(0, len(view), _PAIRS)
    return max(float(view[one[one != two], two[one != two]].std()), 1e-6)
