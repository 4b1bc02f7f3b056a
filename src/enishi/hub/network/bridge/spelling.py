"""One person's name in two scripts: 曽山明彦 and Akihiko Soyama, シンディ・ファン and Cindy Fan."""

import re
from collections.abc import Iterable
from functools import lru_cache

from enishi.organisations.cognates import said_alike
from enishi.organisations.sounding import romaji, skeleton
from enishi.text import tokens

__all__ = ["spelled_alike"]

_KATAKANA = re.compile(r"[ァ-ヶー・=＝\sA-Za-z.]+")
_TITLES = frozenset({"dr", "prof", "professor", "mr", "ms", "mrs", "sir", "phd", "md"})
_FEWEST = 2  # words: a surname alone is borne by many


def spelled_alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a name of *one* and a name of *other* are one name in two scripts (within one, names are compared by their keys)."""
    return any(_alike(first, second) for first in one for second in other)


def _alike(one: str, other: str) -> bool:
    if one.isascii() == other.isascii():
        return False
    latin, japanese = (one, other) if one.isascii() else (other, one)
    words = _words(latin)
    if len(words) < _FEWEST:
        return False
    if _KATAKANA.fullmatch(japanese):
        kana = [romaji(part) for part in re.split(r"[・=＝\s]+", japanese)]
        return _sound_alike([word for word in kana if len(word) > 1], words)
    return _read(japanese) == frozenset(_plain(word) for word in words)


def _words(latin: str) -> list[str]:
    """The words of a name without titles and initials."""
    found = (word.strip(".,").casefold() for word in latin.replace("-", " ").split())
    return [word for word in found if len(word) > 1 and word.replace(".", "") not in _TITLES]


def _plain(word: str) -> str:
    """A romanised word as :func:`romaji` writes it, which marks no length."""
    return re.sub("([aeiou])\\1", r"\1", re.sub("oh(?![aeiou])", "o", word).replace("ou", "o"))


def _sound_alike(kana: list[str], latin: list[str]) -> bool:
    """Whether each word has one of the same consonants among the others, with vowels not too far off: John, but not Jane, is ジョン."""
    one, other = sorted(kana, key=skeleton), sorted(latin, key=skeleton)
    return len(one) == len(other) and all(said_alike(first, second) for first, second in zip(one, other, strict=True))


@lru_cache(maxsize=4096)
def _read(japanese: str) -> frozenset[str]:
    """The words of a name in kanji as they are read; a wrong reading joins nobody."""
    return frozenset(romaji(token.reading) for token in tokens(japanese) if token.reading and token.surface.strip())
