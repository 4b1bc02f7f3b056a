"""Reads used more than once: the hub, its partners as of a day, what is overseas."""

from datetime import date

from django.conf import settings
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from enishi.hub.network.models import Agreement, AgreementParty, CountingRule, Organisation, Post, Source, Tie

__all__ = [
    "counted_agreements",
    "counting_rule",
    "home_country",
    "hub",
    "is_sample",
    "overseas",
    "partners",
    "people_of",
    "ties_of",
    "with_ordinals",
]

# UN M49 regions that hold the home country: an organisation known only to be "in Asia" may be at home or not.
_AROUND_HOME = {"JP": ("Asia", "Eastern Asia", "Asia-Pacific", "World")}


def hub() -> Organisation | None:
    """Return the organisation that is the hub itself, None in an empty hub."""
    return Organisation.objects.filter(is_hub=True).prefetch_related("names").first()


def is_sample() -> bool:
    """Whether the record was read from samples alone."""
    return Source.objects.exists() and not Source.objects.filter(sample=False).exists()


def home_country() -> str:
    """Return the hub's own country: the record's, else the setting's."""
    country = Organisation.objects.filter(is_hub=True).values_list("country", flat=True).first()
    return country or settings.ENISHI_HOME_COUNTRY


def overseas(prefix: str = "") -> Q:
    """Return what makes an organisation overseas: another country, or a region that does not hold the home country."""
    home = home_country()
    elsewhere = Q(**{f"{prefix}country": ""}) & ~Q(**{f"{prefix}region__in": ("", *_AROUND_HOME.get(home, ()))})
    return elsewhere | ~Q(**{f"{prefix}country__in": ("", home)})


def counting_rule() -> CountingRule:
    """Return the rule in use."""
    return CountingRule.objects.latest("number")


def counted_agreements(day: date, rule: CountingRule, *, certain: bool = True) -> QuerySet[Agreement]:
    """Return the agreements that make their parties partners on *day* by *rule*; with *certain* only beyond doubt."""
    with_hub = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__is_hub=True)
    counted = Agreement.objects.filter(Exists(with_hub), kind__in=rule.kinds)
    if rule.lapsed_count:
        return counted.filter(**{"force_since_latest__lte" if certain else "force_since_earliest__lte": day})
    return counted.as_of(day) if certain else counted.possibly_as_of(day)


def partners(day: date, rule: CountingRule, *, certain: bool = True) -> QuerySet[Organisation]:
    """Return the organisations that are partners of the hub on *day*."""
    under = AgreementParty.objects.filter(
        organisation=OuterRef("pk"), agreement__in=counted_agreements(day, rule, certain=certain)
    )
    return Organisation.objects.filter(Exists(under), is_hub=False)


def with_ordinals(rule: CountingRule) -> QuerySet[Organisation]:
    """Return every organisation that ever became a partner, with ``partner_since`` and the ordinal it had.

    ``ordinal`` counts all partners, ``ordinal_in_kind`` those of its kind ("10th partner, 1st municipality"), in the order of
    their first counted agreement; agreements of one day stand in the order in which the record got them.
    """
    first = Q(
        party_in__agreement__kind__in=rule.kinds,
        party_in__agreement__parties__organisation__is_hub=True,
        party_in__agreement__force_since_earliest__lt=date.max,
    )
    order = [F("partner_since").asc(), F("first_agreement").asc(), F("pk").asc()]
    return (
        Organisation.objects.filter(is_hub=False)
        .annotate(
            partner_since=Min("party_in__agreement__force_since_earliest", filter=first),
            first_agreement=Min("party_in__agreement", filter=first),
        )
        .filter(partner_since__isnull=False)
        .annotate(
            ordinal=Window(RowNumber(), order_by=order),
            ordinal_in_kind=Window(RowNumber(), partition_by=F("kind"), order_by=order),
        )
        .order_by("ordinal")
    )


def people_of(organisation: Organisation) -> QuerySet[Post]:
    """Return the posts held at *organisation*, each with its person."""
    return Post.objects.filter(organisation=organisation).select_related("person").prefetch_related("person__names")


def ties_of(organisation: Organisation) -> QuerySet[Tie]:
    """Return the ties from and to *organisation*."""
    ties = Tie.objects.filter(Q(subject=organisation) | Q(object=organisation)).select_related("subject", "object")
    return ties.prefetch_related("subject__names", "object__names")
