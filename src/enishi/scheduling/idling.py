"""How many people must have a break, whoever meets whom: a small program of who is busy when.

It leaves out who meets whom, and keeps that everyone has all their meetings, that in each slot an even number of people is
busy, two to a table, and that nobody is busy unless one of those whom they may meet is. Where tables are short, people who are
there all day leave others no seats for meetings on end: that is what it counts. What it finds is a bound for every timetable.
"""

from collections import defaultdict

from ortools.sat.python import cp_model

from enishi.scheduling.problems import Problem, State
from enishi.scheduling.watching import Watch

__all__ = ["must_break"]

# In the solver's own measure, which equal runs share: about a second each.
_EFFORT = 3.0


def must_break(problem: Problem, state: State, seed: int, watch: Watch) -> int:
    """Return how many people have a break in every timetable that places what *state* places, as far as shown."""
    model = cp_model.CpModel()
    partners = _partners(problem, state)
    busy = {
        (person, slot): model.new_bool_var("") for person, when in partners.items() for slot in range(problem.slots)
        if when[slot]
    }  # fmt: skip
    broken = [_add_person(model, busy, person, int(state.held[person])) for person in partners]
    for slot in range(problem.slots):
        meetings = model.new_int_var(0, int(problem.board.tables[slot]), "")
        model.add(sum(now for (_, when), now in busy.items() if when == slot) == 2 * meetings)
    for (person, slot), now in busy.items():
        model.add(sum(busy[other, slot] for other in sorted(partners[person][slot])) >= now)
    model.minimize(sum(broken))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    # The linear relaxation is what sees that seats are short.
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = _EFFORT
    solver.parameters.max_time_in_seconds = max(0.1, watch.left())
    solver.parameters.catch_sigint_signal = False
    status = watch.wait_for(lambda: solver.solve(model), solver.stop_search)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
        return 0
    return max(0, round(solver.best_objective_bound))


def _partners(problem: Problem, state: State) -> dict[int, dict[int, set[int]]]:
    """Return by person and slot those whom they may meet then."""
    board = problem.board
    partners: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for a, b, mask, slot in zip(
        board.a.tolist(), board.b.tolist(), board.mask.tolist(), state.slot.tolist(), strict=True
    ):
        for when in range(problem.slots) if slot >= 0 else ():
            if mask >> when & 1:
                partners[a][when].add(b)
                partners[b][when].add(a)
    return partners


def _add_person(
    model: cp_model.CpModel, busy: dict[tuple[int, int], cp_model.IntVar], person: int, meetings: int
) -> cp_model.IntVar:
    """Return whether *person* has a break; else their meetings follow on each other."""
    mine = {slot: now for (who, slot), now in busy.items() if who == person}
    starts = {
        slot: model.new_bool_var("") for slot in mine
        if all(later in mine for later in range(slot, slot + meetings))
    }  # fmt: skip
    broken = model.new_bool_var("")
    model.add(sum(mine.values()) == meetings)
    model.add_exactly_one([*starts.values(), broken])
    for slot, now in mine.items():
        covering = sum(start for first, start in starts.items() if first <= slot < first + meetings)
        model.add(covering <= now)
        model.add(covering + broken >= now)
    return broken
