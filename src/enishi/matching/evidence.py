"""Sentence-level evidence: which words of the two sides speak of the same thing, across languages."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from enishi.matching.lexical import Lexicon, content_words, nouns
from enishi.matching.profiles import Profile
from enishi.matching.reasons import Reason, ReasonKind
from enishi.matching.space import Space
from enishi.text import normalise, sentences

__all__ = ["evidence", "split", "words_of"]

Line = tuple[str, str]  # (language, words)
_LINES = 24  # sentences of a profile that are looked at
_SHORTEST = 8  # characters of a sentence that says something
_ALIKE = 0.30  # least product of two sentences, or of two terms, that are shown as saying the same
_TERMS_ALIKE = 0.45
_TERMS = 3
_COMMON = 0.35  # share of the rarity of an unseen word below which a term is a stock word ("patent", 特許)


@lru_cache(maxsize=4096)
def split(language: str, text: str) -> tuple[Line, ...]:
    """Cut a passage into its sentences, each with its language."""
    normal = normalise(text).text
    cut = (normal[span.start : span.end].strip() for span in sentences(normal))
    return tuple((language, words) for words in cut if len(words) >= _SHORTEST) or ((language, normal),)


def evidence(asked: Profile, found: Profile, space: Space, lexicon: Lexicon) -> list[Reason]:
    """Return the best pair of sentences, and up to three shared terms in both sides' spelling."""
    one, two = _lines(asked), _lines(found)
    if not one or not two:
        return []
    products = _products(one, two, space)
    weighed = products * np.sqrt(np.outer(_weights(one, lexicon), _weights(two, lexicon)))
    row, column = (int(place) for place in np.unravel_index(int(weighed.argmax()), weighed.shape))
    reasons = []
    if products[row, column] >= _ALIKE:
        reasons.append(Reason(ReasonKind.SENTENCES, one[row][1], two[column][1]))
    best = np.argsort(-weighed, axis=None)[:3]
    rows, columns = np.unravel_index(best, weighed.shape)
    return reasons + _shared([one[place] for place in dict.fromkeys(rows.tolist())],
                             [two[place] for place in dict.fromkeys(columns.tolist())], space, lexicon)  # fmt: skip


def words_of(profiles: Iterable[Profile]) -> list[str]:
    """Return the sentences and terms that :func:`evidence` may look at, each once: encoded in one batch they cost a quarter."""
    lines = {words: None for profile in profiles for _tongue, words in _lines(profile)}
    return list(dict.fromkeys([*lines, *(written for words in lines for _key, written in _nouns(words))]))


def _lines(profile: Profile) -> list[Line]:
    return [line for tongue, text in profile.passages for line in split(tongue, text)][:_LINES]


def _products(one: Sequence[Line], two: Sequence[Line], space: Space) -> NDArray[np.float32]:
    left, right = (
        space.place_first([words for _l, words in lines], [tongue for tongue, _w in lines]) for lines in (one, two)
    )
    return np.asarray(left @ right.T, np.float32)


@lru_cache(maxsize=16384)
def _content(words: str) -> tuple[str, ...]:
    return tuple(key for key, _written in content_words(words))


def _weights(lines: Sequence[Line], lexicon: Lexicon) -> NDArray[np.float32]:
    """How much each sentence tells: the mean rarity of its words, so that stock sentences do not come up."""
    unseen = lexicon.rarity("")
    told = [
        float(np.mean([lexicon.rarity(key) for key in keys])) if (keys := _content(words)) else 0.0
        for _l, words in lines
    ]
    return np.array(told, np.float32) / np.float32(unseen)


@lru_cache(maxsize=16384)
def _nouns(words: str) -> tuple[tuple[str, str], ...]:
    return tuple(nouns(words))


def _shared(one: Sequence[Line], two: Sequence[Line], space: Space, lexicon: Lexicon) -> list[Reason]:
    left, right = (_rare(lines, lexicon) for lines in (one, two))
    if not left or not right:
        return []
    alike = _products([(tongue, written) for _k, written, tongue, _r in left],
                      [(tongue, written) for _k, written, tongue, _r in right], space)  # fmt: skip
    for row, (key, *_rest) in enumerate(left):
        for column, (other, *_other) in enumerate(right):
            if key == other:
                alike[row, column] = 1.0
    worth = alike * np.sqrt(np.outer([term[3] for term in left], [term[3] for term in right]))
    reasons: list[Reason] = []
    while len(reasons) < _TERMS:
        row, column = (int(place) for place in np.unravel_index(int(worth.argmax()), worth.shape))
        if worth[row, column] <= 0:
            break
        worth[row, column] = 0
        if alike[row, column] >= _TERMS_ALIKE:
            reasons.append(Reason(ReasonKind.TERM, left[row][1], right[column][1]))
            worth[row, :] = worth[:, column] = 0
    return reasons


def _rare(lines: Sequence[Line], lexicon: Lexicon) -> list[tuple[str, str, str, float]]:
    """(key, as written, language, rarity) of each term of *lines* that is no stock word."""
    unseen = lexicon.rarity("")
    found: dict[str, tuple[str, str, str, float]] = {}
    for tongue, words in lines:
        for key, written in _nouns(words):
            rarity = lexicon.rarity(key) / unseen
            if rarity >= _COMMON:
                found.setdefault(key, (key, written, tongue, rarity))
    return list(found.values())
