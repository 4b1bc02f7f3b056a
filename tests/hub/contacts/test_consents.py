"""Contact data, and the last word on each use."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import forget_contact, note_consent, save_contact, withdraw_by_link
from enishi.hub.contacts.models import Consent, Contact, Use
from enishi.hub.contacts.queries import contact_of, last_words, may, those_who, those_who_refused
from enishi.hub.network.actions import join_people, undo_joining
from enishi.hub.network.actions.joining import seen_of
from enishi.hub.network.joining import SHAPES
from enishi.hub.network.models import Person, PersonName
from enishi.hub.network.search import index_records
from tests.hub.introductions.people import proposed
from tests.hub.pipeline.offers import member

NOW = datetime(2026, 11, 24, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _person(name="近江一郎"):
    row = Person.objects.create()
    PersonName.objects.create(person=row, text=name, language="ja")
    return row


def _say(person, use, *, given, days=0):
    note_consent(person, use, given=given, how="By telephone.", user=None, now=NOW + timedelta(days=days))


def test_silence_is_no_consent_and_no_refusal():
    person = _person()
    assert (may(person, Use.CONTACTED), those_who(Use.CONTACTED), those_who_refused(Use.CONTACTED)) == (
        False,
        set(),
        set(),
    )


def test_the_last_word_counts_for_each_use_alone():
    one, two = _person(), _person("大津二郎")
    _say(one, Use.CONTACTED, given=True)
    _say(one, Use.LISTED, given=False)
    _say(two, Use.CONTACTED, given=True)
    _say(two, Use.CONTACTED, given=False, days=1)
    assert [may(one, use) for use in Use] == [False, False, True]
    assert (those_who(Use.CONTACTED), those_who_refused(Use.CONTACTED)) == ({one.pk}, {two.pk})
    assert those_who(Use.CONTACTED, [two.pk]) == set()
    assert {use: row.given for use, row in last_words(two).items()} == {Use.CONTACTED: False}


def test_consent_without_an_origin_is_not_noted():
    with pytest.raises(ValidationError):
        note_consent(_person(), Use.LISTED, given=True, how=" ", user=None, now=NOW)
    assert not Consent.objects.exists()


def test_taking_back_by_link_is_noted_once():
    person = _person()
    _say(person, Use.CONTACTED, given=True)
    for _time in range(2):
        withdraw_by_link(person, Use.CONTACTED, now=NOW + timedelta(days=1))
    assert list(Consent.objects.values_list("given", flat=True)) == [True, False]


def test_contact_data_are_checked_replaced_and_forgotten():
    person = _person()
    with pytest.raises(ValidationError):
        save_contact(person, email="nobody", user=None, now=NOW)
    for address in ("a@example.org", " b@example.org"):
        save_contact(person, email=address, language="en", user=None, now=NOW)
    assert [(row.email, row.language) for row in Contact.objects.all()] == [("b@example.org", "en")]
    forget_contact(person, user=None, now=NOW)
    assert contact_of(person) is None


def test_only_staff_write():
    person, stranger = _person(), member()
    with pytest.raises(PermissionDenied):
        save_contact(person, email="a@example.org", user=stranger, now=NOW)
    with pytest.raises(PermissionDenied):
        note_consent(person, Use.LISTED, given=True, how="x", user=stranger, now=NOW)
    assert (Contact.objects.count(), Consent.objects.count()) == (0, 0)


def test_joining_two_people_keeps_one_address_and_all_they_said_and_undoing_brings_both_back():
    kept, gone = _person(), _person("近江 一郎")
    staff = User.objects.create_user("staff@example.org", role="staff")
    save_contact(kept, email="a@example.org", user=None, now=NOW)
    save_contact(gone, email="b@example.org", user=None, now=NOW)
    _say(kept, Use.MATCHED, given=True)
    _say(gone, Use.MATCHED, given=False, days=1)
    seen = seen_of(SHAPES["person"], kept, gone)
    joining = join_people(kept, gone, {}, seen=seen, user=staff, now=NOW)
    assert (contact_of(kept).email, may(kept, Use.MATCHED), Contact.objects.count()) == ("a@example.org", False, 1)
    undo_joining(joining, user=staff, now=NOW)
    assert sorted(Contact.objects.values_list("person", "email")) == [
        (kept.pk, "a@example.org"),
        (gone.pk, "b@example.org"),
    ]
    assert (may(kept, Use.MATCHED), may(gone, Use.MATCHED)) == (True, False)


def test_staff_keep_contact_data_and_consents_of_one_person(office):
    person = _person()
    page = reverse("enishi_contact", args=[person.pk])
    assert "Silence is no consent" in office.get(page).content.decode()
    wrong = office.post(page, {"save": "1", "email": "nobody", "phone": "", "language": "ja"}).content.decode()
    assert ("valid email" in wrong, Contact.objects.count()) == (True, 0)
    office.post(page, {"save": "1", "email": "omi@example.org", "phone": "", "language": "en"})
    assert (
        "required" in office.post(page, {"note": "1", "use": ["matched"], "given": "yes", "how": " "}).content.decode()
    )
    told = {"note": "1", "use": ["matched", "contacted"], "given": "yes", "how": "By telephone."}
    office.post(page, told)
    office.post(page, {**told, "use": ["matched"], "given": "no", "how": "By mail."})
    assert ([may(person, use) for use in Use], contact_of(person).language) == ([False, False, True], "en")
    text = office.get(page).content.decode()
    assert [word in text for word in ("omi@example.org", "By telephone.", "By mail.")] == [True] * 3
    office.post(page, {"forget": "1"})
    assert contact_of(person) is None


@pytest.mark.parametrize("asked", [{}, {"q": "近江"}, {"q": "誰か\0"}, {"reached": "no"}, {"page": "x"}])
def test_the_list_takes_any_question(office, asked):
    person = _person()
    index_records([person])
    page = office.get(reverse("enishi_contacts"), asked).content.decode()
    assert ("近江一郎" in page) == ("誰か" not in asked.get("q", ""))


def test_a_file_holds_all_of_one_person_and_nothing_of_another(office):
    introduction = proposed()
    one, two = introduction.sides.order_by("place")
    address = reverse("enishi_contact_export", args=[one.person_id])
    response = office.get(address)
    told = response.json()
    assert (told["contact"][0]["email"], told["consents"][0]["use"], told["introductions"][0]["introduction"]) == (
        "omi@example.org",
        "contacted",
        introduction.number,
    )
    assert (
        [part for part in ("names", "posts", "signed", "sources", "reports") if part not in told],
        "no-store" in response["Cache-Control"],
    ) == ([], True)
    assert [word for word in ("oki@", "Hanako", str(two.person)) if word in response.content.decode()] == []


def test_members_see_no_contact_data(client):
    person = _person()
    client.force_login(member())
    for address in (
        reverse("enishi_contacts"), reverse("enishi_contact", args=[person.pk]), reverse("enishi_contact_export", args=[person.pk]),
    ):  # fmt: skip
        assert client.get(address).status_code == 403
