"""All agreements of the hub as columns, from which the partners of any day are counted in some milliseconds.

Counting in the database takes as long for each day as fetching these columns takes once, and pages move between days.
"""

from dataclasses import dataclass

import numpy as np
from django.conf import settings
from django.db.models import Exists, OuterRef

from enishi.hub.network.columns import Texts, Whole, columns_of
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
    kinds: Texts
    since_earliest: Whole
    since_latest: Whole
    until_earliest: Whole
    until_latest: Whole
    party: Whole
    agreement: Whole
    keys: Whole
    kind: Texts
    country: Texts
    region: Texts
    overseas: Whole


_ledgers: Kept[Ledger] = Kept(2)


def ledger_of(version: Version | None) -> Ledger:
    """Return the ledger at *version*, fetched (four queries) where this process has not done so yet."""
    return _ledgers.found(version.ledger, _fetched) if version else _fetched()


def _fetched() -> Ledger:
    hub = Organisation.objects.filter(is_hub=True).values_list("pk", "country").first()
    key, country = hub or (None, "")
    with_hub = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation=key)
    (numbers, *days), (kinds,) = columns_of(Agreement.objects.filter(Exists(with_hub)), ("pk", *_DAYS), ("kind",))
    by_number = np.argsort(numbers)
    since_earliest, since_latest, until_earliest, until_latest = (column[by_number] for column in days)
    others = Organisation.objects.filter(is_hub=False)
    (keys,), texts = columns_of(others, ("pk",), ("kind", "country", "region"))
    by_key = np.argsort(keys)
    kind, countries, regions = (column[by_key] for column in texts)
    numbers, keys = numbers[by_number], keys[by_key]
    party, agreement = _pairs(key, keys, numbers)
    return Ledger(
        agreements=numbers,
        kinds=kinds[by_number],
        since_earliest=since_earliest,
        since_latest=since_latest,
        until_earliest=until_earliest,
        until_latest=until_latest,
        party=party,
        agreement=agreement,
        keys=keys,
        kind=kind,
        country=countries,
        region=regions,
        overseas=_overseas(countries, regions, country or settings.ENISHI_HOME_COUNTRY),
    )


def _overseas(countries: Texts, regions: Texts, home: str) -> Whole:
    places = list(zip(countries.tolist(), regions.tolist(), strict=True))
    known = {place: is_overseas(*place, home) for place in set(places)}
    return np.array([-1 if (far := known[place]) is None else int(far) for place in places], np.int64)


def _pairs(hub: int | None, keys: Whole, agreements: Whole) -> tuple[Whole, Whole]:
    """Return the other parties of the hub's agreements as rows of *keys* and of *agreements*."""
    parties = AgreementParty.objects.exclude(organisation=hub)
    (organisations, numbers), _none = columns_of(parties, ("organisation_id", "agreement_id"))
    if not len(agreements) or not len(numbers):
        return numbers[:0], numbers[:0]
    place = np.minimum(np.searchsorted(agreements, numbers), len(agreements) - 1)
    ours = agreements[place] == numbers
    party, agreement = np.searchsorted(keys, organisations[ours]), place[ours]
    order = np.argsort(party, kind="stable")
    return party[order], agreement[order]
