"""Dates written, and read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.dates import format_date, format_era, parse_edtf, read_date


@pytest.mark.parametrize(
    ("edtf", "japanese", "english"),
    [
        ("2019-06-03", "2019年6月3日", "3 June 2019"),
        ("2016-05", "2016年5月", "May 2016"),
        ("1919", "1919年", "1919"),
        ("2016-05~", "2016年5月頃", "around May 2016"),
        ("2019?", "2019年(推定)", "2019 (uncertain)"),
        ("201X", "2010年代", "2010s"),
        ("2019-22", "2019年夏", "summer 2019"),
        ("2016/2019-06-03", "2016年から2019年6月3日まで", "2016 to 3 June 2019"),
        ("2019/..", "2019年から", "from 2019"),
        ("../2019", "2019年まで", "until 2019"),
    ],
)
def test_format_date_in_both_languages(edtf: str, japanese: str, english: str) -> None:
    assert (format_date(parse_edtf(edtf), "ja"), format_date(parse_edtf(edtf), "en")) == (japanese, english)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]), st.sampled_from(["ja", "en"]))
def test_format_date_is_read_back(day: date, precision: int, language: str) -> None:
    known = parse_edtf(day.isoformat()[:precision])
    assert read_date(format_date(known, language)) == known


@given(st.dates(min_value=date(1868, 2, 1), max_value=date(2100, 1, 1)), st.sampled_from([4, 7, 10]))
def test_format_era_is_read_back(day: date, precision: int) -> None:
    known = parse_edtf(day.isoformat()[:precision])
    assert read_date(format_era(known)) == known


def test_format_era_of_a_first_year() -> None:
    assert format_era(parse_edtf("2019-06-03")) == "令和元年6月3日"
