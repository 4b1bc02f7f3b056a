"""Days of signing that may be one."""

import pytest

from enishi.hub.network.bridge.days import Near, When, near

DAY = When("2023-06-08", "", "2023-06-12")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (When("2023-06-08", "", "2023-06-20"), Near.SAME),
        (When("2023-06-09", "", "2023-06-12"), Near.MAYBE),
        (When("2023-06-16", "", "2023-06-16"), Near.APART),
        (When("2023-07-20", "2023-05-22", "2023-05-22"), Near.MAYBE),
        (When("2023-06", "", "2023-06-12"), Near.OPEN),
        (When("2023-05", "", "2023-06-12"), Near.APART),
        (When("2023", "", "2023-06-12"), Near.MAYBE),
        (When("../2023-06-12", "", "2023-06-12"), Near.APART),
        (When("", "", "2023-07-09"), Near.OPEN),
        (When("", "", "2023-07-10"), Near.MAYBE),
        (When("", "", "2023-06-07"), Near.APART),
        (When("", "2023-05-22", "2023-05-22"), Near.OPEN),
        (When("", "2022-12-22", "2022-12-22"), Near.MAYBE),
        (When("", "", ""), Near.APART),
    ],
)
def test_days_are_as_near_as_texts_say(other, expected):
    assert near(DAY, other) is near(other, DAY) is expected


def test_texts_without_a_day_are_near_where_they_were_published_together():
    told = When("", "", "2023-06-12")
    published = ["2023-06-26", "2023-06-27", "2023-08-01", ""]
    assert [near(told, When("", "", day)) for day in published] == [Near.OPEN, Near.MAYBE, Near.APART, Near.APART]
