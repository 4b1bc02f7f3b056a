"""The network picture: the hub in the middle, its partners around it, and the ties among those around."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi
from xml.etree import ElementTree as ET

from enishi.hub.insight.drawing.svg import add, picture, shortened, text_width, to_markup

__all__ = ["Bond", "Node", "draw_network"]

_SIZE = 15.0
_ROW = 30.0


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation, or several. *partner*: whether it stands under an agreement with the hub, or only near it."""

    key: int
    name: str
    url: str
    overseas: bool
    partner: bool


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie between two organisations around the hub (keys of nodes), or from one to the hub (*second* None)."""

    first: int
    second: int | None
    what: str


def draw_network(
    hub_name: str, nodes: Sequence[Node], bonds: Sequence[Bond], title: str, *, narrow: bool = False
) -> str:
    """Return the picture as SVG. The order of *nodes* is the order around the hub, so that dates do not reshuffle it."""
    width = 520.0 if narrow else 1000.0
    right, left = nodes[: (len(nodes) + 1) // 2], nodes[(len(nodes) + 1) // 2 :]
    height = max(240.0, _ROW * (max(len(left), len(right)) + 1) + 30)
    root = picture(width, height, title, "net narrow" if narrow else "net wide")
    middle = width / 2, height / 2
    seats = _seats(right, middle, 1) | _seats(left[::-1], middle, -1)
    for node in nodes:
        if node.partner:
            x, y = seats[node.key]
            add(root, "line", css=f"tie {_where(node)}", x1=middle[0], y1=middle[1], x2=x, y2=y)
    for bond in bonds:
        _bond(root, bond, seats, middle)
    for node in nodes:
        _node(root, node, seats[node.key], middle, width)
    _hub(root, hub_name, middle)
    return to_markup(root)


def _where(node: Node) -> str:
    return "overseas" if node.overseas else "home"


def _seats(nodes: Sequence[Node], middle: tuple[float, float], side: int) -> dict[int, tuple[float, float]]:
    """Seat *nodes* on a half circle, evenly in height, so that each has a line of its own for its name."""
    seats = {}
    for index, node in enumerate(nodes):
        y = middle[1] + (index - (len(nodes) - 1) / 2) * _ROW
        lean = cos((index + 0.5) / len(nodes) * pi - pi / 2)
        seats[node.key] = middle[0] + side * middle[0] * (0.17 + 0.21 * lean), y
    return seats


def _bond(root: ET.Element, bond: Bond, seats: dict[int, tuple[float, float]], middle: tuple[float, float]) -> None:
    first = seats[bond.first]
    second = seats[bond.second] if bond.second is not None else middle
    bend = (first[0] + second[0]) / 2 + (first[1] - second[1]) * 0.15, (first[1] + second[1]) / 2
    path = add(
        root,
        "path",
        css="bond",
        d=f"M{first[0]:.0f},{first[1]:.0f}Q{bend[0]:.0f},{bend[1]:.0f} {second[0]:.0f},{second[1]:.0f}",
    )
    add(path, "title").text = bond.what


def _node(root: ET.Element, node: Node, seat: tuple[float, float], middle: tuple[float, float], width: float) -> None:
    x, y = seat
    css = f"node {_where(node)}{'' if node.partner else ' near'}"
    link = add(root, "a", href=node.url, css=css) if node.url else add(root, "g", css=css)
    add(link, "title").text = node.name
    if node.overseas:
        add(link, "circle", cx=x, cy=y, r=6)
    else:
        add(link, "rect", x=x - 5.5, y=y - 5.5, width=11, height=11)
    on_right = x > middle[0]
    room = (width - x if on_right else x) - 14
    label = add(link, "text", x=x + 13 if on_right else x - 13, y=y + 5, text_anchor="start" if on_right else "end")
    label.text = shortened(node.name, room, _SIZE)


def _hub(root: ET.Element, name: str, middle: tuple[float, float]) -> None:
    group = add(root, "g", css="hub")
    wide = text_width(name, _SIZE) + 26
    room = min(wide, middle[0] * 0.62)
    add(group, "rect", x=middle[0] - room / 2, y=middle[1] - 18, width=room, height=36, rx=6)
    add(group, "text", x=middle[0], y=middle[1] + 5.5, text_anchor="middle").text = shortened(name, room - 16, _SIZE)
