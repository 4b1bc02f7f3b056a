"""What one process writes, another shows at once, though it keeps its pages."""

import sqlite3
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.conftest import _run

pytestmark = pytest.mark.journey
_RENAME = """
import django
django.setup()
from datetime import UTC, datetime
from django.forms import modelform_factory
from enishi.hub.network.actions import save_record
from enishi.hub.network.models import Organisation
organisation = Organisation.objects.get(is_hub=True)
form = modelform_factory(Organisation, fields=["website"])({{"website": {address!r}}}, instance=organisation)
name = organisation.names.filter(kind="official", language="ja").first() or organisation.names.first()
name.text = {name!r}
name.save()
save_record(form, user=None, now=datetime(2026, 11, 23, tzinfo=UTC))
"""


def _title(address: str) -> str:
    with urllib.request.urlopen(f"{address}/ja/", timeout=30) as response:
        page = response.read().decode()
    return page.split("<title>")[1].split("</title>")[0]


def test_a_write_of_another_process_shows_at_once(full_hub, full_data):
    before = _title(full_hub)
    own = before.rpartition("– ")[2]
    assert _title(full_hub) == before
    try:
        _rename(full_data, "改名したハブ")
        assert _title(full_hub) == before.replace(own, "改名したハブ")
    finally:
        _rename(full_data, own)
    assert _title(full_hub) == before


def _rename(data: Path, name: str) -> None:
    _run(data, "-c", _RENAME.format(name=name, address="https://hub.example.org/"))


def test_a_hub_restored_goes_on_with_the_version_of_its_backup(full_hub, full_data, tmp_path):
    _run(full_data, "-m", "enishi.cli", "hub", "backup", str(tmp_path / "hub.tar"))
    _run(full_data, "-m", "enishi.cli", "hub", "restore", str(tmp_path / "hub.tar"), "--data", str(tmp_path / "var"))
    assert _version(tmp_path / "var") == _version(full_data)
    with closing(sqlite3.connect(tmp_path / "var" / "enishi.sqlite3")) as database:
        database.execute("UPDATE network_organisation SET kind = kind WHERE is_hub")
        database.commit()
    assert all(new != old for new, old in zip(_version(tmp_path / "var"), _version(full_data), strict=True))


def _version(data: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(data / "enishi.sqlite3", timeout=20)) as database:
        record, ledger = database.execute("SELECT record, ledger FROM network_recordversion").fetchone()
    return record, ledger
