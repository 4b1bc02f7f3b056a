"""A smallest set of "must" and "fixed" demands that cannot stand together, in words.

A first set comes from a linear program: demands whose price is 0 in the proof that not all can be met have no part in it
(Farkas); where that program sees nothing wrong, CP-SAT names the assumptions it needed. Demands are then left out one by one as
long as the rest cannot stand. A smallest set is built by the hitting-set duality of Reiter (1987): whatever satisfiable set of
demands is found, a conflict must hold one of the others; the smallest set that meets all of those is either a conflict, and then
a smallest one, or satisfiable. Where that does not end in time, the first set stands, of which nothing can be left out.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from ortools.sat.python import cp_model
from scipy.optimize import linprog
from scipy.sparse import block_array, coo_array, eye_array

from enishi.scheduling.arranging import arrange, assumed, solver_of
from enishi.scheduling.bounding import Pairs
from enishi.scheduling.explaining import slots_in_words
from enishi.scheduling.problems import Integers, Problem
from enishi.scheduling.watching import Watch

__all__ = ["find_conflict"]

# The time for naming a conflict comes on top of the search and is kept short; of it, for a single question.
_SECONDS = 5.0
_STEP = 2.0


def find_conflict(problem: Problem, watch: Watch) -> tuple[str, ...]:
    """Return one sentence for each demand of a smallest conflict among the requests that must be; () if none was found in time."""
    demands = np.array([number for number, request in enumerate(problem.event.requests) if request.must], np.int64)
    impossible = demands[problem.board.mask[demands] == 0]
    if len(impossible):
        return (_in_words(problem, int(impossible[0])),)
    own = Watch(watch.clock, watch.clock() + _SECONDS, watch.stop, watch.tell)
    first = _irreducible(problem, demands, own)
    smallest = _smallest(problem, demands.tolist(), first, own)
    return tuple(_in_words(problem, number) for number in sorted(smallest))


def _irreducible(problem: Problem, demands: Integers, watch: Watch) -> list[int]:
    """Return demands that cannot stand together, each of them needed for that as far as time allowed; [] where none were found."""
    board = problem.board
    among = np.isin(np.arange(problem.requests), demands)
    pairs = Pairs.of(replace(problem, board=board._replace(mask=np.where(among, board.mask, 0))))
    core = _priced(pairs, demands, watch)
    if core:
        for each in list(core):
            rest = [other for other in core if other != each]
            core = _priced(pairs, np.array(rest, np.int64), watch) or core
        return core
    core = assumed(problem, demands.tolist(), _short(watch))
    for each in list(core):
        rest = [other for other in core if other != each]
        if not watch.over() and _unfit(problem, rest, watch):
            core = rest
    return core


def _priced(pairs: Pairs, demands: Integers, watch: Watch) -> list[int]:
    """Return those of *demands* with a price where the linear program cannot meet all, [] where it can or time is over."""
    if watch.over() or not len(demands):
        return []
    columns = np.flatnonzero(np.isin(pairs.request, demands))
    place = np.searchsorted(demands, pairs.request[columns])
    number = np.arange(len(columns))
    each = coo_array((np.ones(len(columns)), (place, number)), shape=(len(demands), len(columns)))
    missing = eye_array(len(demands))
    answer = linprog(
        np.concatenate([np.zeros(len(columns)), np.ones(len(demands))]),
        A_ub=block_array([[pairs.matrix[:, columns], coo_array((len(pairs.upper), len(demands)))]]), b_ub=pairs.upper,
        A_eq=block_array([[each, missing]]), b_eq=np.ones(len(demands)), method="highs-ds", options={"time_limit": watch.left()},
    )  # fmt: skip
    if answer.status != 0 or answer.fun < 1e-6:
        return []
    return [int(each) for each in demands[np.asarray(answer.eqlin.marginals) > 1e-9]]


def _smallest(problem: Problem, demands: list[int], known: list[int], watch: Watch) -> Sequence[int]:
    """Return a smallest conflict, *known* where time is over or there is none smaller."""
    rest: list[set[int]] = []
    while not watch.over():
        smallest = _hit(rest)
        if known and len(smallest) >= len(known):
            break
        met = _most_met(problem, demands, smallest, watch)
        if met is None:
            return sorted(smallest)
        if len(met) == len(demands):
            break
        rest.append(set(demands) - met)
    return known


def _hit(sets: list[set[int]]) -> set[int]:
    """Return a smallest set that meets each of *sets*."""
    model = cp_model.CpModel()
    inside = {number: model.new_bool_var("") for number in sorted(set().union(*sets))}
    for each in sets:
        model.add_bool_or([inside[number] for number in sorted(each)])
    model.minimize(sum(inside.values()))
    solver = solver_of(0, _STEP)
    solver.solve(model)
    return {number for number, variable in inside.items() if solver.boolean_value(variable)}


def _short(watch: Watch) -> Watch:
    return Watch(watch.clock, min(watch.deadline, watch.clock() + _STEP), watch.stop, watch.tell)


def _unfit(problem: Problem, demands: Sequence[int], watch: Watch) -> bool:
    """Return whether *demands* cannot stand together."""
    return arrange(problem, demands, set(demands), np.zeros(problem.requests, np.int64), _short(watch)).bound is None


def _most_met(problem: Problem, demands: list[int], needed: set[int], watch: Watch) -> set[int] | None:
    """Return as many demands as can stand together with all that are *needed*; None where those alone cannot."""
    if _unfit(problem, sorted(needed), watch):
        return None
    found = arrange(problem, demands, needed, np.ones(problem.requests, np.int64), _short(watch))
    return needed if found.slots is None else set(np.flatnonzero(found.slots >= 0).tolist())


def _in_words(problem: Problem, number: int) -> str:
    request = problem.event.requests[number]
    slots = [slot for slot in range(problem.slots) if int(problem.board.mask[number]) >> slot & 1]
    when = (
        f"both are there in {slots_in_words(slots)}" if slots else "there is no slot that it allows and both are there"
    )
    if request.fixed is not None:
        when = f"it is fixed in slot {request.fixed}" + (
            "" if slots else ", which it does not allow or one is not there"
        )
    limits = "".join(f", {name} has at most {limit} meetings" for name, limit in _limits(problem, number))
    return f"{request.id}: {request.a} must meet {request.b}; {when}{limits}."


def _limits(problem: Problem, number: int) -> list[tuple[str, int]]:
    pair = (int(problem.board.a[number]), int(problem.board.b[number]))
    people = [problem.event.people[place] for place in pair]
    return [(person.id, person.limit) for person in people if person.limit is not None]
