"""The list of likely doubles in the back office."""

import pytest
from django.urls import reverse

from enishi.hub.accounts.models import User
from enishi.hub.network.models import NotSame, Organisation, OrganisationName, Person, PersonName

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.ENISHI_DATA = tmp_path


def _signed_in(client, role="staff", language="en"):
    client.force_login(User.objects.create_user("a@example.org", "a long password", role=role, language=language))
    return client


def _twins(text, number=2):
    organisations = [Organisation.objects.create() for _each in range(number)]
    for each in organisations:
        OrganisationName.objects.create(organisation=each, text=text)
    return organisations


@pytest.mark.parametrize(
    ("language", "told"), [("en", "No two records look like one."), ("ja", "重複とみられる記録はありません。")]
)
def test_list_without_doubles_says_so(client, language, told):
    assert told in _signed_in(client, language=language).get(reverse("enishi_doubles")).content.decode()


def test_pair_is_shown_with_the_reason_and_the_way_to_join(client):
    first, second = _twins("<i>北門</i>大学")
    page = _signed_in(client).get(reverse("enishi_doubles")).content.decode()
    assert "both are called “&lt;i&gt;北門&lt;/i&gt;大学”" in page
    assert reverse("enishi_join", args=["organisation", first.pk, second.pk]) in page


def test_people_are_listed_too(client):
    people = [Person.objects.create(), Person.objects.create()]
    for person in people:
        PersonName.objects.create(person=person, text="山田太郎")
    page = _signed_in(client, language="ja").get(reverse("enishi_doubles")).content.decode()
    assert "どちらも名称が「山田太郎」" in page
    assert reverse("enishi_join", args=["person", *(each.pk for each in people)]) in page


def test_pair_called_different_is_gone_until_that_is_taken_back(client):
    first, second = _twins("北門大学")
    staff = _signed_in(client)
    address = reverse("enishi_not_same", args=["organisation", second.pk, first.pk])
    told = staff.post(address, follow=True)
    assert [str(each) for each in told.context["messages"]] == [
        "“北門大学” and “北門大学” are not the same; they are not proposed again."
    ]
    assert told.context["rows"] == []
    said = NotSame.objects.get()
    assert (said.first, said.second, said.said_by.email) == (first.pk, second.pk, "a@example.org")
    back = staff.post(reverse("enishi_maybe_same", args=[said.pk]), follow=True)
    assert [(row["first"], row["second"]) for row in back.context["rows"]] == [(first, second)]


def test_list_is_paged_and_asks_as_little_for_many_as_for_few(client, django_assert_max_num_queries):
    for number in range(30):
        _twins(f"組織第{number}号")
    staff = _signed_in(client)
    staff.get(reverse("enishi_doubles"))
    with django_assert_max_num_queries(30):
        page = staff.get(reverse("enishi_doubles"))
    assert len(page.context["rows"]) == 25
    assert len(staff.get(reverse("enishi_doubles"), {"page": "2"}).context["rows"]) == 5


def test_nonsense_and_others_than_staff_are_refused(client):
    first, second = _twins("北門大学")
    staff = _signed_in(client)
    for kind, one, other in [("agreement", 1, 2), ("organisation", first.pk, first.pk), ("person", 1, 2)]:
        assert staff.post(reverse("enishi_not_same", args=[kind, one, other])).status_code == 404
    address = reverse("enishi_not_same", args=["organisation", first.pk, second.pk])
    assert staff.get(address).status_code == 405
    User.objects.update(role="member")
    assert staff.get(reverse("enishi_doubles")).status_code in {302, 403}
    assert staff.post(address).status_code in {302, 403}
    assert not NotSame.objects.exists()
