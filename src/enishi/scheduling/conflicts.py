"""A smallest set of "must" and "fixed" demands that cannot stand together, in words.

Sets are built by the hitting-set duality of Reiter (1987): whatever satisfiable set of demands is found, a conflict must hold
one of the others; the smallest set that meets all of those is either a conflict, and then a smallest one, or satisfiable.
"""

from ortools.sat.python import cp_model

from enishi.scheduling.explaining import slots_in_words
from enishi.scheduling.problems import Problem
from enishi.scheduling.watching import Watch

__all__ = ["find_conflict"]

# The time for naming a conflict comes on top of the search and is kept short.
_SECONDS = 10.0


def find_conflict(problem: Problem, watch: Watch) -> tuple[str, ...]:
    """Return one sentence for each demand of a smallest conflict among the requests that must be; () if none was found in time."""
    demands = [number for number, request in enumerate(problem.event.requests) if request.must]
    impossible = [number for number in demands if not problem.board.mask[number]]
    if impossible:
        return (_in_words(problem, impossible[0]),)
    end = watch.clock() + _SECONDS
    rest: list[set[int]] = []
    while watch.clock() < end and not watch.stop():
        smallest = _hit(rest)
        met = _most_met(problem, demands, smallest, end - watch.clock())
        if met is None:
            return tuple(_in_words(problem, number) for number in sorted(smallest))
        if len(met) == len(demands):
            return ()
        rest.append(set(demands) - met)
    return ()


def _hit(sets: list[set[int]]) -> set[int]:
    """Return a smallest set that meets each of *sets*."""
    model = cp_model.CpModel()
    inside = {number: model.new_bool_var("") for number in sorted(set().union(*sets))}
    for each in sets:
        model.add_bool_or([inside[number] for number in sorted(each)])
    model.minimize(sum(inside.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(model)
    return {number for number, variable in inside.items() if solver.boolean_value(variable)}


def _most_met(problem: Problem, demands: list[int], needed: set[int], seconds: float) -> set[int] | None:
    """Return as many demands as can stand together with all that are *needed*; None where those alone cannot."""
    if _solve(problem, sorted(needed), needed, seconds) is None:
        return None
    return _solve(problem, demands, needed, min(seconds, 2.0)) or needed


def _solve(problem: Problem, demands: list[int], needed: set[int], seconds: float) -> set[int] | None:
    board, model = problem.board, cp_model.CpModel()
    inside: dict[tuple[int, int], cp_model.IntVar] = {}
    people: dict[tuple[int, int], list[cp_model.IntVar]] = {}
    for number in demands:
        slots = [slot for slot in range(problem.slots) if int(board.mask[number]) >> slot & 1]
        for slot in slots:
            inside[number, slot] = model.new_bool_var("")
            for person in (int(board.a[number]), int(board.b[number])):
                people.setdefault((person, slot), []).append(inside[number, slot])
        own = [inside[number, slot] for slot in slots]
        _ = model.add_exactly_one(own) if number in needed else model.add_at_most_one(own)
    for there in people.values():
        model.add_at_most_one(there)
    for person in {person for person, _ in people}:
        meetings = [each for (who, _), there in people.items() if who == person for each in there]
        model.add(sum(meetings) <= int(board.limit[person]))
    for slot in range(problem.slots):
        model.add(sum(each for (_, when), each in inside.items() if when == slot) <= int(board.tables[slot]))
    _add_orders(problem, inside, model)
    model.maximize(sum(inside.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(seconds, 0.1)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status == cp_model.UNKNOWN:
        return set(needed)
    return {number for (number, _), variable in inside.items() if solver.boolean_value(variable)}


def _add_orders(problem: Problem, inside: dict[tuple[int, int], cp_model.IntVar], model: cp_model.CpModel) -> None:
    board = problem.board
    for (earlier, slot), one in inside.items():
        for place in range(board.first[earlier], board.first[earlier + 1]):
            if board.sign[place] == 1:
                for when in range(slot + 1):
                    if (int(board.order[place]), when) in inside:
                        model.add_bool_or([~one, ~inside[int(board.order[place]), when]])


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
