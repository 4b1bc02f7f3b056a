"""Affiliations as data sets hold them: entities and tags of web pages, accents apart from their letters, words without their blanks."""

import html
import re
from collections.abc import Callable

__all__ = ["cleaned"]

_ODD = re.compile(r"&#?\w{2,8};|</?[A-Za-z][^<>]{0,30}>|[¨´ˆ˜]")
_WORD = re.compile(r"[^\W_]{4,}")
# A word in capitals, a word that begins with one, figures.
_PART = re.compile(r"[A-ZÀ-ÞĀ-Ž]{2,}(?![a-zß-ÿ])|[A-ZÀ-Þ]?[^\WA-ZÀ-Þ\d_]+|\d+|.")


def cleaned(text: str, known: Callable[[str], bool]) -> tuple[str, list[int]]:
    """Return *text* as it was meant, and for each of its characters the place in *text* it comes from (one more for the end).

    A word that is not *known* is cut where a capital or a figure begins in it and what stands on both sides is.
    """
    letters: list[str] = []
    places: list[int] = []
    last = 0
    for odd in _ODD.finditer(text):
        letters += text[last : odd.start()]
        places += range(last, odd.start())
        meant = " " if odd.group()[0] == "<" else html.unescape(odd.group()) if odd.group()[0] == "&" else ""
        letters += meant
        places += [odd.start()] * len(meant)
        last = odd.end()
    letters += text[last:]
    places += range(last, len(text) + 1)
    joined = "".join(letters)
    for word in reversed(list(_WORD.finditer(joined))):
        for cut in reversed(_cuts(word.group(), known)):
            at = word.start() + cut
            letters[at:at] = ", "
            places[at:at] = [places[at]] * 2
    return "".join(letters), places


def _cuts(word: str, known: Callable[[str], bool]) -> list[int]:
    if word.islower() or word.isupper() or known(word):
        return []
    parts = [(part.start(), part.group()) for part in _PART.finditer(word)]
    whole = [part for _start, part in parts if part.isalpha()]
    if len(parts) < 2 or not any(len(part) > 3 for part in whole):
        return []
    if not all(known(part) if len(part) > 3 else part[0].isupper() or len(part) < 3 for part in whole):
        return []
    return [start for start, _part in parts[1:]]
