"""The page on which people sign in."""

import re

import pytest
from allauth.account.models import EmailAddress

from enishi.hub.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "words"), [("ja", "パスキーでサインイン"), ("en", "Sign in with a passkey")])
def test_sign_in_offers_a_passkey_beside_the_password(client, language, words):
    page = client.get(f"/{language}/accounts/login/").content.decode()
    assert words in page
    assert 'type="password"' in page
    # The policy forbids scripts in the page: all are files, and what stands in it is data.
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page)
    assert [kind for kind in inline if 'type="application/json"' not in kind] == []
    assert len(re.findall(r'<script src="[^"]*(?:webauthn|onload)[^"]*" defer>', page)) == 3


def test_a_passkey_is_asked_for_with_a_challenge_of_its_own(client):
    asked = [
        client.get("/en/accounts/2fa/webauthn/login/", headers={"x-requested-with": "XMLHttpRequest"}).json()[
            "request_options"
        ]
        for _ in range(2)
    ]
    first, second = (each["publicKey"]["challenge"] for each in asked)
    assert first != second


@pytest.fixture
def member(client):
    user = User.objects.create_user("m@example.org", "correct-horse-7", name="Mori Haruka", language="ja")
    client.force_login(user)
    return user


def test_a_member_finds_their_account_on_every_page_and_leaves_by_it(client, member):
    assert 'href="/en/accounts/2fa/"' in client.get("/en/").content.decode()
    page = client.get("/en/accounts/2fa/").content.decode()
    assert [words in page for words in ("Mori Haruka", "m@example.org", "Add a passkey", "Set it up", "Sign out")] == [
        True
    ] * 5
    client.post("/en/accounts/logout/")
    assert 'href="/en/accounts/login/"' in client.get("/en/").content.decode()


def test_a_member_cannot_change_the_address_that_an_administrator_stated(client, member):
    client.post("/en/accounts/email/", {"email": "other@example.org", "action_add": ""})
    assert client.get("/en/accounts/email/").headers["Location"] == "/en/accounts/2fa/"
    assert (User.objects.get(pk=member.pk).email, EmailAddress.objects.count()) == ("m@example.org", 0)


def test_a_second_factor_can_be_set_up_before_any_mail_was_answered(client, member):
    EmailAddress.objects.create(user=member, email=member.email, verified=False, primary=True)
    client.post("/en/accounts/reauthenticate/", {"password": "correct-horse-7"})
    assert client.get("/en/accounts/2fa/webauthn/add/").status_code == 200
    assert client.get("/en/accounts/2fa/totp/activate/").status_code == 200
