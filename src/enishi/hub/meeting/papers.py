"""Briefs as PDF: one page of A4 each, the font embedded with the characters that are used, so that it reads the same anywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override
from fpdf import FPDF
from pylopdf_fonts_jp import sans_path

from enishi.hub.meeting.briefs import Brief, Entry
from enishi.hub.meeting.lines import shortened, wrapped

__all__ = ["as_pdf"]

_LEFT, _TOP, _WIDTH, _BOTTOM = 18.0, 16.0, 174.0, 283.0  # millimetres
_MILLIMETRES = 0.3528  # of a point
_INK, _SOFT, _INDIGO = (34, 32, 28), (87, 83, 74), (31, 78, 95)


@dataclass(frozen=True, slots=True)
class _Room:
    """How much is said, and how large: *size* in points, the rest in half-widths of a character."""

    size: float
    name: int
    line: int
    quote: int


# From generous to sparing; the last has room for five of anything.
_ROOMS = (
    _Room(9.5, 160, 240, 260),
    _Room(9.5, 140, 180, 180),
    _Room(9.0, 120, 120, 130),
    _Room(8.5, 110, 100, 100),
    _Room(8.0, 90, 80, 80),
    _Room(7.5, 60, 60, 60),
    _Room(7.0, 44, 44, 44),
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text; *above*: the space before it, in millimetres."""

    text: str
    size: float
    ink: tuple[int, int, int]
    above: float = 0.0
    indent: float = 0.0
    ruled: bool = False


def as_pdf(briefs: Sequence[Brief], now: datetime, title: str = "") -> bytes:
    """Return *briefs* of one language as a PDF, a page each: what does not fit is shortened at the end of a sentence or word."""
    paper = FPDF(format="A4")
    paper.set_auto_page_break(False)
    paper.set_creation_date(now)
    paper.set_title(title or briefs[0].name)
    paper.set_author(briefs[0].hub)
    paper.set_lang(briefs[0].language)
    paper.add_font("sans", fname=sans_path())
    widths = _Widths(paper)
    for brief in briefs:
        paper.add_page()
        with override(brief.language):
            lines = _fitting(widths, brief)
        _draw(paper, lines)
    return bytes(paper.output())


class _Widths(dict[str, float]):
    """How broad each letter is at one point: the sum is what the library measures text by text, at a tenth of its time."""

    def __init__(self, paper: FPDF) -> None:
        super().__init__()
        self._paper = paper

    def __missing__(self, letter: str) -> float:
        self._paper.set_font("sans", size=1)
        self[letter] = width = self._paper.get_string_width(letter)
        return width


def _fitting(widths: _Widths, brief: Brief) -> list[_Line]:
    lines: list[_Line] = []
    for room in _ROOMS:
        lines = [each for paragraph in _said(brief, room) for each in _broken(widths, paragraph)]
        if _TOP + sum(_height(each) for each in lines) <= _BOTTOM:
            break
    return lines


def _height(line: _Line) -> float:
    return line.above + line.size * _MILLIMETRES * 1.5


def _broken(widths: _Widths, paragraph: _Line) -> Iterator[_Line]:
    def measure(text: str) -> float:
        return paragraph.size * sum(widths[letter] for letter in text)

    for place, text in enumerate(wrapped(paragraph.text, _WIDTH - paragraph.indent, measure)):
        first = place == 0
        yield _Line(
            text,
            paragraph.size,
            paragraph.ink,
            paragraph.above if first else 0.0,
            paragraph.indent,
            paragraph.ruled and first,
        )


def _said(brief: Brief, room: _Room) -> Iterator[_Line]:
    size = room.size
    head = _(", ").join((_("Who should meet"), shortened(brief.hub, 70), brief.day))
    yield _Line(head, 8.5, _SOFT)
    yield _Line(shortened(brief.name, room.name), 15, _INK, 3)
    if brief.other:
        yield _Line(shortened(brief.other, room.name), size + 1, _SOFT)
    yield _Line(shortened(brief.facts, room.line), size, _SOFT)
    if brief.note:
        yield _Line(brief.note, size, _INK, 3)
    for number, entry in enumerate(brief.entries, 1):
        yield from _entry(number, entry, room)


def _entry(number: int, entry: Entry, room: _Room) -> Iterator[_Line]:
    size = room.size
    yield _Line(f"{number}. {shortened(entry.name, room.name)}", size + 2.5, _INDIGO, 4.5, ruled=True)
    if entry.other:
        yield _Line(shortened(entry.other, room.name), size, _SOFT)
    through = _("for “%(name)s”") % {"name": shortened(entry.through, 60)} if entry.through else ""
    facts = [entry.word, shortened(entry.facts, room.line), through]
    yield _Line(_(", ").join(each for each in facts if each), size - 0.5, _SOFT)
    if entry.line:
        yield _Line(shortened(entry.line, room.line), size, _INK, 0.8)
    labels = (_("This side: “%(words)s”"), _("Other side: “%(words)s”"))
    for label, words in zip(labels, entry.quoted, strict=False):
        yield _Line(label % {"words": shortened(words, room.quote)}, size, _INK, 0.8, 4)
    if entry.terms:
        yield _Line(_("Both speak of: %(terms)s") % {"terms": shortened(entry.terms, room.line)}, size, _INK, 0.8)
    if entry.points:
        yield _Line(shortened(entry.points, room.line), size, _INK)
    if entry.against:
        against = shortened(entry.against, room.line)
        yield _Line(_("Against it: %(words)s") % {"words": against}, size, _INK, 0.8)


def _draw(paper: FPDF, lines: list[_Line]) -> None:
    paper.set_draw_color(*_SOFT)
    paper.set_line_width(0.15)
    here = _TOP
    for line in lines:
        here += _height(line)
        if line.ruled:
            above = here - line.size * _MILLIMETRES * 1.5 - 1.2
            paper.line(_LEFT, above, _LEFT + _WIDTH, above)
        paper.set_font("sans", size=line.size)
        paper.set_text_color(*line.ink)
        paper.text(_LEFT + line.indent, here - line.size * _MILLIMETRES * 0.45, line.text)
