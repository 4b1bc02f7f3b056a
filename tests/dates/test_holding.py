"""What held on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.dates import Certainty, PartialDate, held_on, parse_edtf


@pytest.mark.parametrize(
    ("since", "until", "day", "expected"),
    [
        ("2016-05", "..", date(2016, 5, 15), Certainty.POSSIBLE),
        ("2016-05", "..", date(2016, 5, 31), Certainty.CERTAIN),
        ("2016-05", "..", date(2016, 4, 30), Certainty.NO),
        ("2019-06-03", "2024-06-02", date(2024, 6, 2), Certainty.CERTAIN),
        ("2019-06-03", "2024-06-02", date(2024, 6, 3), Certainty.NO),
        ("2019-06-03", "2024-06", date(2024, 6, 2), Certainty.POSSIBLE),
    ],
)
def test_held_on_at_the_edges(since: str, until: str, day: date, expected: Certainty) -> None:
    assert held_on(parse_edtf(since), parse_edtf(until), day) == expected


def test_held_on_without_a_known_end_or_start() -> None:
    assert held_on(parse_edtf("2019"), None, date(2030, 1, 1)) == Certainty.CERTAIN
    assert held_on(None, parse_edtf("2019"), date(2018, 1, 1)) == Certainty.POSSIBLE


def _spans() -> st.SearchStrategy[PartialDate]:
    return st.tuples(st.dates(), st.dates()).map(lambda pair: PartialDate("x", min(pair), max(pair)))


@given(_spans(), _spans(), st.dates())
def test_certain_implies_possible(since: PartialDate, until: PartialDate, day: date) -> None:
    held = held_on(since, until, day)
    if held == Certainty.CERTAIN:
        assert since.earliest <= since.latest <= day <= until.earliest <= until.latest
    assert (held != Certainty.NO) == (since.earliest <= day <= until.latest)
