"""EDTF, and the days it may mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.dates import InvalidDate, parse_edtf


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2019-06-03", date(2019, 6, 3), date(2019, 6, 3)),
        ("2016-05~", date(2016, 5, 1), date(2016, 5, 31)),
        ("2019?", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019%", date(2019, 1, 1), date(2019, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("0XXX", date.min, date(999, 12, 31)),
        ("2019-XX", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-06-XX", date(2019, 6, 1), date(2019, 6, 30)),
        ("2019-21", date(2019, 3, 1), date(2019, 5, 31)),
        ("2016-05/2019-06-03", date(2016, 5, 1), date(2019, 6, 3)),
        ("2019/..", date(2019, 1, 1), date.max),
        ("2019/", date(2019, 1, 1), date.max),
        ("../2019", date.min, date(2019, 12, 31)),
        ("..", date.max, date.max),
    ],
)
def test_parse_edtf_gives_the_first_and_last_day(edtf: str, earliest: date, latest: date) -> None:
    parsed = parse_edtf(edtf)
    assert (parsed.edtf, parsed.earliest, parsed.latest) == (edtf, earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "2019-02-30", "2019-13", "0000", "Y170000", "2020/2019", "20XX-02-29", "yesterday", "a/b/c", "[2019,2020]"],
)
def test_parse_edtf_refuses(text: str) -> None:
    with pytest.raises(InvalidDate):
        parse_edtf(text)


@given(st.text(alphabet="0129X-/.~?%Y", max_size=20))
def test_parse_edtf_gives_ordered_days_or_refuses(text: str) -> None:
    try:
        parsed = parse_edtf(text)
    except InvalidDate:
        return
    assert parsed.earliest <= parsed.latest
