"""Tokens of Japanese (SudachiPy) and of everything else (words)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sudachipy import Dictionary, SplitMode

__all__ = ["Token", "tokens"]


class Token(NamedTuple):
    """A word at ``text[start:end]``. *normal* is its dictionary form, *reading* its kana ("" for Latin words), *pos* its part of speech."""

    surface: str
    start: int
    end: int
    normal: str
    reading: str
    pos: tuple[str, ...]
    language: str


# Sudachi takes at most 49,149 bytes at a time, three to a Japanese character.
_CHUNK = 12_000
_JAPANESE = re.compile(r"[\u3005\u3007\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:['’&.-][A-Za-z0-9\u00c0-\u024f]+)*")


@cache
def _tokenizer() -> Any:
    return Dictionary(dict="core").tokenizer()


def tokens(text: str) -> list[Token]:
    """Return the words of *text*; white space and punctuation are none. Japanese is split in Sudachi's mode C (longest units)."""
    if not _JAPANESE.search(text):
        return [
            Token(found[0], found.start(), found.end(), found[0].casefold(), "", ("word",), "en")
            for found in _WORD.finditer(text)
        ]
    return list(_japanese(text))


def _japanese(text: str) -> Iterator[Token]:
    for start, end in _chunks(text):
        for word in _tokenizer().tokenize(text[start:end], SplitMode.C):
            pos = tuple(word.part_of_speech())
            if pos[0] in {"補助記号", "空白", "記号"}:
                continue
            surface = word.surface()
            japanese = bool(_JAPANESE.search(surface))
            yield Token(
                surface, start + word.begin(), start + word.end(), word.normalized_form().casefold(),
                word.reading_form() if japanese else "", pos, "ja" if japanese else "en",
            )  # fmt: skip


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(len(text), start + _CHUNK)
        if end < len(text):
            cut = max(text.rfind("。", start, end), text.rfind("\n", start, end))
            end = cut + 1 if cut > start else end
        yield start, end
        start = end
