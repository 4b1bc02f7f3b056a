"""All with all, at once: how much the texts of each two of some profiles are about one matter."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enishi.matching.corpus import Corpus, Placed
from enishi.matching.encoding import Vectors

__all__ = ["LEXICAL_CAP", "square"]

LEXICAL_CAP = 6.0  # widths; more says no more
_Widths = NDArray[np.float32]


def square(corpus: Corpus, placed: Sequence[Placed]) -> _Widths:
    """Return (n, n): the widths of each two of *placed*, before facets and links; -inf on the diagonal and where one says nothing.

    Of two the one may ask the other or the other way round: what they are worth to each other is the mean of both.
    """
    tongues = sorted({tongue for each in placed for tongue in each.languages})
    speaks = {tongue: np.array([tongue in each.languages for each in placed]) for tongue in tongues}
    rows = {tongue: _rows(placed, tongue, corpus.space.dimensions) for tongue in tongues}
    size = (len(placed), len(placed))
    shared, within, crossed, across = (np.zeros(size, np.float32) for _sum in range(4))
    for one in tongues:
        for two in tongues:
            both = np.outer(speaks[one], speaks[two])
            spread = corpus.spread(one, two)
            widths = np.where(both, (rows[one] @ rows[two].T - np.float32(spread.middle)) / np.float32(spread.width), 0)
            crossed += both
            across += widths
            if one == two:
                shared += both
                within += widths
    alone = np.divide(across, crossed, out=np.full(size, -np.inf, np.float32), where=crossed > 0)
    together = np.divide(within, shared, out=np.zeros(size, np.float32), where=shared > 0)
    scores = np.where(shared > 0, (together + _words(corpus, placed)) / 2**0.5, alone)
    np.fill_diagonal(scores, -np.inf)
    return np.asarray(scores, np.float32)


def _rows(placed: Sequence[Placed], tongue: str, dimensions: int) -> Vectors:
    silent = np.zeros(dimensions, np.float32)
    return np.array([each.vectors.get(tongue, silent) for each in placed], np.float32).reshape(len(placed), dimensions)


def _words(corpus: Corpus, placed: Sequence[Placed]) -> _Widths:
    """The widths of the terms that two share, the mean of both directions."""
    places = [corpus.places[each.profile.id] for each in placed]
    spread = corpus.lexical_spread
    said = np.array([corpus.lexicon.scores(each.all_terms())[places] for each in placed], np.float32)
    widths = np.minimum((said.reshape(len(placed), len(placed)) - spread.middle) / spread.width, LEXICAL_CAP)
    return np.asarray((widths + widths.T) / 2, np.float32)
