"""The database renews the version of the record with every write to it, and with none elsewhere."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import delete_record, settle_doubt, state_counting_rule
from enishi.hub.network.keeping import Version, present_version
from enishi.hub.network.models import Activity, Agreement, Doubt, Organisation, OrganisationName, RecordVersion, Source
from enishi.hub.network.watching import watch_record, watched_models
from tests.hub.sample_record import accept_model_release

NOW = datetime(2026, 11, 23, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _version() -> Version:
    version = present_version()
    assert version is not None
    return version


@pytest.fixture
def organisation() -> Organisation:
    return Organisation.objects.create()


def test_every_table_of_the_record_is_watched():
    if connection.vendor == "postgresql":
        query, each = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal", ("",)
    else:
        query, each = "SELECT name FROM sqlite_master WHERE type = 'trigger'", ("_insert", "_update", "_delete")
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {name for (name,) in cursor.fetchall()}
    assert found == {f"changed_{model._meta.db_table}{event}" for model in watched_models() for event in each}
    tables = {model._meta.db_table for model in watched_models()}
    assert {"network_organisation", "network_citation", "network_activity_agreements", "network_searchentry"} <= tables
    assert not {table for table in tables if table.startswith(("accounts", "auth", "django", "wagtail"))}


def test_any_write_begins_a_new_version(organisation):
    versions = [_version()]
    OrganisationName.objects.bulk_create([OrganisationName(organisation=organisation, text="A")])
    versions.append(_version())
    OrganisationName.objects.update(text="B")
    versions.append(_version())
    OrganisationName.objects.all().delete()
    versions.append(_version())
    Activity.objects.create().agreements.set([Agreement.objects.create()])
    versions.append(_version())
    assert len({version.record for version in versions}) == len(versions)


def test_the_ledger_changes_with_agreements_and_not_with_names(organisation):
    before = _version()
    OrganisationName.objects.create(organisation=organisation, text="A")
    assert _version().ledger == before.ledger
    Agreement.objects.create()
    assert _version().ledger != before.ledger


def test_named_acts_begin_a_new_version(organisation):
    source = Source.objects.create(title="A", text="B", added_at=NOW)
    doubt = Doubt.objects.create(source=source, kind="date")
    acts = (
        accept_model_release,
        lambda: settle_doubt(doubt, resolution="right", user=None, now=NOW),
        lambda: state_counting_rule(["mou"], lapsed_count=True, note={}, user=None, now=NOW),
        lambda: delete_record(organisation, user=None, now=NOW),
    )
    versions = [_version().record]
    for act in acts:
        act()
        versions.append(_version().record)
    assert len(set(versions)) == len(versions)


def test_a_write_undone_brings_back_the_version_of_what_it_brings_back():
    before = _version()
    with transaction.atomic():
        Organisation.objects.create()
        within = _version()
        transaction.set_rollback(True)
    assert within != before
    assert _version() == before


def test_people_signing_in_begin_no_new_version():
    before = _version()
    User.objects.create_user("a@example.org", "a long password")
    assert _version() == before


def test_watching_again_changes_nothing_but_the_version(organisation):
    before = _version()
    watch_record()
    assert _version() != before
    assert RecordVersion.objects.count() == 1


def test_nothing_is_kept_where_there_is_no_version():
    RecordVersion.objects.all().delete()
    assert present_version() is None
