"""All agreements of the hub as columns, from which the partners of any day are counted in some milliseconds.

Counting in the database takes as long for each day as fetching these columns takes once, and pages move between days.
"""

from dataclasses import dataclass

import numpy as np
from django.conf import settings

from enishi.hub.network.columns import Chosen, Whole, Words, columns_of
from enishi.hub.network.keeping import Kept, Version
from enishi.hub.network.models import Agreement, AgreementParty, Organisation

__all__ = ["Ledger", "is_overseas", "ledger_of"]

# UN M49 regions that hold the home country: an organisation known only to be "in Asia" may be at home or not.
_AROUND_HOME = {"JP": {"Asia", "Eastern Asia", "Asia-Pacific", "World"}}
_DAYS = ("force_since_earliest", "force_since_latest", "force_until_earliest", "force_until_latest")


def is_overseas(country: str, region: str, home: str) -> bool | None:
    """Whether a place lies outside *home* (ISO 3166-1); None where country and region do not decide."""
    if country:
        return country != home
    if not region or region in _AROUND_HOME.get(home, set()):
        return None
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Agreements to which the hub is a party, their other parties, and all organisations but the hub.

    Days are numbers (``columns.number_of``). ``party`` and ``agreement`` are rows of ``keys`` and of ``agreements``, a pair for
    each party, in the order of parties. ``overseas``: 1, 0, or -1 where it is not known.
    """

    agreements: Whole
    kinds: Words
    since_earliest: Whole
    since_latest: Whole
    until_earliest: Whole
    until_latest: Whole
    party: Whole
    agreement: Whole
    keys: Whole
    kind: Words
    country: Words
    region: Words
    overseas: Whole


_ledgers: Kept[Ledger] = Kept(2)


def ledger_of(version: Version | None) -> Ledger:
    """Return the ledger at *version*, fetched (four queries) where this process has not done so yet."""
    return _ledgers.found(version.ledger, _fetched) if version else _fetched()


def _fetched() -> Ledger:
    hub = Organisation.objects.filter(is_hub=True).values_list("pk", "country").first()
    key, country = hub or (None, "")
    (parties, under), _none = columns_of(AgreementParty.objects.all(), ("organisation_id", "agreement_id"))
    (numbers, *days), (kinds,) = columns_of(Agreement.objects.all(), ("pk", *_DAYS), ("kind",))
    # Sorted out here rather than by the database, which would look each agreement's parties up one by one.
    with_hub = np.flatnonzero(np.isin(numbers, under[parties == key])) if key else np.zeros(0, np.int64)
    chosen = with_hub[np.argsort(numbers[with_hub])]
    since_earliest, since_latest, until_earliest, until_latest = (column[chosen] for column in days)
    others = Organisation.objects.filter(is_hub=False)
    (keys,), texts = columns_of(others, ("pk",), ("kind", "country", "region"))
    by_key = np.argsort(keys)
    kind, countries, regions = (column.at(by_key) for column in texts)
    party, agreement = _pairs(parties, under, keys[by_key], numbers[chosen])
    return Ledger(
        agreements=numbers[chosen],
        kinds=kinds.at(chosen),
        since_earliest=since_earliest,
        since_latest=since_latest,
        until_earliest=until_earliest,
        until_latest=until_latest,
        party=party,
        agreement=agreement,
        keys=keys[by_key],
        kind=kind,
        country=countries,
        region=regions,
        overseas=_overseas(countries, regions, country or settings.ENISHI_HOME_COUNTRY),
    )


def _overseas(countries: Words, regions: Words, home: str) -> Whole:
    places = list(zip(countries, regions, strict=True))
    known = {place: is_overseas(*place, home) for place in set(places)}
    return np.array([-1 if (far := known[place]) is None else int(far) for place in places], np.int64)


def _pairs(parties: Whole, under: Whole, keys: Whole, agreements: Whole) -> tuple[Whole, Whole]:
    """Return *parties* and the agreements they are *under* as rows of *keys* and of *agreements*, where they stand there."""
    party, known = _rows(parties, keys)
    agreement, ours = _rows(under, agreements)
    party, agreement = party[known & ours], agreement[known & ours]
    order = np.argsort(party, kind="stable")
    return party[order], agreement[order]


def _rows(values: Whole, column: Whole) -> tuple[Whole, Chosen]:
    """Return the row of *column*, which is sorted, in which each of *values* stands, and whether it does."""
    if not len(column):
        return np.zeros(len(values), np.int64), np.zeros(len(values), np.bool_)
    rows = np.minimum(np.searchsorted(column, values), len(column) - 1)
    return rows, column[rows] == values
