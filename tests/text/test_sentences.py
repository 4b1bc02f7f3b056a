"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.text import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("彼は「行く。必ず行く。」と述べた。次の文。", ["彼は「行く。必ず行く。」と述べた。", "次の文。"]),
        ("「A。」\n「B。」", ["「A。」", "「B。」"]),
        ("閉じない「括弧。次の文。", ["閉じない「括弧。", "次の文。"]),
        ("見出し\n\n本文です", ["見出し", "本文です"]),
        ("Heading\n\n- one\n- two", ["Heading", "- one", "- two"]),
        ("Dr. J. Smith of Biocom Inc. met in the U.S. The MOU runs.", ["Dr. J. Smith of Biocom Inc. met in the U.S.", "The MOU runs."]),
        ("Ing. Kolar, Smt. Rao and Lt. Col. Poe met. They left.", ["Ing. Kolar, Smt. Rao and Lt. Col. Poe met.", "They left."]),
        ("Shri. Rao and Er. Poe met. They left.", ["Shri. Rao and Er. Poe met.", "They left."]),
        ("U.S. companies met. 3.5 percent.", ["U.S. companies met.", "3.5 percent."]),
        (
            "Home / News / Aoba Park signs agreement with Kaze Hub on rice\nThursday, 6 June 2024\nAoba Park signed it.",
            ["Home / News / Aoba Park signs agreement with Kaze Hub on rice", "Thursday, 6 June 2024", "Aoba Park signed it."],
        ),
        (
            "Aoba Park signs an agreement with Kaze Hub for research\nBy: News Desk | 3 June 2024",
            ["Aoba Park signs an agreement with Kaze Hub for research", "By: News Desk | 3 June 2024"],
        ),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_of_each_kind(text: str, expected: list[str]) -> None:
    assert [each.text for each in sentences(text)] == expected


@given(st.text(alphabet="ab 。.「」()\nアA"))
def test_sentences_leave_out_only_blanks(text: str) -> None:
    found = sentences(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert "".join("".join(each.text.split()) for each in found) == "".join(text.split())
