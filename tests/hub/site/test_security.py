"""Who may enter the back office, what a page may load, and that nothing is fetched from outside."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from enishi.hub.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
LOADED = re.compile(r"""<(?:script|img|iframe|link|source|video|audio)\b[^>]*?\b(?:src|href)=["']([^"']+)""")
ROLES = ("public", "member", "staff", "administrator")


def _user(role):
    return User.objects.create_user(f"{role}@example.org", PASSWORD, role=role, language="en")


@pytest.mark.parametrize(("role", "status"), [("public", 403), ("member", 403), ("staff", 200), ("administrator", 200)])
def test_office_opens_to_staff_alone(client, role, status):
    client.force_login(_user(role))
    assert client.get("/office/").status_code == status


def test_office_sends_strangers_to_the_one_sign_in(client):
    sign_in = reverse("account_login")
    assert client.get("/office/").headers["Location"] == f"{sign_in}?next=/office/"
    assert client.get("/office/login/?next=/office/").headers["Location"] == f"{sign_in}?next=/office/"


@pytest.mark.parametrize(("role", "status"), [("staff", 302), ("administrator", 200)])
def test_office_keeps_users_to_administrators(client, role, status):
    client.force_login(_user(role))
    assert client.get(reverse("wagtailusers_users:index")).status_code == status


def _sign_in(client, password=PASSWORD, login="Staff@Example.org"):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def test_sign_in_takes_an_address_in_any_case(client):
    user = _user("staff")
    assert _sign_in(client).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_sign_in_with_a_wrong_password_gives_no_session(client):
    _user("staff")
    assert _sign_in(client, "another password").status_code == 200
    assert "_auth_user_id" not in client.session


def test_sign_in_with_a_second_factor_stops_at_the_password(client):
    TOTP.activate(_user("staff"), generate_totp_secret())
    assert _sign_in(client).headers["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/office/").status_code == 302


def test_sign_up_is_closed_to_strangers(client):
    before = User.objects.count()
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.count() == before


@pytest.mark.parametrize("name", ["account_login", "network:partners", "network:search", "network:sources"])
def test_public_pages_let_no_inline_script_run(client, name):
    response = client.get(reverse(name))
    policy = response.headers["Content-Security-Policy"]
    assert response.status_code == 200
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    page = response.content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=|\son\w+=", page) == []


def test_office_pages_have_a_policy_of_their_own(client):
    client.force_login(_user("staff"))
    policy = client.get("/office/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert not re.search(r"https?:|\*", policy)


def test_pages_fetch_nothing_from_outside(client):
    client.force_login(_user("administrator"))
    pages = ["/office/", reverse("wagtailadmin_account"), reverse("wagtailusers_users:index")]
    pages += [reverse("network:partners"), reverse("network:search")]
    loaded = [(page, address) for page in pages for address in LOADED.findall(client.get(page).content.decode())]
    assert len(loaded) > 10
    # Wagtail's "alternate" and "canonical" links are addresses, not loads; none of ours leads away.
    assert [(page, address) for page, address in loaded if re.match(r"(?:https?:)?//", address)] == []


@pytest.mark.parametrize("role", ROLES)
def test_pages_are_not_framed_by_strangers(client, role):
    client.force_login(_user(role))
    assert "frame-ancestors 'none'" in client.get(reverse("network:partners")).headers["Content-Security-Policy"]
