"""Dive from the relaxation to a timetable: what it takes whole stays, a few of its largest shares are taken too, again.

Where availability is sparse the relaxation has very many optima; most of what is taken costs nothing, because the next solution
moves to another of them. Each solution begins at the one before, so that all of them take about as long as the first.
"""

import numpy as np
from ortools.linear_solver import pywraplp

from enishi.scheduling.bounding import Pairs, Relaxed
from enishi.scheduling.problems import Flags, Floats, Integers
from enishi.scheduling.watching import Watch

__all__ = ["dive"]

_WHOLE = 1e-6
# Of the pairs taken in part, the share that is taken whole at once.
_SHARE = 0.02
# Pairs stay out that would lose more than this part of the middle gain: few timetables near the bound have one of them.
_LOSS = 0.1


def dive(pairs: Pairs, relaxed: Relaxed, seed: tuple[int, int], watch: Watch) -> Flags | None:
    """Return pairs to take that fit together, None where time is over before all is whole."""
    inside = np.flatnonzero(relaxed.reduced >= -_LOSS * float(np.median(pairs.gain)))
    program = _Program(pairs, inside)
    chance = np.random.default_rng(seed)
    x = relaxed.x[inside]
    while len(part := np.flatnonzero((x > _WHOLE) & (x < 1 - _WHOLE))):
        for column in np.flatnonzero(x >= 1 - _WHOLE).tolist():
            program.take(column)
        first = part[np.argsort(-(x[part] + 0.01 * chance.random(len(part))), kind="stable")]
        for column in first[: max(1, int(len(part) * _SHARE))].tolist():
            if program.fits(column):
                program.take(column)
        solved = None if watch.over() else watch.wait_for(lambda: program.solve(watch.left()))
        if solved is None:
            return None
        x = solved
    taken = np.zeros(len(pairs.request), np.bool_)
    taken[inside[x > 0.5]] = True
    return taken


class _Program:
    """The linear program over some of the pairs, kept by the solver from one solution to the next."""

    def __init__(self, pairs: Pairs, columns: Integers) -> None:
        self._columns = pairs.matrix[:, columns].tocsc()
        self._room = pairs.upper.copy()
        self._taken = np.zeros(len(columns), np.bool_)
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._x = [self._solver.NumVar(0.0, 1.0, "") for _ in columns]
        gain = pairs.gain[columns]
        objective = self._solver.Objective()
        objective.SetMaximization()
        for variable, each in zip(self._x, (gain / max(float(gain.max(initial=1.0)), 1.0)).tolist(), strict=True):
            objective.SetCoefficient(variable, each)
        rows = self._columns.tocsr()
        for row in np.flatnonzero(np.diff(rows.indptr) > self._room):
            limit = self._solver.Constraint(-self._solver.infinity(), float(self._room[row]))
            for column in rows.indices[rows.indptr[row] : rows.indptr[row + 1]]:
                limit.SetCoefficient(self._x[column], 1.0)

    def take(self, column: int) -> None:
        """Keep *column* at one from now on."""
        if not self._taken[column]:
            self._taken[column] = True
            self._room[self._rows(column)] -= 1
            self._x[column].SetBounds(1.0, 1.0)

    def fits(self, column: int) -> bool:
        """Return whether *column* may be taken beside those taken."""
        return bool((self._room[self._rows(column)] > 0.5).all())

    def solve(self, seconds: float) -> Floats | None:
        """Return the best shares with what is taken; None where *seconds* do not suffice."""
        self._solver.SetTimeLimit(max(1, int(seconds * 1000)))
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return np.array([variable.solution_value() for variable in self._x])

    def _rows(self, column: int) -> Integers:
        begin, end = self._columns.indptr[column : column + 2]
        return np.asarray(self._columns.indices[begin:end])
