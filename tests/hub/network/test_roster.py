"""The partners of a day are those that the database itself would count, on hubs of every shape."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Count, Min, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.dates import parse_edtf
from enishi.hub.network.figures import Counts, counts_of
from enishi.hub.network.ledger import is_overseas
from enishi.hub.network.lists import PartnerFilter, filtered, partner_rows
from enishi.hub.network.models import Agreement, AgreementParty, CountingRule, Organisation
from enishi.hub.network.queries import counted_agreements
from enishi.hub.network.roster import Member, Roster, roster_on

pytestmark = pytest.mark.django_db
KINDS = ("university", "company", "cluster")
PLACES = (("JP", ""), ("US", ""), ("GB", ""), ("", "Europe"), ("", "Asia"), ("", ""))
EDTF = (
    "",
    "2016",
    "2016-05",
    "2017-03-01",
    "2017-06~",
    "2018",
    "2018-02-11",
    "2019-06-03",
    "2016/2018",
    "../2018-12-31",
)
TERMS = ("", "P1Y", "P18M", "P5Y")
DAYS = [date(2015, 12, 31) + timedelta(days=97 * each) for each in range(24)]

organisations = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(PLACES)), min_size=1, max_size=7)
agreements = st.lists(
    st.tuples(
        st.sampled_from(("mou", "comprehensive", "nda", "other")),
        st.sampled_from(EDTF),
        st.sampled_from(TERMS),
        st.sampled_from(("", "", "2018-09-30", "2019")),
        st.sets(st.integers(0, 7), max_size=4),
    ),
    max_size=12,
)


def _make(organisations_given, agreements_given) -> None:
    parties = [Organisation.objects.create(is_hub=True, country="JP")]
    parties += [
        Organisation.objects.create(kind=kind, country=country, region=region)
        for kind, (country, region) in organisations_given
    ]
    for kind, signed_on, term, terminated_on, present in agreements_given:
        ended = terminated_on if signed_on and parse_edtf(signed_on).earliest < date(2018, 9, 30) else ""
        row = Agreement.objects.create(
            kind=kind, signed_on=signed_on, term=term if not signed_on.startswith("..") else "", terminated_on=ended
        )
        for number in sorted(present):
            if number < len(parties):
                AgreementParty.objects.create(agreement=row, organisation=parties[number])


def _counted_by_the_database(day: date, rule: CountingRule, home: str) -> list[Member]:
    """The roster as one question to the database: slow on a large hub, and plain to see that it is right."""
    certain, possible = Q(agreement__force_since_latest__lte=day), Q(agreement__force_since_earliest__lte=day)
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
        .order_by("since_earliest", "first_agreement", "organisation_id")
    )
    in_kind: Counter[str] = Counter()
    members = []
    for ordinal, row in enumerate(rows, start=1):
        in_kind[row["organisation__kind"]] += 1
        country, region = row["organisation__country"], row["organisation__region"]
        members.append(
            Member(
                row["organisation_id"], row["organisation__kind"], country, region, row["since_earliest"], row["since_latest"],
                row["first_agreement"], bool(row["certainly"]), bool(row["possibly"]), is_overseas(country, region, home),
                ordinal, in_kind[row["organisation__kind"]],
            )
        )  # fmt: skip
    return members


def _counts(members: list[Member], day: date, rule: int) -> Counts:
    certain, possible = [each for each in members if each.certain], [each for each in members if each.possible]
    return Counts(
        day, rule, len(certain), sum(each.overseas is True for each in certain), len(possible),
        sum(each.overseas is True for each in possible), dict(Counter(each.kind for each in certain).most_common()),
    )  # fmt: skip


def _narrowed(members: list[Member], wanted: PartnerFilter) -> list[int]:
    fits = [
        each
        for each in members
        if {"now": each.possible, "past": not each.possible, "all": True}[wanted.state]
        and wanted.kind in {"", each.kind}
        and wanted.country in {"", each.country}
        and {"": True, "overseas": each.overseas is True, "home": each.overseas is False}[wanted.where]
    ]
    column = {"ordinal": "ordinal", "country": "country", "kind": "kind", "since": "since_earliest"}
    fits.sort(key=lambda each: (getattr(each, column[wanted.sort.lstrip("-")]), each.ordinal))
    return [each.key for each in (fits[::-1] if wanted.sort.startswith("-") else fits)]


def _rule(*, lapsed_count: bool) -> CountingRule:
    return CountingRule(
        number=90 + lapsed_count,
        kinds=["mou", "comprehensive", "other"],
        lapsed_count=lapsed_count,
        stated_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _check(roster: Roster, wanted: PartnerFilter) -> None:
    members = _counted_by_the_database(roster.day, roster.rule, "JP")
    assert roster.members == members
    assert counts_of(roster) == _counts(members, roster.day, roster.rule.number)
    assert roster.agreements == counted_agreements(roster.day, roster.rule).count()
    assert [each.key for each in roster.at(filtered(roster, wanted))] == _narrowed(members, wanted)
    assert [roster.get(each.key) for each in members] == members


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    organisations,
    agreements,
    st.lists(st.sampled_from(DAYS), min_size=2, max_size=2),
    st.booleans(),
    st.builds(
        PartnerFilter,
        country=st.sampled_from(("", "", "US")),
        kind=st.sampled_from(("", "", "company")),
        where=st.sampled_from(("", "home", "overseas")),
        state=st.sampled_from(("now", "past", "all")),
        sort=st.sampled_from(("ordinal", "-ordinal", "country", "-kind", "since", "-since")),
    ),
)
def test_roster_is_what_the_database_counts(organisations_given, agreements_given, days, lapsed_count, wanted):
    with transaction.atomic():
        _make(organisations_given, agreements_given)
        for day in days:
            _check(roster_on(day, rule=_rule(lapsed_count=lapsed_count)), wanted)
        transaction.set_rollback(True)


def test_roster_of_an_empty_record_is_empty():
    roster = roster_on(date(2026, 11, 23))
    assert (roster.members, counts_of(roster).partners, roster.agreements) == ([], 0, 0)


def test_rows_of_partners_show_the_last_agreements_and_tell_how_many_there_are():
    signed = [("mou", f"20{year}-04-01", "", "", {0, 1}) for year in (12, 10, 16, 14)]
    _make([("company", ("US", ""))], signed)
    roster = roster_on(date(2026, 11, 23))
    (row,) = partner_rows(roster.members, roster, most=2)
    assert ([each.agreement.signed_on for each in row.agreements], row.number) == (["2014-04-01", "2016-04-01"], 4)
    (row,) = partner_rows(roster.members, roster)
    assert [each.agreement.signed_on for each in row.agreements] == [
        "2010-04-01",
        "2012-04-01",
        "2014-04-01",
        "2016-04-01",
    ]
