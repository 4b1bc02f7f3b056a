"""How far matches are trusted."""

import pytest

from enishi.organisations.trusting import CERTAIN, WEIGHTS, trust

PLAIN = {"fit": 0.0, "weight": 0.0, "whole": True, "two": True}


def test_chance_is_that_of_the_logistic_function():
    assert trust({}) == pytest.approx(0.805, abs=0.01)
    assert 0 < trust({"fit": -1.0}) < 0.001


def test_name_that_stands_by_itself_with_its_place_is_certain():
    assert trust(PLAIN | {"city": True, "country": True}) > 0.95


@pytest.mark.parametrize("doubt", ["other-country", "missing", "generic", "system", "gone"])
def test_one_strong_doubt_is_enough_to_ask_a_person(doubt):
    assert trust(PLAIN | {"city": True, doubt: True}) < CERTAIN


@pytest.mark.parametrize(
    "doubt", ["alias", "acronym", "part", "branch", "turned", "slip", "short", "single", "light", "company", "parent"]
)
def test_weaker_doubts_speak_against(doubt):
    assert WEIGHTS[doubt] < 0
    assert trust(PLAIN | {doubt: True}) < trust(PLAIN)
