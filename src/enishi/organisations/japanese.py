"""Japanese names as pieces, and how a piece reads in Latin letters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from enishi.organisations.keys import LEGAL_FORMS
from enishi.organisations.lexicon import base_terms
from enishi.organisations.sounding import romaji, spelled
from enishi.organisations.wording import plain
from enishi.text.words import short_units

__all__ = ["Piece", "is_japanese", "pieces"]

_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_KATAKANA = re.compile("[\u30a0-\u30ff]+")
_LONG = 5  # letters of katakana that are one word wherever the dictionary of words has them
# Katakana with its dots is one run, so that letters spelled out (アイ・ビー・エム) stay together.
_RUN = re.compile(
    "(?P<kana>[\u30a0-\u30ff]+)|(?P<other>[\u3040-\u309f\u3400-\u9fff々〆]+)|(?P<latin>[^\\W\u3040-\u30ff\u3400-\u9fff]+)"
)
_FORMS = re.compile("|".join([*map(re.escape, LEGAL_FORMS), "コーポレーション$", "カンパニー$", "コーポレイション$"]))


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a Japanese name with its reading in Latin letters; *script* is "kana" (katakana), "latin" or "other"."""

    text: str
    latin: str
    script: str


def is_japanese(text: str) -> bool:
    """Whether *text* has kana or kanji."""
    return _JAPANESE.search(text) is not None


def pieces(name: str) -> list[Piece]:
    """Cut *name*, without its legal form, into words."""
    text = unicodedata.normalize("NFKC", name)
    bare = _FORMS.sub(" ", text)
    found: list[Piece] = []
    for run in _RUN.finditer(bare if bare.strip() else text):
        if run.lastgroup == "latin":
            found.append(Piece(run.group(), plain(run.group()), "latin"))
        elif letters := spelled(run.group()):
            found.append(Piece(run.group(), letters, "latin"))
        else:
            for word, parts in short_units(run.group()):
                for part in parts or [word]:
                    if part.pos[:2] == "助詞" or part.surface == "・":
                        continue
                    whole = len(part.surface) <= _LONG or not _KATAKANA.fullmatch(part.surface)
                    found += [_piece(part.surface, part.reading)] if whole else _kana_words(part.surface)
    return found


def _kana_words(run: str) -> list[Piece]:
    """Cut a long run of katakana, which has no blanks, at the longest word of the list in it."""
    known = next((word for word in _katakana_terms() if word in run), "")
    before, _, after = run.partition(known) if known else ("", "", "")
    if not known or known == run or len(before) == 1 or len(after) == 1:
        return [_piece(run, run)]
    return [piece for part in (before, known, after) if part for piece in _kana_words(part)]


@cache
def _katakana_terms() -> list[str]:
    terms = [word for word in base_terms() if len(word) > 2 and _KATAKANA.fullmatch(word)]
    return sorted(terms, key=len, reverse=True)


def _piece(surface: str, reading: str) -> Piece:
    latin = romaji(reading or surface)
    return Piece(surface, latin, "kana" if _KATAKANA.fullmatch(surface) else "other")
