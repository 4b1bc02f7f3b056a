"""Improve a timetable in parts: some slots, or some people, are cleared and filled anew, each part by branch and bound.

Parts are about as large as are settled at the root (large neighbourhoods: Shaw 1998) and lie where, by the prices of the
relaxation, something is lost against the bound. A pair whose reduced gain is below what is missing to the bound is in no better
timetable and stays out. What a part cannot improve it changes among equals, so that the next one finds something else. Where
parts find no more, another dive begins, and what the last few ended with is solved together.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from enishi.scheduling.bounding import Pairs, Relaxed
from enishi.scheduling.diving import dive
from enishi.scheduling.problems import Flags, Floats, Integers, Problem, State
from enishi.scheduling.watching import Watch

__all__ = ["search"]

# Starts at most, starts without gain after which to stop, and parts of one start without gain after which it ends.
_MOST_STARTS, _IDLE_STARTS, _IDLE_PARTS = 60, 6, 4
# Ends of starts that are solved together.
_TOGETHER = 3
_MOST_PARTS = 600
# Pairs in a part: at first, at least and at most. Nodes of the tree after which a part was too large.
_FIRST, _LEAST, _MOST, _NODES = 500, 300, 2_300, 1
_FIRST_NODES = 200
# By how much of itself the gain of a pair that is not taken is raised at most, so that chance decides among equals.
_NOISE = 0.0002


def search(problem: Problem, pairs: Pairs, relaxed: Relaxed, state: State, seed: int, watch: Watch) -> Flags:
    """Return which pairs to take: the best of *state*, of several dives improved in parts, and of what those took together."""
    best = _Search(problem, pairs, relaxed, _taken(problem, pairs, state), np.random.default_rng(seed))
    used = relaxed.x > 1e-7
    if used.sum() <= 2 * problem.requests and not watch.over():
        # Near the relaxation, in the manner of Danna, Rothberg and Le Pape (2005).
        best.solve(used, _FIRST_NODES, watch)
    ends: list[Flags] = []
    idle = 0
    for start in range(_MOST_STARTS):
        if idle == _IDLE_STARTS or best.missing() < 1 or watch.over():
            break
        before = best.missing()
        dived = dive(pairs, relaxed, (seed, start), watch)
        if dived is None:
            break
        one = _Search(problem, pairs, relaxed, dived, np.random.default_rng((seed, start)))
        one.run(watch)
        ends.append(one.taken)
        best.offer(one.taken)
        if len(ends) > 1:
            best.solve(np.logical_or.reduce([best.taken, *ends[-_TOGETHER:]]), _NODES, watch)
        idle = 0 if best.missing() < before else idle + 1
    return best.taken


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

    def run(self, watch: Watch) -> None:
        """Improve in parts until nothing is missing, several parts gained nothing, or time is over."""
        size, idle = _FIRST, 0
        for number in range(_MOST_PARTS):
            if idle == _IDLE_PARTS or self.missing() < 1 or watch.over():
                break
            before = self.missing()
            ended = self.solve(self.of_slots(size) if number % 2 else self.of_people(size), _NODES, watch)
            idle = 0 if self.missing() < before else idle + 1
            size = min(_MOST, size * 11 // 10) if ended else max(_LEAST, size * 3 // 4)

    def offer(self, taken: Flags) -> None:
        """Take *taken* instead where it gains as much."""
        if self.pairs.gain[taken].sum() >= self.pairs.gain[self.taken].sum():
            self.taken = taken

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
        """Return the pairs of people around one of the places where the timetable misses the bound."""
        board, pairs, usable = self.problem.board, self.pairs, self._usable()
        lost = self.lost() + 1e-9
        start = pairs.request[self.chance.choice(len(lost), p=lost / lost.sum())]
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

    def lost(self) -> Floats:
        """Return what is lost at each pair: by itself, and its share of each row that is priced and has room.

        By duality the sum over all pairs and rows is what the timetable misses of the bound.
        """
        pairs, relaxed, usable = self.pairs, self.relaxed, self._usable()
        room = pairs.upper - pairs.matrix @ self.taken
        of_rows = pairs.matrix.T @ (relaxed.price * room / np.maximum(pairs.matrix @ usable, 1))
        of_itself = np.maximum(np.where(self.taken, -relaxed.reduced, relaxed.reduced), 0.0)
        return np.where(usable, of_rows, 0.0) + of_itself

    def _usable(self) -> Flags:
        return self.taken | (self.relaxed.reduced >= -self.missing())

    def solve(self, free: Flags, nodes: int, watch: Watch) -> bool:
        """Choose anew among the pairs that are *free*, all others as they are; return whether that was settled."""
        pairs, fixed = self.pairs, self.taken & ~free
        room = pairs.upper - pairs.matrix @ fixed
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
        self.offer(found)
        return ended

    def _best(self, left: Integers, room: Floats, nodes: int, seconds: float) -> tuple[Integers, bool]:
        pairs = self.pairs
        matrix = pairs.matrix[:, left].tocsr()
        rows = np.flatnonzero(np.asarray(matrix.sum(axis=1)).ravel() > room)
        gain = pairs.gain[left] * (1.0 + _NOISE * ~self.taken[left] * self.chance.random(len(left)))
        unit = max(float(gain.max()), 1.0)
        answer = milp(
            -gain / unit, integrality=np.ones(len(left)), bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix[rows], -np.inf, room[rows]) if len(rows) else (),
            options={"node_limit": nodes, "time_limit": max(seconds, 0.1), "mip_rel_gap": 0},
        )  # fmt: skip
        return (left[:0] if answer.x is None else left[answer.x > 0.5]), answer.status == 0
