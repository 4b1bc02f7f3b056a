"""Make the outline of the world's land that the map is drawn on.

usage: python tools/make_land.py land-110m.json > src/enishi/hub/insight/drawing/land.txt

The input is Natural Earth's land at 1:110 million (public domain), as TopoJSON in the npm package world-atlas 2.
The output is one SVG path in the plane of ``enishi.hub.insight.drawing.projection``, 1000 units wide.
"""

import json
import sys
from pathlib import Path

from enishi.hub.insight.drawing.projection import CENTRE, project

_SMALLEST = 3.0  # square units: islands below this are specks at the size the map is shown


def _arcs(topology: dict) -> list[list[tuple[float, float]]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


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


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    paths = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for piece in _pieces(_ring(arcs, polygon[0])):
                points = [project(lon, lat) for lon, lat in piece if lat > -60]
                if len(points) < 3 or _area(points) < _SMALLEST:
                    continue
                rounded = list(dict.fromkeys((round(x), round(y)) for x, y in points))
                if len(rounded) < 3:
                    continue
                last, steps = rounded[0], []
                for x, y in rounded[1:]:
                    steps.append(f"{x - last[0]},{y - last[1]}")
                    last = (x, y)
                paths.append(f"M{rounded[0][0]},{rounded[0][1]}l{' '.join(steps)}z")
    sys.stdout.write("".join(paths) + "\n")


if __name__ == "__main__":
    main()
