"""Lengths of time that may be an agreement's are found."""

import pytest

from enishi.releases.page import Page
from enishi.releases.weighing.terms import all_terms

LENGTHS = {
    "協定の期間は3年間です。寄附講座の研究期間は5年間です。": ["P3Y"],
    "The MoU is in force for three years. It replaces a five-year agreement.": ["P3Y"],
    "The partners have worked together for more than ten years.": [],
    "Aoba Park will invest 3 million euros over five years.": [],
}


@pytest.mark.parametrize("text", LENGTHS)
def test_length_of_something_else_is_left_out(text):
    assert [found.term.iso for found in all_terms(Page(text, ""))] == LENGTHS[text]
