"""The columns of years."""

from xml.etree import ElementTree as ET

from enishi.hub.insight.drawing.columns import Year, draw_years


def _columns(markup):
    root = ET.fromstring(markup)
    return [[(part.get("class"), float(part.get("height"))) for part in group.iter("rect")] for group in root.iter("g")]


def test_columns_are_as_high_as_they_count():
    columns = _columns(draw_years([Year(2016, 1, 1), Year(2017, 0, 0), Year(2018, 4, 0)], "Years"))
    assert columns == [[("home", 27.5), ("overseas", 27.5)], [], [("overseas", 110.0)]]


def test_columns_of_many_years_name_only_some():
    root = ET.fromstring(draw_years([Year(1950 + at, 1, 0) for at in range(70)], "Years"))
    ticks = [text.text for text in root.iter("text") if text.get("class") == "tick"]
    assert (ticks[0], ticks[1], len(ticks)) == ("1950", "1954", 18)


def test_columns_of_no_years_are_no_picture():
    assert draw_years([], "Years") == ""
