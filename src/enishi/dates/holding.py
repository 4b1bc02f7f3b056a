"""Whether a fact held on a day, when its beginning and end are known only roughly."""

from datetime import date
from enum import IntEnum

from enishi.dates.partial import PartialDate

__all__ = ["Certainty", "held_on"]


class Certainty(IntEnum):
    """How sure it is; ordered."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


def held_on(since: PartialDate, until: PartialDate, day: date) -> Certainty:
    """Whether a fact that began *since* and had *until* as its last day held on *day*.

    Certain from the latest possible beginning to the earliest possible last day, possible from the earliest beginning to
    the latest last day.
    """
    if since.latest <= day <= until.earliest:
        return Certainty.CERTAIN
    if since.earliest <= day <= until.latest:
        return Certainty.POSSIBLE
    return Certainty.NO
