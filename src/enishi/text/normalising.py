"""A normal form of a text, with an exact way back to the characters it came from. Linear in the length of the text."""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self
from unicodedata import category, normalize

from enishi.text.scripts import HAN, JAPANESE, KANA

__all__ = ["Normalised", "joins", "normalise", "without_hidden"]

_QUOTES = dict.fromkeys("“”„‟«»〝〞〟＂", '"') | dict.fromkeys("‘’‚‛`´＇", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−─﹘﹣－", "-") | {"〜": "~", "∼": "~"}
_LINES = dict.fromkeys(("\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028"), "\n") | {"\u2029": "\n\n"}
_PLAIN = _QUOTES | _DASHES | _LINES | {"\t": " "}
# Controls, bidirectional and invisible formatting, halves of characters, non-characters; and what chooses the shape of a character.
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_SHAPING = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = _HIDDEN + _SHAPING
_HIDING = re.compile(f"[{_HIDDEN}]")
#: Academic pages write ，．for 、。 behind Japanese.
_STOPS = {"，": "、", "．": "。"}
_FIRST = re.compile(
    f"(?<=[{JAPANESE}」』)）])(?:，|．(?![0-9０-９A-Za-z]))|\r\n|[{re.escape(''.join(key for key in _PLAIN if len(key) == 1))}{_UNSEEN}]"
)
_KEPT = " -~\n\u3005-\u3007\u4e00-\u9fff\u3041-\u3096\u30a1-\u30fa\u30fc、。「」"
_CHANGING = re.compile(f"[{_KEPT}]?[^{_KEPT}]+")
#: The Unicode stream-safe limit: longer runs of marks are cut, so that sorting them stays linear.
_LONGEST_CLUSTER = 32

#: Spaces and line breaks, and the hyphen at which a PDF or a newspaper broke a word over two lines.
_BLANKS = re.compile(r"(?<=[a-z])- ?\n ?[a-z]+[,.;:)]* ?|[ \n]{2,}|\n|\A +| +\Z")
_NO_JOIN_AFTER = frozenset("。.!?:;」』)]】〉》>")
_NO_JOIN_BEFORE = frozenset("■□●○◎◆◇▼▽▲△※・*-#<【〈《「『([(0123456789〒→⇒✓")
_PARTICLES = frozenset("、はがをにのとでへもや")
_JAPANESE_OR_COMMA = re.compile(f"[{JAPANESE}、]")
#: How the heading of a section about an organisation ends.
_HEADINGS = ("について", "とは", "の概要", "会社概要")
#: How a headline ends that is a whole sentence without its full stop.
_ENDED = ("ます", "ました", "ません", "です", "でした")
#: A headline ends in what was done (…と協定を締結); a wrapped line would go on with its verb, or with what came after.
_DEED = re.compile(
    "(?:締結|調印|開始|開催|設立|発足|開設|更新|延長|開設|設置|拡大|始動|決定|発表|強化|合意|提携|連携|連携協定|協定|お知らせ)$"
)
_DEED_GOES_ON = re.compile("[ぁ-ん後日式者先時済内書期事]")
#: A line without a comma and any of these is an entry of a list.
_NAME_LEADS = re.compile(f"[{HAN}{KANA}A-Za-z]{{4}}")
_PROSE = re.compile("[はがをにでの、。]")
#: A line is looked at no further back than this.
_LINE = 200
_HIRAGANA = re.compile("[ぁ-ん]")
#: A line at least this long was probably wrapped; after a particle a shorter one was, too.
# English lines that were broken: no longer than that, and that many of them nearly as long as the longest.
_NARROWEST, _WIDEST, _FULL, _FEWEST = 50, 110, 0.75, 4
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9,&()'\"-]")
_WRAPPED, _WRAPPED_AT_PARTICLE, _HEADING = 24, 10, 50


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normal form. Character i came from ``original[starts[i]:ends[i]]``."""

    text: str
    starts: "array[int]" = field(repr=False)
    ends: "array[int]" = field(repr=False)
    length: int

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the original. An empty span is empty there, too."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"no span {start}:{end} in a text of {len(self.text)} characters")
        if start == end:
            place = self.starts[start] if start < len(self.text) else self.length
            return place, place
        return self.starts[start], self.ends[end - 1]

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the normal form that holds ``original[start:end]``, as far as it was kept."""
        first = bisect_right(self.ends, start)
        last = bisect_right(self.starts, end - 1) if end > start else first
        return first, max(first, last)


class _Builder:
    """Rewrites a text from left to right and carries the map to the original along."""

    def __init__(self, text: str, starts: "array[int]", ends: "array[int]") -> None:
        self.text, self.starts, self.ends = text, starts, ends
        self.parts: list[str] = []
        self.new_starts, self.new_ends = array("L"), array("L")
        self.done = 0

    @classmethod
    def of(cls, text: str) -> Self:
        return cls(text, array("L", range(len(text))), array("L", range(1, len(text) + 1)))

    def keep_to(self, position: int) -> None:
        self.parts.append(self.text[self.done : position])
        self.new_starts += self.starts[self.done : position]
        self.new_ends += self.ends[self.done : position]
        self.done = position

    def replace(self, start: int, end: int, replacement: str) -> None:
        """Put *replacement*, all of it made from text[start:end], after all that stands before it."""
        self.keep_to(start)
        self.parts.append(replacement)
        self.new_starts += array("L", [self.starts[start]]) * len(replacement)
        self.new_ends += array("L", [self.ends[end - 1]]) * len(replacement)
        self.done = end

    def next(self) -> "_Builder":
        self.keep_to(len(self.text))
        return _Builder("".join(self.parts), self.new_starts, self.new_ends)


def without_hidden(text: str) -> str:
    """Return *text* without control, bidirectional and invisible characters; all else stays, the shapes of old characters (葛󠄀) too."""
    return _HIDING.sub("", text)


def normalise(text: str) -> Normalised:
    """Return the normal form of *text*.

    NFKC (full-width figures and Latin, half-width kana, squared words); dashes become "-", wave dashes "~", double
    quotation marks '"', single ones "'"; 「」 and 、。 stay, and ，．behind Japanese become these. Control, bidirectional
    and invisible characters go. Spaces run together, blank lines become one, and a line break inside a Japanese
    sentence goes.
    """
    first = _Builder.of(text)
    for match in _FIRST.finditer(text):
        first.replace(match.start(), match.end(), _STOPS.get(match.group()) or _PLAIN.get(match.group(), ""))
    second = first.next()
    for match in _CHANGING.finditer(second.text):
        _compose(second, match.start(), match.end())
    third = second.next()
    for match in _BLANKS.finditer(third.text):
        third.replace(match.start(), match.end(), _blank(match))
    last = third.next()
    return Normalised(last.text, last.starts, last.ends, len(text))


@lru_cache(maxsize=1024)
def _plain(cluster: str) -> str:
    return "".join(_PLAIN.get(each, each) for each in normalize("NFKC", cluster))


def _compose(builder: _Builder, start: int, end: int) -> None:
    """NFKC, cluster by cluster, so that each character keeps its place."""
    text, cluster = builder.text, start
    for position in range(start + 1, end + 1):
        if position < end and _continues(text[position]) and position - cluster < _LONGEST_CLUSTER:
            continue
        before = text[cluster:position]
        after = _plain(before)
        if after != before:
            builder.replace(cluster, position, after)
        cluster = position


def _continues(character: str) -> bool:
    """Whether *character* may melt into the one before: marks, voicing marks, the later parts of Hangul syllables."""
    code = ord(character)
    if code < 0x300:
        return False
    hangul_part = 0x1160 <= code <= 0x11FF or 0xFFC2 <= code <= 0xFFDC
    return hangul_part or code in (0xFF9E, 0xFF9F) or category(character)[0] == "M"


def _blank(match: re.Match[str]) -> str:
    text, blanks = match.string, match.group()
    if match.start() == 0 or match.end() == len(text):
        return ""
    if blanks.startswith("-"):
        # The line breaks behind the whole word, so that lines stay as long as they were.
        return blanks.lstrip("- \n").rstrip() + ("" if text.startswith("\n", match.end()) else "\n")
    lines = blanks.count("\n")
    if lines == 0:
        return " "
    if lines > 1:
        return "\n\n"
    if _is_wrapped(text, match.start(), match.end()):
        return " "
    indented = blanks.endswith(" ")
    return "" if not indented and joins(text, match.start(), match.end()) else "\n"


def _heads(text: str, end: int, after: int) -> bool:
    """Whether the line that ends at *end* is a heading as newspapers write them: "…医学部も参画へ", alone at the top."""
    line = text.rfind("\n", 0, end) + 1
    if end - line < _HEADING and _NAME_LEADS.match(text, after) and text[after : after + 4] in text[line:end]:
        return True  # the first sentence begins with a name that the heading holds
    return text[end - 1] == "へ" and end - line < _HEADING and (line == 0 or text[line - 2] == "\n")


@lru_cache(maxsize=2)
def _width(text: str) -> int:
    """The width at which a PDF or a mail broke the lines of an English *text*, 0 where its lines are whole paragraphs."""
    lengths = [len(line) for line in text.split("\n")]
    longest = max(lengths)
    full = sum(length >= longest * _FULL for length in lengths)
    return longest if _NARROWEST <= longest <= _WIDEST and full >= _FEWEST else 0


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether the line break in ``text[start:end]`` stands inside an English sentence: "the National\nInstitute of Health"."""
    if not _LATIN_WORD.match(text[start - 1]) or not _LATIN_WORD.match(text[end]):
        return False
    width = _width(text)
    return bool(width) and start - text.rfind("\n", 0, start) - 1 >= width * _FULL


def joins(text: str, start: int, end: int) -> bool:
    """Whether the single line break in ``text[start:end]`` stands inside a Japanese sentence that was wrapped."""
    before, after = text[start - 1], text[end]
    if before in _NO_JOIN_AFTER or after in _NO_JOIN_BEFORE or not _JAPANESE_OR_COMMA.match(before):
        return False
    if not _JAPANESE_OR_COMMA.match(after) and not after.isalpha():
        return False
    if text.endswith(_HEADINGS, 0, start) or (text.endswith(_ENDED, 0, start) and not _HIRAGANA.match(after)):
        return False
    if _DEED.search(text, max(0, start - 8), start) and not _DEED_GOES_ON.match(after):
        return False
    if not _PROSE.search(text, max(text.rfind("\n", 0, start) + 1, start - _LINE), start) or _heads(text, start, end):
        return False
    shortest = _WRAPPED_AT_PARTICLE if before in _PARTICLES else _WRAPPED
    return text.rfind("\n", max(0, start - shortest), start) == -1 and start >= shortest
