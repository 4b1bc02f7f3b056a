"""The map of the partners."""

from itertools import combinations
from math import hypot
from xml.etree import ElementTree as ET

from enishi.hub.insight.drawing.worldmap import Mark, draw_map

HUB = Mark("", "The hub", "", 139.8, 35.7, overseas=False)


def _marks(count):
    return [Mark(str(n), f"Partner {n}", f"/{n}/", 139.7, 35.5, overseas=bool(n % 2)) for n in range(1, count + 1)]


def _seats(markup):
    seats = []
    for link in ET.fromstring(markup).iter("a"):
        text = link.find("text")
        seats.append((float(text.get("x")), float(text.get("y"))))
    return seats


def test_map_seats_marks_of_one_place_apart():
    seats = _seats(draw_map(HUB, _marks(12), "Map"))
    assert len(seats) == 12
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(seats, 2)) > 21


def test_map_tells_home_from_overseas_by_shape():
    links = list(ET.fromstring(draw_map(HUB, _marks(2), "Map")).iter("a"))
    shapes = {link.get("class"): {child.tag for child in link} & {"rect", "circle"} for link in links}
    assert shapes["mark home"] >= {"rect"}
    assert "rect" not in shapes["mark overseas"]


def test_map_gives_a_long_number_a_longer_mark_and_no_link_where_there_is_none_to_follow():
    marks = [
        Mark("1,234", "Many", "/many/", 2.0, 46.0, overseas=True),
        Mark("12", "Some", "", 100.0, 30.0, overseas=True),
    ]
    root = ET.fromstring(draw_map(HUB, marks, "Map"))
    (link,) = root.iter("a")
    assert [float(each.get("width")) > 40 for each in link.iter("rect")] == [True]
    assert [each.get("class") for each in root.iter("g")] == ["mark overseas", "hub"]


def test_map_is_the_same_each_time():
    assert draw_map(HUB, _marks(9), "Map") == draw_map(HUB, _marks(9), "Map")


def test_map_without_a_hub_has_marks_only():
    root = ET.fromstring(draw_map(None, _marks(1), "Map"))
    assert [group.get("class") for group in root.iter("g")] == []
    assert len(list(root.iter("a"))) == 1
