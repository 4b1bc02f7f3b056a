"""What a text is found by: our own tokens, alike on every database, so that two-character words are found as well.

Promise: a Japanese word of at least two characters finds every text that holds it, however either is cut into words;
a kana reading finds the words Sudachi reads so; an English word finds its other forms.
"""

import re
from collections.abc import Iterator

from enishi.text.normalising import normalise
from enishi.text.scripts import HAN, JAPANESE, KANA
from enishi.text.words import Token, fold, hiragana, short_units

__all__ = ["search_query", "search_tokens", "stem"]

_RUN = re.compile(rf"(?P<ja>[{JAPANESE}]+)|(?P<latin>[A-Za-z0-9À-ɏ\u0300-\u036f]+(?:[-&'][A-Za-z0-9À-ɏ]+)*)")
_ALL_KANA = re.compile(f"[{KANA}]+")
_HAN = re.compile(f"[{HAN}]")
_PARTS = re.compile("[-&']")
_GRAMMAR = ("助詞", "助動詞", "補助記号", "空白")
_INFLECTED = ("動詞", "形容詞")
_SUFFIXES = (
    "ational", "ations", "atives", "ators", "ation", "ative", "ators", "ator", "ating", "ated", "ates", "ments", "ment",
    "ical", "ings", "ing", "ies", "ity", "ive", "ed", "es", "ly", "ic", "s", "e", "y",
)  # fmt: skip


def stem(word: str) -> str:
    """Cut an English ending lightly: regenerative, regeneration and regenerate are one. At least four letters stay."""
    if not word.isalpha() or not word.isascii():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4 and not (suffix == "s" and word.endswith("ss")):
            return word[: -len(suffix)]
    return word


def search_tokens(text: str) -> list[str]:
    """Return what *text* is to be indexed by: each token once, in order of appearance, letters and figures only."""
    return list(dict.fromkeys(_indexed(normalise(text).text)))


def search_query(text: str) -> list[str]:
    """Return the tokens that must all be among :func:`search_tokens` of a text for *text* to find it."""
    return list(dict.fromkeys(_asked(normalise(text).text)))


def _indexed(text: str) -> Iterator[str]:
    for match in _RUN.finditer(text):
        if latin := match["latin"]:
            yield from _latin(latin)
            parts = _PARTS.split(latin)
            if len(parts) > 1:
                yield fold("".join(parts))
            continue
        run = match.group()
        readings = []
        for word, parts_of in short_units(run):
            readings.append(word.reading)
            if not word.pos.startswith(_GRAMMAR):
                yield from _word(word)
                for part in parts_of if len(parts_of) > 1 else ():
                    yield from _word(part)
        yield from _bigrams(hiragana(run))
        yield from _bigrams("".join(readings))
        yield from _HAN.findall(run)


def _asked(text: str) -> Iterator[str]:
    for match in _RUN.finditer(text):
        if latin := match["latin"]:
            yield from _latin(latin)
        elif _ALL_KANA.fullmatch(match.group()):
            yield from _bigrams(hiragana(match.group()))
        else:
            for word, _ in short_units(match.group()):
                yield from _asked_word(word)


def _asked_word(word: Token) -> Iterator[str]:
    if word.pos.startswith(_GRAMMAR):
        return
    if word.pos.startswith(_INFLECTED):
        yield word.normal
    elif len(word.surface) > 1:
        yield from _bigrams(hiragana(word.surface))
    elif _HAN.match(word.surface):
        yield word.surface


def _word(word: Token) -> Iterator[str]:
    yield word.normal
    if word.reading:
        yield word.reading


def _latin(latin: str) -> Iterator[str]:
    for part in _PARTS.split(latin):
        yield stem(fold(part))


def _bigrams(run: str) -> Iterator[str]:
    for place in range(len(run) - 1):
        yield run[place : place + 2]
