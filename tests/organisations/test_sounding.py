"""How Japanese words sound in Latin letters, and how foreign ones sound in katakana."""

import pytest

from enishi.organisations.sounding import hepburn, romaji, said_so, skeleton, sounds_of, spelled


@pytest.mark.parametrize(
    ("kana", "expected"),
    [
        ("トウキョウ", "tokyo"),
        ("きょうと", "kyoto"),
        ("ハッチ", "hatchi"),
        ("ジュンテンドウ", "juntendo"),
        ("ファ", "fa"),
        ("スー", "su"),
    ],
)
def test_kana_is_written_as_names_are_romanised(kana, expected):
    assert romaji(kana) == expected


@pytest.mark.parametrize(
    "written", ["otsubo", "ohtsubo", "outsubo", "ootsubo", "otubo"]
)  # one name in five ways of romanising
def test_ways_of_romanising_meet(written):
    assert hepburn(written) == "otsubo"


@pytest.mark.parametrize(
    ("katakana", "original"),
    [
        ("カリフォルニア", "california"),
        ("スミス", "smith"),
        ("シェフィールド", "sheffield"),
        ("リバプール", "liverpool"),
    ],
)
def test_katakana_leaves_a_skeleton_of_its_original(katakana, original):
    assert skeleton(said_so(romaji(katakana))) in sounds_of(original).skeletons


def test_skeletons_tell_other_words_apart():
    assert skeleton(said_so(romaji("リバプール"))) not in sounds_of("sheffield").skeletons


@pytest.mark.parametrize(
    ("kana", "letters"),
    [("アイ・ビー・エム", "ibm"), ("エヌティーティー", "ntt"), ("エル", ""), ("エステル", ""), ("アイリス", "")],
)
def test_letters_spelled_out_are_letters_and_words_are_none(kana, letters):
    assert spelled(kana) == letters
