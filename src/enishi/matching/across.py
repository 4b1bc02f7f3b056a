"""Many texts of one language against many of another: hubs are held down, and the two sides teach each other.

Hubness: some rows are near to everything (Radovanović and others 2010). CSLS takes from each product the mean of each
side's ten nearest (Conneau and others 2018); it helps across languages and harms within one.

Where most of both sides are each other's best, they are likely to say the same things. What differs between two who say the same is
noise of language, not of meaning; a metric that counts each direction by how little it differs there (the within-class
scatter of linear discriminant analysis, with the best pairs as classes) needs no one's judgements.
"""

import numpy as np

from enishi.matching.encoding import Vectors
from enishi.matching.space import unit

__all__ = ["align", "csls", "mutual_best"]

_NEAREST = 10
_ENOUGH, _MOST = 200, 0.5  # pairs, and share of the shorter side, before the sides teach each other
_SHRINKAGE = 1.0  # parts of plain distance, in units of the mean noise of a direction


def csls(products: Vectors, nearest: int = _NEAREST) -> Vectors:
    """Return 2 * products - r(row) - r(column), r being the mean of the *nearest* largest of a row or column."""
    rows = _mean_of_largest(products, nearest)
    columns = _mean_of_largest(products.T, nearest)
    return np.asarray(2 * products - rows[:, None] - columns[None, :], np.float32)


def _mean_of_largest(products: Vectors, nearest: int) -> Vectors:
    nearest = min(nearest, products.shape[1])
    return np.asarray(np.partition(products, products.shape[1] - nearest, axis=1)[:, -nearest:].mean(1))


def mutual_best(scores: Vectors) -> list[tuple[int, int]]:
    """(row, column) of those who are each other's best."""
    right, left = scores.argmax(1), scores.argmax(0)
    return [(row, int(column)) for row, column in enumerate(right) if left[column] == row]


def align(left: Vectors, right: Vectors) -> Vectors:
    """Return the scores (n, m) of rows of *left* (n, d) in one language with rows of *right* (m, d) in another."""
    scores = csls(left @ right.T)
    pairs = mutual_best(scores)
    if len(pairs) < max(_ENOUGH, _MOST * min(len(left), len(right))):
        return scores
    rows, columns = np.array(pairs).T
    noise = (left[rows] - right[columns]).astype(np.float64)
    scatter = noise.T @ noise / len(pairs)
    shrunk = scatter + _SHRINKAGE * np.trace(scatter) / len(scatter) * np.eye(len(scatter))
    metric = np.linalg.cholesky(np.linalg.inv(shrunk)).astype(np.float32)
    return csls(unit(left @ metric) @ unit(right @ metric).T)
