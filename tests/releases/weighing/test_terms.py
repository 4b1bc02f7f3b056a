"""Lengths of time that may be an agreement's are found, and its last days."""

import pytest

from enishi.releases import read
from enishi.releases.page import Page
from enishi.releases.weighing.terms import all_ends, all_terms, last_day

LENGTHS = {
    "協定の期間は3年間です。寄附講座の研究期間は5年間です。": ["P3Y"],
    "The MoU is in force for three years. It replaces a five-year agreement.": ["P3Y"],
    "The partners have worked together for more than ten years.": [],
    "Aoba Park will invest 3 million euros over five years.": [],
}


@pytest.mark.parametrize("text", LENGTHS)
def test_length_of_something_else_is_left_out(text):
    assert [found.term.iso for found in all_terms(Page(text, ""))] == LENGTHS[text]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("協定は2027年3月末まで有効です。", ["2027-03-31"]),
        ("The MoU runs until the end of March 2027.", ["2027-03-31"]),
        ("It was signed on 3 June 2022 and expires in 2027.", ["2022-06-03", "2027"]),
    ],
)
def test_day_ends_with_what_the_words_call_an_end(text, days):
    page = Page(text, "2022-06-05")
    assert [last_day(page, found) for found in all_ends(page)] == days


@pytest.mark.parametrize(
    "text",
    [
        "Aoba University and Kaze Hub Sign MoU\n\nAoba University and Kaze Hub signed a memorandum of understanding on 3 June 2022. "
        "The MoU is to lapse at the end of March 2027.\n",
        "青波大学と北辰市、連携協定を締結\n\n青波大学と北辰市は、2022年6月3日、地域医療に関する連携協定を締結しました。"
        "取組は協定の締結から令和9年3月31日まで続きます。\n",
    ],
)
def test_last_day_that_no_rule_finds_is_given(text):
    (agreement,) = read(text, published="2022-06-05").agreements
    assert (agreement.term, agreement.ends_on) == ("", "2027-03-31")
    assert agreement.term_quote is not None
