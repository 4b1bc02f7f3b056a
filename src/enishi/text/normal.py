"""One form for texts that mean the same, with a way back to the offsets of the original."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Normalised", "normalise"]

_FOLD = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("“”„‟〝〞〟＂", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("〜～∼", "~"),
    "\u00a0": " ", "\u3000": " ", "\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n",
}  # fmt: skip
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SPACED = re.compile(r" *\n[ \n]*| {2,}")


@dataclass(frozen=True, slots=True)
class Normalised:
    """*text* in normal form. *offsets* holds, for each of its characters and its end, the offset in the original."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that became ``text[start:end]`` (an empty span stays empty)."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.ends[end - 1]

    def normal_offset(self, original: int) -> int:
        """Return the first offset of :attr:`text` that comes from *original* or later."""
        return max(0, bisect_right(self.offsets, original) - 1)


def normalise(text: str) -> Normalised:
    """Return *text* in NFKC, with one kind of dash, quotation mark, space and line end, and without control and bidirectional characters.

    A line break inside a Japanese sentence is taken out, runs of spaces become one. Linear in the length of *text*.
    """
    characters, starts, ends = _fold(text)
    return _join_lines(characters, starts, ends, len(text))


def _fold(text: str) -> tuple[list[str], list[int], list[int]]:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for c in unicodedata.normalize("NFKC", "".join(_FOLD.get(c, c) for c in text[start:end])):
            if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
                continue
            characters.append(_FOLD.get(c, c))
            starts.append(start)
            ends.append(end)
    return characters, starts, ends


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return spans that NFKC may compose: a character with the marks that follow it (か and a voicing mark). CRLF is one."""
    spans: list[tuple[int, int]] = []
    for i, c in enumerate(text):
        joins = spans and (unicodedata.combining(c) or c in "ﾞﾟ" or (c == "\n" and text[i - 1] == "\r"))
        # Hostile text may stack marks without end; thirty are more than any script uses.
        if joins and i - spans[-1][0] < 30:
            spans[-1] = (spans[-1][0], i + 1)
        else:
            spans.append((i, i + 1))
    return spans


def _join_lines(characters: list[str], starts: list[int], ends: list[int], length: int) -> Normalised:
    text = "".join(characters)
    kept: list[str] = []
    offsets: list[int] = []
    stops: list[int] = []
    at = 0
    for gap in _SPACED.finditer(text):
        kept.append(text[at : gap.start()])
        offsets += starts[at : gap.start()]
        stops += ends[at : gap.start()]
        put = _gap(text, gap)
        kept.append(put)
        offsets += [starts[gap.start()]] * len(put)
        stops += [ends[gap.end() - 1]] * len(put)
        at = gap.end()
    kept.append(text[at:])
    return Normalised("".join(kept), (*offsets, *starts[at:], length), (*stops, *ends[at:]))


def _gap(text: str, gap: "re.Match[str]") -> str:
    lines = gap[0].count("\n")
    if not lines:
        return " "
    if lines > 1:
        return "\n\n"
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    return "" if _continues(before, after) else "\n"


def _continues(before: str, after: str) -> bool:
    """Whether a single line break stands inside a Japanese sentence: text on both sides, no mark that ends or lists."""
    if not before or not after or before in "。.!?！？」』】)）:：" or after in "・■□◆◇●○▼※*-【「『(（•<":
        return False
    return before in "、," or bool(re.match(r"[\u3041-\u309f]", after) and _CJK.match(before))
