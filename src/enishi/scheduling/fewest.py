"""Fewest breaks, proven: the requests that are placed stay placed, and who may have a break is opened step by step.

Where the annealed search leaves a few people with breaks, the program in which only those may have any is small (spanning.py)
and mostly soon ends with fewer; or nobody may have any, which is smaller still. Then come those who have breaks where the
search is run anew, with some more drawn by chance, and at last everyone: that there is nothing better then is the proof. A
bound that leaves out who meets whom (idling.py) often ends the search before. CP-SAT solves.
"""

import random
from collections.abc import Collection

import numpy as np
from ortools.sat.python import cp_model

from enishi.scheduling.breaking import breaks_of, fewest_each, shares, soften
from enishi.scheduling.idling import must_break
from enishi.scheduling.problems import Integers, Problem, State
from enishi.scheduling.repairing import restore
from enishi.scheduling.spanning import Program, program_of
from enishi.scheduling.watching import Progress, Watch

__all__ = ["fewest_breaks"]

# Beyond this the program takes longer to build and prune than anybody waits.
_MOST_PAIRS = 40_000
# Efforts in the solver's own measure, which equal runs share: about one or two seconds each.
_EFFORT = 5.0
_EFFORT_FOR_BOUND = 20.0
_ROUNDS = 8
_STEPS = 1_000_000
_MORE = 4


def fewest_breaks(problem: Problem, state: State, seed: int, watch: Watch) -> int:
    """Bring *state* to the fewest breaks found in time; return the fewest there can be, as far as shown."""
    pairs = int(np.bitwise_count(problem.board.mask[state.slot >= 0].view(np.uint64)).sum())
    if pairs > _MOST_PAIRS:
        return 0
    search = _Search(problem, state, seed, watch)
    search.run()
    return search.least


class _Search:
    """The state as it gets better, and *least*, the fewest breaks there can be as far as shown."""

    def __init__(self, problem: Problem, state: State, seed: int, watch: Watch) -> None:
        self.problem = problem
        self.state = state
        self.watch = watch
        self.chance = random.Random(seed)  # noqa: S311 (a search that can be repeated, no secret)
        self.seed = seed
        # Whoever must have a break counts once there; what they must have beyond it comes on top.
        more = np.maximum(fewest_each(problem, state) - 1, 0).sum()
        self.least = must_break(problem, state, seed, watch) + int(more)
        self.most_each = shares(problem, state)

    def run(self) -> None:
        """Search until there is nothing fewer; where somebody must have more breaks than their share, allow as many as it takes."""
        self._search()
        while not self.watch.over() and not self._spread():
            self.most_each += 1
            self._search()

    def _search(self) -> None:
        """Open some people to breaks, and others; then all of them, for a bound first."""
        self._open(self._broken(self.state), _EFFORT)
        if not self._ended():
            self._open((), 2 * _EFFORT)
        for number in range(_ROUNDS):
            if self._ended():
                return
            self._open(self._drawn(number), _EFFORT)
        if not self._ended():
            self._open(None, _EFFORT_FOR_BOUND, by_core=True)
        if not self._ended():
            self._open(None, float("inf"))

    def _ended(self) -> bool:
        return self.known() <= self.least or self.watch.over()

    def _spread(self) -> bool:
        """Return whether nobody has more breaks than allowed."""
        runs = [(word & ~(word << 1)).bit_count() for word in self.state.busy.view(np.uint64).tolist()]
        return bool((np.array(runs) - 1 <= self.most_each).all())

    def known(self) -> int:
        return int(breaks_of(self.problem.board, self.state))

    def _broken(self, state: State) -> set[int]:
        """Return who has breaks in *state*."""
        words = enumerate(state.busy.view(np.uint64).tolist())
        return {person for person, word in words if (word & ~(word << 1)).bit_count() > 1}

    def _drawn(self, number: int) -> set[int]:
        """Return who has breaks in a timetable annealed anew, and some others."""
        fresh = self.problem.empty()
        restore(self.problem.board, fresh, self.state.slot)
        soften(self.problem, fresh, _STEPS, self.seed * 1_009 + number + 1, self.watch)
        others = np.flatnonzero(self.state.held > 1).tolist()
        return self._broken(fresh) | set(self.chance.sample(others, min(_MORE, len(others))))

    def _open(self, loose: Collection[int] | None, effort: float, *, by_core: bool = False) -> None:
        """Look for fewer breaks where only those *loose* have any."""
        known = self.known()
        spread = self._spread()
        most = known - 1 if spread else self.problem.slots * self.problem.people
        program = program_of(self.problem, self.state, loose, most, self.most_each)
        solver = _solver(self.chance.randrange(2**31), self.watch.left(), effort, by_core=by_core)
        listener = _Listener(program, self.problem.requests, self.least, self.watch)
        status = self.watch.wait_for(lambda: solver.solve(program.model, listener), solver.stop_search)
        if listener.slots is not None:
            restore(self.problem.board, self.state, listener.slots)
        if loose is None:
            if status == cp_model.INFEASIBLE:
                self.least = known if spread else self.least
            elif status is not None:
                self.least = max(self.least, min(self.known(), round(solver.best_objective_bound)))
        self.watch.tell(Progress("breaks", self.known(), self.least))


def _solver(seed: int, seconds: float, effort: float, *, by_core: bool) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    solver.parameters.optimize_with_core = by_core
    solver.parameters.max_time_in_seconds = max(seconds, 0.1)
    if effort < float("inf"):
        solver.parameters.max_deterministic_time = effort
    solver.parameters.catch_sigint_signal = False
    return solver


class _Listener(cp_model.CpSolverSolutionCallback):
    """Keeps the best answer so far and tells of it."""

    def __init__(self, program: Program, requests: int, least: int, watch: Watch) -> None:
        super().__init__()
        self._program = program
        self._requests = requests
        self._least = least
        self._watch = watch
        self.slots: Integers | None = None

    def on_solution_callback(self) -> None:
        self.slots = self._program.slots(self._requests, self)
        self._watch.tell(Progress("breaks", self.objective_value, self._least))
        if self.objective_value <= self._least:
            self.stop_search()
