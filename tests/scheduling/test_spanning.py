import numpy as np
from ortools.sat.python import cp_model

from enishi.scheduling import Event, Person, Request
from enishi.scheduling.colouring import colour
from enishi.scheduling.problems import Problem, State
from enishi.scheduling.spanning import program_of

# p0 meets both others, who are there at the two ends of the day or, the second, in the middle as well where it is open.
_PEOPLE = (Person("p0"), Person("p1", frozenset({1, 2})), Person("p2", frozenset({0})))
_ASKED = (Request("r0", "p0", "p1"), Request("r1", "p0", "p2"))


def _settled(tables: tuple[int, ...]) -> tuple[Problem, State]:
    problem = Problem.of(Event(tables, _PEOPLE, _ASKED))
    state = problem.empty()
    assert colour(problem, state, np.arange(2), compact=False) == 0
    return problem, state


def _solved(problem: Problem, state: State, loose: set[int] | None, most: int) -> list[int] | None:
    program = program_of(problem, state, loose, most, np.full(3, 2))
    solver = cp_model.CpSolver()
    status = solver.solve(program.model)
    return program.slots(problem.requests, solver).tolist() if status == cp_model.OPTIMAL else None


def test_who_is_not_loose_has_no_break() -> None:
    assert _solved(*_settled((1, 1, 1)), set(), 0) == [0, 1]
    assert _solved(*_settled((1, 1, 1)), None, 5) == [0, 1]


def test_who_cannot_be_without_a_break_is_loose_by_themselves() -> None:
    assert _solved(*_settled((1, 0, 1)), set(), 1) == [0, 2]
    assert _solved(*_settled((1, 0, 1)), None, 0) is None
