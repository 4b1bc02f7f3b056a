"""All with all agrees with one by one."""

import numpy as np
import pytest

from enishi.matching import Kept, Matcher, MemoryStore, Profile
from enishi.matching.encoders import UniversalSentenceEncoder
from enishi.matching.profiles import Kind
from enishi.matching.reasons import facet_reasons
from tests.matching.invented import profiles

UNIVERSAL = Kept(UniversalSentenceEncoder(), MemoryStore())


def test_square_is_the_mean_of_both_questions_without_facets():
    known = {each.id: each for each in profiles()}
    matcher, ids = Matcher.build(known.values(), [UNIVERSAL]), list(known)

    def topic(one, two):
        facets = facet_reasons(known[one], known[two])
        return matcher.explain(one, two).score - sum(each.weight for each in facets)

    wanted = [[(topic(one, two) + topic(two, one)) / 2 if one != two else -np.inf for two in ids] for one in ids]
    assert np.allclose(matcher.square(ids), wanted, atol=1e-4)


def test_who_says_nothing_stands_beside_nobody():
    matcher = Matcher.build([*profiles(), Profile("silent", Kind.PERSON, {"ja": ("",)})], [UNIVERSAL])
    assert np.isneginf(matcher.square(["n1", "silent", "s1"])).tolist() == [
        [True, True, False],
        [True, True, True],
        [False, True, True],
    ]


def test_square_of_an_unknown_one_says_so():
    with pytest.raises(KeyError):
        Matcher.build(profiles(), [UNIVERSAL]).square(["nobody"])
    assert Matcher.build(profiles(), [UNIVERSAL]).square([]).shape == (0, 0)
