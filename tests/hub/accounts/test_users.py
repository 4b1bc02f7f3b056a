"""Users in the back office: who may, each rule, and what a hand-made request cannot get past."""

from smtplib import SMTPException
from threading import Barrier, Thread

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from enishi.hub.accounts.actions import Refused, change_user
from enishi.hub.accounts.models import User

PASSWORD = "a long enough password"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def boss():
    return User.objects.create_superuser("boss@example.org", PASSWORD, name="Boss", language="en")


@pytest.fixture
def office(client, boss):
    client.force_login(boss)
    return client


@pytest.fixture
def person():
    return User.objects.create_user("person@example.org", PASSWORD, name="Person", role="staff", language="ja")


def _address(view, *args):
    return reverse(f"wagtailusers_users:{view}", args=args)


def _form(user=None, **more):
    values = {"email": "new@example.org", "name": "New", "language": "en", "role": "member", "is_active": "on"}
    if user is not None:
        values = {
            "email": user.email,
            "name": user.name,
            "language": user.language,
            "role": user.role,
            "is_active": "on",
        }
    return {**values, **more}


def _errors(answer):
    return dict(answer.context["form"].errors)


def test_list_shows_name_address_role_and_access(office, person):
    page = office.get(_address("index")).content.decode()
    assert all(word in page for word in ("Person", "person@example.org", "staff", "Boss", "administrator"))
    found = office.get(_address("index"), {"q": "Pers"}).context["object_list"]
    assert [user.email for user in found] == ["person@example.org"]
    found = office.get(_address("index"), {"role": "administrator", "ordering": "-name"}).context["object_list"]
    assert [user.email for user in found] == ["boss@example.org"]


def test_add_sends_a_link_in_the_persons_language(office):
    answer = office.post(_address("add"), _form(language="ja", send_link="on"))
    assert answer.status_code == 302, _errors(answer)
    user = User.objects.get(email="new@example.org")
    assert (user.name, user.language, user.role, user.is_active) == ("New", "ja", "member", True)
    assert not user.has_usable_password()
    assert [message.to for message in mail.outbox] == [["new@example.org"]]
    assert "/ja/accounts/password/reset/key/" in mail.outbox[0].body


def test_add_with_a_password_signs_in(office, client):
    office.post(_address("add"), _form(password1=PASSWORD, password2=PASSWORD, email="New@Example.org"))
    assert mail.outbox == []
    assert User.objects.get(email="new@example.org").check_password(PASSWORD)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"email": ""}, "email"),
        ({"email": "no address"}, "email"),
        ({"email": "BOSS@example.org"}, "email"),
        ({"role": "owner"}, "role"),
        ({"role": ""}, "role"),
        ({"language": "xx"}, "language"),
        ({"name": "x" * 201}, "name"),
        ({"password1": "short", "password2": "short"}, "password1"),
        ({"password1": PASSWORD, "password2": "another one, long"}, "password2"),
        ({"password1": "x" * 5000, "password2": "x" * 5000}, "password1"),
        ({"send_link": ""}, "send_link"),
    ],
)
def test_add_refuses_what_is_wrong_beside_the_field(office, more, field):
    answer = office.post(_address("add"), _form(**{"send_link": "on", **more}))
    assert answer.status_code == 200
    assert field in _errors(answer)
    assert list(User.objects.values_list("email", flat=True)) == ["boss@example.org"]


def test_edit_changes_fields_and_tells_the_history(office, person):
    answer = office.post(
        _address("edit", person.pk), _form(person, name="Renamed", role="administrator", language="en")
    )
    assert answer.status_code == 302, _errors(answer)
    person.refresh_from_db()
    assert (person.name, person.role, person.language, person.is_superuser) == ("Renamed", "administrator", "en", True)
    entry = ModelLogEntry.objects.get(action="enishi.user.change")
    assert entry.user.email == "boss@example.org"
    assert entry.data["changes"] == [
        ["name", "Person", "Renamed"], ["language", "ja", "en"], ["role", "staff", "administrator"],
    ]  # fmt: skip
    history = office.get(_address("history", person.pk)).content.decode()
    assert "role: staff → administrator" in history


def test_edit_keeps_the_role_of_an_administrator(office, person):
    other = User.objects.create_superuser("other@example.org", PASSWORD)
    office.post(_address("edit", other.pk), _form(other, name="Other"))
    other.refresh_from_db()
    assert (other.name, other.role, other.is_superuser) == ("Other", "administrator", True)


def test_edit_sets_a_password_and_never_tells_it(office, person):
    office.post(_address("edit", person.pk), _form(person, password1=PASSWORD[::-1], password2=PASSWORD[::-1]))
    person.refresh_from_db()
    assert person.check_password(PASSWORD[::-1])
    assert ModelLogEntry.objects.get(action="enishi.user.change").data == {"changes": [], "password": True}


def test_edit_of_the_address_closes_the_former_one(office, person):
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    office.post(_address("edit", person.pk), _form(person, email="moved@example.org"))
    assert list(EmailAddress.objects.values_list("email", flat=True)) == []


def test_edit_sends_a_link_when_asked(office, person):
    office.post(_address("edit", person.pk), _form(person, send_link="on"))
    assert [message.to for message in mail.outbox] == [["person@example.org"]]


def test_mail_that_fails_is_told_and_the_user_saved(office, person, monkeypatch):
    def fail(*_arguments, **_named):
        raise SMTPException("no server")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    page = office.post(_address("edit", person.pk), _form(person, name="Saved", send_link="on"), follow=True)
    assert "could not be sent" in page.content.decode()
    person.refresh_from_db()
    assert person.name == "Saved"


def test_own_role_and_access_stay_whatever_is_posted(office, boss):
    User.objects.create_superuser("other@example.org", PASSWORD)
    office.post(_address("edit", boss.pk), _form(boss, role="member", is_active="", name="Still boss"))
    boss.refresh_from_db()
    assert (boss.role, boss.is_active, boss.name) == ("administrator", True, "Still boss")


def test_own_role_is_refused_by_the_act_too(boss):
    User.objects.create_superuser("other@example.org", PASSWORD)
    boss.role = User.Role.MEMBER
    with pytest.raises(Refused, match="own role"):
        change_user(boss, password="", by=User.objects.get(pk=boss.pk), now=timezone.now())
    assert User.objects.get(pk=boss.pk).role == "administrator"


@pytest.mark.parametrize("change", [{"role": "staff"}, {"is_active": False}])
def test_last_administrator_stays(boss, change):
    User.objects.create_superuser("closed@example.org", PASSWORD, is_active=False)
    for field, value in change.items():
        setattr(boss, field, value)
    with pytest.raises(Refused, match="last administrator"):
        change_user(boss, password="", by=None, now=timezone.now())


def test_another_administrator_is_demoted_and_closed(office):
    other = User.objects.create_superuser("other@example.org", PASSWORD)
    office.post(_address("edit", other.pk), _form(other, role="member", is_active=""))
    other.refresh_from_db()
    assert (other.role, other.is_active, other.is_superuser) == ("member", False, False)


@pytest.mark.parametrize("role", [None, "public", "member", "staff"])
@pytest.mark.parametrize("view", ["index", "add", "edit", "delete", "history"])
def test_users_are_closed_to_all_but_administrators(client, role, view, person):
    if role:
        client.force_login(User.objects.create_user(f"{role}@example.org", PASSWORD, role=role))
    address = _address(view, *([person.pk] if view in {"edit", "delete", "history"} else []))
    before = list(User.objects.order_by("pk").values())
    for answer in (client.get(address), client.post(address, _form(role="administrator", send_link="on"))):
        assert answer.status_code in {302, 403}
        assert "person@example.org" not in answer.content.decode()
    client.logout()
    assert list(User.objects.order_by("pk").values()) == before


def test_staff_with_permissions_given_by_hand_make_nobody_administrator(client, person):
    from django.contrib.auth.models import Permission  # noqa: PLC0415 (only this test gives them)

    person.user_permissions.set(Permission.objects.filter(content_type__app_label="accounts"))
    client.force_login(person)
    answer = client.post(_address("edit", person.pk), _form(person, role="administrator"))
    assert answer.status_code in {302, 403}
    person.refresh_from_db()
    assert person.role == "staff"


def test_demoted_meanwhile_changes_nothing(boss, person):
    asking = User.objects.get(pk=boss.pk)
    User.objects.filter(pk=boss.pk).update(role="member")
    person.role = User.Role.ADMINISTRATOR
    with pytest.raises(Exception, match="administrators"):
        change_user(person, password="", by=asking, now=timezone.now())
    assert User.objects.get(pk=person.pk).role == "staff"


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_many_at_once_is_refused(office, person, action):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    answer = office.post(f"{address}?id={person.pk}", {"mark_as_active": "False", "role": "1"})
    assert answer.status_code in {302, 403, 404}
    person.refresh_from_db()
    assert person.is_active


def test_delete_of_a_user_who_did_nothing(office, person):
    office.post(_address("delete", person.pk))
    assert not User.objects.filter(pk=person.pk).exists()
    assert ModelLogEntry.objects.filter(action="enishi.user.remove").count() == 1


def test_delete_of_oneself_is_refused(office, boss):
    assert office.post(_address("delete", boss.pk)).status_code in {302, 403}
    assert User.objects.filter(pk=boss.pk).exists()


@pytest.mark.parametrize(("language", "word"), [("ja", "役割"), ("en", "Language")])
def test_office_speaks_the_users_language(client, language, word):
    user = User.objects.create_superuser("a@example.org", PASSWORD, language=language)
    UserProfile.objects.create(user=user, preferred_language="en" if language == "ja" else "ja")
    client.force_login(user)
    other = "en" if language == "ja" else "ja"
    page = client.get(_address("add"), headers={"accept-language": other}).content.decode()
    assert word in page
    assert f'lang="{language}"' in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory is one connection")
def test_two_who_demote_each_other_leave_one():
    first, second = (User.objects.create_superuser(f"{n}@example.org", PASSWORD) for n in "ab")
    start = Barrier(2)

    def demote(whom, by):
        whom = User.objects.get(pk=whom.pk)
        whom.role = User.Role.MEMBER
        start.wait()
        try:
            change_user(whom, password="", by=by, now=timezone.now())
        except Exception as error:  # noqa: BLE001 (any refusal will do; what counts is who is left)
            refused.append(error)
        finally:
            connection.close()

    refused = []
    threads = [Thread(target=demote, args=pair) for pair in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (User.objects.filter(role="administrator").count(), len(refused)) == (1, 1)
