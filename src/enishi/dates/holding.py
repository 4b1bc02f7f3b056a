"""Whether something dated held on a day: certainly, possibly, or not."""

from datetime import date
from enum import IntEnum

from enishi.dates.partial import PartialDate

__all__ = ["Certainty", "held_on"]


class Certainty(IntEnum):
    """How sure it is. Ordered, so that ``max`` over several facts is the surest of them."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


def held_on(since: PartialDate | None, until: PartialDate | None, day: date) -> Certainty:
    """Whether a fact with first day *since* and last day *until* (inclusive) held on *day*.

    Certain when the latest start is not after the day and the earliest end not before it; possible when the earliest
    start and the latest end allow it. No *since* is a start nobody knows (never certain); no *until* is in force until
    told.
    """
    first, first_latest = (since.earliest, since.latest) if since else (date.min, date.max)
    last_earliest, last = (until.earliest, until.latest) if until else (date.max, date.max)
    if not first <= day <= last:
        return Certainty.NO
    certain = since is not None and first_latest <= day <= last_earliest
    return Certainty.CERTAIN if certain else Certainty.POSSIBLE
