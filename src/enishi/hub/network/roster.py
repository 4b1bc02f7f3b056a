"""The hub's partners as of a day, from one query: who, since when, certain or possible, the ordinal each had."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, F, Min, Q

from enishi.hub.network.models import AgreementParty, CountingRule, Organisation
from enishi.hub.network.queries import counting_rule

__all__ = ["Member", "Roster", "is_overseas", "roster_on"]

# UN M49 regions that hold the home country: an organisation known only to be "in Asia" may be at home or not.
_AROUND_HOME = {"JP": {"Asia", "Eastern Asia", "Asia-Pacific", "World"}}


def is_overseas(country: str, region: str, home: str) -> bool | None:
    """Whether a place lies outside *home* (ISO 3166-1); None where country and region do not decide."""
    if country:
        return country != home
    if not region or region in _AROUND_HOME.get(home, set()):
        return None
    return True


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


@dataclass(frozen=True, slots=True)
class Roster:
    """Everyone who ever became a partner up to *day*, in order, counted by *rule*."""

    day: date
    rule: CountingRule
    members: tuple[Member, ...]

    @property
    def certain(self) -> list[Member]:
        """Partners on the day beyond doubt."""
        return [member for member in self.members if member.certain]

    @property
    def possible(self) -> list[Member]:
        """Partners on the day for all that is known: certain ones included."""
        return [member for member in self.members if member.possible]

    def get(self, key: int) -> Member | None:
        """Return the member of that key."""
        return next((member for member in self.members if member.key == key), None)


def roster_on(day: date, *, rule: CountingRule | None = None, home: Organisation | None = None) -> Roster:
    """Return the roster as of *day* by *rule* (default: the one in use), seen from the country of *home* (default: the hub)."""
    rule = rule or counting_rule()
    home = home or Organisation.objects.filter(is_hub=True).first()
    country = (home.country if home else "") or settings.ENISHI_HOME_COUNTRY
    return Roster(day, rule, tuple(_numbered(day, rule, country)))


def _numbered(day: date, rule: CountingRule, home: str) -> Iterator[Member]:
    began_certain = Q(agreement__force_since_latest__lte=day)
    certain, possible = began_certain, Q(agreement__force_since_earliest__lte=day)
    if not rule.lapsed_count:
        certain &= Q(agreement__force_until_earliest__gte=day)
        possible &= Q(agreement__force_until_latest__gte=day)
    with_hub = AgreementParty.objects.filter(organisation__is_hub=True).values("agreement")
    rows = (
        AgreementParty.objects.filter(
            agreement__kind__in=rule.kinds, agreement__in=with_hub, organisation__is_hub=False
        )
        .filter(agreement__force_since_earliest__lte=day)
        .values("organisation_id", "organisation__kind", "organisation__country", "organisation__region")
        .annotate(
            since_earliest=Min("agreement__force_since_earliest"),
            since_latest=Min("agreement__force_since_latest"),
            first_agreement=Min("agreement_id"),
            certainly=Count("pk", filter=certain),
            possibly=Count("pk", filter=possible),
        )
        .order_by(F("since_earliest").asc(), F("first_agreement").asc(), "organisation_id")
    )
    in_kind: Counter[str] = Counter()
    columns = (
        "organisation_id", "organisation__kind", "organisation__country", "organisation__region",
        "since_earliest", "since_latest", "first_agreement", "certainly", "possibly",
    )  # fmt: skip
    for ordinal, row in enumerate(rows.values_list(*columns), start=1):
        key, kind, country, region, earliest, latest, agreement, certainly, possibly = row
        in_kind[kind] += 1
        yield Member(
            key, kind, country, region, earliest, latest, agreement, bool(certainly), bool(possibly),
            is_overseas(country, region, home), ordinal, in_kind[kind],
        )  # fmt: skip
