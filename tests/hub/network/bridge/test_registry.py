"""Readings meet the record through the directory: one organisation under names that do not look alike."""

import os
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import propose_reading, read_and_accept
from enishi.hub.network.bridge.likely import Lookup, likely_records
from enishi.hub.network.bridge.registry import directory
from enishi.hub.network.models import (
    Agreement,
    Citation,
    Organisation,
    OrganisationIdentifier,
    OrganisationName,
    Source,
)
from enishi.releases import read
from tests.organisations.small_dump import entry, load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
JAPANESE = """北門大学と覚書を締結

日本橋ハブ推進機構(以下「日本橋ハブ」)は、2020年4月1日、北門大学と覚書(MOU)を締結しました。
"""
ENGLISH = """Nihonbashi Hub signs MOU with Northgate University

April 2, 2020 - Nihonbashi Hub and Northgate University signed a Memorandum of Understanding (MOU) on April 1, 2020.
"""
NORTHGATE = entry("01aaaaa85", "Northgate University", "北門大学")
pytestmark = pytest.mark.django_db


@pytest.fixture
def data(settings, tmp_path):
    settings.ENISHI_DATA = tmp_path
    return tmp_path


def _organisation(*names, country="", **more):
    organisation = Organisation.objects.create(country=country, **more)
    for name in names:
        OrganisationName.objects.create(organisation=organisation, text=name)
    return organisation


def _hub():
    return _organisation("日本橋ハブ推進機構", "日本橋ハブ", "Nihonbashi Hub", country="JP", is_hub=True)


def _japanese():
    return read(JAPANESE, hub="日本橋ハブ", published="2020-04-02")


def _english():
    return read(ENGLISH, hub="Nihonbashi Hub", published="2020-04-02")


def _accept(*readings):
    for reading in readings:
        read_and_accept(reading, user=None, now=NOW)


def _likely(reading):
    item = next(each for each in reading.organisations if not each.is_hub)
    likely, conflicts = likely_records(reading, {}, Lookup.of([reading], similar=True))
    return [(each.record, each.reason, each.taken, each.entry) for each in likely[item.id]], conflicts


@pytest.mark.parametrize("order", [(_japanese, _english), (_english, _japanese)])
def test_releases_in_two_languages_become_one_agreement(data, order):
    load(data, NORTHGATE)
    _hub()
    _accept(*(each() for each in order))
    partner = Organisation.objects.get(is_hub=False)
    assert {name.text for name in partner.names.all()} == {"Northgate University", "北門大学"}
    assert Agreement.objects.count() == 1
    assert [(row.scheme, row.value) for row in partner.identifiers.all()] == [("ror", "01aaaaa85")]


def test_releases_in_two_languages_stay_apart_without_a_directory(data):
    _hub()
    _accept(_japanese(), _english())
    assert Organisation.objects.filter(is_hub=False).count() == 2
    assert not OrganisationIdentifier.objects.exists()
    assert Source.objects.count() == 2


def test_identifier_is_cited_from_the_directory_and_its_version(data, client):
    load(data, NORTHGATE)
    _hub()
    _accept(_japanese())
    citation = Citation.objects.get(source__kind="document")
    assert citation.quote == "https://ror.org/01aaaaa85: Northgate University"
    assert citation.source.title == "Research Organization Registry (v9-2026-ror-data)"
    partner = Organisation.objects.get(is_hub=False)
    page = client.get(reverse("network:organisation", args=[partner.pk])).content.decode()
    assert 'href="https://ror.org/01aaaaa85"' in page
    assert citation.source.title in page
    source = client.get(citation.source.get_absolute_url())
    assert "1 organisations. https://ror.org/" in source.content.decode()


def test_record_that_carries_the_id_joins_whatever_it_is_called(data):
    load(data, NORTHGATE)
    _hub()
    known = _organisation("NGU")
    OrganisationIdentifier.objects.create(organisation=known, scheme="ror", value="https://ror.org/01aaaaa85")
    _accept(_japanese())
    assert Organisation.objects.filter(is_hub=False).get() == known
    assert OrganisationIdentifier.objects.count() == 1


def test_namesake_with_another_id_does_not_join(data):
    load(data, NORTHGATE)
    _hub()
    other = _organisation("北門大学")
    OrganisationIdentifier.objects.create(organisation=other, scheme="ror", value="03ccccc35")
    assert _likely(_japanese()) == ([(other, "same_name", False, "")], [])
    _accept(_japanese())
    assert other.agreements.count() == 0


def test_namesake_in_another_country_does_not_join(data):
    load(data, NORTHGATE)
    _hub()
    elsewhere = _organisation("Northgate University", country="US")
    _accept(_japanese())
    assert elsewhere.agreements.count() == 0
    assert list(elsewhere.identifiers.all()) == []


def test_two_records_of_one_entry_are_put_before_a_person(data):
    load(data, entry("01aaaaa85", "Northgate University", "北門大学", "Porta Nord University"))
    _hub()
    pair = [_organisation("Northgate University"), _organisation("Porta Nord University")]
    likely, conflicts = _likely(_japanese())
    assert likely == [(each, "same_entry", False, "Northgate University") for each in pair]
    assert [conflict.kind for conflict in conflicts] == ["several"]


def test_uncertain_one_is_proposed_with_the_reason(data, client):
    load(data, NORTHGATE, entry("02bbbbb60", "Northgate Institute", "北門大学"))
    _hub()
    known = _organisation("Northgate University")
    proposed = propose_reading(_japanese(), user=None, now=NOW)
    assert (known, "maybe_entry", False, "Northgate University") in _likely(_japanese())[0]
    user = User.objects.create_user("staff@example.org", "a long password", role="staff", language="ja")
    client.force_login(user)
    page = client.get(reverse("enishi_review", args=[proposed.pk])).content.decode()
    assert "組織の登録簿の「Northgate University」かもしれない（同じ名称の組織が複数ある）" in page
    _accept(_japanese())
    assert known.agreements.count() == 0


def test_directory_is_opened_once_and_anew_after_another_is_loaded(data):
    assert directory() is None
    path = load(data, NORTHGATE)
    first = directory()
    assert first is directory()
    load(data, NORTHGATE, entry("02bbbbb60", "Kaze University"), name="v10-2026-ror-data.json")
    os.utime(path, ns=(1, 1))
    assert len(directory()) == 2
    assert directory().origin == "v10-2026-ror-data"


def test_file_that_is_no_directory_is_passed_over(data):
    (data / "directory.sqlite3").write_text("not a database, though somebody put it here", encoding="utf-8")
    assert directory() is None
