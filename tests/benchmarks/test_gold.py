"""The releases to measure on: each gold file says only what its text bears out."""

import re
from collections import Counter
from datetime import date

import pytest
from benchmarks.quality.gold import FOLDER, SPLITS, GoldAgreement, Release, load, name_key

from enishi.dates import Term, parse_edtf

RELEASES = [(split, release) for split in SPLITS for release in load(split)]
EACH = pytest.mark.parametrize("release", [release for _, release in RELEASES], ids=lambda release: release.name)
TELLS = {"new", "renewal", "amendment", "announced", "activity", "other"}
STATUSES = {"new", "renewal", "amendment", "announced", "earlier"}
KINDS = {"mou", "nda", "joint_research", "membership", "comprehensive", "other"}


def _astray(release: Release, told: GoldAgreement) -> list[object]:
    """Return what is said of *told* and does not stand in the text."""
    names = [*told.parties, *(signatory.names for signatory in told.signatories)]
    return [
        *(spellings for spellings in names if not any(name in release.text for name in spellings)),
        *(words for words in told.said if words not in release.text),
    ]


@EACH
def test_names_and_words_stand_in_the_text(release):
    assert [name for name in release.named if name not in release.text] == []
    assert [astray for told in release.agreements for astray in _astray(release, told)] == []


@EACH
def test_dates_and_terms_can_be_read_and_have_their_words(release):
    date.fromisoformat(release.published)
    for told in release.agreements:
        for day in (*told.signed_on, *told.ends_on, told.in_force_from):
            if day:
                parse_edtf(day)
        if told.term:
            assert Term.parse(told.term).iso == told.term
        assert told.said or told.optional or not (told.date_stated or told.term_stated)


@EACH
def test_words_are_those_of_the_readme(release):
    assert release.tells in TELLS
    assert release.language in {"ja", "en"}
    assert {told.status for told in release.agreements} <= STATUSES
    assert {kind for told in release.agreements for kind in told.kinds} <= KINDS
    assert all(re.fullmatch("[a-z_]+", flag) for flag in release.flags)
    own = {told.status for told in release.agreements if not told.earlier and not told.optional}
    assert own <= TELLS
    assert (release.tells in own) == (release.tells not in {"activity", "other"})


@EACH
def test_one_spelling_is_never_two_parties(release):
    for told in release.agreements:
        keys = Counter(key for party in told.parties for key in {name_key(name) for name in party})
        assert [key for key, times in keys.items() if times > 1] == []


def test_releases_are_split_evenly():
    counts = Counter((split, release.language) for split, release in RELEASES)
    each = {
        "tuning": 33,
        "held_back": 12,
        "held_back_2": 12,
        "held_back_3": 20,
        "learnt_4": 19,
        "learnt_5": 10,
        "held_back_4": 11,
    }
    in_one_language = {
        ("learnt_6", "en"): 26, ("learnt_7", "en"): 24, ("learnt_8", "en"): 16, ("learnt_9", "en"): 12, ("learnt_11", "en"): 26,
        ("held_back_6", "en"): 10, ("learnt_14", "en"): 32, ("held_back_8", "en"): 16, ("learnt_16", "en"): 64, ("learnt_18", "en"): 24,
        ("learnt_19", "en"): 20, ("learnt_22", "en"): 24,
        ("learnt_10", "ja"): 26, ("learnt_12", "ja"): 25, ("held_back_5", "ja"): 11, ("learnt_13", "ja"): 32, ("held_back_7", "ja"): 16,
        ("learnt_15", "ja"): 64, ("learnt_17", "ja"): 40, ("learnt_20", "ja"): 24, ("learnt_21", "ja"): 24, ("held_back_9", "ja"): 24,
    }  # fmt: skip
    both = {(split, language): each[split] for split in each for language in ("ja", "en")}
    assert counts == both | in_one_language
    assert sum(release.tells in {"activity", "other"} for _, release in RELEASES) >= 33


def test_no_agreement_is_told_of_in_two_splits():
    keys = {(told.same, split) for split, release in RELEASES for told in release.agreements if told.same}
    assert [key for key, times in Counter(key for key, _ in keys).items() if times > 1] == []


def test_each_text_has_its_gold_and_each_gold_its_text():
    for split in SPLITS:
        texts, gold = ({path.stem for path in (FOLDER / split).glob(f"*.{end}")} for end in ("txt", "toml"))
        assert texts == gold
