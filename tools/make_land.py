"""Make the outline of the world's land that the map is drawn on.

usage: python tools/make_land.py land-110m.json > src/enishi/hub/insight/drawing/land.txt

The input is Natural Earth's land at 1:110 million (public domain), as TopoJSON in the npm package world-atlas 2.
The output is one SVG path in the plane of ``enishi.hub.insight.drawing.projection``, 1000 units wide.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from enishi.hub.insight.drawing.projection import CENTRE, project

_SOUTH = -60.0  # degrees: nobody is a partner on the Antarctic ice
_SMALLEST = 3.0  # square units: islands below this are specks at the size the map is shown


def _points(arc: list, scale: tuple[float, float], shift: tuple[float, float]) -> Iterator[tuple[float, float]]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def _arcs(topology: dict) -> list[list[tuple[float, float]]]:
    transform = topology["transform"]
    return [list(_points(arc, transform["scale"], transform["translate"])) for arc in topology["arcs"]]


def _ring(arcs: list, indexes: list[int]) -> list[tuple[float, float]]:
    ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _pieces(ring: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Cut a ring where it crosses the map's edge, so that no outline runs across the whole picture."""
    pieces, piece, last = [], [], None
    for lon, lat in ring:
        turned = (lon - CENTRE + 540) % 360 - 180
        if last is not None and abs(turned - last) > 180:
            pieces.append(piece)
            piece = []
        piece.append((lon, lat))
        last = turned
    if pieces and piece:
        pieces[0] = piece + pieces[0]
        return pieces
    return [*pieces, piece]


def _area(points: list[tuple[float, float]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))) / 2


def _path(points: list[tuple[float, float]]) -> str:
    """Return an outline as an SVG path in whole units; "" for a speck."""
    rounded = list(dict.fromkeys((round(x), round(y)) for x, y in points))
    if len(rounded) < 3 or _area(points) < _SMALLEST:
        return ""
    steps = (f"{x - a},{y - b}" for (a, b), (x, y) in pairwise(rounded))
    return f"M{rounded[0][0]},{rounded[0][1]}l{' '.join(steps)}z"


def _rings(topology: dict) -> Iterator[list[tuple[float, float]]]:
    arcs = _arcs(topology)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield _ring(arcs, polygon[0])


def _seen(piece: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [project(lon, lat) for lon, lat in piece if lat > _SOUTH]


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pieces = (piece for ring in _rings(topology) for piece in _pieces(ring))
    sys.stdout.write("".join(_path(_seen(piece)) for piece in pieces) + "\n")


if __name__ == "__main__":
    main()
