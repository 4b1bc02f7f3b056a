"""The record as plain values, for the command line and other programs."""

from datetime import date
from typing import Any

from django.conf import settings

from enishi.hub.network.figures import counts_of, sentence
from enishi.hub.network.lists import PartnerRow, partner_rows
from enishi.hub.network.roster import roster_on

__all__ = ["partners_as_json"]


def partners_as_json(day: date) -> dict[str, Any]:
    """Return the partners as of *day* with counts and sentences. Dates are EDTF; ``certain`` is False where only possible."""
    roster = roster_on(day)
    counts = counts_of(roster)
    return {
        "as_of": day.isoformat(),
        "rule": counts.rule,
        "counts": {
            "partners": counts.partners,
            "overseas": counts.overseas,
            "possible": counts.possible,
            "possible_overseas": counts.possible_overseas,
            "agreements": roster.agreements,
            "by_kind": counts.by_kind,
        },
        "sentence": {code: sentence(counts, code) for code, _name in settings.LANGUAGES},
        "partners": [_partner(row) for row in partner_rows(roster.possible, roster)],
    }


def _partner(row: PartnerRow) -> dict[str, Any]:
    first = row.agreements[0].agreement
    return {
        "id": row.organisation.pk,
        "names": {code: row.organisation.display_name(code) for code, _name in settings.LANGUAGES},
        "kind": row.member.kind,
        "country": row.member.country,
        "region": row.member.region,
        "overseas": row.member.overseas,
        "ordinal": row.member.ordinal,
        "ordinal_in_kind": row.member.ordinal_in_kind,
        "since": first.force_since,
        "until": row.agreements[-1].agreement.force_until,
        "certain": row.member.certain,
        "agreements": [each.agreement.pk for each in row.agreements],
    }
