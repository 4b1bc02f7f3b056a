"""The parties of one agreement are paired with those of another in the best way, or not at all."""

import pytest

from enishi.hub.network.bridge.bodies import Body, pair_up
from enishi.hub.network.models import Agreement, AgreementParty, Organisation, OrganisationName
from enishi.organisations.cognates import Kin

pytestmark = pytest.mark.django_db


def _organisation(name: str, kind: str = "university", country: str = "") -> Organisation:
    organisation = Organisation.objects.create(kind=kind, country=country)
    OrganisationName.objects.create(organisation=organisation, text=name, language="en", kind="official")
    return organisation


def _agreement(*parties: Organisation) -> Agreement:
    agreement = Agreement.objects.create()
    for party in parties:
        AgreementParty.objects.create(agreement=agreement, organisation=party)
    return agreement


def _item(number: int, name: str, kind: str = "university", country: str = "") -> Body:
    return Body(f"o{number}", None, kind, country, (name,))


def test_best_way_is_taken_and_tells_how_sure_it_is():
    hub, kent, rikuchu = _organisation("Shiomi Hub"), _organisation("Kelvinside University"), _organisation("陸中大学")
    agreement = _agreement(hub, kent, rikuchu)
    paired = pair_up(
        [Body.of_record(hub, "o1"), _item(2, "Rikuchu University"), _item(3, "ケルビンサイド大学")], agreement
    )
    assert paired is not None
    assert paired.stands_for == {"o1": hub, "o2": rikuchu, "o3": kent}
    assert (paired.shared, paired.lowest, paired.apart, paired.missing) == (1, Kin.CLOSE, True, 0)


@pytest.mark.parametrize(
    "told",
    [
        [_item(1, "Kelvinside University Glasgow"), _item(2, "Kelvinside University London")],
        [_item(1, "Kelvinside University", "company"), _item(2, "Osaka University")],
        [_item(1, "ケルビンサイド大学", country="CA"), _item(2, "Osaka University")],
    ],
    ids=["two as good", "another sort", "another country"],
)
def test_parties_that_cannot_be_told_apart_or_differ_are_not_paired(told):
    agreement = _agreement(_organisation("Kelvinside University", country="GB"), _organisation("大阪大学"))
    assert pair_up(told, agreement) is None
