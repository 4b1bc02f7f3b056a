"""All agreements of the hub as columns, from which the partners of any day are counted in some milliseconds.

Counting in the database takes as long for each day as fetching these columns takes once, and pages move between days.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.conf import settings
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from numpy.typing import NDArray

from enishi.hub.network.keeping import Kept, Version
from enishi.hub.network.models import Agreement, AgreementParty, Organisation

__all__ = ["Days", "Ledger", "Texts", "Whole", "is_overseas", "ledger_of"]

Whole = NDArray[np.int64]
Days = NDArray[np.int32]
Texts = NDArray[np.str_]
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

    Days are ordinals (``date.toordinal``). ``party`` and ``agreement`` are rows of ``keys`` and of ``agreements``, a pair for
    each party, in the order of parties. ``overseas``: 1, 0, or -1 where it is not known.
    """

    agreements: Whole
    kinds: Texts
    since_earliest: Days
    since_latest: Days
    until_earliest: Days
    until_latest: Days
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


class _Ordinals(dict[str, int]):
    """The ordinal of a day in ISO 8601; a hub has few thousand different ones."""

    def __missing__(self, text: str) -> int:
        self[text] = found = date.fromisoformat(text).toordinal()
        return found


def _fetched() -> Ledger:
    hub = Organisation.objects.filter(is_hub=True).values_list("pk", "country").first()
    key, country = hub or (None, "")
    home = country or settings.ENISHI_HOME_COUNTRY
    with_hub = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation=key)
    # As text: taking millions of days apart as dates would be most of the time.
    days = [Cast(column, CharField()) for column in _DAYS]
    agreements = list(Agreement.objects.filter(Exists(with_hub)).order_by("pk").values_list("pk", "kind", *days))
    numbers, kinds, *written = zip(*agreements, strict=True) if agreements else ((),) * 6
    ordinals = _Ordinals()
    since_earliest, since_latest, until_earliest, until_latest = (
        np.array([ordinals[text] for text in column], np.int32) for column in written
    )
    partners = Organisation.objects.filter(is_hub=False).order_by("pk").values_list("pk", "kind", "country", "region")
    keys, kind, countries, regions = zip(*partners, strict=True) if partners else ((),) * 4
    places = {place: is_overseas(*place, home) for place in set(zip(countries, regions, strict=True))}
    ledger_keys, ledger_agreements = np.array(keys, np.int64), np.array(numbers, np.int64)
    party, agreement = _pairs(key, ledger_keys, ledger_agreements)
    return Ledger(
        agreements=ledger_agreements,
        kinds=np.array(kinds, np.str_),
        since_earliest=since_earliest,
        since_latest=since_latest,
        until_earliest=until_earliest,
        until_latest=until_latest,
        party=party,
        agreement=agreement,
        keys=ledger_keys,
        kind=np.array(kind, np.str_),
        country=np.array(countries, np.str_),
        region=np.array(regions, np.str_),
        overseas=np.array(
            [-1 if (far := places[place]) is None else int(far) for place in zip(countries, regions, strict=True)],
            np.int64,
        ),
    )


def _pairs(hub: int | None, keys: Whole, agreements: Whole) -> tuple[Whole, Whole]:
    """Return the other parties of the hub's agreements as rows of *keys* and of *agreements*."""
    if not len(agreements) or not len(keys):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    rows = AgreementParty.objects.exclude(organisation=hub).order_by().values_list("organisation_id", "agreement_id")
    found = np.array(list(rows), np.int64).reshape(-1, 2)
    place = np.minimum(np.searchsorted(agreements, found[:, 1]), len(agreements) - 1)
    ours = agreements[place] == found[:, 1]
    party, agreement = np.searchsorted(keys, found[ours, 0]), place[ours]
    order = np.argsort(party, kind="stable")
    return party[order], agreement[order]
