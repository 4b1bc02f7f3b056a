"""Dates in running text."""

from datetime import date

import pytest

from enishi.dates import find_dates

PUBLISHED = date(2019, 6, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年6月3日に署名", [("2019年6月3日", "2019-06-03", "")]),
        ("２０１９年６月３日", [("２０１９年６月３日", "2019-06-03", "")]),
        ("二〇一九年六月三日", [("二〇一九年六月三日", "2019-06-03", "")]),
        ("令和元年(2019年)6月3日(月)", [("令和元年(2019年)6月3日(月)", "2019-06-03", "")]),
        ("平成30年(2019年)6月3日", [("平成30年(2019年)6月3日", "2018-06-03", "contradictory_dates")]),
        ("2019年6月3日(火)", [("2019年6月3日(火)", "2019-06-03", "contradictory_dates")]),
        ("2019年2月30日に", [("2019年2月30日", None, "impossible_date")]),
        ("June 31, 2019", [("June 31, 2019", None, "impossible_date")]),
        ("6月3日", [("6月3日", "2019-06-03", "")]),
        ("今月7日、同日", [("今月7日", "2019-06-07", ""), ("同日", "2019-06-07", "")]),
        ("earlier today and June 3", [("earlier today", "2019-06-03", ""), ("June 3", "2019-06-03", "")]),
        ("昨日と本日", [("昨日", "2019-06-02", ""), ("本日", "2019-06-03", "")]),
        ("2016年5月にA、6月にB。7月に", [("2016年5月", "2016-05", ""), ("6月", "2016-06", ""), ("7月", "2019-07", "")]),
        ("June 3-5, 2019", [("June 3-5, 2019", "2019-06-03/2019-06-05", "")]),
        ("6月3日から5日まで", [("6月3日から5日", "2019-06-03/2019-06-05", "")]),
        ("2019年度", [("2019年度", "2019-04/2020-03", "")]),
        ("on the 3rd of June 2019", [("3rd of June 2019", "2019-06-03", "")]),
        ("founded in 1919", [("1919", "1919", "")]),
        ("2019年63日", [("2019年63日", "2019-06-03", "lost_character")]),
        ("6月3日に訪れ、翌5日には", [("6月3日", "2019-06-03", ""), ("5日", "2019-06-05", "")]),
        (
            "6月3日に訪れた。2005年以来である。続く5日(水)には",
            [("6月3日", "2019-06-03", ""), ("2005年", "2005", ""), ("5日(水)", "2019-06-05", "")],
        ),
        ("6月3日に訪れた。翌2日は休み。続く5日(火)には", [("6月3日", "2019-06-03", "")]),
        ("LINK-Jは、63日に覚書を締結", [("63日", "2019-06-03", "lost_character")]),
    ],
)
def test_find_dates_in_each_notation(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = find_dates(text, published=PUBLISHED)
    assert [(each.text, each.date and each.date.edtf, each.problem) for each in found] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    "text",
    ["63日間", "30日以内", "14名", "第63日", "63日本企業", "5年間", "2000年間", "I may 3 times", "3か月", "約63日"],
)
def test_find_dates_leaves_counts_alone(text: str) -> None:
    assert find_dates(text, published=PUBLISHED) == []


def test_find_dates_names_the_other_splits_of_a_lost_character() -> None:
    (found,) = find_dates("111日に", published=date(2019, 12, 20))
    assert (found.date and found.date.edtf, [each.edtf for each in found.alternatives]) == (
        "2019-11-01",
        ["2020-01-11"],
    )


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [("12月20日", date(2019, 1, 10), "2018-12-20"), ("1月10日", date(2018, 12, 20), "2019-01-10")],
)
def test_find_dates_crosses_the_new_year(text: str, published: date, edtf: str) -> None:
    assert [each.date and each.date.edtf for each in find_dates(text, published=published)] == [edtf]


def test_find_dates_without_published_says_incomplete() -> None:
    assert [(each.date, each.problem) for each in find_dates("6月3日")] == [(None, "incomplete")]
