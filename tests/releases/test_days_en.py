"""The days that English releases give for what they tell."""

import pytest

from enishi.releases import read

DAYS = {
    "on Monday (6/6)": "2022-06-06",
    "on Thursday (2/6)": "2022-06-02",
    "on Thursday (6/2)": "2022-06-02",
    "on Thursday (30/6)": "",
    "on Friday (2/6)": "",
}


@pytest.mark.parametrize("day", DAYS)
def test_figures_behind_a_day_of_the_week_are_day_and_month(day):
    (agreement,) = read(f"Aoba Park and Kaze Hub signed an MoU {day} in Kobe.", published="2022-06-07").agreements
    assert agreement.signed_on == DAYS[day]


@pytest.mark.parametrize(
    ("words", "day"),
    [("Three days later", "2022-06-04"), ("A week later", "2022-06-08"), ("The following day", "2022-06-02")],
)
def test_day_may_be_told_from_the_one_before(words, day):
    text = f"On 1 June 2022, a delegation of Aoba Park came to Kobe. {words}, Aoba Park and Kaze Hub signed an MoU."
    (agreement,) = read(text, published="2022-06-10").agreements
    assert agreement.signed_on == day


def test_day_later_than_no_day_is_none():
    (agreement,) = read("Two days later, Aoba Park and Kaze Hub signed an MoU.", published="2022-06-10").agreements
    assert agreement.signed_on == ""
