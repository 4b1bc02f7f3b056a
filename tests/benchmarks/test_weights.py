"""Weights are learned from what is known, and what few texts show is left out."""

import sys

import pytest
from benchmarks.quality.gold import FOLDER, load

sys.path.insert(0, str(FOLDER.parent))  # a script finds its neighbours so
from reading_weights import fit, look

from enishi.releases.weighing.weights import weights_for


def test_trait_that_tells_right_from_wrong_weighs_and_a_rare_one_does_not():
    rows = [({"bias": 1.0, "told": 1.0}, True), ({"bias": 1.0}, False)] * 10 + [({"rare": 1.0}, True)]
    weights = fit(rows, 0.1)
    assert set(weights) == {"bias", "told"}
    assert weights["told"] > 2
    assert weights["bias"] < 0


@pytest.mark.parametrize("place", [0, 1])
def test_release_is_looked_at_with_what_is_right(place):
    release = [r for r in load("tuning") if r.tells == "new" and len(r.agreements) == 1][place]
    known = look("tuning", release)
    assert known.told == len(release.agreements[0].parties)
    assert sum(told >= 0 for _seen, told in known.parties) >= known.told
    assert {day for day, _seen, right in known.days if right} <= set(release.agreements[0].signed_on)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_most_of_what_is_seen_was_learned_of(language):
    """A trait that is called otherwise since the weights were learned would count nothing, without a word."""
    known = [look("tuning", release) for release in load("tuning")[::6] if release.language == language]
    seen = {
        "party": [seen for each in known for seen, _told in each.parties],
        "day": [seen for each in known for _day, seen, _right in each.days],
        "signed": [seen for each in known for seen, _right in each.people],
    }
    for question, each in seen.items():
        traits = [trait for one in each for trait in one]
        weights = weights_for(language, question)
        assert sum(trait in weights for trait in traits) / len(traits) > 0.8, question
