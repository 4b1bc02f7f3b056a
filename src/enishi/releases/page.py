"""The text being read, in normal form, with its way back to the original, its sentences and its dates."""

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cached_property

from enishi.dates import FoundDate, InvalidDate, find_dates, read_date
from enishi.releases.heading import heading
from enishi.releases.reading import Quote
from enishi.text import Span, language_of, normalise, sentences

__all__ = ["Page"]

# "TOKYO, Japan (" before the day of a dateline, ") - " behind it.
_TOWNS = re.compile(r"\(?(?:[A-Z][\w.'-]*[ ,;/&|()-]+(?:(?:and|de|of|upon) )?){1,8}\(?")
_TOLD = re.compile(r"\)? ?(?:-{1,2}|[–—]|:|\.|\||/[A-Z])")

#: No release writes a longer sentence: what is longer is no prose, and its rules would take time without end.
_LONGEST = 4000


class Page:
    """A text as the rules see it. Offsets of :attr:`text` are in normal form; :meth:`quote` gives those of the original."""

    def __init__(self, original: str, published: str) -> None:
        self.original = original
        self._normal = normalise(original)
        self.text = self._normal.text
        self.published = published
        self.published_day = _day(published)
        self.language = language_of(self.text)
        self.sentences: list[Span] = [s for s in sentences(self.text) if len(s.text) <= _LONGEST]
        self._sentence_starts = [s.start for s in self.sentences]
        self.dates: list[FoundDate] = find_dates(self.text, published=self.published_day)
        #: The day by which "yesterday" and "on Tuesday" are meant: that of a dateline shortly before publication, else publication.
        self.told_day = self._dateline() or self.published_day
        if self.told_day != self.published_day:
            self.dates = find_dates(self.text, published=self.told_day)
        self._date_starts = [found.start for found in self.dates]
        self.lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", self.text)]
        self._line_starts = [start for start, _end in self.lines]

    def _dateline(self) -> date | None:
        """The day that stands in the dateline of an English release, unless it lies more than ten days before publication."""
        if self.language != "en" or self.published_day is None:
            return None
        for found in self.dates[:4]:
            line = self.text.rfind("\n", 0, found.start) + 1
            heads = _TOWNS.fullmatch(self.text, line, found.start) and _TOLD.match(self.text, found.end)
            if heads and found.date is not None and found.date.is_day and found.start < 1500:
                day = found.date.earliest
                return day if timedelta(0) <= self.published_day - day <= timedelta(days=10) else None
        return None

    def quote(self, start: int, end: int) -> Quote:
        """Return the original words behind ``text[start:end]``, without the space around them."""
        passage = self.text[start:end]
        start += len(passage) - len(passage.lstrip())
        end = start + len(passage.strip())
        first, last = self._normal.original_span(start, end)
        return Quote(first, last, self.original[first:last])

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """Return the dates found between two offsets."""
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        return [found for found in self.dates[first:last] if found.end <= end]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around *offset* (an empty one between sentences)."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return Span(offset, offset, "")

    def sentences_before(self, offset: int, count: int) -> list[Span]:
        """Return the last *count* sentences that end at or before *offset*, in order."""
        last = bisect_right(self.sentences, offset, key=lambda sentence: sentence.end)
        return self.sentences[max(0, last - count) : last]

    def line_at(self, offset: int) -> tuple[int, int]:
        """Return the line around *offset*."""
        index = bisect_right(self._line_starts, offset) - 1
        return self.lines[index] if index >= 0 and offset < self.lines[index][1] else (offset, offset)

    def lines_before(self, offset: int, count: int) -> list[tuple[int, int]]:
        """Return the last *count* lines that begin at or before *offset*, the nearest first."""
        index = bisect_right(self._line_starts, offset)
        return self.lines[max(0, index - count) : index][::-1]

    @cached_property
    def title(self) -> str:
        """The heading: the line that tells what the text below it is about, without what only frames it."""
        return heading(self.text, self.lines)


def _day(published: str) -> date | None:
    if not published:
        return None
    try:
        day = read_date(published).latest
    except InvalidDate:
        return None
    return None if day == date.max else day
