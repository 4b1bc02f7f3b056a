"""The loops that numpy has no words for, compiled by numba and kept compiled.

Arrays are C-contiguous; *best* and *which* are (rows, k), best first, filled with -inf and -1 where fewer were allowed.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["add_postings", "dot_codes", "keep_best"]

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


@njit(cache=True)
def keep_best(scores: Floats, allowed: NDArray[np.bool_], first: int, best: Floats, which: Places) -> None:
    """Put the scores (rows, columns) that beat what *best* holds into it; column 0 is candidate *first*.

    A score has to beat the row's worst to cost more than a look, which few do: the scan is nearly as fast as reading.
    """
    rows, columns = scores.shape
    k = best.shape[1]
    for row in range(rows):
        worst = best[row, k - 1]
        for column in range(columns):
            score = scores[row, column]
            if score > worst and allowed[first + column]:
                place = k - 1
                while place > 0 and best[row, place - 1] < score:
                    best[row, place] = best[row, place - 1]
                    which[row, place] = which[row, place - 1]
                    place -= 1
                best[row, place] = score
                which[row, place] = first + column
                worst = best[row, k - 1]


@njit(cache=True, fastmath=True)
def dot_codes(codes: NDArray[np.int8], query: NDArray[np.int16], out: NDArray[np.int32]) -> None:
    """Write the products of each row of *codes* (n, d) with *query* (d,) to *out* (n,)."""
    rows, columns = codes.shape
    for row in range(rows):
        total = np.int32(0)
        for column in range(columns):
            total += np.int32(np.int16(codes[row, column])) * np.int32(query[column])
        out[row] = total


@njit(cache=True)
def add_postings(
    starts: Places, owners: NDArray[np.int32], weights: Floats, terms: Places, asked: Floats, out: Floats
) -> None:
    """Add to *out*, by owner, asked[i] * weight for each posting of terms[i]; postings of term t: starts[t]:starts[t+1]."""
    for place in range(len(terms)):
        weight = asked[place]
        for posting in range(starts[terms[place]], starts[terms[place] + 1]):
            out[owners[posting]] += weight * weights[posting]
