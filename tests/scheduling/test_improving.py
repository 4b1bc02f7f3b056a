import random
import time

import numpy as np

from enishi.scheduling import Event, Person, Request
from enishi.scheduling.bounding import Pairs, relax
from enishi.scheduling.improving import improve
from enishi.scheduling.problems import Problem
from enishi.scheduling.watching import Watch


def _crowd() -> Event:
    chance = random.Random(5)
    there = tuple(
        Person(f"p{each}", frozenset(slot for slot in range(8) if chance.random() < 0.4)) for each in range(50)
    )
    pairs = chance.sample([(a, b) for a in range(50) for b in range(a)], 200)
    wishes = tuple(Request(f"r{row}", f"p{a}", f"p{b}", chance.randint(1, 9)) for row, (a, b) in enumerate(pairs))
    return Event((15,) * 8, there, wishes)


def test_from_nothing_to_nearly_the_bound_and_the_same_for_the_same_seed() -> None:
    problem = Problem.of(_crowd())
    pairs = Pairs.of(problem)
    relaxed = relax(pairs, 30.0)
    assert relaxed is not None
    watch = Watch(time.monotonic, time.monotonic() + 60.0, lambda: False)
    taken = improve(problem, pairs, relaxed, problem.empty(), (3, 20), watch)
    value = pairs.gain[taken].sum()
    assert 0.97 * relaxed.bound < value <= relaxed.bound + 1e-6
    assert (pairs.matrix @ taken <= pairs.upper).all()
    assert np.array_equal(improve(problem, pairs, relaxed, problem.empty(), (3, 20), watch), taken)
