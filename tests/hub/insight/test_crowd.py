"""Groups of partners: every partner is in one of them."""

from datetime import date

import pytest

from enishi.hub.insight.crowd import Group, groups_by_kind, groups_by_place, years_of
from enishi.hub.insight.drawing import Year
from enishi.hub.network.models import Agreement, AgreementParty, Organisation
from enishi.hub.network.roster import roster_on

pytestmark = pytest.mark.django_db
DAY = date(2019, 6, 3)
PARTNERS = (
    ("university", "US", "", "2016-05"),
    ("university", "US", "", "2018-08-01"),
    ("university", "JP", "", "2018"),
    ("cluster", "", "Europe", "2018-09-01"),
    ("company", "", "", "2019-01-01"),
    ("company", "", "", "2020-01-01"),
)


@pytest.fixture
def roster():
    home = Organisation.objects.create(is_hub=True, country="JP")
    for kind, country, region, day in PARTNERS:
        row = Agreement.objects.create(kind="mou", signed_on=day)
        partner = Organisation.objects.create(kind=kind, country=country, region=region)
        AgreementParty.objects.bulk_create(AgreementParty(agreement=row, organisation=one) for one in (home, partner))
    return roster_on(DAY)


def test_groups_by_place_fall_back_to_the_region_and_to_not_known(roster):
    assert groups_by_place(roster) == [
        Group("US", overseas=True, number=2),
        Group("", overseas=None, number=1),
        Group("Europe", overseas=True, number=1),
        Group("JP", overseas=False, number=1),
    ]


def test_groups_by_kind_tell_home_from_overseas(roster):
    assert groups_by_kind(roster) == [
        Group("university", overseas=True, number=2),
        Group("cluster", overseas=True, number=1),
        Group("company", overseas=None, number=1),
        Group("university", overseas=False, number=1),
    ]


def test_years_run_without_a_gap_to_the_day(roster):
    assert years_of(roster) == [Year(2016, 1, 0), Year(2017, 0, 0), Year(2018, 2, 1), Year(2019, 0, 1)]


def test_years_of_no_partners_are_none():
    assert years_of(roster_on(DAY)) == []
