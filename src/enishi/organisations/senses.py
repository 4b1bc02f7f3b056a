"""What each piece of a Japanese name may be in Latin letters: by meaning, by reading, by the sound of its original."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from enishi.organisations.japanese import Piece
from enishi.organisations.lexicon import base_terms
from enishi.organisations.loading import ENDS
from enishi.organisations.lookup import Lookup
from enishi.organisations.sounding import heard, hepburn, said_so, skeleton, sounds_of

__all__ = ["Senses"]

_LONGEST = 3  # pieces that may be one word together
_HOME = frozenset({"日本", "全日本"})
_STEM = 5
_LIKE = 0.82
_LEAST_LIKE, _END_LIKE = 0.5, 0.6
_HEARD = 12  # words by sound that are looked for, for each of the ways to take some pieces together
_FLOOR, _SLOPE, _LETTER = 0.15, 0.85, 0.15

Span = tuple[int, int]
Sounding = tuple[Sequence[str], Sequence[str]]  # how words sound, and the words


class Senses:
    """The pieces of one name, and for any word in Latin letters how well each piece explains it."""

    def __init__(self, lookup: Lookup, said: Sequence[Piece]) -> None:
        self._lookup, self._said = lookup, said
        self._exact: dict[str, dict[Span, float]] = defaultdict(dict)
        self._stems: dict[str, dict[Span, float]] = defaultdict(dict)
        self._read: dict[str, list[Span]] = defaultdict(list)
        self._bones: dict[str, list[tuple[Span, str, bool]]] = defaultdict(list)
        self._rows: dict[str, list[float]] = {}
        self._joined: dict[tuple[str, str], list[float]] = {}
        self._mean()
        self._sound()
        self.weights = [self._weight(place) for place in range(len(said))]

    def _spans(self) -> Iterator[tuple[Span, str]]:
        whole = len(self._said)
        for start in range(whole):
            for end in range(start + 1, min(start + _LONGEST, whole) + 1):
                yield (start, end), "".join(piece.text for piece in self._said[start:end])
        if whole > _LONGEST:
            yield (0, whole), "".join(piece.text for piece in self._said)

    def _mean(self) -> None:
        spans = list(self._spans())
        letters = {f"+{letter}" for piece in self._said for letter in piece.text if letter >= "\u3400"}
        learned = self._lookup.translations([*{text for _span, text in spans}, *letters])
        base = base_terms()
        for span, text in spans:
            senses = {word: min(0.95, _FLOOR + _SLOPE * chance) for word, chance in learned.get(text, {}).items()}
            for word in base.get(text, ()):
                senses[word] = 0.9
            if not senses and span[1] - span[0] == 1:
                for letter in text:
                    for word, chance in learned.get(f"+{letter}", {}).items():
                        senses[word] = max(senses.get(word, 0.0), _LETTER + 0.5 * chance)
            for word, strength in senses.items():
                _raise(self._exact[word], span, strength)
                if len(word) > _STEM:
                    _raise(self._stems[word[:_STEM]], span, 0.8 * strength)

    def _sound(self) -> None:
        for span, _text in self._spans():
            said = self._said[span[0] : span[1]]
            latin = hepburn("".join(piece.latin for piece in said))
            foreign = all(piece.script == "kana" for piece in said)
            self._read[latin].append(span)
            bones = skeleton(said_so(latin))
            # Letters are letters: only words are heard.
            if len(bones) > (not foreign) and not all(piece.script == "latin" for piece in said):
                self._bones[bones].append((span, heard(said_so(latin)), foreign))

    def _weight(self, place: int) -> float:
        piece = self._said[place]
        if piece.text in _HOME:
            return 1.0
        known = [
            self._lookup.weights[word]
            for word, spans in self._exact.items()
            if spans.get((place, place + 1), 0.0) > 0.6 and word in self._lookup.weights
        ]
        if piece.latin in self._lookup.weights:
            known.append(self._lookup.weights[piece.latin])
        return max(1.0, min(known)) if known else self._lookup.weight("")

    def terms(self) -> dict[str, list[tuple[int, float]]]:
        """Return what to look for: words and skeletons, each with the pieces it would explain and how much that would be worth."""
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for word, spans in self._exact.items():
            for span, strength in spans.items():
                found[word] += [(place, strength * self.weights[place]) for place in range(*span)]
        for latin, spans_read in self._read.items():
            for span in spans_read:
                found[latin] += [(place, 0.95 * self.weights[place]) for place in range(*span)]
        for written, span, strength in self._spoken():
            found[written] += [(place, strength * self.weights[place]) for place in range(*span)]
        return found

    def _spoken(self) -> Iterator[tuple[str, Span, float]]:
        """Words and whole names of the directory that sound like some of the pieces, or all of them."""
        whole = heard(said_so(hepburn("".join(piece.latin for piece in self._said))))
        bones = skeleton(whole)
        ends = [f"{bones[:ENDS]}-", f"-{bones[-ENDS:]}"] if len(bones) >= ENDS else []
        unknown = [bones for bones, said in self._bones.items() if any(not self._known(span) for span, _s, _f in said)]
        spoken = self._lookup.spoken([*unknown, *ends])
        for end in ends:
            for word, like in _likest(whole, spoken.pop(end, None), _END_LIKE):
                yield word, (0, len(self._said)), like
        for bones, sounding in spoken.items():
            for span, said, foreign in self._bones[bones]:
                for word, like in _likest(said, sounding, _LEAST_LIKE if foreign else _LIKE):
                    if strength := _strength(like, bones, foreign=foreign):
                        yield word, span, strength

    def _known(self, span: Span) -> bool:
        """Whether what the pieces mean is known, so that nobody need listen."""
        return all(len(piece.text) > 1 and piece.text in base_terms() for piece in self._said[slice(*span)])

    def rows(self, words: Sequence[str]) -> list[list[float]]:
        """Return for each of *words* (a name's, in order) how well each piece explains it."""
        rows = [self._row(word) for word in words]
        plain = [max(row) > 0.8 for row in rows]
        for place, (first, second) in enumerate(pairwise(words)):
            if plain[place] and plain[place + 1]:
                continue
            joined = self._joined_row(first, second)
            if any(joined):
                rows[place] = list(map(max, rows[place], joined))
                rows[place + 1] = list(map(max, rows[place + 1], joined))
        return rows

    def _row(self, word: str) -> list[float]:
        row = self._rows.get(word)
        if row is None:
            row = [0.0] * len(self._said)
            spans = dict(self._exact.get(word, {}))
            if len(word) > _STEM:
                for span, strength in self._stems.get(word[:_STEM], {}).items():
                    _raise(spans, span, strength)
            for span, strength in (*spans.items(), *self._heard(word)):
                _cover(row, span, strength)
            self._rows[word] = row
        return row

    def _joined_row(self, first: str, second: str) -> list[float]:
        row = self._joined.get((first, second))
        if row is None:
            row = [0.0] * len(self._said)
            for span, strength in self._heard(first + second):
                _cover(row, span, strength)
            self._joined[first, second] = row
        return row

    def _heard(self, word: str) -> Iterator[tuple[Span, float]]:
        sounds = sounds_of(word)
        for span in self._read.get(sounds.hepburn, ()):
            yield span, 0.95
        for bones in sounds.skeletons:
            for span, said, foreign in self._bones.get(bones, ()):
                like = max(fuzz.ratio(said, each) for each in sounds.heard) / 100
                if strength := _strength(like, bones, foreign=foreign):
                    yield span, strength


def _likest(said: str, sounding: Sounding | None, least: float) -> Iterator[tuple[str, float]]:
    sounds, words = sounding or ((), ())
    found = process.extract(said, sounds, scorer=fuzz.ratio, score_cutoff=100 * least, limit=_HEARD)
    return ((words[place], like / 100) for _sound, like, place in found)


def _strength(like: float, bones: str, *, foreign: bool) -> float:
    """How well a word explains pieces that leave the same skeleton and sound *like* it; 0 where it does not."""
    if foreign and like > (0.5 if len(bones) > 2 else 0.7):
        return 0.35 + 0.6 * like
    return 0.95 * like if like > _LIKE else 0.0


def _raise(spans: dict[Span, float], span: Span, strength: float) -> None:
    if strength > spans.get(span, 0.0):
        spans[span] = strength


def _cover(row: list[float], span: Span, strength: float) -> None:
    for place in range(*span):
        row[place] = max(row[place], strength)
