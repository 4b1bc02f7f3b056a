"""Matching as a hub uses it: across languages with the real encoders, and its promises with a small one."""

import pytest

from enishi.matching import Band, Kept, Kind, Link, LinkKind, Matcher, MemoryStore, Profile, ReasonKind, Where, say
from enishi.matching.encoders import UniversalSentenceEncoder
from tests.matching.invented import NEEDS, SEEDS, WordEncoder, profile, profiles

UNIVERSAL = Kept(UniversalSentenceEncoder(), MemoryStore())  # what one test encoded, the next need not
SEEDS_ONLY = Where(kinds=frozenset({Kind.SEED}))


@pytest.fixture(scope="module")
def matcher():
    return Matcher.build(profiles(), [UNIVERSAL])


def ids(found):
    return [one.id for one in found]


@pytest.mark.parametrize(("need", "seed"), list(zip(NEEDS, SEEDS, strict=True)))
def test_need_finds_its_seed_in_the_other_language(matcher, need, seed):
    best, second = matcher.match(profile(need, kind=Kind.NEED), 2, SEEDS_ONLY)
    assert best.id == seed
    assert best.band is not Band.WEAK
    assert second.band is Band.WEAK


def test_reasons_quote_both_sides_and_name_a_shared_term_in_both_spellings(matcher):
    reasons = matcher.match(profile("n4", kind=Kind.NEED), 1, SEEDS_ONLY)[0].reasons
    quoted = next(reason for reason in reasons if reason.kind is ReasonKind.SENTENCES)
    assert quoted.asked in NEEDS["n4"][1]
    assert quoted.found in SEEDS["s4"][1]
    assert "共通の話題：結核 = tuberculosis" in [say(reason, "ja") for reason in reasons]
    assert "One has a need, the other a seed" in [say(reason, "en") for reason in reasons]


def test_stock_words_are_no_reason(matcher):
    reasons = matcher.explain("s1", "s2").reasons
    assert [reason for reason in reasons if "特許" in reason.asked or "Patent" in reason.found] == []


def test_text_that_fits_nobody_is_told_so(matcher):
    assert {one.band for one in matcher.match("The brass band practises on Tuesdays in the town hall.", 10)} == {
        Band.WEAK
    }


def test_text_without_words_matches_nobody(matcher):
    assert matcher.match("", 3) == []


def test_blocked_are_never_answers_in_either_direction():
    known = [one for one in profiles() if one.id != "s1"]
    blocking = profile("s1", links=(Link(LinkKind.BLOCKS, "n1"),))
    matcher = Matcher.build([*known, blocking], [UNIVERSAL])
    assert "s1" not in ids(matcher.match(profile("n1", kind=Kind.NEED), 10))
    assert "n1" not in ids(matcher.match(blocking, 10))
    assert "s1" not in ids(matcher.pairs(["n1", "n2"], list(SEEDS), 5)["n1"])
    assert "s1" in ids(matcher.pairs(["n1", "n2"], list(SEEDS), 5)["n2"])


def test_filters_never_change_how_many_come(matcher):
    for k in (1, 3, 5):
        assert len(matcher.match(profile("n1", kind=Kind.NEED), k, SEEDS_ONLY)) == k
    every = ids(matcher.match(profile("n1", kind=Kind.NEED), 10))
    assert [one for one in every if one in SEEDS] == ids(matcher.match(profile("n1", kind=Kind.NEED), 10, SEEDS_ONLY))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (LinkKind.TIED_TO, ReasonKind.TIED),
        (LinkKind.MET, ReasonKind.MET),
        (LinkKind.INTRODUCED, ReasonKind.INTRODUCED),
        (LinkKind.WORKS_AT, ReasonKind.SAME_INSTITUTION),
    ],
)
def test_what_is_known_already_comes_down_with_the_reason(matcher, kind, said):
    target = "s1" if kind is not LinkKind.WORKS_AT else "o1"
    asked = profile("n1", kind=Kind.NEED, links=(Link(kind, target),))
    others = [one for one in profiles() if one.id not in {"n1", "s1"}]
    found = profile("s1", links=(Link(LinkKind.WORKS_AT, "o1"),))
    matched = Matcher.build([*others, asked, found], [UNIVERSAL])
    before, after = matcher.explain("n1", "s1"), matched.explain("n1", "s1")
    assert [reason.kind for reason in before.against] == []
    assert [reason.kind for reason in after.against] == [said]
    assert after.score < before.score - 1.5


def test_what_one_wants_and_the_other_offers_counts():
    asked = profile("n1", kind=Kind.NEED, wants=frozenset({"clinical data"}))
    offering = profile("s5", offers=frozenset({"clinical data"}))
    others = [one for one in profiles() if one.id not in {"n1", "s5"}]
    with_, without = (Matcher.build([*others, asked, one], [WordEncoder()]) for one in (offering, profile("s5")))
    assert with_.explain("n1", "s5").score == pytest.approx(without.explain("n1", "s5").score + 1.0, abs=1e-3)
    assert ReasonKind.OFFERS in [reason.kind for reason in with_.explain("n1", "s5").reasons]


def test_changing_one_profile_costs_one_encoding():
    encoder = WordEncoder()
    matcher = Matcher.build(profiles(), [Kept(encoder, MemoryStore())])
    encoder.asked.clear()
    matcher.put(profile("s3", said=("en", "A glove for hand rehabilitation at home.")))
    assert encoder.asked == ["A glove for hand rehabilitation at home."]
    assert ids(matcher.match("A glove for hand rehabilitation at home", 1)) == ["s3"]


def test_removed_profile_is_no_answer_and_a_new_one_is():
    matcher = Matcher.build(profiles(), [WordEncoder()])
    matcher.remove("s2")
    assert "s2" not in ids(matcher.match("A soft exoskeleton glove", 100))
    matcher.put(profile("s9", said=("en", "A soft exoskeleton glove for rehabilitation after stroke.")))
    assert ids(matcher.match("A soft exoskeleton glove after stroke", 1)) == ["s9"]
    with pytest.raises(KeyError):
        matcher.remove("s2")


def test_two_profiles_with_one_id_are_refused():
    with pytest.raises(ValueError, match="two profiles have one id"):
        Matcher.build([profile("s1"), profile("s1")], [WordEncoder()])


def test_matcher_of_nobody_answers_nothing():
    assert Matcher.build([], [WordEncoder()]).match("Anything at all?", 5) == []


def test_pairs_agree_with_single_matches(matcher):
    together = matcher.pairs(list(NEEDS), list(SEEDS), 2)
    for need in NEEDS:
        alone = matcher.match(profile(need, kind=Kind.NEED), 2, SEEDS_ONLY)
        assert [(one.id, round(one.score, 4)) for one in together[need]] == [
            (one.id, round(one.score, 4)) for one in alone
        ]


def test_profile_in_both_languages_is_compared_within_them():
    both = Profile("b", Kind.SEED, {"ja": (SEEDS["s1"][1],), "en": (NEEDS["n1"][1],)})
    matcher = Matcher.build([*profiles(), both], [WordEncoder()])
    assert ids(matcher.match(profile("n1", kind=Kind.NEED), 1)) == ["b"]
