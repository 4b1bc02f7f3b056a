"""The exact index against plain products."""

import numpy as np
import pytest

from enishi.matching.indexing import ExactIndex, best_pairs
from enishi.matching.space import unit


@pytest.fixture(scope="module")
def rows():
    chance = np.random.default_rng(5)
    return unit(chance.normal(size=(3000, 70)).astype(np.float32) * chance.gamma(0.3, size=70).astype(np.float32))


def test_search_finds_what_plain_products_find(rows):
    index = ExactIndex(70)
    index.put(range(3000), rows)
    halves = rows.astype(np.float16).astype(np.float32)
    for query in rows[:40]:
        scores, places = index.search(query, 10)
        plain = halves @ query
        assert places.tolist() == np.lexsort((np.arange(3000), -plain))[:10].tolist()
        np.testing.assert_allclose(scores, plain[places], rtol=1e-5)


def test_search_gives_k_of_those_allowed(rows):
    index = ExactIndex(70)
    index.put(range(3000), rows)
    allowed = np.arange(3000) % 7 == 0
    _scores, places = index.search(rows[1], 12, allowed)
    assert len(places) == 12
    assert (places % 7 == 0).all()
    assert len(index.search(rows[1], 12, np.zeros(3000, bool))[1]) == 0


def test_index_put_later_grows_and_replaces(rows):
    index = ExactIndex(70)
    index.put([0], rows[:1])
    index.put([4], rows[1:2])
    assert len(index) == 5
    assert index.search(rows[1], 1)[1].tolist() == [4]
    index.put([4], rows[2:3])
    assert index.search(rows[1], 1)[0][0] < 0.99


def test_all_pairs_are_the_best_of_plain_products_with_bars_and_filters(rows):
    left, right = rows[:300], rows[300:2500]
    allowed = np.arange(len(right)) % 3 > 0
    barred = [[1, 2] if row % 2 else [] for row in range(300)]
    best, which = best_pairs(left, right, 5, allowed, barred)
    plain = left @ right.T
    plain[:, ~allowed] = -np.inf
    for row, columns in enumerate(barred):
        plain[row, columns] = -np.inf
    np.testing.assert_allclose(best, -np.sort(-plain, axis=1)[:, :5], rtol=1e-5)
    np.testing.assert_allclose(np.take_along_axis(plain, which, 1), best, rtol=1e-5)


def test_all_pairs_say_where_too_few_are_allowed(rows):
    best, which = best_pairs(rows[:2], rows[:3], 5, np.array([True, False, True]), [[0], []])
    assert which[:, 2:].tolist() == [[-1] * 3] * 2
    assert which[0, :2].tolist() == [2, -1]
    assert np.isneginf(best[0, 1])
