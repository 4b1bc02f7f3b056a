"""Japanese names as pieces."""

import pytest

from enishi.organisations.japanese import pieces


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青葉大学", [("青葉", "aoba", "other"), ("大学", "daigaku", "other")]),
        ("株式会社アイ・ビー・エス", [("アイ・ビー・エス", "ibs", "latin")]),
        ("シアトル大学", [("シアトル", "shiatoru", "kana"), ("大学", "daigaku", "other")]),
        ("ＡＢＣ病院", [("ABC", "abc", "latin"), ("病院", "byoin", "other")]),
        (
            "ハルフードマシナリー",
            [("ハル", "haru", "kana"), ("フード", "fudo", "kana"), ("マシナリー", "mashinari", "kana")],
        ),
        ("ハル・デザイン", [("ハル", "haru", "kana"), ("デザイン", "dezain", "kana")]),
        ("株式会社", [("株式", "kabushiki", "other"), ("会社", "gaisha", "other")]),  # nothing else is left of it
        ("Aoba", [("Aoba", "aoba", "latin")]),
        ("、。", []),
    ],
)
def test_name_is_cut_into_words_with_their_readings(name, expected):
    assert [(piece.text, piece.latin, piece.script) for piece in pieces(name)] == expected
