"""Fewer breaks, also where each table is taken in each slot."""

import time

import numpy as np

from enishi.scheduling import Event, Person, Request
from enishi.scheduling.breaking import breaks_of, excess, fewest_each, shares, soften, spread
from enishi.scheduling.colouring import colour
from enishi.scheduling.moving import put
from enishi.scheduling.problems import Problem, State
from enishi.scheduling.watching import Watch


def _event(slots: int, pairs: str, tables: int = 1) -> Event:
    requests = [Request(pair, pair[0], pair[1]) for pair in pairs.split()]
    people = tuple(Person(name) for name in sorted({name for pair in pairs.split() for name in pair}))
    return Event((tables,) * slots, people, tuple(requests))


def _watch() -> Watch:
    return Watch(time.monotonic, time.monotonic() + 60.0, lambda: False)


def _placed(problem: Problem, slots: list[int]) -> State:
    state = problem.empty()
    for request, slot in enumerate(slots):
        put(problem.board, state, request, slot)
    return state


def test_two_chains_change_places_where_no_table_is_left() -> None:
    problem = Problem.of(_event(3, "ab de ac"))
    state = _placed(problem, [0, 1, 2])  # a waits while d and e meet, and no single meeting can move
    assert breaks_of(problem.board, state) == 1
    assert soften(problem, state, 1_000, 0, _watch()) == 0
    assert sorted(state.slot.tolist()) == [0, 1, 2]
    assert breaks_of(problem.board, state) == 0


def test_slots_up_to_the_last_bit_are_used() -> None:
    problem = Problem.of(_event(64, "ab ac ad"))
    state = _placed(problem, [0, 63, 30])
    assert soften(problem, state, 100_000, 0, _watch()) == 0
    assert state.slot.max() - state.slot.min() == 2


def test_meetings_are_put_beside_those_that_stand() -> None:
    problem = Problem.of(_event(12, "ab ac ad ae bc de", tables=2))
    states = [problem.empty(), problem.empty()]
    for state, compact in zip(states, (True, False), strict=True):
        assert colour(problem, state, np.arange(problem.requests), compact=compact) == 0
    beside, roomy = (int(breaks_of(problem.board, state)) for state in states)
    assert beside < roomy


def _holed(slots: str, meetings: int, **fixed: int) -> Problem:
    """p0 is there where *slots* has a 1 and meets as many others, some of them in a fixed slot."""
    away = frozenset(slot for slot, there in enumerate(slots) if there == "0")
    people = (Person("p0", away), *(Person(f"p{number}") for number in range(1, meetings + 1)))
    wishes = [Request(f"p{each}", "p0", f"p{each}", fixed=fixed.get(f"p{each}")) for each in range(1, meetings + 1)]
    return Problem.of(Event((1,) * len(slots), people, tuple(wishes)))


def test_fewest_breaks_of_one_follow_from_when_they_are_there_and_what_is_fixed() -> None:
    def least(problem: Problem) -> int:
        state = problem.empty()
        assert colour(problem, state, np.arange(problem.requests), compact=True) == 0
        return int(fewest_each(problem, state)[0])

    assert least(_holed("1110110100", 3)) == 0
    assert least(_holed("1110110100", 4)) == 1
    assert least(_holed("1110110100", 6)) == 2
    assert least(_holed("1110110100", 3, p1=7, p2=0)) == 1
    assert least(_holed("1" * 64, 64)) == 0


def test_breaks_are_taken_from_who_has_more_than_their_share() -> None:
    # a has three breaks, and no exchange on the way to fewer lowers the breaks of all together.
    problem = Problem.of(_event(7, "ab ac ad ae bf", tables=2))
    state = _placed(problem, [0, 2, 4, 6, 1])
    assert (excess(problem, state), shares(problem, state).tolist()) == (1, [2] * 6)
    assert spread(problem, state, 50_000, 0, _watch()) <= 2
    assert excess(problem, state) == 0
    assert (state.slot >= 0).all()
