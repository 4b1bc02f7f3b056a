"""What a score means: strong, possible or weak, by how rarely chance reaches it or by what the hub's own staff said."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

__all__ = ["ENOUGH", "Band", "Bands", "Judgement"]


class Band(StrEnum):
    """How good a match is. A probability fitted on one hub does not carry to another; three bands do."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of a suggestion that had *score*."""

    score: float
    good: bool


#: Judgements, below which chance says more than staff.
ENOUGH = 20
_SHARES = {Band.STRONG: 0.8, Band.POSSIBLE: 0.4}  # of suggestions at the threshold's side that were good


@dataclass(frozen=True, slots=True)
class Bands:
    """Least scores. A score counts widths above what two unrelated profiles have: of a thousand such pairs one reaches
    3.1 and twenty reach 2.05, if they fall as the normal law has it.
    """

    strong: float = 3.1
    possible: float = 2.05

    def of(self, score: float) -> Band:
        """Return the band of *score*."""
        if score >= self.strong:
            return Band.STRONG
        return Band.POSSIBLE if score >= self.possible else Band.WEAK

    @classmethod
    def fitted(cls, judgements: Sequence[Judgement]) -> Self:
        """Return bands in which, going down from the best score, four in five of the strong were good, and from there
        two in five of the possible; the default where fewer than 20 were judged.

        Where all that was judged was good enough, nothing is known of what lies below: a band is not made narrower by that.
        """
        if len(judgements) < ENOUGH:
            return cls()
        usual = cls()
        ranked = sorted(judgements, key=lambda one: -one.score)
        strong = _least(ranked, _SHARES[Band.STRONG], usual.strong)
        rest = [one for one in ranked if one.score < strong]
        possible = _least(rest, _SHARES[Band.POSSIBLE], usual.possible) if rest else usual.possible
        return cls(strong, min(strong, possible))


def _least(ranked: Sequence[Judgement], share: float, usual: float) -> float:
    """The lowest score down to which at least *share* were good, *usual* where that is all and lies above; above the best where never."""
    good, least = 0, ranked[0].score + 1e-6
    for count, one in enumerate(ranked, 1):
        good += one.good
        last = count == len(ranked) or ranked[count].score < one.score  # equal scores share a band
        if last and good >= share * count:
            least = one.score if count < len(ranked) else min(one.score, usual)
    return least
