"""Whether two names may be names of one body, without a directory: by the sound of a proper name, by meaning, as short and long form.

Each of these alone is weak, and many bodies share it. It is for those who know more already, such as the day of an agreement and its
other parties.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from itertools import pairwise, permutations

from rapidfuzz.distance import Indel

from enishi.organisations.japanese import Piece, is_japanese, pieces
from enishi.organisations.keys import name_key
from enishi.organisations.lexicon import base_terms
from enishi.organisations.sounding import heard, hepburn, said_so, skeleton, sounds_of
from enishi.organisations.wording import GENERIC, latin_words, plain, word_texts

__all__ = ["Kin", "kin_of", "said_alike"]

_NEAR = 0.65
_TELLING = 4  # letters of a proper name that is not shared by chance
_CONSONANTS = 3
_SPAN = 3  # pieces that one word may stand for
_EXPLAINED, _ALL_BUT = 0.75, 0.9
_GENERIC_WEIGHT = 0.5
_LEAST = 1.5  # weight of what is explained: "Institute of Science" says too little
_SHORT = 3  # letters of the shortest short form that is looked at
_INITIALS = re.compile(r"[A-Z][A-Z&-]{1,7}[A-Z]")
_SOME_INITIALS = re.compile("[A-Z]{2,4}")
_PREFECTURE = re.compile("(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)")
# What is a part of something larger that is named without it.
_JAPANESE_PART = re.compile(
    "(?:学部|学域|学系|研究科|研究院|学科|学府|学院|専攻|(?<=大学).+?(?:病院|研究所|センター|機構|学校)|(?<=校).+?(?:病院|センター))"
)
_LATIN_PARTS = frozenset(["school", "faculty", "department", "graduate", "division"])
_LATIN_WITHIN = frozenset(["hospital", "institute", "center", "college", "laboratory"])
_CAMPUS = re.compile("大学(?!校)(.+)校$")
_SILENT = frozenset(("校",))  # カリフォルニア大学デービス校 is University of California, Davis


class Kin(IntEnum):
    """How near two names are: apart; a part and its whole, or a proper name in common; maybe one body; one, for all they say."""

    NONE = 0
    AKIN = 1
    MAYBE = 2
    CLOSE = 3


def kin_of(one: str, other: str) -> Kin:
    """Return how near *one* and *other*, in one script or in two, are; equal names are not asked about."""
    if is_japanese(one) != is_japanese(other):
        japanese, latin = (one, other) if is_japanese(one) else (other, one)
        return _across(japanese, latin)
    if is_japanese(one):
        return max(_shortened(name_key(one), name_key(other)), _shortened(name_key(other), name_key(one)))
    return max(_in_fewer_words(one, other), _in_fewer_words(other, one))


def _across(japanese: str, latin: str) -> Kin:
    said = _say_the_same(japanese, latin)
    if said < _EXPLAINED and not _share_a_name(japanese, latin):
        return Kin.AKIN if _may_be_misread(japanese) else Kin.NONE
    if bool(_JAPANESE_PART.search(japanese)) != _names_a_part(set(word_texts(latin))):
        return Kin.AKIN
    # 東京工業大学 is a university of Tokyo as a whole, but not the University of Tokyo word by word.
    return Kin.CLOSE if _say_the_same(japanese, latin, word_by_word=True) >= _ALL_BUT else Kin.MAYBE


def _may_be_misread(japanese: str) -> bool:
    """Whether a proper name in *japanese* is in kanji, which may be read otherwise than the dictionary does."""
    silent = base_terms().keys() | _SILENT
    return any(piece.script == "other" and piece.text not in silent for piece in pieces(japanese))


def _names_a_part(words: set[str]) -> bool:
    return bool(words & _LATIN_PARTS) or ("university" in words and bool(words & _LATIN_WITHIN))


def said_alike(kana: str, latin: str) -> bool:
    """Whether a word of katakana, romanised, has the consonants of *latin* and vowels not too far off: john, but not jane, is jon."""
    return skeleton(kana) == skeleton(latin) and Indel.normalized_similarity(heard(kana), heard(latin)) >= _NEAR


def _share_a_name(japanese: str, latin: str) -> bool:
    """Whether the two share the sound of a proper name; one campus of a university is not another."""
    said, words = pieces(japanese), _plain_words(latin)
    telling = [word for word in words if len(word) >= _TELLING and word not in GENERIC]
    campus = _CAMPUS.search(japanese)
    if campus and not _begins_alike(campus[1], words):
        return False
    spoken = [piece for _span, piece in _spans(said) if len(piece.latin) >= _TELLING]
    return any(_sounds_as(piece, word) for piece in spoken for word in telling)


def _begins_alike(campus: str, words: list[str]) -> bool:
    """Whether one of *words*, or two as one, has the first consonants of *campus*."""
    said = skeleton(said_so("".join(piece.latin for piece in pieces(campus))))[:_CONSONANTS]
    return any(skeleton(word)[:_CONSONANTS] == said for word in _with_pairs(words))


def _with_pairs(words: list[str]) -> list[str]:
    """Return *words*, and any two side by side as one: San Diego is one word in katakana."""
    return [*words, *("".join(pair) for pair in pairwise(words))]


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
    return hepburn(word) == hepburn(piece.latin) or (piece.script == "kana" and _heard_as(piece.latin, word))


def _heard_as(kana: str, word: str) -> bool:
    """Whether *kana* may be *word* as it is said: with or without the r that English speakers swallow."""
    return any(
        skeleton(said) == bones and Indel.normalized_similarity(heard(said), way) >= _NEAR
        for said in {kana, said_so(kana)}
        for bones, way in sounds_of(word).by_skeleton
    )


def _plain_words(latin: str) -> list[str]:
    return [plain(latin[word.start : word.end]) for word in latin_words(latin)]


def _say_the_same(japanese: str, latin: str, *, word_by_word: bool = False) -> float:
    """Return how far the words of the one name explain the other, from 0 to 1; 0 where what they explain says too little."""
    said, words = pieces(japanese), word_texts(latin)
    if not said or not words:
        return 0.0
    explained: set[int] = set()
    found: set[int] = set()
    for span, places in _matched(said, words, phrases=not word_by_word):
        explained |= set(span)
        found |= set(places)
    for place, window in _spelt_out(said, latin):
        explained |= window
        found.add(place)
    terms = base_terms()
    weights = [0.0 if piece.text in _SILENT else _weight(terms.get(piece.text, ())) for piece in said]
    there = [_weight((word,)) for word in words]
    covered, named = sum(weights[place] for place in explained), sum(there[place] for place in found)
    if covered < _LEAST or named < _LEAST:
        return 0.0
    share, other = covered / sum(weights), named / sum(there)
    return 2 * share * other / (share + other)


def _matched(said: list[Piece], words: list[str], *, phrases: bool) -> Iterator[tuple[range, tuple[int, ...]]]:
    """Yield the places of pieces with those of the words that they are by sound or by meaning, *phrases* of several as well."""
    terms = base_terms()
    for (start, end), piece in _spans(said):
        senses = terms.get(piece.text, ()) if phrases or end - start == 1 else ()
        for place, word in enumerate(words):
            if word in senses or _sounds_as(piece, word):
                yield range(start, end), (place,)
        if piece.script == "kana":
            for place, pair in enumerate(pairwise(words)):
                if _sounds_as(piece, "".join(pair)):
                    yield range(start, end), (place, place + 1)


def _spelt_out(said: list[Piece], latin: str) -> Iterator[tuple[int, set[int]]]:
    """Yield the places of words that are initials with those of the pieces they stand for: UC is カリフォルニア大学."""
    terms = base_terms()
    begins = [{word[0] for word in (piece.latin, *terms.get(piece.text, ())) if word} for piece in said]
    for place, word in enumerate(latin_words(latin)):
        letters = latin[word.start : word.end]
        if not _SOME_INITIALS.fullmatch(letters):
            continue
        for start in range(len(said) - len(letters) + 1):
            window = begins[start : start + len(letters)]
            orders = permutations(letters.casefold())
            if any(all(c in each for c, each in zip(order, window, strict=True)) for order in orders):
                yield place, set(range(start, start + len(letters)))


def _weight(words: tuple[str, ...]) -> float:
    return _GENERIC_WEIGHT if words and all(word in GENERIC for word in words) else 1.0


def _shortened(short: str, long: str) -> Kin:
    """Whether *short* is *long* with letters left out, as Japanese names are shortened: 県立医大 is 県立医科大学."""
    if len(short) < _SHORT or len(short) >= len(long):
        return Kin.NONE
    if long.endswith(short) and _PREFECTURE.fullmatch(long.removesuffix(short)):
        return Kin.CLOSE
    letters = iter(long)
    if short[0] != long[0] or not all(letter in letters for letter in short):
        return _akin(_proper_pieces(short), _proper_pieces(long))
    part = long.startswith(short) and _JAPANESE_PART.search(long) and not _JAPANESE_PART.search(short)
    return Kin.AKIN if part else Kin.MAYBE


def _in_fewer_words(short: str, long: str) -> Kin:
    """Whether *short* has some of the words of *long*, a proper one among them, or is its initials."""
    if _INITIALS.fullmatch(short):
        words = [word.text for word in latin_words(long)]
        capitals = "".join(word[0] for word in re.findall(r"[^\W\d_]+", long) if word[0].isupper())
        return Kin.MAYBE if len(words) > 1 and capitals == re.sub("[&-]", "", short) else Kin.NONE
    some, every = set(word_texts(short)), set(word_texts(long))
    proper = any(len(word) >= _TELLING and word not in GENERIC for word in some)
    if not proper or not some <= every:
        return _akin(_proper_words(some), _proper_words(every))
    if some == every:
        return Kin.NONE if name_key(short) == name_key(long) else Kin.CLOSE
    return Kin.AKIN if _names_a_part(every) and not _names_a_part(some) else Kin.MAYBE


def _akin(one: set[str], other: set[str]) -> Kin:
    return Kin.AKIN if one & other else Kin.NONE


def _proper_words(words: set[str]) -> set[str]:
    return {word for word in words if len(word) > _TELLING and word not in GENERIC and word not in _common_words()}


def _proper_pieces(name: str) -> set[str]:
    return {piece.text for piece in pieces(name) if len(piece.text) > 1 and piece.text not in base_terms()}


@cache
def _common_words() -> frozenset[str]:
    """The words that the list has for Japanese ones: none of them is a proper name."""
    return frozenset(word for words in base_terms().values() for word in words)
