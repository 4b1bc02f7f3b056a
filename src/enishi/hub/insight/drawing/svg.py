"""Small helpers for SVG: elements that escape what they are given, and how wide a text will be."""

import unicodedata
from xml.etree import ElementTree as ET

__all__ = ["add", "picture", "shortened", "text_width", "to_markup"]


def picture(width: float, height: float, title: str, css: str) -> ET.Element:
    """Return an ``svg`` element with a title for those who do not see it."""
    root = ET.Element(
        "svg", {"viewBox": f"0 0 {width:g} {height:g}", "class": f"picture {css}", "role": "group", "aria-label": title}
    )
    add(root, "title").text = title
    return root


def add(parent: ET.Element, tag: str, **attributes: object) -> ET.Element:
    """Add an element; numbers are rounded to a tenth, ``css`` is its class."""
    written = {}
    for name, value in attributes.items():
        key = "class" if name == "css" else name.rstrip("_").replace("_", "-")
        written[key] = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
    return ET.SubElement(parent, tag, written)


def text_width(text: str, size: float) -> float:
    """Return about how wide *text* is in a type of *size*: full for Japanese, a little over half for Latin letters."""
    return sum(size if unicodedata.east_asian_width(c) in "WF" else size * 0.62 for c in text)


def shortened(text: str, room: float, size: float) -> str:
    """Return *text*, cut with an ellipsis where it is wider than *room*."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def to_markup(root: ET.Element) -> str:
    """Return the picture as markup for an HTML page."""
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)
