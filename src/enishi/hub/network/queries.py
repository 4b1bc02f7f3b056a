"""Reads used more than once."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.hub.network.models import Agreement, AgreementParty, CountingRule, Organisation, Post, Tie

__all__ = ["counted_agreements", "counting_rule", "hub", "hub_name", "people_of", "ties_of"]


def hub() -> Organisation | None:
    """Return the organisation that is the hub itself, None in an empty hub."""
    return Organisation.objects.filter(is_hub=True).prefetch_related("names").first()


def hub_name(language: str) -> str:
    """Return how the hub is called in *language*; the software's name in an empty hub."""
    home = hub()
    return home.display_name(language) if home else "Enishi"


def counting_rule() -> CountingRule:
    """Return the rule in use."""
    return CountingRule.objects.latest("number")


def counted_agreements(day: date, rule: CountingRule) -> QuerySet[Agreement]:
    """Return the agreements that beyond doubt make their parties partners on *day* by *rule*."""
    with_hub = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__is_hub=True)
    counted = Agreement.objects.filter(Exists(with_hub), kind__in=rule.kinds)
    return counted.filter(force_since_latest__lte=day) if rule.lapsed_count else counted.as_of(day)


def people_of(organisation: Organisation) -> QuerySet[Post]:
    """Return the posts held at *organisation*, each with its person."""
    return Post.objects.filter(organisation=organisation).select_related("person").prefetch_related("person__names")


def ties_of(organisation: Organisation) -> QuerySet[Tie]:
    """Return the ties from and to *organisation*, with both ends (whose names are not fetched)."""
    return Tie.objects.filter(Q(subject=organisation) | Q(object=organisation)).select_related("subject", "object")
