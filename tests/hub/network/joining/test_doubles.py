"""Records that are likely one, the surest first, with what speaks for it."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import say_different, take_back_different
from enishi.hub.network.joining.doubles import likely_doubles
from enishi.hub.network.models import (
    Agreement,
    AgreementParty,
    NotSame,
    Organisation,
    OrganisationIdentifier,
    OrganisationName,
    Person,
    PersonName,
    Post,
)
from tests.organisations.small_dump import entry, load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.ENISHI_DATA = tmp_path
    return tmp_path


def _organisation(*names, kind="official", **fields):
    organisation = Organisation.objects.create(**fields)
    for text in names:
        OrganisationName.objects.create(organisation=organisation, text=text, kind=kind)
    return organisation


def _person(text, *employers):
    person = Person.objects.create()
    PersonName.objects.create(person=person, text=text)
    for employer in employers:
        Post.objects.create(person=person, organisation=employer)
    return person


def _told():
    return [
        (each.kind, each.first, each.second, each.score, [one.code for one in each.reasons])
        for each in likely_doubles()
    ]


def test_record_without_doubles_has_none():
    _organisation("北門大学")
    _organisation("青葉大学")
    _person("山田太郎")
    assert _told() == []


def test_pairs_come_with_reasons_and_the_surest_first(data):
    load(data, entry("01aaaaa85", "Northgate University", "北門大学"))
    north = [_organisation("北門大学"), _organisation("NGU")]
    OrganisationIdentifier.objects.create(organisation=north[1], scheme="ror", value="01aaaaa85")
    kaze = [
        _organisation("風研究機構", website="https://www.kaze.example/"),
        _organisation("株式会社風研究機構", website="http://kaze.example"),
    ]
    slip = [_organisation("Harbour Research Alliance"), _organisation("Harbor Research Alliance")]
    elsewhere = [_organisation("Sora Institute", country="JP"), _organisation("Sora Institute", country="US")]
    assert _told() == [
        ("organisation", *(each.pk for each in north), 1.0, ["same_entry"]),
        ("organisation", *(each.pk for each in kaze), 0.92, ["same_name", "same_website"]),
        ("organisation", *(each.pk for each in elsewhere), 0.6, ["same_name", "other_country"]),
        ("organisation", *(each.pk for each in slip), 0.5, ["similar_name"]),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("港第一病院センター", "港第二病院センター"),
        ("Harbor 1 Research", "Harbor 2 Research"),
        ("東北門総合病院", "西北門総合病院"),
        ("Kyoto Institute of Technology", "Tokyo Institute of Technology"),
    ],
)
def test_numbered_and_placed_ones_are_not_alike(one, other):
    _organisation(one)
    _organisation(other)
    assert _told() == []


def test_part_and_whole_and_parties_of_one_agreement_are_not_doubles():
    whole = _organisation("北門大学")
    _organisation("北門大学", parent=whole)
    pair = [_organisation("青葉大学"), _organisation("青葉大学")]
    agreement = Agreement.objects.create(signed_on="2020")
    for party in pair:
        AgreementParty.objects.create(agreement=agreement, organisation=party)
    assert _told() == []


def test_people_of_one_name_are_likely_one_and_surer_with_one_employer():
    employer = _organisation("北門大学")
    sure = [_person("山田太郎", employer), _person("山田 太郎", employer)]
    order = [_person("Hanako Suzuki"), _person("Suzuki Hanako")]
    assert _told() == [
        ("person", *(each.pk for each in sure), 0.97, ["same_employer", "same_name"]),
        ("person", *(each.pk for each in order), 0.55, ["same_words"]),
    ]


def test_what_was_said_to_be_different_stays_so_until_taken_back():
    pair = [_organisation("北門大学"), _organisation("北門大学")]
    said = say_different(pair[1], pair[0], user=None, now=NOW)
    assert say_different(pair[0], pair[1], user=None, now=NOW) == said
    assert (said.first, said.second) == (pair[0].pk, pair[1].pk)
    assert _told() == []
    take_back_different(said, user=None, now=NOW)
    assert len(_told()) == 1
    assert not NotSame.objects.exists()


def test_only_staff_say_so():
    pair = [_organisation("北門大学"), _organisation("北門大学")]
    other = User.objects.create_user("other@example.org", "a long password", role="member")
    with pytest.raises(PermissionDenied):
        say_different(*pair, user=other, now=NOW)
    assert len(_told()) == 1
