"""The boolean program of a timetable with few breaks: each placed request again in some slot, most people without a gap.

Whoever is to have no break has one variable for each slot in which all their meetings can begin: as many slots on end as they
have meetings. That prunes far better than to count gaps, which is done only for those who may have some: the *loose* ones.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from enishi.scheduling.arranging import add_orders
from enishi.scheduling.problems import Integers, Problem, State

__all__ = ["Program", "program_of"]

_Variables = list[cp_model.IntVar]


@dataclass(slots=True)
class Program:
    """The program as it grows: *inside* by request and slot, the same by person and slot, and one of *breaks* for each break."""

    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    inside: dict[int, dict[int, cp_model.IntVar]] = field(default_factory=lambda: defaultdict(dict))
    there: dict[tuple[int, int], _Variables] = field(default_factory=lambda: defaultdict(list))
    breaks: _Variables = field(default_factory=list)

    def slots(self, requests: int, solver: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> Integers:
        """Return the slot of each request in the answer of *solver*, -1 where it has none."""
        slots = np.full(requests, -1, np.int64)
        for request, own in self.inside.items():
            slots[request] = next(slot for slot, inside in own.items() if solver.boolean_value(inside))
        return slots


def program_of(
    problem: Problem, state: State, loose: Collection[int] | None, most: int, most_each: Integers
) -> Program:
    """Return the program with at most *most* breaks, *most_each* of each person.

    None has any but those *loose* (None: everyone) or who cannot be without.
    """
    program = Program()
    _add_requests(program, problem, np.flatnonzero(state.slot >= 0).tolist())
    for person, meetings in enumerate(state.held.tolist()):
        if meetings:
            busy = _busy(program, person, problem.slots)
            starts = _starts(program, busy, meetings)
            if loose is not None and person not in loose and starts:
                _add_span(program, busy, starts, meetings)
            else:
                _add_loose(program, busy, starts, (meetings, int(most_each[person])))
    add_orders(program.model, problem, program.inside)
    program.model.add(sum(program.breaks) <= most)
    program.model.minimize(sum(program.breaks))
    return program


def _add_requests(program: Program, problem: Problem, placed: list[int]) -> None:
    model, board = program.model, problem.board
    load: dict[int, _Variables] = defaultdict(list)
    masks, first, second = board.mask.tolist(), board.a.tolist(), board.b.tolist()
    for request in placed:
        for slot in range(problem.slots):
            if masks[request] >> slot & 1:
                inside = model.new_bool_var("")
                program.inside[request][slot] = inside
                load[slot].append(inside)
                for person in (first[request], second[request]):
                    program.there[person, slot].append(inside)
        model.add_exactly_one(program.inside[request].values())
    for slot, there in load.items():
        if len(there) > board.tables[slot]:
            model.add(sum(there) <= int(board.tables[slot]))


def _busy(program: Program, person: int, slots: int) -> dict[int, cp_model.IntVar]:
    """Return a variable for each slot in which *person* can be busy, true where they are."""
    busy = {}
    for slot in range(slots):
        there = program.there.get((person, slot))
        if there:
            busy[slot] = program.model.new_bool_var("")
            program.model.add_exactly_one([*there, ~busy[slot]])
    return busy


def _starts(program: Program, busy: dict[int, cp_model.IntVar], meetings: int) -> dict[int, cp_model.IntVar]:
    """Return a variable for each slot from which all *meetings* can follow on each other."""
    return {
        slot: program.model.new_bool_var("") for slot in busy
        if all(later in busy for later in range(slot, slot + meetings))
    }  # fmt: skip


def _covering(starts: dict[int, cp_model.IntVar], slot: int, meetings: int) -> _Variables:
    return [start for first, start in starts.items() if first <= slot < first + meetings]


def _add_span(
    program: Program, busy: dict[int, cp_model.IntVar], starts: dict[int, cp_model.IntVar], meetings: int
) -> None:
    program.model.add_exactly_one(starts.values())
    for slot, now in busy.items():
        program.model.add_exactly_one([*_covering(starts, slot, meetings), ~now])


def _add_loose(
    program: Program, busy: dict[int, cp_model.IntVar], starts: dict[int, cp_model.IntVar], plan: tuple[int, int]
) -> None:
    """Count the breaks of a person: none where one of *starts* is taken; plan = (meetings, most breaks)."""
    model, (meetings, most) = program.model, plan
    model.add(sum(busy.values()) == meetings)
    if meetings == 1:
        return
    count = [model.new_bool_var("") for _ in range(min(most, meetings - 1))]
    for more, fewer in zip(count[1:], count, strict=False):
        model.add_implication(more, fewer)
    model.add_exactly_one([*starts.values(), count[0]])
    for slot, now in busy.items():
        model.add_bool_or([*_covering(starts, slot, meetings), ~now, count[0]])
        for first, start in starts.items():
            model.add_implication(start, now if first <= slot < first + meetings else ~now)
    model.add(sum(_ends(model, busy)) <= sum(count))
    program.breaks += count


def _ends(model: cp_model.CpModel, busy: dict[int, cp_model.IntVar]) -> _Variables:
    """Return a variable for each slot where a break can begin, true where one does: busy before, not now, and again after."""
    last = max(busy)
    after = {slot: model.new_bool_var("") for slot in range(last + 1)}
    ends = []
    for slot in range(last, -1, -1):
        later = [each for each in (after.get(slot + 1), busy.get(slot)) if each is not None]
        model.add_bool_or([~after[slot], *later])
        for each in later:
            model.add_implication(each, after[slot])
        if slot - 1 in busy:
            end = model.new_bool_var("")
            ends.append(end)
            now = [busy[slot]] if slot in busy else []
            model.add_bool_or([~busy[slot - 1], ~after[slot], end, *now])
    return ends
