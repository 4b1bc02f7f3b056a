"""Improve a timetable in parts: some slots, or some people, are cleared and filled anew, each part by branch and bound.

First comes what the relaxation uses at all (near it in the manner of Danna, Rothberg and Le Pape 2005), then parts about as large
as are settled at the root (large neighbourhoods: Shaw 1998). A pair whose reduced gain is below what is missing to the
bound is in no better timetable and stays out.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from enishi.scheduling.bounding import Pairs, Relaxed
from enishi.scheduling.problems import Flags, Floats, Integers, Problem, State
from enishi.scheduling.watching import Watch

__all__ = ["improve"]

_MOST_ROUNDS = 600
# Pairs in a part: at first, at least and at most. Nodes of the tree after which a part was too large.
_FIRST, _LEAST, _MOST, _NODES = 800, 300, 4_000, 1
_FIRST_NODES = 200


def improve(
    problem: Problem, pairs: Pairs, relaxed: Relaxed, state: State, plan: tuple[int, int], watch: Watch
) -> Flags:
    """Return which pairs to take, beginning with those of *state*: at least as good, better where a part allows it.

    plan = (seed, rounds without any gain after which to stop).
    """
    seed, patience = plan
    search = _Search(problem, pairs, relaxed, _taken(problem, pairs, state), np.random.default_rng(seed))
    used = relaxed.x > 1e-7
    if used.sum() <= 2 * problem.requests:
        search.solve(used, _FIRST_NODES, watch)
    size, idle = _FIRST, 0
    for number in range(_MOST_ROUNDS):
        if idle == patience or search.missing() < 1 or watch.over():
            break
        before = search.missing()
        ended = search.solve(search.of_slots(size) if number % 2 else search.of_people(size), _NODES, watch)
        idle = 0 if search.missing() < before else idle + 1
        size = min(_MOST, size * 11 // 10) if ended else max(_LEAST, size * 3 // 4)
    return search.taken


def _taken(problem: Problem, pairs: Pairs, state: State) -> Flags:
    place = np.full((problem.requests, problem.slots), -1, np.int64)
    place[pairs.request, pairs.slot] = np.arange(len(pairs.request))
    placed = np.flatnonzero(state.slot >= 0)
    taken = np.zeros(len(pairs.request), np.bool_)
    taken[place[placed, state.slot[placed]]] = True
    return taken


@dataclass(slots=True)
class _Search:
    """The pairs *taken* so far, and the parts to try."""

    problem: Problem
    pairs: Pairs
    relaxed: Relaxed
    taken: Flags
    chance: np.random.Generator

    def missing(self) -> float:
        """Return what the bound has beyond what is taken."""
        return self.relaxed.bound - float(self.pairs.gain[self.taken].sum())

    def of_slots(self, size: int) -> Flags:
        """Return the pairs of some slots: of requests that stand there or nowhere."""
        board, pairs = self.problem.board, self.pairs
        where = np.full(self.problem.requests, -1, np.int64)
        where[pairs.request[self.taken]] = pairs.slot[self.taken]
        chosen = np.zeros(len(board.tables) + 1, np.bool_)
        chosen[-1] = True
        usable = self._usable()
        free = np.zeros(len(pairs.request), np.bool_)
        for slot in self.chance.permutation(len(board.tables)):
            chosen[slot] = True
            free = usable & chosen[pairs.slot] & chosen[where[pairs.request]]
            if free.sum() >= size:
                break
        return free

    def of_people(self, size: int) -> Flags:
        """Return the pairs of people around a request of which the relaxation thinks otherwise."""
        board, pairs, usable = self.problem.board, self.pairs, self._usable()
        share = np.bincount(pairs.request, weights=self.relaxed.x - self.taken, minlength=self.problem.requests)
        weight = np.abs(share) * board.gain + 1e-9
        start = self.chance.choice(self.problem.requests, p=weight / weight.sum())
        inside = np.zeros(self.problem.people, np.bool_)
        inside[[board.a[start], board.b[start]]] = True
        a, b = board.a[pairs.request], board.b[pairs.request]
        while True:
            free = usable & inside[a] & inside[b]
            border = np.flatnonzero(usable & (inside[a] != inside[b]))
            if free.sum() >= size or not len(border):
                return free
            some = self.chance.choice(border, 4)
            inside[a[some]] = True
            inside[b[some]] = True

    def _usable(self) -> Flags:
        return self.taken | (self.relaxed.reduced >= -self.missing())

    def solve(self, free: Flags, nodes: int, watch: Watch) -> bool:
        """Choose anew among the pairs that are *free*, all others as they are; return whether that was settled."""
        pairs, fixed = self.pairs, self.taken & ~free
        room = pairs.upper - np.asarray(pairs.matrix[:, np.flatnonzero(fixed)].sum(axis=1)).ravel()
        blocked = pairs.matrix.T @ (room < 0.5).astype(np.float64) > 0
        left = np.flatnonzero((free | self.taken) & ~fixed & ~blocked)
        if not len(left):
            return True
        answer = watch.wait_for(lambda: self._best(left, room, nodes, watch.left()))
        if answer is None:
            return False
        inside, ended = answer
        found = fixed.copy()
        found[inside] = True
        if (
            self.problem.board.gain[pairs.request[found]].sum()
            > self.problem.board.gain[pairs.request[self.taken]].sum()
        ):
            self.taken = found
        return ended

    def _best(self, left: Integers, room: Floats, nodes: int, seconds: float) -> tuple[Integers, bool]:
        pairs = self.pairs
        matrix = pairs.matrix[:, left].tocsr()
        rows = np.flatnonzero(np.asarray(matrix.sum(axis=1)).ravel() > room)
        unit = max(float(pairs.gain[left].max()), 1.0)
        answer = milp(
            -pairs.gain[left] / unit, integrality=np.ones(len(left)), bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix[rows], -np.inf, room[rows]) if len(rows) else (),
            options={"node_limit": nodes, "time_limit": max(seconds, 0.1), "mip_rel_gap": 0},
        )  # fmt: skip
        return (left[:0] if answer.x is None else left[answer.x > 0.5]), answer.status == 0
