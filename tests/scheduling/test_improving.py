import random
import time

import numpy as np

from enishi.scheduling import Event, Person, Request
from enishi.scheduling.bounding import Pairs, Relaxed, relax
from enishi.scheduling.diving import dive
from enishi.scheduling.improving import search
from enishi.scheduling.moving import put
from enishi.scheduling.problems import Problem
from enishi.scheduling.watching import Watch


def _crowd() -> Event:
    chance = random.Random(5)
    there = tuple(
        Person(f"p{each}", frozenset(slot for slot in range(8) if chance.random() < 0.4)) for each in range(36)
    )
    pairs = chance.sample([(a, b) for a in range(36) for b in range(a)], 140)
    wishes = tuple(Request(f"r{row}", f"p{a}", f"p{b}", chance.randint(1, 9)) for row, (a, b) in enumerate(pairs))
    return Event((11,) * 8, there, wishes)


def _relaxed() -> tuple[Problem, Pairs, Relaxed]:
    problem = Problem.of(_crowd())
    pairs = Pairs.of(problem)
    relaxed = relax(pairs, 30.0)
    assert relaxed is not None
    return problem, pairs, relaxed


def _minute() -> Watch:
    return Watch(time.monotonic, time.monotonic() + 60.0, lambda: False)


def test_from_nothing_to_the_bound_and_the_same_for_the_same_seed() -> None:
    problem, pairs, relaxed = _relaxed()
    taken = search(problem, pairs, relaxed, problem.empty(), 3, _minute())
    value = pairs.gain[taken].sum()
    assert 0.999 * relaxed.bound < value <= relaxed.bound + 1e-6
    assert (pairs.matrix @ taken <= pairs.upper).all()
    assert np.array_equal(search(problem, pairs, relaxed, problem.empty(), 3, _minute()), taken)


def test_what_is_known_already_is_not_lost_where_no_time_is_left() -> None:
    problem, pairs, relaxed = _relaxed()
    before = problem.empty()
    put(problem.board, before, pairs.request[0], pairs.slot[0])
    ended = Watch(time.monotonic, time.monotonic(), lambda: False)
    assert np.flatnonzero(search(problem, pairs, relaxed, before, 3, ended)).tolist() == [0]


def test_a_dive_ends_near_the_bound_with_pairs_that_fit_together() -> None:
    _, pairs, relaxed = _relaxed()
    ends = [dive(pairs, relaxed, (7, each), _minute()) for each in range(5)]
    values = [pairs.gain[taken].sum() for taken in ends if taken is not None]
    assert len(values) == 5
    assert all((pairs.matrix @ taken <= pairs.upper).all() for taken in ends)
    assert 0.96 * relaxed.bound < min(values) <= max(values) <= relaxed.bound + 1e-6


def test_a_dive_that_has_no_time_gives_nothing() -> None:
    _, pairs, relaxed = _relaxed()
    assert ((relaxed.x > 1e-6) & (relaxed.x < 1 - 1e-6)).any()
    assert dive(pairs, relaxed, (7, 0), Watch(time.monotonic, time.monotonic(), lambda: False)) is None


def test_a_dive_that_is_interrupted_gives_nothing() -> None:
    _, pairs, relaxed = _relaxed()
    asked = iter([False])
    watch = Watch(time.monotonic, time.monotonic() + 60.0, lambda: next(asked, True))
    assert dive(pairs, relaxed, (7, 0), watch) is None
