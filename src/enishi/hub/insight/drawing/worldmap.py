"""The partners on a map of the world: each a numbered mark at its place, apart from its neighbours, tied to the hub."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import hypot
from xml.etree import ElementTree as ET

from enishi.hub.insight.drawing.projection import HEIGHT, WIDTH, project
from enishi.hub.insight.drawing.svg import add, picture, text_width, to_markup

__all__ = ["Mark", "draw_map"]

_RADIUS, _SIZE = 11.0, 13.0
_APART = 25.0


@dataclass(frozen=True, slots=True)
class Mark:
    """An organisation, or several, at *longitude*, *latitude* (degrees).

    *label* stands in the mark, *name* is read out, *url* is where it leads ("" for nowhere).
    """

    label: str
    name: str
    url: str
    longitude: float
    latitude: float
    overseas: bool


@cache
def _land() -> str:
    return files("enishi.hub.insight.drawing").joinpath("land.txt").read_text(encoding="ascii").strip()


def draw_map(hub: Mark | None, marks: Sequence[Mark], title: str, *, narrow: bool = False) -> str:
    """Return the map as SVG, *narrow* for a phone: the same marks on a smaller world."""
    scale = 0.52 if narrow else 1.0
    root = picture(WIDTH * scale, HEIGHT * scale + (30 if narrow else 0), title, "map narrow" if narrow else "map wide")
    if narrow:
        # The wide map stands before it on the page: its land is drawn once and used twice.
        add(root, "use", href="#land", css="land", transform=f"scale({scale:g})")
    else:
        add(add(root, "defs"), "path", d=_land(), id="land")
        add(root, "use", href="#land", css="land")
    places = [_place(mark, scale) for mark in marks]
    home = _place(hub, scale) if hub else None
    apart = _spread([home, *places] if home else places, WIDTH * scale, HEIGHT * scale)
    seats = apart[1:] if home else apart
    if home:
        for place, mark in zip(places, marks, strict=True):
            _arc(root, home, place, mark)
    for mark, place, seat in zip(marks, places, seats, strict=True):
        _mark(root, mark, place, seat)
    if hub and home:
        seal = add(root, "g", css="hub")
        add(seal, "rect", x=home[0] - 9, y=home[1] - 9, width=18, height=18, rx=4)
        add(seal, "title").text = hub.name
    return to_markup(root)


def _place(mark: Mark, scale: float) -> tuple[float, float]:
    x, y = project(mark.longitude, mark.latitude)
    return x * scale, y * scale


def _arc(root: ET.Element, home: tuple[float, float], place: tuple[float, float], mark: Mark) -> None:
    distance = hypot(place[0] - home[0], place[1] - home[1])
    if distance < 2 * _APART:
        return
    bend = (home[0] + place[0]) / 2, min(home[1], place[1]) - distance * 0.12
    css = "tie overseas" if mark.overseas else "tie home"
    add(
        root,
        "path",
        css=css,
        d=f"M{home[0]:.0f},{home[1]:.0f}Q{bend[0]:.0f},{bend[1]:.0f} {place[0]:.0f},{place[1]:.0f}",
    )


def _mark(root: ET.Element, mark: Mark, place: tuple[float, float], seat: tuple[float, float]) -> None:
    css = "mark overseas" if mark.overseas else "mark home"
    link = add(root, "a", href=mark.url, css=css) if mark.url else add(root, "g", css=css)
    add(link, "title").text = mark.name
    if hypot(seat[0] - place[0], seat[1] - place[1]) > 4:
        add(link, "line", css="leader", x1=place[0], y1=place[1], x2=seat[0], y2=seat[1])
        add(link, "circle", css="spot", cx=place[0], cy=place[1], r=2)
    half = max(_RADIUS, text_width(mark.label, _SIZE) / 2 + 4)
    if mark.overseas and half == _RADIUS:
        add(link, "circle", cx=seat[0], cy=seat[1], r=_RADIUS)
    else:
        round_end = {"rx": _RADIUS} if mark.overseas else {}
        add(link, "rect", x=seat[0] - half, y=seat[1] - _RADIUS, width=2 * half, height=2 * _RADIUS, **round_end)
    add(link, "text", x=seat[0], y=seat[1] + 4.5, text_anchor="middle").text = mark.label


def _spread(places: list[tuple[float, float]], width: float, height: float) -> list[tuple[float, float]]:
    """Push marks apart until none covers another: the first (the hub) stays where it is. The same input gives the same picture."""
    seats = [[x + (i % 7) * 0.1, y + (i % 5) * 0.1] for i, (x, y) in enumerate(places)]
    for _round in range(160):
        moved = False
        for i in range(len(seats)):
            x, y = seats[i]
            for j in range(i):
                # Nearly all are far apart, which is seen here without a call.
                if abs(x - seats[j][0]) < _APART and abs(y - seats[j][1]) < _APART and _push(seats, i, j):
                    moved, (x, y) = True, seats[i]
        for seat in seats[1:]:
            seat[0] = min(max(seat[0], _RADIUS + 1), width - _RADIUS - 1)
            seat[1] = min(max(seat[1], _RADIUS + 1), height - _RADIUS - 1)
        if not moved:
            break
    return [(x, y) for x, y in seats]


def _push(seats: list[list[float]], i: int, j: int) -> bool:
    dx, dy = seats[i][0] - seats[j][0], seats[i][1] - seats[j][1]
    distance = hypot(dx, dy) or 0.1
    if distance >= _APART:
        return False
    step = (_APART - distance) / 2 + 0.2
    ux, uy = (dx or 0.1) / distance, (dy or 0.05) / distance
    if j:
        seats[j][0] -= ux * step
        seats[j][1] -= uy * step
    seats[i][0] += ux * step
    seats[i][1] += uy * step
    return True
