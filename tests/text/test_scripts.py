"""The language of a passage."""

import pytest

from enishi.text import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("UCLA", "en"),
        ("カリフォルニア大学ロサンゼルス校(UCLA)", "ja"),
        ("東京大学", "ja"),
        ("Le réseau des entreprises de la région est une association qui réunit les acteurs du vivant", "und"),
        ("서울대학교", "und"),
        ("", "und"),
        ("123", "und"),
    ],
)
def test_language_of_each_kind(text: str, language: str) -> None:
    assert language_of(text) == language
