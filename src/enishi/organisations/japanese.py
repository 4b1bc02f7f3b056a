"""Japanese names as pieces, and how a piece reads in Latin letters; words for them are learned from names in both languages."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from enishi.organisations.keys import LEGAL_FORMS
from enishi.organisations.sounding import romaji, skeleton
from enishi.text import tokens
from enishi.text.words import short_units

__all__ = ["Piece", "is_japanese", "learn_words", "pieces"]

_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_KATAKANA = re.compile("[\u30a0-\u30ff]+")
_FORMS = re.compile("|".join(map(re.escape, LEGAL_FORMS)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a Japanese name with its reading in Latin letters; *sounds* is the skeleton of a katakana word, else ""."""

    text: str
    latin: str
    sounds: str


def is_japanese(text: str) -> bool:
    """Whether *text* has kana or kanji."""
    return _JAPANESE.search(text) is not None


def pieces(name: str) -> list[Piece]:
    """Cut *name*, without its legal form, into words."""
    bare = _FORMS.sub(" ", unicodedata.normalize("NFKC", name))
    found = []
    for token in tokens(bare or name):
        if token.language != "ja":
            if token.surface.isalnum():
                found.append(Piece(token.surface, token.surface.casefold(), ""))
            continue
        for word, parts in short_units(token.surface):
            for part in parts or [word]:
                latin = romaji(part.reading or part.surface)
                foreign = _KATAKANA.fullmatch(part.surface) is not None
                found.append(Piece(part.surface, latin, skeleton(latin) if foreign else ""))
    return found


def learn_words(pairs: Iterable[tuple[list[str], list[str]]]) -> dict[str, dict[str, float]]:
    """Return for each Japanese word the foreign words that stand for it, with their probabilities.

    IBM's first model (Brown and others 1993), five rounds of expectation and maximisation.
    """
    known = [(japanese, foreign) for japanese, foreign in pairs if japanese and foreign]
    chance: dict[str, dict[str, float]] = defaultdict(dict)
    for japanese, foreign in known:
        for one in japanese:
            for other in foreign:
                chance[one][other] = 1.0
    for _round in range(5):
        chance = _better(known, chance)
    return {word: _likeliest(others) for word, others in chance.items()}


def _better(
    known: list[tuple[list[str], list[str]]], chance: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for japanese, foreign in known:
        for other in foreign:
            total = sum(chance[one].get(other, 0.0) for one in japanese)
            for one in japanese:
                share = chance[one].get(other, 0.0) / total if total else 0.0
                if share > 0.001:
                    counts[one][other] += share  # type: ignore[assignment]  # a Counter of parts
    return {one: {o: c / sum(others.values()) for o, c in others.items()} for one, others in counts.items()}


def _likeliest(others: dict[str, float]) -> dict[str, float]:
    top = sorted(others.items(), key=lambda pair: -pair[1])[:6]
    return {word: round(p, 3) for word, p in top if p >= 0.04}
