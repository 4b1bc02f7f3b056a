"""Reads used more than once."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.hub.network.discretion import in_public, is_withheld
from enishi.hub.network.models import Agreement, AgreementParty, CountingRule, Organisation, Post, Signatory, Tie

__all__ = ["counted_agreements", "counting_rule", "hub", "hub_name", "people_of", "signatories_of", "ties_of"]


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
    """Return the posts held at *organisation*, each with its person; without people who must not be named to the reader."""
    posts = in_public(Post.objects.filter(organisation=organisation), "person")
    return posts.select_related("person").prefetch_related("person__names")


def signatories_of(agreement: Agreement) -> list[Signatory]:
    """Return who signed *agreement*. That somebody signed for a party stays told; of whom must not be named, not the post."""
    rows = list(agreement.signatories.select_related("person", "organisation").prefetch_related("person__names"))
    for row in rows:
        if is_withheld(row.person_id):
            row.post = {}
    return rows


def ties_of(organisation: Organisation) -> QuerySet[Tie]:
    """Return the ties from and to *organisation*, with both ends (whose names are not fetched)."""
    return Tie.objects.filter(Q(subject=organisation) | Q(object=organisation)).select_related("subject", "object")
