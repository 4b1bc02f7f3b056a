"""Weights are there for each question in both languages, and make a chance of what is seen."""

import math

import pytest

from enishi.releases.weighing.weights import chance, weights_for

QUESTIONS = ("party", "day", "term", "signed", "for", "tells", "renewal", "amendment", "announced")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_was_learned(language, question):
    weights = weights_for(language, question)
    assert len(weights) > 10
    assert all(math.isfinite(weight) for weight in weights.values())


def test_unknown_question_has_no_weights():
    assert weights_for("ja", "weather") == {}


@pytest.mark.parametrize(
    ("seen", "expected"),
    [({}, 0.5), ({"a": 1.0}, 1 / (1 + math.exp(-2))), ({"a": 1.0, "b": 1.0}, 0.5), ({"unheard of": 9.0}, 0.5)],
)
def test_chance_is_that_of_a_logistic_regression(seen, expected):
    assert chance({"a": 2.0, "b": -2.0}, seen) == pytest.approx(expected)
