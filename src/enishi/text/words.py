"""Words of Japanese (by Sudachi) and of languages written in Latin letters."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from unicodedata import normalize

from sudachipy import Dictionary, SplitMode

from enishi.text.scripts import JAPANESE, Language

__all__ = ["Token", "fold", "hiragana", "short_units", "tokens"]

# Sudachi refuses more than 49,149 bytes at once; a character takes at most four.
_CHUNK = 12_000
_SHORT = 60
_RUN = re.compile(
    rf"(?P<ja>[{JAPANESE}][{JAPANESE}0-9]*)|(?P<latin>[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ\u0300-\u036f]*(?:['’&-][A-Za-z0-9À-ɏ]+)*)"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<other>\S)"
)
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_COMBINING = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``surface == source[start:end]``.

    *normal* is Sudachi's normal form, or the folded lower-case word; *reading* is in hiragana and "" outside Japanese;
    *pos* is Sudachi's part of speech with hyphens ("名詞-普通名詞-一般"), or "単語", "数詞", "記号".
    """

    surface: str
    start: int
    end: int
    normal: str
    reading: str
    pos: str
    language: Language


@cache
def _dictionary() -> Any:
    """Sudachi's dictionary. It takes a moment to open, so it is opened once, when first needed."""
    return Dictionary(dict="core")


class _Tokenizers(threading.local):
    """A tokenizer for each thread: Sudachi refuses to be asked by two at once."""

    def __init__(self) -> None:
        self.own = _dictionary().tokenizer(mode=SplitMode.C)


@cache
def _tokenizers() -> _Tokenizers:
    return _Tokenizers()


def _sudachi() -> Any:
    return _tokenizers().own


def hiragana(text: str) -> str:
    """Write katakana as hiragana."""
    return text.translate(_TO_HIRAGANA)


def fold(word: str) -> str:
    """Lower case, no accents: "Café" and "cafe" are one word."""
    return normalize("NFC", _COMBINING.sub("", normalize("NFKD", word))).casefold()


def tokens(text: str) -> list[Token]:
    """Return the words and signs of *text* in order, the longest units of Japanese; blanks are left out."""
    return list(_remembered(text)) if len(text) <= _SHORT else _cut(text)


@lru_cache(maxsize=512)  # rules ask again and again for the words of one short passage
def _remembered(text: str) -> tuple[Token, ...]:
    return tuple(_cut(text))


def _cut(text: str) -> list[Token]:
    found: list[Token] = []
    for match in _RUN.finditer(text):
        start, word = match.start(), match.group()
        if match.lastgroup == "ja":
            found += [_token(start + offset, morpheme) for offset, morpheme in _morphemes(word)]
        elif match.lastgroup == "latin":
            found.append(Token(word, start, match.end(), fold(word), "", "単語", "en"))
        else:
            pos = "数詞" if match.lastgroup == "number" else "記号"
            found.append(Token(word, start, match.end(), word, "", pos, "und"))
    return found


def short_units(run: str) -> Iterator[tuple[Token, list[Token]]]:
    """Each word of a Japanese *run* with the short units it is made of (one, itself, for most)."""
    for offset, morpheme in _morphemes(run):
        word = _token(offset, morpheme)
        parts = morpheme.split(SplitMode.A)
        yield word, [_token(offset - morpheme.begin() + part.begin(), part) for part in parts]


def _morphemes(run: str) -> Iterator[tuple[int, Any]]:
    for start in range(0, len(run), _CHUNK):
        for morpheme in _sudachi().tokenize(run[start : start + _CHUNK]):
            yield start + morpheme.begin(), morpheme


def _token(start: int, morpheme: Any) -> Token:
    surface = morpheme.surface()
    pos = "-".join(part for part in morpheme.part_of_speech()[:4] if part != "*")
    reading = hiragana(morpheme.reading_form())
    return Token(surface, start, start + len(surface), morpheme.normalized_form(), reading, pos, "ja")
