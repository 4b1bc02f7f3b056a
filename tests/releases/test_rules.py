"""What holds for every text: nothing raises, every quote is exact, ids are unique, time is linear, text stays text."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.releases import Reading, read
from enishi.releases.codec import from_json, to_json

_PIECES = st.sampled_from(
    [
        "LINK-J", "UCLA", "みどり大学", "ひかり市", "株式会社", "(", ")", "「", "」", "、", "。", "と", "は", "覚書を締結しました", "MOU",
        "2019年2月30日",
        "63日",
        "令和元年9月7日", "本日", "5年間", " and ", "signed a Memorandum of Understanding with ",
        "the University of Tokyo", ", President of ",
        "Hanako Sato", " said", "(hereinafter \"X\")", "now ", "\n", " ", ".", "10団体", "in May 2016 with ",
        "was signed by ", "現、", "以下「",
        "<script>alert(1)</script>", "\u0000", "\ud7ff", "é", "㍿", "ﾊﾝｶｸ", "10th partner", "founded by ", "established the ",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map("".join))


def _quotes_are_exact(reading: Reading) -> None:
    # from_json refuses a quote that is not the words at its place, and an id given twice.
    assert from_json(to_json(reading)) == reading


@given(
    _TEXTS, st.sampled_from(["", "LINK-J", "みどり大学", "(", "[", "."]), st.sampled_from(["", "2019-06-03", "2019"])
)
@settings(max_examples=150, deadline=None)
def test_reading_of_any_text_is_sound(text, hub, published):
    _quotes_are_exact(read(text, hub=hub, published=published))


def test_reading_twice_gives_the_same():
    text = "LINK-Jは、みどり大学と2019年6月3日に覚書を締結しました。"
    assert read(text, hub="LINK-J") == read(text, hub="LINK-J")


def test_markup_in_a_text_stays_text():
    text = 'LINK-J signed an MoU with the <script>alert("x")</script> Midori University on 3 June 2019.'
    reading = read(text, hub="LINK-J")
    assert reading.text == text
    assert [o.names[0].text for o in reading.organisations] == ["LINK-J", "Midori University"]


@pytest.mark.parametrize(
    "piece",
    [
        "LINK-Jは、第{n}大学と2019年6月3日に覚書を締結しました。\n",
        "LINK-J signed an MoU with University{n} College on 3 June 2019.\n",
        "(", "、", "Aa ", "LINK-J と ", "10団体と提携 ", "大学", "President of ",
    ],
)  # fmt: skip
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(size: int) -> float:
        text = "".join(piece.replace("{n}", str(n)) for n in range(size // len(piece)))
        start = process_time()  # other work on the machine does not stretch it
        read(text, hub="LINK-J", published="2019-06-03")
        return process_time() - start

    seconds(2_000)
    # Eight times the text: sixty-four times the time if it were quadratic.
    assert min(seconds(64_000) for _attempt in range(2)) < 32 * max(seconds(8_000), 0.02)
