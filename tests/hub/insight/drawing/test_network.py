"""The network picture."""

from xml.etree import ElementTree as ET

import pytest

from enishi.hub.insight.drawing.network import Bond, Node, draw_network


def _nodes(count):
    return [Node(n, f"Partner {n}", f"/{n}/", overseas=bool(n % 2), partner=n != 3) for n in range(1, count + 1)]


@pytest.mark.parametrize("count", [1, 10, 60])
def test_network_gives_each_name_a_line_of_its_own(count):
    root = ET.fromstring(draw_network("Hub", _nodes(count), [], "Network"))
    rows = [(link.find("text").get("text-anchor"), link.find("text").get("y")) for link in root.iter("a")]
    assert len(set(rows)) == count


def test_network_ties_partners_to_the_hub_and_others_by_bonds():
    root = ET.fromstring(
        draw_network("Hub", _nodes(4), [Bond(1, 3, "works with"), Bond(3, None, "founded")], "Network")
    )
    assert len(list(root.iter("line"))) == 3
    assert [path.find("title").text for path in root.iter("path")] == ["works with", "founded"]


def test_network_shortens_a_long_name_and_keeps_it_whole_for_those_who_ask():
    long = "長い名前の研究機関" * 8
    root = ET.fromstring(
        draw_network("Hub", [Node(1, long, "/1/", overseas=True, partner=True)], [], "Network", narrow=True)
    )
    link = next(root.iter("a"))
    assert link.find("text").text.endswith("…")
    assert link.find("title").text == long
