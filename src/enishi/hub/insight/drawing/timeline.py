"""When each partner began: a strip of years, each beginning drawn as wide as its date is vague."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from enishi.hub.insight.drawing.svg import add, picture, shortened, text_width, to_markup

__all__ = ["Beginning", "draw_timeline"]

_WIDTH, _SIZE, _LEVEL = 1000.0, 14.0, 22.0
_MOST_LEVELS = 7


@dataclass(frozen=True, slots=True)
class Beginning:
    """An agreement's first day: somewhere from *earliest* to *latest*."""

    name: str
    url: str
    earliest: date
    latest: date
    overseas: bool


def draw_timeline(beginnings: Sequence[Beginning], day: date, title: str) -> str:
    """Return the strip as SVG, with *day* marked. Empty for no beginnings."""
    if not beginnings:
        return ""
    first, last = date(min(b.earliest for b in beginnings).year, 1, 1), max(day, *(b.latest for b in beginnings))
    span = max((last - first).days, 365) * 1.04

    def at(moment: date) -> float:
        return (moment - first).days / span * (_WIDTH - 2) + 1

    ordered = sorted(beginnings, key=lambda b: (b.earliest, b.name))
    levels = _levels([(at(b.earliest), shortened(b.name, 210, _SIZE)) for b in ordered])
    ground = (max(levels) + 1) * _LEVEL + 14
    root = picture(_WIDTH, ground + 24, title, "years")
    add(root, "line", css="ground", x1=0, y1=ground, x2=_WIDTH, y2=ground)
    every = max(1, (last.year - first.year) // 12)
    for year in range(first.year, last.year + 1, every):
        add(root, "text", css="tick", x=at(date(year, 1, 1)), y=ground + 19).text = str(year)
    for beginning, level in zip(ordered, levels, strict=True):
        x, top = at(beginning.earliest), ground - (level + 1) * _LEVEL
        link = add(root, "a", href=beginning.url, css="overseas" if beginning.overseas else "home")
        add(link, "title").text = beginning.name
        add(link, "rect", css="vague", x=x, y=ground - 7, width=max(at(beginning.latest) - x, 2.0), height=7)
        add(link, "line", x1=x, y1=top, x2=x, y2=ground)
        name = shortened(beginning.name, 210, _SIZE)
        if _turned(x, name):
            add(link, "text", x=x - 6, y=top + 11, text_anchor="end").text = name
        else:
            add(link, "text", x=x + 6, y=top + 11).text = name
    now = at(day)
    add(root, "line", css="now", x1=now, y1=2, x2=now, y2=ground)
    return to_markup(root)


def _turned(x: float, name: str) -> bool:
    """Whether a name must stand left of its line: there is no room on the right."""
    return x + 10 + text_width(name, _SIZE) > _WIDTH


def _levels(labels: list[tuple[float, str]]) -> list[int]:
    """Return for each label (place, name) the lowest level on which it touches no other.

    The latest come first and stay low: the line of an earlier one then rises left of every name it passes.
    """
    taken: list[list[tuple[float, float]]] = []
    levels: list[int] = []
    for x, name in reversed(labels):
        wide = text_width(name, _SIZE) + 16
        start, end = (x - wide, x) if _turned(x, name) else (x, x + wide)
        # Not below a later one whose line would rise through this name.
        passed = [later + 1 for later, (at, _name) in zip(levels, reversed(labels), strict=False) if start <= at <= end]
        least = min(max(passed, default=0), len(taken))
        free = (i for i, row in enumerate(taken) if i >= least and all(end <= a or b <= start for a, b in row))
        level = min(next(free, len(taken)), _MOST_LEVELS - 1)
        if level == len(taken):
            taken.append([])
        taken[level].append((start, end))
        levels.append(level)
    return levels[::-1]
