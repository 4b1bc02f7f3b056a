"""Words that two profiles share, weighed by how rare they are: BM25 over Japanese and English terms."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from enishi.matching.kernels import add_postings
from enishi.text import normalise, sentences, tokens
from enishi.text.searching import stem
from enishi.text.words import fold

__all__ = ["Lexicon", "content_words", "nouns", "terms"]

# Robertson and Zaragoza 2009: the values in common use.
_SATURATION, _LENGTH = 1.2, 0.75
_CONTENT = ("名詞-普通名詞", "名詞-固有名詞", "動詞-一般", "形容詞-一般", "形状詞", "単語")
_NOUNS = ("名詞-普通名詞", "名詞-固有名詞", "形状詞-一般", "単語")
_STOP_WORDS = """
a about after all also an and any are as at based be been being between both but by can could do does each for from further had has have
how if in into is it its may more most new no not of on one only or other our over so some such than that the their them then there
these they this those through to under up use used using very was we well were what when where which while who will with would you your
us i he she his her 為る 有る 居る 成る 出来る 事 物 等 為 此れ 其れ 様 中 上 者 方 行う 於く 因る
"""
_STOP = frozenset(_STOP_WORDS.split())


def content_words(text: str) -> list[tuple[str, str]]:
    """(term, as written) for each word of *text* that carries meaning, in order."""
    return [
        (key, token.surface)
        for token in tokens(normalise(text).text)
        if token.pos.startswith(_CONTENT) and (key := _key(token.normal, token.language)) not in _STOP and len(key) > 1
    ]


def nouns(text: str) -> list[tuple[str, str]]:
    """(term, as written) for each noun of *text*, neighbours joined: what can be named as shared."""
    found: list[tuple[str, str]] = []
    end, kind = -1, ""
    for token in tokens(normalise(text).text):
        if not token.pos.startswith(_NOUNS) or fold(token.normal) in _STOP:
            continue
        key = _key(token.normal, token.language)
        if token.language == kind == "ja" and token.start == end and found:
            before = found.pop()
            found.append((before[0] + key, before[1] + token.surface))
        else:
            found.append((key, token.surface))
        end, kind = token.end, token.language
    return [(key, written) for key, written in found if len(key) > 1]


def _key(normal: str, language: str) -> str:
    return fold(normal) if language == "ja" else stem(fold(normal))


def terms(text: str) -> Counter[str]:
    """Count the terms of *text*: words, and pairs of neighbouring words of one sentence joined by a blank."""
    counted: Counter[str] = Counter()
    normal = normalise(text).text
    for span in sentences(normal):
        words = [key for key, _written in content_words(normal[span.start : span.end])]
        counted.update(words)
        counted.update(f"{one} {two}" for one, two in pairwise(words))
    return counted


class Lexicon:
    """Postings of many documents, in numbered places, as BM25 weighs them."""

    def __init__(self, documents: Iterable[Counter[str]]) -> None:
        counted = list(documents)
        self.size = len(counted)
        held = Counter(term for document in counted for term in document)
        self._terms = {term: number for number, term in enumerate(sorted(held))}
        frequency = np.array([held[term] for term in self._terms], np.float32)
        self._rarity = np.log1p((self.size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        lengths = np.array([document.total() for document in counted], np.float32)
        self._usual = float(lengths.mean()) if lengths.sum() else 1.0
        self._replaced: dict[int, Counter[str]] = {}
        self._post(counted, lengths)

    def replace(self, place: int, document: Counter[str]) -> None:
        """Put *document* at *place*, at the end where that is the size. What is rare is counted anew with a new Lexicon."""
        self._replaced[place] = document
        self.size = max(self.size, place + 1)

    def _post(self, counted: Sequence[Counter[str]], lengths: NDArray[np.float32]) -> None:
        rows = [(self._terms[term], place, n) for place, document in enumerate(counted) for term, n in document.items()]
        flat = np.array(rows, np.int64).reshape(len(rows), 3)
        flat = flat[np.argsort(flat[:, 0], kind="stable")]
        self._starts = np.searchsorted(flat[:, 0], np.arange(len(self._terms) + 1)).astype(np.int64)
        self._owners = flat[:, 1].astype(np.int32)
        often = flat[:, 2].astype(np.float32)
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[self._owners] / self._usual)
        self._weights = (often / (often + norm) * self._rarity[flat[:, 0]]).astype(np.float32)

    def rarity(self, term: str) -> float:
        """How much *term* tells: its inverse document frequency, that of an unseen term where it is unknown."""
        number = self._terms.get(term)
        return float(np.log1p(2 * self.size + 1)) if number is None else float(self._rarity[number])

    def scores(self, document: Counter[str]) -> NDArray[np.float32]:
        """BM25 of *document* as a question against every place, divided by what a full answer would have."""
        known = [(term, n) for term, n in document.items() if term in self._terms]
        out = np.zeros(self.size, np.float32)
        if not known:
            return out
        numbers = np.array([self._terms[term] for term, _n in known], np.int64)
        often = np.array([n for _number, n in known], np.float32)
        asked = (often / (often + _SATURATION)).astype(np.float32)
        add_postings(self._starts, self._owners, self._weights, numbers, asked, out)
        for place, replaced in self._replaced.items():
            out[place] = sum(
                float(weight) * self._weight(term, replaced) for (term, _n), weight in zip(known, asked, strict=True)
            )
        full = float((asked * self._rarity[numbers]).sum()) or 1.0
        return out / np.float32(full)

    def _weight(self, term: str, document: Counter[str]) -> float:
        often = document[term]
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * document.total() / self._usual)
        return often / (often + norm) * self.rarity(term)
