"""Whether two names may be names of one body, without a directory: by the sound of a proper name, by meaning, as short and long form.

Each of these alone is weak, and many bodies share it. It is for those who know more already, such as the day of an agreement and its
other parties.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from enishi.organisations.japanese import Piece, is_japanese, pieces
from enishi.organisations.keys import name_key
from enishi.organisations.lexicon import base_terms
from enishi.organisations.sounding import heard, hepburn, skeleton
from enishi.organisations.wording import GENERIC, latin_words, plain, word_texts

__all__ = ["may_be_one", "said_alike"]

_NEAR = 0.65
_TELLING = 4  # letters of a proper name that is not shared by chance
_SPAN = 3  # pieces that one word may stand for
_EXPLAINED = 0.75
_GENERIC_WEIGHT = 0.5
_LEAST = 1.5  # weight of what is explained: "Institute of Science" says too little
_SHORT = 3  # letters of the shortest short form that is looked at
_INITIALS = re.compile(r"[A-Z][A-Z&-]{1,7}[A-Z]")


def may_be_one(one: str, other: str) -> bool:
    """Whether *one* and *other*, in one script or in two, may name one body."""
    if is_japanese(one) != is_japanese(other):
        japanese, latin = (one, other) if is_japanese(one) else (other, one)
        return _share_a_name(japanese, latin) or _say_the_same(japanese, latin)
    if is_japanese(one):
        return _leaves_out(name_key(one), name_key(other)) or _leaves_out(name_key(other), name_key(one))
    return _in_fewer_words(one, other) or _in_fewer_words(other, one)


def said_alike(kana: str, latin: str) -> bool:
    """Whether a word of katakana, romanised, has the consonants of *latin* and vowels not too far off: john, but not jane, is jon."""
    return skeleton(kana) == skeleton(latin) and Indel.normalized_similarity(heard(kana), heard(latin)) >= _NEAR


def _share_a_name(japanese: str, latin: str) -> bool:
    """Whether the two share the sound of a proper name."""
    words = [word for word in _plain_words(latin) if len(word) >= _TELLING and word not in GENERIC]
    spoken = [piece for _span, piece in _spans(pieces(japanese)) if len(piece.latin) >= _TELLING]
    return any(_sounds_as(piece, word) for piece in spoken for word in words)


def _spans(said: list[Piece]) -> Iterator[tuple[tuple[int, int], Piece]]:
    """Yield the pieces, and up to three side by side as one: a foreign name is cut where a part of it is a word."""
    for start in range(len(said)):
        for end in range(start + 1, min(start + _SPAN, len(said)) + 1):
            parts = said[start:end]
            script = parts[0].script if len({part.script for part in parts}) == 1 else "other"
            yield (start, end), Piece("".join(p.text for p in parts), "".join(p.latin for p in parts), script)


def _sounds_as(piece: Piece, word: str) -> bool:
    if piece.script == "latin":
        return piece.latin == word
    return hepburn(word) == hepburn(piece.latin) or (piece.script == "kana" and said_alike(piece.latin, word))


def _plain_words(latin: str) -> list[str]:
    return [plain(latin[word.start : word.end]) for word in latin_words(latin)]


def _say_the_same(japanese: str, latin: str) -> bool:
    """Whether most of the one name is explained by the words of the other, and most of the other by those of the one."""
    said, words = pieces(japanese), word_texts(latin)
    if not said or not words:
        return False
    explained: set[int] = set()
    found: set[int] = set()
    terms = base_terms()
    for (start, end), piece in _spans(said):
        senses = terms.get(piece.text, ())
        for place, word in enumerate(words):
            if word in senses or _sounds_as(piece, word):
                explained |= set(range(start, end))
                found.add(place)
    weights = [_weight(terms.get(piece.text, ())) for piece in said]
    there = [_weight((word,)) for word in words]
    covered, named = sum(weights[place] for place in explained), sum(there[place] for place in found)
    share, other = covered / sum(weights), named / sum(there)
    return covered >= _LEAST and named >= _LEAST and 2 * share * other >= _EXPLAINED * (share + other)


def _weight(words: tuple[str, ...]) -> float:
    return _GENERIC_WEIGHT if words and all(word in GENERIC for word in words) else 1.0


def _leaves_out(short: str, long: str) -> bool:
    """Whether *short* is *long* with letters left out, as Japanese names are shortened: 県立医大 is 県立医科大学."""
    if len(short) < _SHORT or len(short) >= len(long) or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _in_fewer_words(short: str, long: str) -> bool:
    """Whether *short* has some of the words of *long*, a proper one among them, or is its initials."""
    if _INITIALS.fullmatch(short):
        words = [word.text for word in latin_words(long)]
        capitals = "".join(word[0] for word in re.findall(r"[^\W\d_]+", long) if word[0].isupper())
        return len(words) > 1 and capitals == re.sub("[&-]", "", short)
    some, every = set(word_texts(short)), set(word_texts(long))
    proper = any(len(word) >= _TELLING and word not in GENERIC for word in some)
    return proper and some < every
