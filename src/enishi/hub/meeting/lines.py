"""Texts cut to what a sheet of paper has room for: at the end of a sentence or between words, never inside one."""

import re
import unicodedata
from collections.abc import Callable, Iterator

__all__ = ["breadth", "shortened", "wrapped"]

# What is not to be torn: a word in Latin letters with the punctuation behind it, or one character of a script without spaces.
_PIECE = re.compile(r"\s+|[!-~¡-ʯ‐-―‘-‟…]+|.", re.DOTALL)
_NOT_FIRST = frozenset("、。，．,.）)」』】〉》！？!?：；:;ー々ゃゅょっャュョッ…”’")
_NOT_LAST = frozenset("（(「『【〈《“‘")
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s)")
_MOST_LOST = 0.5  # of the room: a sentence that ends before that leaves too much of it empty


def breadth(text: str) -> int:
    """Return how broad *text* is: two for a Japanese character, one for a Latin letter."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def shortened(text: str, room: int) -> str:
    """Return *text* in at most *room* (see :func:`breadth`): whole, to the end of a sentence, or to a word and "…"."""
    text = " ".join(text.split())
    if breadth(text) <= room:
        return text
    fitting = _fitting(text, room)
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() <= len(fitting)]
    if ends and breadth(text[: ends[-1]]) >= room * _MOST_LOST:
        return text[: ends[-1]]
    whole = ""
    for piece in _PIECE.findall(text):
        if breadth(whole + piece) > room - 2:
            break
        whole += piece
    # A single word broader than all the room can only be cut.
    return (whole.rstrip(" 、，,（(「『“") or _fitting(text, room - 2)) + "…"


def _fitting(text: str, room: int) -> str:
    taken = 0
    for place, each in enumerate(text):
        taken += breadth(each)
        if taken > room:
            return text[:place]
    return text


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return *text* as lines no broader than *width*. No line begins with a closing mark or ends with an opening one."""
    lines: list[str] = []
    line = ""
    for piece in _unbroken(text, width, measure):
        if line and measure(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _unbroken(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Pieces that stay together; a piece broader than a line comes letter by letter."""
    kept = ""
    for piece in _PIECE.findall(text):
        if kept and piece[0] not in _NOT_FIRST and kept[-1] not in _NOT_LAST:
            yield from _torn(kept, width, measure)
            kept = ""
        kept += piece
    yield from _torn(kept, width, measure)


def _torn(piece: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    yield from ([piece] if measure(piece) <= width else piece)
