"""The hub's partners as of a day: who, since when, certain or possible, the ordinal each had."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from enishi.hub.network.columns import Chosen, Whole, Words, day_of, number_of
from enishi.hub.network.keeping import Kept, Version, present_version
from enishi.hub.network.ledger import Ledger, ledger_of
from enishi.hub.network.models import CountingRule
from enishi.hub.network.queries import counting_rule

__all__ = ["Member", "Roster", "roster_on"]

_OVERSEAS = {1: True, 0: False, -1: None}


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation that was ever a partner. *ordinal* counts all of them, *ordinal_in_kind* those of its kind, by first agreement."""

    key: int
    kind: str
    country: str
    region: str
    since_earliest: date
    since_latest: date
    first_agreement: int
    certain: bool
    possible: bool
    overseas: bool | None
    ordinal: int
    ordinal_in_kind: int


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """Everyone who ever became a partner up to *day*, in order, counted by *rule*: columns, a row for each.

    ``rows`` are those of *ledger*; ``is_certain`` partners on the day beyond doubt, ``is_possible`` for all that is known.
    *agreements*: how many agreements beyond doubt make them partners.
    """

    day: date
    rule: CountingRule
    ledger: Ledger
    rows: Whole
    since_earliest: Whole
    since_latest: Whole
    first_agreement: Whole
    is_certain: Chosen
    is_possible: Chosen
    in_kind: Whole
    agreements: int

    @property
    def members(self) -> list[Member]:
        """All of them."""
        return self.at(range(len(self.rows)))

    @property
    def certain(self) -> list[Member]:
        """Partners on the day beyond doubt."""
        return self.at(np.flatnonzero(self.is_certain).tolist())

    @property
    def possible(self) -> list[Member]:
        """Partners on the day for all that is known: certain ones included."""
        return self.at(np.flatnonzero(self.is_possible).tolist())

    def get(self, key: int) -> Member | None:
        """Return the member of that key."""
        return next(iter(self.at(np.flatnonzero(self.ledger.keys[self.rows] == key).tolist())), None)

    def agreements_of(self, member: Member) -> list[int]:
        """Return the keys of the agreements with *member* that had begun for all that is known, the first begun first."""
        ledger, row = self.ledger, self.rows[member.ordinal - 1]
        start, end = np.searchsorted(ledger.party, [row, row + 1])
        found = ledger.agreement[start:end]
        began = ledger.since_earliest[found]
        counted = ledger.kinds.at(found).among(self.rule.kinds) & (began <= number_of(self.day))
        found, began = found[counted], began[counted]
        return [int(key) for key in ledger.agreements[found[np.argsort(began, kind="stable")]]]

    def at(self, places: Iterable[int]) -> list[Member]:
        """Return the members at *places*, which count from 0."""
        return [self._member(place) for place in places]

    def _member(self, place: int) -> Member:
        row, ledger = self.rows[place], self.ledger
        return Member(
            key=int(ledger.keys[row]),
            kind=ledger.kind[row],
            country=ledger.country[row],
            region=ledger.region[row],
            since_earliest=day_of(int(self.since_earliest[place])),
            since_latest=day_of(int(self.since_latest[place])),
            first_agreement=int(self.first_agreement[place]),
            certain=bool(self.is_certain[place]),
            possible=bool(self.is_possible[place]),
            overseas=_OVERSEAS[int(ledger.overseas[row])],
            ordinal=place + 1,
            ordinal_in_kind=int(self.in_kind[place]),
        )


_rosters: Kept[Roster] = Kept(24)
_rules: Kept[CountingRule] = Kept(2)


def roster_on(day: date, *, rule: CountingRule | None = None) -> Roster:
    """Return the roster as of *day* by *rule* (default: the one in use), seen from the hub's country."""
    version = present_version()
    if version is None:
        return _counted(day, rule or counting_rule(), None)
    rule = rule or _rules.found(version.record, counting_rule)
    key = version.ledger, rule.number, *sorted(rule.kinds), rule.lapsed_count, day
    return _rosters.found(key, lambda: _counted(day, rule, version))


def _counted(day: date, rule: CountingRule, version: Version | None) -> Roster:
    ledger, today = ledger_of(version), number_of(day)
    begun = ledger.kinds.among(rule.kinds) & (ledger.since_earliest <= today)
    certain, possible = begun & (ledger.since_latest <= today), begun
    if not rule.lapsed_count:
        certain, possible = certain & (ledger.until_earliest >= today), begun & (ledger.until_latest >= today)
    counted = begun[ledger.agreement]
    party, agreement = ledger.party[counted], ledger.agreement[counted]
    # Parties stand together, so each one's agreements are a run of rows.
    starts = np.flatnonzero(np.diff(party, prepend=-1))
    rows = party[starts]
    since_earliest = _least(ledger.since_earliest[agreement], starts)
    first_agreement = _least(ledger.agreements[agreement], starts)
    order = np.lexsort((ledger.keys[rows], first_agreement, since_earliest))
    return Roster(
        day=day,
        rule=rule,
        ledger=ledger,
        rows=rows[order],
        since_earliest=since_earliest[order],
        since_latest=_least(ledger.since_latest[agreement], starts)[order],
        first_agreement=first_agreement[order],
        is_certain=_any(certain[agreement], starts)[order],
        is_possible=_any(possible[agreement], starts)[order],
        in_kind=_in_kind(ledger.kind.at(rows[order])),
        agreements=int(np.count_nonzero(certain)),
    )


def _least(values: Whole, starts: Whole) -> Whole:
    return np.minimum.reduceat(values, starts) if len(starts) else values[:0]


def _any(values: Chosen, starts: Whole) -> Chosen:
    return np.logical_or.reduceat(values, starts) if len(starts) else values[:0]


def _in_kind(kinds: Words) -> Whole:
    """Number each row among those of its kind."""
    numbers = np.zeros(len(kinds.codes), np.int64)
    for code in range(len(kinds.texts)):
        of_kind = kinds.codes == code
        numbers[of_kind] = np.arange(1, np.count_nonzero(of_kind) + 1)
    return numbers
