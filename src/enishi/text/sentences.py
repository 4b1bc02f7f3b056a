"""Sentences of Japanese and English text."""

import re
from typing import NamedTuple

__all__ = ["Span", "sentences"]


class Span(NamedTuple):
    """A passage ``text[start:end]``."""

    start: int
    end: int


_ABBREVIATIONS = frozenset({
    "inc", "ltd", "co", "corp", "dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr", "no", "vs", "etc", "dept",
    "univ", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "fig", "vol", "approx",
    "est", "rev", "hon", "gov", "gen", "capt", "col", "u.s", "u.k", "e.g", "i.e", "a.m", "p.m", "ph.d",
})  # fmt: skip
_END = re.compile(r"[。！？!?]|\.(?=[\s\"'”’)\]]|$)|\n+")
_OPEN, _CLOSE = "「『(（【〈《“", "」』)）】〉》”"
_LONGEST_BRACKET = 600


def sentences(text: str) -> list[Span]:
    """Return the sentences of *text* as spans without the space around them.

    A line end ends a sentence; a full stop inside 「…」 or brackets does not, nor one after an abbreviation ("Inc.", "Dr.").
    """
    spans: list[Span] = []
    start, depth_at = 0, _Depth(text)
    for match in _END.finditer(text):
        mark = match[0]
        if not mark.startswith("\n") and (
            depth_at.inside(match.start()) or (mark == "." and _abbreviated(text, match.start()))
        ):
            continue
        end = match.end()
        while not mark.startswith("\n") and end < len(text) and text[end] in _CLOSE + "\"'":
            end += 1
        if end > start:
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


class _Depth:
    """Whether an offset is inside brackets that close again before the paragraph ends. Asked with growing offsets."""

    def __init__(self, text: str) -> None:
        self._closing = _bracketed(text)
        self._until = -1
        self._spans = iter(self._closing)
        self._next = next(self._spans, None)

    def inside(self, offset: int) -> bool:
        while self._next is not None and self._next[0] <= offset:
            self._until = max(self._until, self._next[1])
            self._next = next(self._spans, None)
        return offset < self._until


def _bracketed(text: str) -> list[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    spans = []
    for i, c in enumerate(text):
        if c in _OPEN:
            stack.append((_CLOSE[_OPEN.index(c)], i))
        elif c == "\n":
            stack.clear()
        elif stack and c == stack[-1][0]:
            opened = stack.pop()[1]
            if not stack and i - opened <= _LONGEST_BRACKET:
                spans.append((opened, i))
    return sorted(spans)


def _abbreviated(text: str, stop: int) -> bool:
    word = re.search(r"[A-Za-z.]{1,6}$", text[max(0, stop - 6) : stop])
    if not word:
        return False
    last = word[0].lower().lstrip(".")
    single_initial = len(last) == 1 and word[0][-1:].isupper()
    return single_initial or last in _ABBREVIATIONS


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    passage = text[start:end]
    bare = passage.strip()
    if bare:
        first = start + len(passage) - len(passage.lstrip())
        spans.append(Span(first, first + len(bare)))
