"""One date, and one end, from words."""

from datetime import date

import pytest

from enishi.dates import InvalidDate, read_date, read_end


@pytest.mark.parametrize(
    "text",
    ["2019年6月3日", "令和元年6月3日", "R1.6.3", "２０１９年６月３日", "二〇一九年六月三日", "3 June 2019", "June 3, 2019",
     "Jun. 3 2019", "3rd of June 2019", "2019-06-03", "2019/6/3", "6月3日", "本日"],
)  # fmt: skip
def test_read_date_in_each_notation(text: str) -> None:
    assert read_date(text, published=date(2019, 6, 3)).edtf == "2019-06-03"


@pytest.mark.parametrize("text", ["2019年2月30日", "63日", "6月3日に", "平成30年(2019年)6月3日", "", "word"])
def test_read_date_refuses_what_would_be_a_guess(text: str) -> None:
    with pytest.raises(InvalidDate):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("until 31 March 2027", "2027-03-31"),
        ("2027年3月末まで", "2027-03-31"),
        ("through the end of March 2027", "2027-03-31"),
        ("2026年度末まで", "2027-03-31"),
        ("2027年3月まで", "2027-03"),
        ("from 3 June 2019 to 2 June 2024", "2024-06-02"),
    ],
)
def test_read_end_of_an_agreement(text: str, edtf: str) -> None:
    end = read_end(text)
    assert end is not None
    assert end.edtf == edtf


def test_read_end_where_none_is_stated() -> None:
    assert read_end("2019年6月3日に締結") is None
