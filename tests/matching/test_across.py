"""Aligning two languages without anyone's judgement."""

import numpy as np

from enishi.matching.across import align, csls, mutual_best
from enishi.matching.space import unit


def _two_languages(n, noise):
    """Rows that mean the same in pairs, with a noise that is strong in a few directions, as a language's is."""
    chance = np.random.default_rng(8)
    meaning = chance.normal(size=(n, 48))
    strength = np.where(np.arange(48) < 8, 3.0, 0.3) * noise
    sides = [meaning + chance.normal(size=meaning.shape) * strength for _side in range(2)]
    return tuple(unit(side.astype(np.float32)) for side in sides)


def test_sides_that_say_the_same_teach_each_other():
    left, right = _two_languages(600, 1.5)
    right_places = np.arange(600)
    plain, aligned = (left @ right.T).argmax(1), align(left, right).argmax(1)
    assert (aligned == right_places).mean() > (plain == right_places).mean() + 0.02


def test_sides_with_few_pairs_are_left_as_they_are():
    left, right = _two_languages(50, 1.0)
    np.testing.assert_array_equal(align(left, right), csls(left @ right.T))


def test_csls_takes_down_who_is_near_to_everyone():
    products = np.full((20, 20), 0.1, np.float32) + np.eye(20, dtype=np.float32) * 0.3
    products[:, 0] = 0.5
    assert products.argmax(1).tolist() == [0] * 20
    assert csls(products).argmax(1).tolist() == list(range(20))


def test_mutual_best_leaves_out_who_is_not_chosen_back():
    assert mutual_best(np.array([[0.9, 0.1], [0.8, 0.2]], np.float32)) == [(0, 0)]
