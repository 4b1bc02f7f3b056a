"""Bound and solve with slots: the linear relaxation of "request in slot", and the integer program over what it leaves open.

Where availability is sparse, the selection alone promises too much. The relaxation over pairs (request, slot) is far tighter;
every pair whose reduced cost exceeds the gap to the best timetable known is settled by it, and what remains is small enough
for branch and bound. Prices of the relaxation, made valid by hand, prove the bound without trusting the solver's rounding.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csc_array

from enishi.scheduling.problems import Flags, Floats, Integers, Problem

__all__ = ["Pairs", "Relaxed", "relax", "solve_rest"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The linear program: column i is *request[i]* in *slot[i]*, *matrix* @ x <= *upper*, x from 0 to 1."""

    request: Integers
    slot: Integers
    matrix: csc_array
    upper: Floats
    gain: Floats

    @classmethod
    def of(cls, problem: Problem) -> "Pairs":
        """Return the pairs that are possible, with rows for requests, people in slots, tables, limits and orders."""
        board = problem.board
        grid = (board.mask[:, None] >> np.arange(problem.slots)) & 1
        request, slot = (each.astype(np.int64) for each in np.nonzero(grid))
        count, width = len(request), problem.slots
        number = np.arange(count)
        first, second = board.a[request], board.b[request]
        people = problem.people
        blocks = [
            (request, number, np.ones(problem.requests)),
            (
                np.concatenate([first * width + slot, second * width + slot]),
                np.tile(number, 2),
                np.ones(people * width),
            ),
            (slot, number, board.tables.astype(np.float64)),
            (np.concatenate([first, second]), np.tile(number, 2), board.limit.astype(np.float64)),
            *_orders(problem, request, slot),
        ]
        rows, columns, upper, base = [], [], [], 0
        for row, column, limit in blocks:
            rows.append(row + base)
            columns.append(column)
            upper.append(limit)
            base += len(limit)
        places = (np.concatenate(rows), np.concatenate(columns))
        matrix = coo_array((np.ones(len(places[0])), places), shape=(base, count)).tocsr()
        limits = np.concatenate(upper)
        binding = np.flatnonzero(np.asarray(matrix.sum(axis=1)).ravel() > limits)
        return cls(request, slot, matrix[binding].tocsc(), limits[binding], board.gain[request].astype(np.float64))


def _orders(problem: Problem, request: Integers, slot: Integers) -> list[tuple[Integers, Integers, Floats]]:
    """Of two requests in order, the earlier in slot s or after and the later in slot s or before exclude each other."""
    board = problem.board
    blocks = []
    for earlier in range(problem.requests):
        for place in range(board.first[earlier], board.first[earlier + 1]):
            if board.sign[place] != 1:
                continue
            ones = np.flatnonzero(request == earlier)
            others = np.flatnonzero(request == board.order[place])
            rows = [each for s in range(problem.slots) for each in _clash(s, slot, ones, others)]
            places = np.array(rows, np.int64).reshape(-1, 2)
            blocks.append((places[:, 0], places[:, 1], np.ones(problem.slots)))
    return blocks


def _clash(at: int, slot: Integers, ones: Integers, others: Integers) -> list[tuple[int, int]]:
    return [(at, int(i)) for i in ones if slot[i] >= at] + [(at, int(i)) for i in others if slot[i] <= at]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The relaxation solved: a proven *bound*, the value *x* and *reduced* gain of each pair, the *price* of each row."""

    bound: float
    x: Floats
    reduced: Floats
    price: Floats


def relax(pairs: Pairs, seconds: float) -> Relaxed | None:
    """Solve the relaxation; None where *seconds* do not suffice."""
    unit = max(float(pairs.gain.max(initial=1.0)), 1.0)
    # Interior points end several times sooner here than the simplex: the program is degenerate.
    answer = linprog(
        -pairs.gain / unit, A_ub=pairs.matrix, b_ub=pairs.upper, bounds=(0, 1), method="highs-ipm",
        options={"time_limit": seconds},
    )  # fmt: skip
    if answer.x is None or answer.status != 0:
        return None
    prices = np.maximum(-np.asarray(answer.ineqlin.marginals) * unit, 0.0)
    reduced = pairs.gain - pairs.matrix.T @ prices
    bound = float(prices @ pairs.upper + np.maximum(reduced, 0.0).sum())
    return Relaxed(bound, np.asarray(answer.x), reduced, prices)


def solve_rest(pairs: Pairs, relaxed: Relaxed, known: float, seconds: float) -> tuple[Flags | None, float]:
    """Return which pairs to take (None where nothing better than *known* was found) and a proven bound.

    A pair whose reduced gain is under known - bound is in no better timetable; one that is as far above 0 is in each.
    """
    gap = relaxed.bound - known
    inside = relaxed.reduced > gap
    open_ = np.flatnonzero(np.abs(relaxed.reduced) <= gap)
    base = float(pairs.gain[inside].sum())
    matrix = pairs.matrix[:, open_].tocsr()
    room = pairs.upper - pairs.matrix[:, np.flatnonzero(inside)].sum(axis=1)
    rows = np.flatnonzero(np.asarray(matrix.sum(axis=1)).ravel() > room)
    unit = max(float(pairs.gain.max(initial=1.0)), 1.0)
    answer = milp(
        -pairs.gain[open_] / unit, integrality=np.ones(len(open_)), bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix[rows], -np.inf, room[rows]),
        options={"time_limit": max(seconds, 0.1), "mip_rel_gap": 0},
    )  # fmt: skip
    if answer.status == 2:
        return None, known
    dual = relaxed.bound if answer.mip_dual_bound is None else base - float(answer.mip_dual_bound) * unit
    bound = min(relaxed.bound, max(known, dual))
    if answer.x is None:
        return None, bound
    taken = inside.copy()
    taken[open_] = answer.x > 0.5
    return taken, bound
