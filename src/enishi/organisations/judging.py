"""How well names in Latin letters say what a Japanese name says."""

from collections.abc import Sequence
from functools import lru_cache
from operator import mul

from rapidfuzz import fuzz

from enishi.organisations.japanese import Piece
from enishi.organisations.lookup import Lookup, Record
from enishi.organisations.senses import Senses
from enishi.organisations.sounding import heard, said_so, sounds_of

__all__ = ["Judge"]

# After these a name may begin anew: what stands before is who keeps the organisation.
_KEEPERS = frozenset({"会", "連合会", "機構", "大学", "財団", "協会", "法人", "学院", "学園", "組合", "団"})
_HOME = frozenset({"japan", "japanese", "nippon", "nihon"})
_HOME_WEIGHT = 1.0
_FULLER = 0.001
_COMPANIES = ("株式会社", "有限会社", "合同会社", "合資会社", "(株)", "(有)", "㈱", "㈲")
_NO_COMPANIES = ("財団法人", "社団法人", "特定非営利", "大学法人", "医療法人", "行政法人", "学校法人", "福祉法人")
_TYPES = (("病院", "healthcare"), ("医院", "healthcare"), ("大学", "education"), ("高等専門学校", "education"))
_HARDLY = 0.3  # a word or piece explained by less is not explained


@lru_cache(maxsize=20_000)
def _whole(words: tuple[str, ...]) -> str:
    return heard(said_so(sounds_of("".join(words)).hepburn))


class Judge:
    """How well names in Latin letters say what one Japanese name says."""

    def __init__(self, lookup: Lookup, senses: Senses, said: Sequence[Piece], text: str) -> None:
        self._lookup, self._senses = lookup, senses
        self._whole = heard(said_so("".join(piece.latin for piece in said)))
        self._readings = {piece.latin for piece in said}
        self._starts = [0] + [place + 1 for place, piece in enumerate(said[:-2]) if piece.text in _KEEPERS]
        self._company = any(form in text for form in _COMPANIES)
        self._no_company = any(form in text for form in _NO_COMPANIES)
        self._type = next((kind for end, kind in _TYPES if text.endswith(end)), "")

    def likes(self, record: Record) -> float:
        """By how much the score falls where the record is of another kind than the name says."""
        if not record.types:
            return 1.0
        kinds = record.types.split()
        if (self._company and "company" not in kinds) or (self._no_company and kinds == ["company"]):
            return 0.88
        return 0.94 if self._type and self._type not in kinds else 1.0

    def seen(self, words: Sequence[str], record: Record) -> dict[str, float]:
        """What tells for and against that a name of *words* is meant, by the names of ``enishi.organisations.ranking.WEIGHTS``."""
        rows, weights = self._senses.rows(words), self._weights(words)
        own = self._senses.weights
        covered = list(map(max, zip(*rows, strict=True)))
        explained = list(map(max, rows))
        there = float(sum(map(mul, covered, own)) / sum(own))
        back = float(sum(map(mul, explained, weights)) / sum(weights))
        strange = [weight for weight, share in zip(weights, explained, strict=True) if share < _HARDLY]
        return {
            "meaning": self.score(words),
            "there": there,
            "back": back,
            "weaker": min(there, back),
            "sound": fuzz.ratio(self._whole, _whole(tuple(words))) / 100,
            "first": covered[0],
            "last": covered[-1],
            "ending": explained[-1],
            "lost": sum(share < _HARDLY for share in covered),
            "strange": len(strange),
            "unexplained": sum(strange) / 10,
            "strangest": max(strange, default=0.0) / 10,
            "weight": sum(weights) / 20,
            "words": len(words),
            "difference": abs(len(words) - len(own)),
            **self._seen_of(record),
        }

    def _seen_of(self, record: Record) -> dict[str, float]:
        kinds = record.types.split()
        near = {word for word in f"{record.city} {record.region}".split() if len(word) > 2}
        return {
            "form": self._company and "company" not in kinds,
            "body": self._no_company and kinds == ["company"],
            "kind": bool(self._type) and self._type not in kinds,
            "near": not near.isdisjoint(self._readings),
            "active": record.status == "active",
        }

    def _weights(self, words: Sequence[str]) -> list[float]:
        return [_HOME_WEIGHT if word in _HOME else self._lookup.weight(word) for word in words]

    def score(self, words: Sequence[str]) -> float:
        """Between 0 and 1: the better of what the words mean and how the whole sounds."""
        rows = self._senses.rows(words)
        weights = self._weights(words)
        meaning: float = max(self._meaning(rows, weights, start) * (0.97 if start else 1.0) for start in self._starts)
        sound = fuzz.ratio(self._whole, _whole(tuple(words))) / 100
        # Of names that are covered alike the one that says more is meant.
        meaning += _FULLER * sum(map(mul, map(max, rows), weights))
        return max(meaning, (sound - 0.4) / 0.6, 0.6 * meaning + 0.4 * sound if sound > 0.6 else 0.0)

    def _meaning(self, rows: Sequence[Sequence[float]], weights: Sequence[float], start: int) -> float:
        own = self._senses.weights[start:]
        covered = list(map(max, zip(*rows, strict=True)))[start:]
        explained = (max(row[start:]) for row in rows) if start else map(max, rows)
        there = sum(map(mul, covered, own)) / sum(own)
        back = sum(map(mul, explained, weights)) / sum(weights)
        # The last word says what it is: a hospital is no university.
        head = 1.0 if covered[-1] > 0.3 else 0.92
        return float(head * 2 * there * back / (there + back)) if there and back else 0.0
