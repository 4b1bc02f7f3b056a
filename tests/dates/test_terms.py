"""Terms and their last day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.dates import PartialDate, Term, end_of_term, find_terms, parse_edtf


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("今後5年間", "P5Y"), ("三年間", "P3Y"), ("2年6か月", "P2Y6M"), ("５カ年計画", "P5Y"), ("1年半", "P1Y6M"), ("半年間", "P6M"),
        ("5年", "P5Y"), ("90日間", "P90D"), ("five years", "P5Y"), ("an initial period of two (2) years", "P2Y"),
        ("a five-year agreement", "P5Y"), ("two years and six months", "P2Y6M"),
    ],
)  # fmt: skip
def test_read_term_in_both_languages(text: str, iso: str) -> None:
    term = Term.read(text)
    assert term is not None
    assert term.iso == iso


@pytest.mark.parametrize("text", ["2019年6月3日", "5年前に", "five years ago", "5周年", "平成5年"])
def test_find_terms_leaves_dates_alone(text: str) -> None:
    assert find_terms(text) == []


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2019-06-03", "P5Y", "2024-06-02"),
        ("2020-02-29", "P1Y", "2021-02-28"),
        ("2019-01-31", "P1M", "2019-02-28"),
        ("2016-05", "P5Y", "2021-04-30/2021-05-30"),
        ("2019-06-03", "P2W", "2019-06-16"),
        ("9999", "P5Y", ".."),
    ],
)
def test_end_of_term_is_its_last_day(start: str, term: str, end: str) -> None:
    assert end_of_term(parse_edtf(start), Term.parse(term)) == parse_edtf(end)


_TERMS = st.builds(Term, st.integers(1, 50), st.integers(0, 30), st.integers(0, 500))
_DAYS = st.dates(max_value=date(9900, 1, 1))


@given(_TERMS)
def test_term_is_parsed_back(term: Term) -> None:
    assert Term.parse(term.iso) == term


@given(_DAYS, _DAYS, _TERMS)
def test_a_later_start_never_ends_earlier(one: date, other: date, term: Term) -> None:
    first, second = (
        end_of_term(PartialDate(day.isoformat(), day, day), term).latest for day in (min(one, other), max(one, other))
    )
    assert first <= second
