"""Fewest breaks, proven: every placed request again in some slot, as a boolean program with a break for each gap.

For each person it knows in which slots they are busy, whether they were before and will be after; a break is where a busy
slot ends and a later one follows. Without breaks all meetings of a person stand within as many slots as they are: that is said
outright, and is what lets the solver prune. Solved by CP-SAT.
"""

from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from enishi.scheduling.breaking import breaks_of, most_breaks
from enishi.scheduling.problems import Integers, Problem, State
from enishi.scheduling.repairing import restore
from enishi.scheduling.watching import Progress, Watch

__all__ = ["fewest_breaks"]

# Beyond this the program takes longer to build and prune than anybody waits.
_MOST_PAIRS = 40_000
# Nobody has over two breaks more than another; with anyone at none, that is two at most.
_SPREAD = 2


@dataclass(slots=True)
class _Program:
    """The boolean program as it grows."""

    problem: Problem
    model: cp_model.CpModel
    inside: dict[tuple[int, int], cp_model.IntVar] = field(default_factory=dict)
    breaks: list[cp_model.IntVar] = field(default_factory=list)


def fewest_breaks(problem: Problem, state: State, seed: int, watch: Watch) -> int:
    """Bring *state* to the fewest breaks found in time; return the fewest there can be, as far as shown.

    The program asks for fewer than there are: that there are none such is the proof, and comes sooner than one from a hint.
    """
    known = int(breaks_of(problem.board, state))
    pairs = int(np.bitwise_count(problem.board.mask[state.slot >= 0].view(np.uint64)).sum())
    if pairs > _MOST_PAIRS or known == 0:
        return 0
    program = _program(problem, state)
    spread = int(most_breaks(problem.board, state)) <= _SPREAD
    if spread:
        program.model.add(sum(program.breaks) <= known - 1)
    solver = _solver(seed, watch.left())
    listener = _Listener(program, watch)
    status = watch.wait_for(lambda: solver.solve(program.model, listener))
    if status is None:
        listener.stop_search()
    if listener.slots is not None:
        restore(problem.board, state, listener.slots)
    if status == cp_model.INFEASIBLE:
        return known if spread else 0
    return max(0, round(listener.bound if status is None else solver.best_objective_bound))


def _solver(seed: int, seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.catch_sigint_signal = False
    return solver


class _Listener(cp_model.CpSolverSolutionCallback):
    """Keeps the best answer so far and tells of it."""

    def __init__(self, program: _Program, watch: Watch) -> None:
        super().__init__()
        self._program = program
        self._watch = watch
        self.slots: Integers | None = None
        self.breaks = 0
        self.bound = 0.0

    def on_solution_callback(self) -> None:
        slots = np.full(self._program.problem.requests, -1, np.int64)
        for (request, slot), inside in self._program.inside.items():
            if self.boolean_value(inside):
                slots[request] = slot
        self.slots, self.breaks, self.bound = slots, round(self.objective_value), self.best_objective_bound
        self._watch.tell(Progress("breaks", self.objective_value, self.best_objective_bound))


def _program(problem: Problem, state: State) -> _Program:
    program = _Program(problem, cp_model.CpModel())
    placed = np.flatnonzero(state.slot >= 0).tolist()
    for request in placed:
        mask = int(problem.board.mask[request])
        for slot in range(problem.slots):
            if mask >> slot & 1:
                program.inside[request, slot] = program.model.new_bool_var("")
        program.model.add_exactly_one(inside for (other, _), inside in program.inside.items() if other == request)
    for slot in range(problem.slots):
        there = [inside for (_, when), inside in program.inside.items() if when == slot]
        if len(there) > problem.board.tables[slot]:
            program.model.add(sum(there) <= int(problem.board.tables[slot]))
    for person in range(problem.people):
        if state.held[person]:
            _add_person(program, person, int(state.held[person]))
    _add_orders(program, set(placed))
    program.model.minimize(sum(program.breaks))
    return program


def _add_person(program: _Program, person: int, meetings: int) -> None:
    model, board = program.model, program.problem.board
    busy: list[cp_model.IntVar | None] = []
    for slot in range(program.problem.slots):
        there = [
            inside for (request, when), inside in program.inside.items()
            if when == slot and person in (board.a[request], board.b[request])
        ]  # fmt: skip
        if not there:
            busy.append(None)
            continue
        now = model.new_bool_var("")
        busy.append(now)
        model.add_exactly_one([*there, ~now])
    model.add(sum(each for each in busy if each is not None) == meetings)
    if meetings > 1:
        _add_breaks(program, busy, meetings)


def _add_breaks(program: _Program, busy: list[cp_model.IntVar | None], meetings: int) -> None:
    model, width = program.model, len(busy)
    after = [model.new_bool_var("") for _ in busy]
    for slot, now in enumerate(busy):
        later = [after[slot + 1]] if slot + 1 < width else []
        own = [now] if now is not None else []
        model.add_bool_or([~after[slot], *later, *own])
        for each in (*later, *own):
            model.add_implication(each, after[slot])
    ends = []
    for slot in range(1, width - 1):
        was, now = busy[slot - 1], busy[slot]
        if was is not None:
            end = model.new_bool_var("")
            ends.append(end)
            model.add_bool_or([~was, ~after[slot], end, *([] if now is None else [now])])
    count = [model.new_bool_var("") for _ in range(_SPREAD)]
    for more, fewer in zip(count[1:], count, strict=False):
        model.add_implication(more, fewer)
    model.add(sum(ends) <= sum(count))
    program.breaks += count
    for slot, one in enumerate(busy):
        for two in busy[slot + meetings :]:
            if one is not None and two is not None:
                model.add_bool_or([~one, ~two, count[0]])


def _add_orders(program: _Program, placed: set[int]) -> None:
    board, model = program.problem.board, program.model
    for earlier in placed:
        for place in range(board.first[earlier], board.first[earlier + 1]):
            later = int(board.order[place])
            if board.sign[place] == 1 and later in placed:
                for (request, slot), inside in program.inside.items():
                    if request == earlier:
                        early = [
                            other for (name, when), other in program.inside.items() if name == later and when <= slot
                        ]
                        for other in early:
                            model.add_bool_or([~inside, ~other])
