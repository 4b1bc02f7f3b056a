"""Weights are learned from what is known, and what few texts show is left out."""

import sys

import pytest
from benchmarks.quality.gold import FOLDER, load

sys.path.insert(0, str(FOLDER.parent))  # a script finds its neighbours so
from reading_weights import fit, look


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
