"""How many partners began in each year: a column a year, those overseas standing on those at home."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from enishi.hub.insight.drawing.svg import add, picture, text_width, to_markup

__all__ = ["Year", "draw_years"]

_WIDTH, _HIGH, _TOP, _SIZE = 1000.0, 110.0, 24.0, 14.0
_WIDEST = 56.0


@dataclass(frozen=True, slots=True)
class Year:
    """How many began in *year*."""

    year: int
    overseas: int
    others: int


def draw_years(years: Sequence[Year], title: str) -> str:
    """Return the columns as SVG. Empty for no years."""
    if not years:
        return ""
    ground = _TOP + _HIGH
    root = picture(_WIDTH, ground + 24, title, "years columns")
    add(root, "line", css="ground", x1=0, y1=ground, x2=_WIDTH, y2=ground)
    room = _WIDTH / len(years)
    wide = min(room * 0.7, _WIDEST)
    most = max(each.overseas + each.others for each in years)
    every = max(1, len(years) * 56 // int(_WIDTH) + 1)
    for place, each in enumerate(years):
        middle = (place + 0.5) * room
        top = _column(root, each, middle, wide, ground, _HIGH / most)
        number = f"{each.overseas + each.others:,}"
        if each.overseas + each.others and text_width(number, _SIZE) < room:
            add(root, "text", x=middle, y=top - 6, text_anchor="middle").text = number
        if place % every == 0:
            add(root, "text", css="tick", x=middle, y=ground + 19, text_anchor="middle").text = str(each.year)
    return to_markup(root)


def _column(root: ET.Element, each: Year, middle: float, wide: float, ground: float, scale: float) -> float:
    """Draw one column and return where it ends above."""
    group = add(root, "g")
    add(group, "title").text = f"{each.year}: {each.overseas + each.others:,}"
    top = ground
    for css, number in (("home", each.others), ("overseas", each.overseas)):
        if number:
            high = max(number * scale, 1.5)
            top -= high
            add(group, "rect", css=css, x=middle - wide / 2, y=top, width=wide, height=high)
    return top
