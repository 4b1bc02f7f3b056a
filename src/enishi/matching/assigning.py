"""Who is proposed to whom, so that nobody is asked too often and nobody is left with what others did not want.

The largest total is a min-cost flow. It may leave one person far behind: then the flow is repeated with more weight for those
behind (multiplicative weights), and last, whoever is worst off trades with others as long as the worst-off of the trade is better
off after it. The total never falls below the share of the largest total that the caller allows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

__all__ = ["Assignment", "CannotAssign", "assign"]

Scores = NDArray[np.float64]
Chosen = NDArray[np.bool_]
_UNIT = 1_000_000  # a score of 1 in whole numbers, which the flow needs
_ROUNDS, _HASTE = 12, 6.0  # flows with new weights; how strongly being behind counts
_TRADES = 4_000
_NEAR = 8  # candidates a unit of demand that the repeated flows look at; the first looks at all


class CannotAssign(ValueError):
    """What was asked for has a hole; the message names it."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """*columns*: for each row what it got, best first. *shares*: what each row got of its own best, 0 to 1.

    *price*: the share of the largest total that fairness cost. *short*: rows that got less than they asked for, because
    what they may have is used up by others.
    """

    columns: tuple[tuple[int, ...], ...]
    total: float
    largest_total: float
    shares: tuple[float, ...]
    short: tuple[int, ...]

    @property
    def worst(self) -> float:
        """The least share; 1 where nobody asked."""
        return min(self.shares, default=1.0)

    @property
    def price(self) -> float:
        """What fairness cost, as a share of the largest total."""
        return 1 - self.total / self.largest_total if self.largest_total else 0.0


def assign(
    scores: Scores,
    demand: int | Sequence[int],
    capacity: int | Sequence[int],
    *,
    fair: bool = True,
    give_up: float = 0.005,
) -> Assignment:
    """Give each row its demand of different columns, each column to at most its capacity of rows.

    *scores*: (rows, columns), 0 or more, -inf where two must not meet. *give_up*: the share of the largest total that may
    be given up for the worst-off. Raises CannotAssign on scores that are no numbers or negative, or on lengths that do not fit.
    """
    whole, wanted, room = _checked(scores, demand, capacity)
    best = _best_sums(whole, wanted)
    largest = _flow(whole, np.ones(len(whole)), wanted, room, np.isfinite(whole))
    chosen = largest
    if fair and whole.size:
        chosen = _fairer(whole, wanted, room, largest, (best, float(whole[largest].sum()) * (1 - give_up)))
    got = np.where(chosen, whole, 0).sum(1)
    shares = np.divide(got, best, out=np.ones_like(got), where=best > 0)
    columns = tuple(_ranked(row, scored) for row, scored in zip(chosen, whole, strict=True))
    short = tuple(int(row) for row in np.flatnonzero(chosen.sum(1) < wanted))
    return Assignment(columns, float(got.sum()), float(whole[largest].sum()), tuple(shares.tolist()), short)


def _ranked(row: Chosen, scores: Scores) -> tuple[int, ...]:
    return tuple(sorted(np.flatnonzero(row).tolist(), key=lambda column: -scores[column]))


def _checked(
    scores: Scores, demand: int | Sequence[int], capacity: int | Sequence[int]
) -> tuple[Scores, NDArray[np.int64], NDArray[np.int64]]:
    whole = np.asarray(scores, np.float64)
    if whole.ndim != 2:
        raise CannotAssign(f"scores are a table of rows and columns, not of shape {whole.shape}")
    bad = np.argwhere(np.isnan(whole) | (whole == np.inf) | ((whole < 0) & np.isfinite(whole)))
    if len(bad):
        row, column = bad[0]
        raise CannotAssign(f"the score of row {row}, column {column} is {whole[row, column]}: give 0 or more, or -inf")
    counts = []
    for name, given, size in (("demand", demand, whole.shape[0]), ("capacity", capacity, whole.shape[1])):
        count = np.full(size, given, np.int64) if isinstance(given, int) else np.asarray(given, np.int64)
        if count.shape != (size,) or (count < 0).any():
            raise CannotAssign(f"{name} is one whole number of 0 or more for each of {size}, got {given!r}")
        counts.append(count)
    return whole, counts[0], counts[1]


def _best_sums(scores: Scores, demand: NDArray[np.int64]) -> Scores:
    """What each row would get if it were alone."""
    ranked = -np.sort(-np.where(np.isfinite(scores), scores, 0), axis=1)
    sums = np.concatenate([np.zeros((len(scores), 1)), ranked.cumsum(1)], axis=1)
    return np.asarray(sums[np.arange(len(scores)), np.minimum(demand, scores.shape[1])])


def _flow(
    scores: Scores, weights: Scores, demand: NDArray[np.int64], capacity: NDArray[np.int64], open_: Chosen
) -> Chosen:
    """The largest weighted total over the *open_* pairs; as much of the demand as can be met."""
    chosen = np.zeros(scores.shape, np.bool_)
    rows, columns = np.nonzero(open_)
    height, width = scores.shape
    sink = height + width
    gain = np.rint(scores[rows, columns] * weights[rows] * _UNIT).astype(np.int64)
    unmet = (int(gain.max(initial=0)) + 1) * 4  # dearer than any chain of trades that would leave one out
    tails = np.concatenate([rows, height + np.arange(width), np.arange(height)])
    heads = np.concatenate([height + columns, np.full(width, sink), np.full(height, sink)])
    rooms = np.concatenate([np.ones(len(rows), np.int64), capacity, demand])
    costs = np.concatenate([-gain, np.zeros(width, np.int64), np.full(height, unmet)])
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tails, heads, rooms, costs)
    solver.set_nodes_supplies(np.arange(sink + 1), np.concatenate([demand, np.zeros(width, np.int64), [-demand.sum()]]))
    if (status := solver.solve()) != solver.OPTIMAL:
        raise RuntimeError(f"the flow ended with {status}, though leaving all unmet is a flow")
    used = solver.flows(np.arange(len(rows))) > 0
    chosen[rows[used], columns[used]] = True
    return chosen


def _fairer(
    scores: Scores, demand: NDArray[np.int64], capacity: NDArray[np.int64], chosen: Chosen, goal: tuple[Scores, float]
) -> Chosen:
    """Return the choice with the best worst-off that is found with at least the total of *goal* (best sums, least total)."""
    best, least = goal
    near = chosen | _nearest(scores, demand)
    weights = np.ones(len(scores))
    found = chosen
    for _round in range(_ROUNDS):
        shares = _shares(scores, chosen, best)
        if _worst(scores, chosen, best) > _worst(scores, found, best):
            found = chosen
        weights = weights * np.exp(_HASTE * np.clip(np.median(shares) - shares, -0.02, None))
        weights /= weights.mean()
        chosen = _flow(scores, weights, demand, capacity, near)
        if chosen.sum() < found.sum() or scores[chosen].sum() < least:
            break
    return _traded(scores, capacity, found.copy(), goal)


def _nearest(scores: Scores, demand: NDArray[np.int64]) -> Chosen:
    """The best columns of each row, several for each that it wants."""
    reach = min(scores.shape[1], int(demand.max(initial=0)) * _NEAR)
    order = np.argsort(-scores, axis=1, kind="stable")[:, :reach]
    near = np.zeros(scores.shape, np.bool_)
    np.put_along_axis(near, order, True, axis=1)
    return near & np.isfinite(scores)


def _shares(scores: Scores, chosen: Chosen, best: Scores) -> Scores:
    got = np.where(chosen, scores, 0).sum(1)
    return np.asarray(np.divide(got, best, out=np.ones_like(got), where=best > 0))


def _worst(scores: Scores, chosen: Chosen, best: Scores) -> float:
    return float(_shares(scores, chosen, best).min())


def _traded(scores: Scores, capacity: NDArray[np.int64], chosen: Chosen, goal: tuple[Scores, float]) -> Chosen:
    """Let the worst-off trade until no trade of one against one makes the worse of two better off."""
    best, least = goal
    got = np.where(chosen, scores, 0).sum(1)
    total = float(got.sum())
    for _trade in range(_TRADES):
        shares = np.divide(got, best, out=np.ones_like(got), where=best > 0)
        row = int(shares.argmin())
        if shares[row] >= 1:
            break
        trade = _best_trade(scores, chosen, row, (got, best, capacity - chosen.sum(0), total - least))
        if trade is None:
            break
        gives, takes, other = trade
        chosen[row, gives], chosen[row, takes] = False, True
        if other >= 0:
            chosen[other, takes], chosen[other, gives] = False, True
        for changed in {row, other} - {-1}:
            got[changed] = scores[changed][chosen[changed]].sum()
        total = float(got.sum())
    return chosen


def _best_trade(
    scores: Scores, chosen: Chosen, row: int, state: tuple[Scores, Scores, NDArray[np.int64], float]
) -> tuple[int, int, int] | None:
    """(column given, column taken, row traded with or -1 for free room) after which the worse-off of the two is best off."""
    got, best, room, spare = state
    others, columns = np.nonzero(chosen & (~chosen[row] & np.isfinite(scores[row]))[None, :])
    free = np.flatnonzero((room > 0) & ~chosen[row] & np.isfinite(scores[row]))
    found: tuple[int, int, int] | None = None
    top = got[row] / best[row] + 1e-9
    for gives in np.flatnonzero(chosen[row]):
        mine = (got[row] - scores[row, gives] + scores[row, columns]) / best[row]
        swap = scores[others, gives] - scores[others, columns]
        theirs = np.divide(got[others] + swap, best[others], out=np.ones(len(others)), where=best[others] > 0)
        loss = scores[row, gives] - scores[row, columns] - swap
        allowed = np.isfinite(swap) & ~chosen[others, gives] & (loss <= spare)
        worse = np.where(allowed, np.minimum(mine, theirs), -np.inf)
        if len(worse) and worse.max() > top:
            place = int(worse.argmax())
            top, found = float(worse[place]), (int(gives), int(columns[place]), int(others[place]))
        alone = (got[row] - scores[row, gives] + scores[row, free]) / best[row]
        if len(free) and alone.max() > top:
            place = int(alone.argmax())
            top, found = float(alone[place]), (int(gives), int(free[place]), -1)
    return found
