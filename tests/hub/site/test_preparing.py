"""What a first start makes, and a later one leaves alone."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from enishi.hub.accounts.models import User
from enishi.hub.site.preparing import make_administrator, migrate

pytestmark = pytest.mark.django_db


def test_administrator_made_can_sign_in():
    made = make_administrator("first@example.org")
    user = authenticate(None, username="First@example.org", password=made.password)
    assert (user.email, user.role, user.is_superuser) == ("first@example.org", User.Role.ADMINISTRATOR, True)


def test_administrator_is_made_only_where_there_is_none():
    make_administrator("first@example.org")
    assert make_administrator("second@example.org") is None
    assert list(User.objects.values_list("email", flat=True)) == ["first@example.org"]


def test_migrate_with_nothing_to_do_runs_nothing(monkeypatch):
    ran = []
    monkeypatch.setattr("enishi.hub.site.preparing.call_command", lambda *arguments, **_named: ran.append(arguments))
    assert migrate() is False
    assert ran == []


def test_database_is_as_the_code_says():
    call_command("check")
