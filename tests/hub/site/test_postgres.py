"""Backups of a hub on PostgreSQL; run where the tests run on PostgreSQL."""

import os
from datetime import UTC, datetime
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from enishi.hub.accounts.models import User
from enishi.hub.site import postgres
from enishi.hub.site.backup import back_up, restore
from enishi.hub.site.environment import Environment
from enishi.hub.site.folder import DataFolder


def _url(name):
    known = connection.settings_dict
    return f"postgresql://{known['USER']}@{quote(known['HOST'], safe='')}/{name}"


def test_dump_without_the_programs_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(postgres.ProgramFailed, match="install PostgreSQL's client programs"):
        postgres.dump("postgresql://nobody@localhost/none", tmp_path / "dump")


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="no PostgreSQL: DATABASE_URL names none")
@pytest.mark.django_db(transaction=True)
def test_hub_on_postgresql_backed_up_and_restored_is_the_same(tmp_path):
    User.objects.create_user("someone@example.org", name="誰か")
    DataFolder(tmp_path / "var").make()
    here = Environment.read(
        {"ENISHI_DATA": str(tmp_path / "var"), "DATABASE_URL": _url(connection.settings_dict["NAME"])}
    )
    there = Environment.read({"ENISHI_DATA": str(tmp_path / "restored"), "DATABASE_URL": _url("restored")})
    back_up(here, tmp_path / "hub.tar", datetime(2026, 11, 23, tzinfo=UTC))
    with psycopg.connect(_url("postgres"), autocommit=True) as server:
        server.execute("CREATE DATABASE restored")
    restore(there, tmp_path / "hub.tar")
    with psycopg.connect(_url("restored")) as restored:
        assert restored.execute("SELECT email, name FROM accounts_user").fetchall() == [("someone@example.org", "誰か")]
