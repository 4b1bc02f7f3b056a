"""Fair assignment against brute force, capacities, and what it may cost."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from enishi.matching import CannotAssign, assign

tables = arrays(np.float64, (3, 4), elements=some.sampled_from([0.0, 0.1, 0.25, 0.5, 0.8, 1.0, -np.inf]))


def _best_total(scores, demand, capacity):
    """(most pairs, largest total) by trying everything."""
    rows = [
        [c for n in range(demand + 1) for c in combinations(np.flatnonzero(np.isfinite(row)).tolist(), n)]
        for row in scores
    ]
    best = (0, 0.0)
    for choice in product(*rows):
        used = [column for columns in choice for column in columns]
        if all(used.count(column) <= capacity for column in used):
            total = sum(scores[row, column] for row, columns in enumerate(choice) for column in columns)
            best = max(best, (len(used), round(float(total), 6)))
    return best


@settings(max_examples=60, deadline=None)
@given(tables, some.integers(1, 2), some.integers(1, 2))
def test_largest_total_is_that_of_brute_force(scores, demand, capacity):
    found = assign(scores, demand, capacity, fair=False)
    assert (sum(map(len, found.columns)), round(found.total, 6)) == _best_total(scores, demand, capacity)


@settings(max_examples=60, deadline=None)
@given(tables, some.integers(1, 3), some.integers(1, 3))
def test_fair_keeps_capacities_and_bars_and_is_no_worse_for_the_worst(scores, demand, capacity):
    plain, fair = (assign(scores, demand, capacity, fair=fair) for fair in (False, True))
    used = [column for columns in fair.columns for column in columns]
    assert all(used.count(column) <= capacity for column in used)
    assert all(len(set(columns)) == len(columns) <= demand for columns in fair.columns)
    assert all(np.isfinite(scores[row, column]) for row, columns in enumerate(fair.columns) for column in columns)
    assert fair.worst >= plain.worst - 1e-9
    assert fair.total >= plain.total * 0.995 - 1e-9


def test_popular_ones_are_shared_and_the_price_is_told():
    chance = np.random.default_rng(3)
    scores = 1 / (1 + np.exp(-(chance.normal(size=(80, 80)) + chance.normal(size=80))))
    plain, fair = (assign(scores, 5, 6, fair=fair) for fair in (False, True))
    assert fair.worst > plain.worst + 0.01
    assert 0 <= fair.price <= 0.005
    assert fair.short == ()


def test_who_gets_less_than_asked_for_is_named():
    found = assign(np.ones((3, 2)), 1, 1)
    assert len(found.short) == 1
    assert sorted(map(len, found.columns)) == [0, 1, 1]


def test_nobody_asks_nobody_gets():
    assert assign(np.zeros((0, 3)), 1, 1).columns == ()
    assert assign(np.ones((2, 3)), 0, 1).worst == 1.0


@pytest.mark.parametrize(
    ("scores", "demand", "capacity", "said"),
    [
        ([[0.5, float("nan")]], 1, 1, "row 0, column 1 is nan"),
        ([[-1.0]], 1, 1, "row 0, column 0 is -1.0"),
        ([[float("inf")]], 1, 1, "row 0, column 0 is inf"),
        ([[1.0]], [1, 2], 1, "demand is one whole number of 0 or more for each of 1"),
        ([[1.0]], 1, -1, "capacity is one whole number"),
        ([1.0], 1, 1, "not of shape"),
    ],
)
def test_wrong_question_is_refused_with_its_place(scores, demand, capacity, said):
    with pytest.raises(CannotAssign, match=said):
        assign(np.array(scores), demand, capacity)
