"""Place requests by constraint programming: a variable for each request and slot, with the demands that must hold together.

Where some meetings have to come before others, a program that knows of it from the start (CP-SAT) is far ahead of placing first
and repairing after. The same program says which demands can stand together at all (conflicts.py).
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from enishi.scheduling.problems import Integers, Problem
from enishi.scheduling.watching import Watch

__all__ = ["Arranged", "add_orders", "arrange", "assumed", "solver_of"]

Inside = dict[int, dict[int, cp_model.IntVar]]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The *slots* of the requests asked for (-1: none), and a *bound* of the weight, or number, placed.

    Both are None where what is needed cannot stand together; *slots* alone where none were found in time.
    """

    slots: Integers | None
    bound: int | None


def arrange(
    problem: Problem, requests: Collection[int], needed: Collection[int], worth: Integers, watch: Watch, seed: int = 0
) -> Arranged:
    """Return slots for as many of *requests* as can be, by *worth*, with all that are *needed*."""
    model, inside = _program(problem, requests, needed)
    model.maximize(sum(int(worth[each]) * sum(own.values()) for each, own in inside.items() if own))
    solver = solver_of(seed, watch.left())
    status = watch.wait_for(lambda: solver.solve(model), solver.stop_search)
    if status == cp_model.INFEASIBLE:
        return Arranged(None, None)
    most = int(worth[list(requests)].sum())
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Arranged(None, most)
    slots = np.full(problem.requests, -1, np.int64)
    for request, own in inside.items():
        for slot, variable in own.items():
            if solver.boolean_value(variable):
                slots[request] = slot
    return Arranged(slots, min(most, round(solver.best_objective_bound)))


def assumed(problem: Problem, demands: Collection[int], watch: Watch) -> list[int]:
    """Return demands that are shown not to stand together; [] where that was not shown in time."""
    model, inside = _program(problem, demands, ())
    placed = {request: model.new_bool_var("") for request in demands}
    for request, own in inside.items():
        model.add_bool_or([*own.values(), ~placed[request]])
    model.add_assumptions(list(placed.values()))
    solver = solver_of(0, watch.left())
    if watch.wait_for(lambda: solver.solve(model), solver.stop_search) != cp_model.INFEASIBLE:
        return []
    by_index = {variable.index: request for request, variable in placed.items()}
    return sorted(by_index[index] for index in solver.sufficient_assumptions_for_infeasibility())


def solver_of(seed: int, seconds: float) -> cp_model.CpSolver:
    """Return a solver on one core that leaves interruptions to us."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = max(seconds, 0.1)
    solver.parameters.catch_sigint_signal = False
    return solver


def _program(problem: Problem, requests: Collection[int], needed: Collection[int]) -> tuple[cp_model.CpModel, Inside]:
    model, board = cp_model.CpModel(), problem.board
    inside: Inside = {}
    people: dict[int, dict[int, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
    load: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for request in requests:
        mask = int(board.mask[request])
        inside[request] = {slot: model.new_bool_var("") for slot in range(problem.slots) if mask >> slot & 1}
        for slot, variable in inside[request].items():
            load[slot].append(variable)
            for person in (int(board.a[request]), int(board.b[request])):
                people[person][slot].append(variable)
        own = inside[request].values()
        _ = model.add_exactly_one(own) if request in needed else model.add_at_most_one(own)
    for person, there in people.items():
        for variables in there.values():
            model.add_at_most_one(variables)
        if len(there) > board.limit[person]:
            model.add(sum(each for variables in there.values() for each in variables) <= int(board.limit[person]))
    for slot, variables in load.items():
        if len(variables) > board.tables[slot]:
            model.add(sum(variables) <= int(board.tables[slot]))
    add_orders(model, problem, inside)
    return model, inside


def add_orders(model: cp_model.CpModel, problem: Problem, inside: Inside) -> None:
    """Of two requests in order, the earlier in slot s or after and the later in slot s or before exclude each other."""
    board = problem.board
    for earlier, own in inside.items():
        for place in range(board.first[earlier], board.first[earlier + 1]):
            other = inside.get(int(board.order[place]), {}) if board.sign[place] == 1 else {}
            for slot in sorted({*own, *other}) if other else ():
                after = [variable for when, variable in own.items() if when >= slot]
                before = [variable for when, variable in other.items() if when <= slot]
                if after and before:
                    model.add_at_most_one([*after, *before])
