"""The text being read, in normal form, with its way back to the original, its sentences and its dates."""

import re
from bisect import bisect_right
from datetime import date

from enishi.dates import FoundDate, InvalidDate, find_dates, read_date
from enishi.releases.reading import Quote
from enishi.text import Span, language_of, normalise, sentences

__all__ = ["Page"]

_NOISE = re.compile(
    r"^(?:[•・*-]\s*)?(?:menu|twitter|facebook|line|linkedin|share|home|ニュース|お知らせ|news|press releases?|pagetop|[\w.-]+\.(?:jpe?g|png|gif|svg|pdf))$",
    re.I,
)


class Page:
    """A text as the rules see it. Offsets of :attr:`text` are in normal form; :meth:`quote` gives those of the original."""

    def __init__(self, original: str, published: str) -> None:
        self.original = original
        self._normal = normalise(original)
        self.text = self._normal.text
        self.published = published
        self.published_day = _day(published)
        self.language = language_of(self.text)
        self.sentences: list[Span] = sentences(self.text)
        self.dates: list[FoundDate] = find_dates(self.text, published=self.published_day)
        self.lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", self.text)]

    def quote(self, start: int, end: int) -> Quote:
        """Return the original words behind ``text[start:end]``, without the space around them."""
        passage = self.text[start:end]
        start += len(passage) - len(passage.lstrip())
        end = start + len(passage.strip())
        first, last = self._normal.original_span(start, end)
        return Quote(first, last, self.original[first:last])

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """Return the dates found between two offsets."""
        return [found for found in self.dates if start <= found.start and found.end <= end]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around *offset* (an empty one between sentences)."""
        place = bisect_right(self.sentences, offset, key=lambda each: each.start) - 1
        if place >= 0 and offset < self.sentences[place].end:
            return self.sentences[place]
        return Span(offset, offset, "")

    def line_at(self, offset: int) -> tuple[int, int]:
        """Return the line around *offset*."""
        place = bisect_right(self.lines, offset, key=lambda each: each[0]) - 1
        if place >= 0 and offset < self.lines[place][1]:
            return self.lines[place]
        return offset, offset

    @property
    def title(self) -> str:
        """The heading: the first line of some length that is no menu entry, without what only frames it."""
        for start, end in self.lines[:25]:
            line = self.text[start:end].strip()
            if len(line) >= 12 and not _NOISE.match(line):
                return line
        return self.text[:120].strip()


def _day(published: str) -> date | None:
    if not published:
        return None
    try:
        day = read_date(published).latest
    except InvalidDate:
        return None
    return None if day == date.max else day
