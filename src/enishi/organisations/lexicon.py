"""What words of Japanese names stand for in English: a list written by hand, and what the names of a directory teach."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from enishi.organisations.wording import word_texts

__all__ = ["base_terms", "learn_words", "units_of"]

_ROUNDS = 5
_PHRASE = 3  # names that have two words side by side before these are learned as one
_SEEN = 1.0  # a word seen once teaches half as much as one seen often


@cache
def base_terms() -> dict[str, tuple[str, ...]]:
    """Return the list written by hand: English words by Japanese word, in the form of :func:`word_texts`."""
    lines = files("enishi.organisations").joinpath("terms.txt").read_text(encoding="utf-8").splitlines()
    terms = {}
    for line in lines:
        word, _, english = line.partition(" ")
        if word != "#":
            terms[word] = tuple(word_texts(english))
    return terms


def units_of(words: Sequence[str]) -> list[str]:
    """Return what a name of *words* may be learned by: its words, two side by side, and single characters (marked by ``+``)."""
    letters = {f"+{letter}" for word in words for letter in word if letter >= "\u3400"}
    return [*dict.fromkeys(words), *(a + b for a, b in pairwise(words)), *sorted(letters)]


def learn_words(pairs: Iterable[tuple[list[str], list[str]]]) -> dict[str, dict[str, float]]:
    """Return for each unit of the Japanese names the foreign words that stand for it, with their probabilities.

    IBM's first model (Brown and others 1993): words and phrases compete to explain a foreign name; characters, which stand in where
    a word is new, are learned beside them.
    """
    known = [(units_of(japanese), foreign) for japanese, foreign in pairs if japanese and foreign]
    seen = Counter(unit for units, _foreign in known for unit in units)
    whole, letters = [], []
    for units, foreign in known:
        words = [unit for unit in units if not unit.startswith("+")]
        phrases = len(words) - (len(words) - 1) // 2
        whole.append((words[:phrases] + [unit for unit in words[phrases:] if seen[unit] >= _PHRASE], foreign))
        letters.append(([unit for unit in units if unit.startswith("+") and seen[unit] > 1], foreign))
    learned = _aligned(whole) | _aligned(letters)
    return {unit: likely for unit, others in learned.items() if (likely := _likeliest(others, seen[unit]))}


def _aligned(known: Sequence[tuple[Sequence[str], Sequence[str]]]) -> dict[str, dict[str, float]]:
    chance: dict[str, dict[str, float]] = defaultdict(dict)
    for japanese, foreign in known:
        for one in japanese:
            for other in foreign:
                chance[one][other] = 1.0
    for _round in range(_ROUNDS):
        chance = _better(known, chance)
    return chance


def _better(
    known: Sequence[tuple[Sequence[str], Sequence[str]]], chance: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for japanese, foreign in known:
        rows = [(one, chance[one]) for one in japanese if one in chance]
        for other in foreign:
            shares = [(one, row[other]) for one, row in rows if other in row]
            total = sum(share for _one, share in shares)
            for one, share in shares:
                if share > 0.001 * total:
                    counts[one][other] += share / total
    return {one: {o: c / sum(others.values()) for o, c in others.items()} for one, others in counts.items()}


def _likeliest(others: dict[str, float], seen: int) -> dict[str, float]:
    trust = seen / (seen + _SEEN)
    top = sorted(others.items(), key=lambda pair: -pair[1])[:6]
    return {word: round(p * trust, 3) for word, p in top if p * trust >= 0.04}
