"""The hub's figures as of a day, and the sentence that tells them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, When
from django.utils.translation import gettext, ngettext, override

from enishi.dates import PartialDate, format_date
from enishi.hub.network.models import Claim, CountingRule, Organisation
from enishi.hub.network.models.fields import span_of
from enishi.hub.network.queries import counted_agreements, counting_rule, overseas, partners, with_ordinals

__all__ = ["Checked", "Counts", "Standing", "check_claim", "counts_on", "partner_standing", "sentence"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many partners on *day*: certainly, and possibly (certain ones included) where dates are known only roughly."""

    day: date
    rule: int
    partners: int
    overseas: int
    agreements: int
    possible: int
    possible_overseas: int
    by_kind: dict[str, int]


def counts_on(day: date, rule: CountingRule | None = None) -> Counts:
    """Count the hub's partners as of *day* by *rule* (default: the one in use)."""
    rule = rule or counting_rule()
    certain = _rows(day, rule, certain=True)
    possible = _rows(day, rule, certain=False)
    return Counts(
        day=day,
        rule=rule.number,
        partners=len(certain),
        overseas=sum(abroad for _kind, abroad in certain),
        agreements=counted_agreements(day, rule).count(),
        possible=len(possible),
        possible_overseas=sum(abroad for _kind, abroad in possible),
        by_kind=dict(Counter(kind for kind, _abroad in certain).most_common()),
    )


def _rows(day: date, rule: CountingRule, *, certain: bool) -> list[tuple[str, bool]]:
    abroad = Case(When(overseas(), then=True), default=False)
    return list(partners(day, rule, certain=certain).annotate(abroad=abroad).values_list("kind", "abroad"))


def sentence(counts: Counts, language: str) -> str:
    """Tell *counts* in *language* ("ja", "en")."""
    with override(language):
        day = format_date(PartialDate(counts.day.isoformat(), counts.day, counts.day), language)
        told = _told(counts, day)
        unsure = counts.possible - counts.partners
        if not unsure:
            return told
        doubt = ngettext(
            "possibly %(count)d more (%(overseas)d overseas), by a date known only roughly",
            "possibly %(count)d more (%(overseas)d overseas), by dates known only roughly",
            unsure,
        ) % {"count": unsure, "overseas": counts.possible_overseas - counts.overseas}
        return gettext("%(sentence)s; %(doubt)s") % {"sentence": told, "doubt": doubt}


def _told(counts: Counts, day: str) -> str:
    if not counts.partners:
        return gettext("As of %(day)s: no partners") % {"day": day}
    return ngettext(
        "As of %(day)s: %(count)d partner (%(overseas)d of them overseas)",
        "As of %(day)s: %(count)d partners (%(overseas)d of them overseas)",
        counts.partners,
    ) % {"day": day, "count": counts.partners, "overseas": counts.overseas}


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim beside the record: *found* is the record's own figure, None where the record cannot say."""

    claim: Claim
    found: int | None

    @property
    def agrees(self) -> bool | None:
        """Whether claim and record are equal; None where the record cannot say."""
        return None if self.found is None else self.found == self.claim.value


def check_claim(claim: Claim) -> Checked:
    """Count what *claim* counts, as of the day it speaks of (its source's day where it names none)."""
    day = span_of(claim.as_of or claim.source.published, date.max).latest
    if day == date.max:
        return Checked(claim, None)
    rule = counting_rule()
    if claim.kind == "partner_ordinal":
        return Checked(claim, _ordinal(claim, rule))
    if claim.scope:
        return Checked(claim, _counted_in_scope(claim, day, rule))
    counts = counts_on(day, rule)
    figures = {
        "partners": counts.partners,
        "partners_overseas": counts.overseas,
        "partners_home": counts.partners - counts.overseas,
        "agreements": counts.agreements,
    }
    return Checked(claim, figures.get(claim.kind))


def _counted_in_scope(claim: Claim, day: date, rule: CountingRule) -> int | None:
    if claim.scope in Organisation.Kind.values:
        return partners(day, rule).filter(kind=claim.scope).count()
    if len(claim.scope) == 2:
        return partners(day, rule).filter(country=claim.scope).count()
    return None


def _ordinal(claim: Claim, rule: CountingRule) -> int | None:
    column = "ordinal_in_kind" if claim.scope else "ordinal"
    # The ordinals are numbered over all partners, so the one asked for is picked from the numbered rows.
    numbered = dict(with_ordinals(rule).values_list("pk", column))
    return numbered.get(claim.about_id) if claim.about_id else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Which partner an organisation was: the 10th, the first of its kind."""

    ordinal: int
    ordinal_in_kind: int
    since: date


def partner_standing(organisation: Organisation) -> Standing | None:
    """Return which partner *organisation* was, None where it never became one."""
    rows = with_ordinals(counting_rule()).values_list("pk", "ordinal", "ordinal_in_kind", "partner_since")
    return next((Standing(*rest) for pk, *rest in rows if pk == organisation.pk), None)
