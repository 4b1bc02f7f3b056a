"""Many partners told by groups: by place, by kind, by the year in which they began. Nobody is left out of a sum."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from enishi.hub.insight.drawing import Year
from enishi.hub.network.roster import Roster

__all__ = ["Group", "groups_by_kind", "groups_by_place", "years_of"]

_OVERSEAS = {1: True, 0: False, -1: None}


@dataclass(frozen=True, slots=True)
class Group:
    """*number* partners with the same *what*: a kind, a country (ISO 3166-1), or a region (UN M49); "" where that is not known."""

    what: str
    overseas: bool | None
    number: int


def groups_by_place(roster: Roster) -> list[Group]:
    """Return those who may be partners by country, by region where only that is known; the largest group first."""
    ledger, rows = roster.ledger, roster.rows[roster.is_possible]
    places = (
        country or region for country, region in zip(ledger.country.at(rows), ledger.region.at(rows), strict=True)
    )
    return _groups(zip(places, ledger.overseas[rows].tolist(), strict=True))


def groups_by_kind(roster: Roster) -> list[Group]:
    """Return those who may be partners by kind, those at home and those overseas apart; the largest group first."""
    ledger, rows = roster.ledger, roster.rows[roster.is_possible]
    return _groups(zip(ledger.kind.at(rows), ledger.overseas[rows].tolist(), strict=True))


def _groups(pairs: "zip[tuple[str, int]]") -> list[Group]:
    counted = Counter(pairs).items()
    return sorted(
        (Group(what, _OVERSEAS[far], number) for (what, far), number in counted),
        key=lambda group: (-group.number, group.what, group.overseas is None, bool(group.overseas)),
    )


def years_of(roster: Roster) -> list[Year]:
    """Return how many of those who may be partners began in each year, from the first such year to that of the day."""
    chosen = roster.is_possible
    years = roster.since_earliest[chosen] // 10_000
    if not len(years):
        return []
    far = roster.ledger.overseas[roster.rows[chosen]] == 1
    first = int(years.min())
    length = roster.day.year - first + 1
    overseas = np.bincount(years[far] - first, minlength=length)
    others = np.bincount(years[~far] - first, minlength=length)
    return [Year(first + at, int(overseas[at]), int(others[at])) for at in range(length)]
