"""Joining two records in the back office: choose, compare, see what moves, join, undo."""

import re

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from enishi.hub.accounts.models import User
from enishi.hub.network.models import (
    Agreement,
    AgreementParty,
    Joining,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_user("staff@example.org", "a long password", role="staff", language="en"))
    return client


def _organisation(*names, **fields):
    organisation = Organisation.objects.create(**fields)
    for text, language in names:
        OrganisationName.objects.create(organisation=organisation, text=text, language=language)
    return organisation


@pytest.fixture
def pair():
    """Two records of one university, the second with an agreement."""
    kept = _organisation(("北門大学", "ja"), ("Northgate", "en"), country="GB", kind="university")
    gone = _organisation(("Northgate University <b>", "en"), country="US")
    agreement = Agreement.objects.create(title={"ja": "青葉覚書"}, signed_on="2020-04-01")
    for party in (_organisation(("港ハブ", "ja"), is_hub=True), gone):
        AgreementParty.objects.create(agreement=agreement, organisation=party)
    return kept, gone


def _address(pair, kind="organisation"):
    return reverse("enishi_join", args=[kind, *(each.pk for each in pair)])


def _post(client, pair, **sides):
    page = client.get(_address(pair)).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    sides = {f"side-{name}": value for name, value in sides.items()}
    return client.post(_address(pair), {"seen": seen, **sides}, follow=True)


def _texts(answer):
    return [str(message) for message in answer.context["messages"]]


def test_other_record_is_found_by_any_of_its_names(staff, pair):
    kept, gone = pair
    edit = staff.get(reverse("wagtailsnippets_network_organisation:edit", args=[gone.pk])).content.decode()
    address = reverse("enishi_join_choose", args=["organisation", gone.pk])
    assert address in edit
    page = staff.get(address, {"q": "北門"}).content.decode()
    assert reverse("enishi_join", args=["organisation", gone.pk, kept.pk]) in page
    itself = staff.get(address, {"q": "Northgate University"}).content.decode()
    assert "No other record bears such a name." in itself


def test_comparison_shows_both_and_what_will_move(staff, pair):
    page = staff.get(_address(pair)).content.decode()
    assert "Northgate University &lt;b&gt;" in page
    assert "<b>" not in page.split("What they say")[1].split("What will move")[0].replace("</b>", "")
    assert re.findall(r'name="side-([\w-]+)" value="kept" checked', page) == ["name-en", "country"]
    assert "United Kingdom" in page
    assert "United States" in page
    assert "青葉覚書" in page.split("What will move")[1]


def test_two_are_joined_as_chosen_and_brought_back(staff, pair, client):
    kept, gone = pair
    answer = _post(staff, pair, country="gone", **{"name-en": "gone"})
    assert answer.redirect_chain[-1][0] == reverse("wagtailsnippets_network_organisation:edit", args=[kept.pk])
    kept.refresh_from_db()
    assert (kept.country, kept.display_name("en")) == ("US", "Northgate University <b>")
    assert "is now part of this record." in _texts(answer)[0]
    assert "<b>" not in _texts(answer)[0]
    joining = Joining.objects.get()
    listed = staff.get(reverse("enishi_joinings")).content.decode()
    assert reverse("enishi_undo_joining", args=[joining.pk]) in listed
    back = staff.post(reverse("enishi_undo_joining", args=[joining.pk]), follow=True)
    assert back.redirect_chain[-1][0] == reverse("wagtailsnippets_network_organisation:edit", args=[gone.pk])
    assert _texts(back) == ["Both records are back as they were."]
    again = staff.post(reverse("enishi_undo_joining", args=[joining.pk]), follow=True)
    assert _texts(again) == ["Both records were brought back already."]
    assert [entry.action for entry in ModelLogEntry.objects.order_by("pk")] == [
        "enishi.record.join",
        "enishi.record.part",
        "enishi.record.part",
    ]


def test_old_addresses_lead_to_the_joined_record_until_it_is_undone(staff, pair, client):
    kept, gone = pair
    public, office = (
        lambda each: reverse("network:organisation", args=[each.pk]),
        lambda each: reverse("wagtailsnippets_network_organisation:edit", args=[each.pk]),
    )
    _post(staff, pair)
    assert staff.get(public(gone) + "?asof=2021-01-01").headers["Location"] == public(kept) + "?asof=2021-01-01"
    assert staff.get(office(gone)).headers["Location"] == office(kept)
    assert staff.get(_address(pair)).headers["Location"] == office(kept)
    staff.post(reverse("enishi_undo_joining", args=[Joining.objects.get().pk]))
    assert staff.get(public(gone)).status_code == 200
    assert staff.get(office(gone)).status_code == 200


def test_undo_that_could_not_be_exact_says_why(staff, pair):
    kept, _gone = pair
    _post(staff, pair)
    OrganisationName.objects.filter(organisation=kept, kind="other").update(kind="former")
    answer = staff.post(reverse("enishi_undo_joining", args=[Joining.objects.get().pk]), follow=True)
    assert _texts(answer) == [
        "“Northgate University <b>” cannot be brought back as it was: “Northgate University <b>” (name) was changed since. "
        "Undo that first."
    ]


def test_changed_meanwhile_joins_nothing(staff, pair):
    answer = staff.post(_address(pair), {"seen": "older"}, follow=True)
    assert _texts(answer) == ["One of the two was changed meanwhile. Nothing was joined; look at it again."]
    assert Organisation.objects.count() == 3


def test_two_parties_of_one_agreement_are_not_joined(staff):
    pair = [_organisation(("甲大学", "ja")), _organisation(("乙大学", "ja"))]
    agreement = Agreement.objects.create(title={"ja": "覚書"}, signed_on="2020")
    for party in pair:
        AgreementParty.objects.create(agreement=agreement, organisation=party)
    answer = _post(staff, pair)
    assert answer.status_code == 409
    assert Organisation.objects.count() == 2


def test_people_are_joined_by_the_same_pages(staff):
    people = [Person.objects.create(), Person.objects.create(orcid="0000-0002")]
    for person, text in zip(people, ["山田太郎", "Taro Yamada"], strict=True):
        PersonName.objects.create(person=person, text=text)
    page = staff.get(_address(people, "person")).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    staff.post(_address(people, "person"), {"seen": seen})
    assert Person.objects.get() == people[0]
    assert {name.text for name in people[0].names.all()} == {"山田太郎", "Taro Yamada"}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_speak_the_language_of_the_reader(client, pair, language):
    client.force_login(User.objects.create_user("staff@example.org", role="staff", language=language))
    told = {"ja": ["二つの記録を統合", "移る事項"], "en": ["Join two records", "What will move"]}
    page = client.get(_address(pair)).content.decode()
    for each in ("ja", "en"):
        assert all((text in page) == (each == language) for text in told[each])
    empty = client.get(reverse("enishi_joinings")).content.decode()
    assert {"ja": "統合した記録はまだありません。", "en": "No records were joined yet."}[language] in empty


def test_unknown_records_and_kinds_are_not_found(staff, pair):
    kept, _gone = pair
    for kind, first, second in [
        ("agreement", 1, 2),
        ("organisation", kept.pk, 999_999),
        ("organisation", kept.pk, kept.pk),
    ]:
        assert staff.get(reverse("enishi_join", args=[kind, first, second])).status_code == 404
    assert staff.get(reverse("network:organisation", args=[999_999])).status_code == 404
    assert staff.get(reverse("wagtailsnippets_network_organisation:edit", args=[999_999])).status_code == 404


@pytest.mark.parametrize("role", ["member", "public"])
def test_others_than_staff_see_none_of_it(client, pair, role):
    client.force_login(User.objects.create_user("other@example.org", "a long password", role=role))
    for address in (
        _address(pair),
        reverse("enishi_joinings"),
        reverse("enishi_join_choose", args=["organisation", 1]),
    ):
        assert client.get(address).status_code in {302, 403}
    assert client.post(_address(pair), {"seen": ""}).status_code in {302, 403}
    assert Organisation.objects.count() == 3
