"""The bands that hold now: the library's, or, from 20 judgements of the hub's staff on, those that follow what they said."""

from dataclasses import dataclass
from datetime import datetime

from enishi.hub.meeting.models import BandsChoice, Praised, SetAside, Why
from enishi.matching import Bands, Judgement
from enishi.matching.bands import ENOUGH

__all__ = ["ENOUGH", "InForce", "bands_in_force", "praised_pairs"]


@dataclass(frozen=True, slots=True)
class InForce:
    """*bands* hold; *fitted*: whether to staff's judgements, since when. *choice*: staff's last word on whether they should be."""

    bands: Bands
    count: int
    fitted: bool = False
    since: datetime | None = None
    choice: BandsChoice | None = None

    @property
    def missing(self) -> int:
        """How many judgements are missing before the bands are fitted."""
        return max(0, ENOUGH - self.count)


def bands_in_force() -> InForce:
    """Return the bands that hold. Three queries.

    "A good suggestion" counts for a score, "the wrong field" against it; other reasons speak of what lies outside the match.
    """
    good = Praised.objects.filter(taken_back_at=None).values_list("said_at", "score")
    bad = SetAside.objects.filter(taken_back_at=None, why=Why.FIELD).values_list("said_at", "score")
    said = sorted(
        [*((at, score, True) for at, score in good), *((at, score, False) for at, score in bad if score is not None)]
    )
    choice = BandsChoice.objects.select_related("by").order_by("-at", "-pk").first()
    if len(said) < ENOUGH or (choice is not None and not choice.fitted):
        return InForce(Bands(), len(said), choice=choice)
    since = said[ENOUGH - 1][0]
    since = max(since, choice.at) if choice is not None else since
    return InForce(
        Bands.fitted([Judgement(score, good=good) for _at, score, good in said]), len(said), True, since, choice
    )


def praised_pairs() -> set[frozenset[str]]:
    """Return the pairs of ids that were called a good suggestion. One query."""
    return {frozenset(pair) for pair in Praised.objects.filter(taken_back_at=None).values_list("one", "two")}
