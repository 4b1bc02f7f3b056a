"""Finding the nearest vectors, exactly: what an index promises, and one in memory for up to a million."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from enishi.matching.encoding import Vectors
from enishi.matching.kernels import dot_codes, keep_best

__all__ = ["ExactIndex", "Index", "Nearest", "best_pairs"]

Nearest = tuple[NDArray[np.float32], NDArray[np.int64]]
Allowed = NDArray[np.bool_]
_ROWS, _COLUMNS = 256, 4096  # of one block of a product: 4 MB, which stays in the cache while it is scanned


class Index(Protocol):
    """Holds vectors of length 1 (or 0) in numbered places. Whoever asks for k gets k of those allowed, if there are k."""

    def __len__(self) -> int: ...
    def put(self, places: Sequence[int], vectors: Vectors) -> None: ...
    def search(self, query: Vectors, k: int, allowed: Allowed | None = None) -> Nearest: ...


class ExactIndex:
    """All vectors in memory: a byte a number to find the few that can be nearest, half precision to order these.

    Exact: the bytes err by a known bound, and whatever the bound leaves possible is compared in half precision.
    """

    def __init__(self, dimensions: int) -> None:
        self._rows = np.zeros((0, dimensions), np.float16)
        self._codes = np.zeros((0, dimensions), np.int8)
        self._scales = np.zeros(0, np.float32)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def put(self, places: Sequence[int], vectors: Vectors) -> None:
        """Put (n, d) *vectors* at *places*; places beyond the end make the index longer."""
        if not len(places):
            return
        self._grow(max(places) + 1)
        some = list(places)
        halves = vectors.astype(np.float16)
        scales = np.abs(halves).max(1).astype(np.float32) / 127
        self._rows[some] = halves
        self._scales[some] = scales
        safe = np.where(scales > 0, scales, 1)[:, None]
        self._codes[some] = np.rint(halves.astype(np.float32) / safe).astype(np.int8)

    def _grow(self, size: int) -> None:
        if size > len(self._rows):
            room = max(size, len(self._rows) * 5 // 4)
            for name in ("_rows", "_codes", "_scales"):
                old = getattr(self, name)
                new = np.zeros((room, *old.shape[1:]), old.dtype)
                new[: len(old)] = old
                setattr(self, name, new)
        self._size = max(self._size, size)

    def rows(self, places: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """Return the vectors at *places* in single precision."""
        return self._rows[places].astype(np.float32)

    def search(self, query: Vectors, k: int, allowed: Allowed | None = None) -> Nearest:
        """Return (scores, places) of the k nearest to *query* (d,), best first; equal scores in order of place."""
        size = self._size
        whole = np.zeros(size, np.int32)
        step = float(np.abs(query).max()) / 32767 or 1.0
        short = (
            step * 256
        )  # the products of a byte and 15 bits would overflow 32 bits; eight bits more of rest are plenty
        codes = np.rint(query / short).astype(np.int16)
        dot_codes(self._codes[:size], codes, whole)
        # Whoever is not allowed is left out here: among many equal numbers, finding the largest is slow.
        among = np.arange(size) if allowed is None else np.flatnonzero(allowed[:size])
        scales = self._scales[among]
        rough = whole[among] * (scales * np.float32(short))
        k = min(k, len(among))
        if k == 0:
            return np.zeros(0, np.float32), np.zeros(0, np.int64)
        # |q.x - rough| <= |q|_1 * (scale of x)/2 + (scale of q)/2 * |x|_1, and |x|_1 <= sqrt(d)
        err = scales / 2 * np.float32(np.abs(query).sum()) + np.float32(short / 2 * len(query) ** 0.5)
        sure = rough - err
        least = np.partition(sure, len(among) - k)[len(among) - k]
        few = among[rough + err >= least]
        exact = self.rows(few) @ query.astype(np.float32)
        order = np.lexsort((few, -exact))[:k]
        return exact[order], few[order]


def best_pairs(left: Vectors, right: Vectors, k: int, allowed: Allowed, barred: Sequence[Sequence[int]]) -> Nearest:
    """Return (scores, places), (len(left), k) each, of the k rows of *right* nearest to each row of *left*.

    *allowed*: (len(right),); barred[i]: rows of *right* that row i of *left* must never meet. Exact, in blocks.
    """
    best = np.full((len(left), k), -np.inf, np.float32)
    which = np.full((len(left), k), -1, np.int64)
    product = np.empty((_ROWS, _COLUMNS), np.float32)
    for top in range(0, len(left), _ROWS):
        rows = slice(top, min(top + _ROWS, len(left)))
        height = rows.stop - top
        pairs = [(row - top, column) for row in range(top, rows.stop) for column in barred[row]]
        for first in range(0, len(right), _COLUMNS):
            width = min(_COLUMNS, len(right) - first)
            block = product[:height, :width] if width == _COLUMNS else np.empty((height, width), np.float32)
            np.matmul(left[rows], right[first : first + width].T, out=block)
            for row, column in pairs:
                if first <= column < first + width:
                    block[row, column - first] = -np.inf
            keep_best(block, allowed, first, best[rows], which[rows])
    return best, which
