"""The hub's figures as of a day, and the sentence that tells them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext, ngettext, override

from enishi.dates import PartialDate, format_date
from enishi.hub.network.columns import Chosen
from enishi.hub.network.models import Claim, Organisation
from enishi.hub.network.models.fields import span_of
from enishi.hub.network.roster import Roster, roster_on

__all__ = ["Checked", "Counts", "check_claims", "counts_of", "counts_on", "sentence"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many partners on *day*: certainly, and possibly (certain ones included) where dates are known only roughly."""

    day: date
    rule: int
    partners: int
    overseas: int
    possible: int
    possible_overseas: int
    by_kind: dict[str, int]


def counts_of(roster: Roster) -> Counts:
    """Count a roster."""
    certain, possible, overseas = roster.is_certain, roster.is_possible, roster.ledger.overseas[roster.rows] == 1
    return Counts(
        day=roster.day,
        rule=roster.rule.number,
        partners=_number(certain),
        overseas=_number(certain & overseas),
        possible=_number(possible),
        possible_overseas=_number(possible & overseas),
        by_kind=dict(Counter(roster.ledger.kind.at(roster.rows[certain])).most_common()),
    )


def _number(chosen: Chosen) -> int:
    return int(np.count_nonzero(chosen))


def counts_on(day: date) -> Counts:
    """Count the hub's partners as of *day* by the rule in use."""
    return counts_of(roster_on(day))


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


def check_claims(claims: Iterable[Claim]) -> list[Checked]:
    """Count what each of *claims* counts, as of the day it speaks of (its source's day where it names none)."""
    rosters: dict[date, Roster] = {}
    checked = []
    for claim in claims:
        day = span_of(claim.as_of or claim.source.published, date.max).latest
        if day == date.max:
            checked.append(Checked(claim, None))
            continue
        if day not in rosters:
            rosters[day] = roster_on(day)
        checked.append(Checked(claim, _found(claim, rosters[day])))
    return checked


def _found(claim: Claim, roster: Roster) -> int | None:
    if claim.kind == "partner_ordinal":
        member = roster.get(claim.about_id) if claim.about_id else None
        return (member.ordinal_in_kind if claim.scope else member.ordinal) if member else None
    if claim.kind == "agreements":
        return roster.agreements
    ledger, partners = roster.ledger, roster.rows[roster.is_certain]
    if claim.scope in Organisation.Kind.values:
        partners = partners[ledger.kind.at(partners).among([claim.scope])]
    elif len(claim.scope) == 2:
        partners = partners[ledger.country.at(partners).among([claim.scope])]
    elif claim.scope:
        return None
    if claim.kind == "partners":
        return len(partners)
    if claim.kind in {"partners_overseas", "partners_home"}:
        return _number(ledger.overseas[partners] == (claim.kind == "partners_overseas"))
    return None
