"""The strip of years."""

from datetime import date
from itertools import combinations
from xml.etree import ElementTree as ET

from enishi.hub.insight.drawing.svg import text_width
from enishi.hub.insight.drawing.timeline import Beginning, draw_timeline


def _beginning(name, earliest, latest=None, *, overseas=True):
    return Beginning(name, f"/{name}/", earliest, latest or earliest, overseas)


def test_timeline_without_beginnings_is_nothing():
    assert draw_timeline([], date(2019, 6, 3), "When") == ""


def test_timeline_draws_a_month_wider_than_a_day():
    beginnings = [_beginning("Month", date(2016, 5, 1), date(2016, 5, 31)), _beginning("Day", date(2019, 6, 3))]
    root = ET.fromstring(draw_timeline(beginnings, date(2019, 6, 3), "When"))
    widths = {link.get("href"): float(link.find("rect").get("width")) for link in root.iter("a")}
    assert widths["/Day/"] == 2.0
    assert widths["/Month/"] > 10 * widths["/Day/"] / 3


def test_timeline_keeps_names_apart():
    beginnings = [_beginning(f"Partner number {n}", date(2018, 1 + n, 1)) for n in range(6)]
    root = ET.fromstring(draw_timeline(beginnings, date(2019, 6, 3), "When"))
    texts = [link.find("text") for link in root.iter("a")]
    for first, second in combinations(texts, 2):
        apart = abs(float(first.get("x")) - float(second.get("x"))) > text_width(first.text, 14)
        assert first.get("y") != second.get("y") or apart


def test_timeline_lets_no_line_cross_a_name():
    days = [date(2017, 6, 1), date(2017, 7, 1), date(2017, 12, 1), date(2018, 2, 1), date(2018, 4, 1), date(2018, 6, 1)]
    beginnings = [_beginning(f"Partner {n} of that year", day) for n, day in enumerate(days)]
    root = ET.fromstring(draw_timeline(beginnings, date(2021, 6, 3), "When"))
    links = [(link.find("text"), link.find("line")) for link in root.iter("a")]
    for text, _line in links:
        start, y = float(text.get("x")), float(text.get("y"))
        end = start + text_width(text.text, 14)
        crossing = [line for _text, line in links if start < float(line.get("x1")) < end and float(line.get("y1")) < y]
        assert crossing == []


def test_timeline_escapes_names():
    markup = draw_timeline([_beginning("<script>alert(1)</script>", date(2018, 1, 1))], date(2019, 6, 3), "When")
    assert "<script>" not in markup
    assert "&lt;script&gt;" in markup
