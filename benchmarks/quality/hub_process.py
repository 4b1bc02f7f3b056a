"""Read the releases given on stdin as JSON and keep them in a new hub; write readings and records of agreements as JSON."""

import hashlib
import json
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import django
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.db.migrations.loader import MigrationLoader
from failing import BREAKS, nothing

django.setup()

from enishi.hub.network.actions import read_and_accept  # noqa: E402 (models need Django set up)
from enishi.releases import Reading, read  # noqa: E402 (stands with the import above)
from enishi.releases.codec import to_json  # noqa: E402 (the same)

try:
    from enishi.hub.network.bridge.likely import Lookup, likely_records
except ImportError:  # the first version proposes nothing
    likely_records = None

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _answer(asked: Mapping[str, str]) -> dict[str, object]:
    try:
        reading = read(asked["text"], hub=asked["hub"], published=asked["published"])
    except BREAKS as error:
        return {"name": asked["name"], "reading": nothing(error)}
    try:
        with transaction.atomic():
            return {
                "name": asked["name"],
                "reading": to_json(reading),
                "proposed": _proposed(reading),
                **_records(reading),
            }
    except (*BREAKS, ValidationError, Error) as error:
        print(f"{asked['name']}: the hub could not keep the reading: {error}", file=sys.stderr)
        return {"name": asked["name"], "reading": to_json(reading)}


def _proposed(reading: Reading) -> dict[str, list[int]]:
    """Return by agreement the records that a reviewer is shown as maybe the same."""
    if likely_records is None:
        return {}
    likely, _conflicts = likely_records(reading, {}, Lookup.of([reading], similar=True))
    shown = {each.id: likely.get(each.id, []) for each in reading.agreements}
    return {key: [each.record.pk for each in found if each.reason == "maybe_agreement"] for key, found in shown.items()}


def _records(reading: Reading) -> dict[str, dict[str, int]]:
    _, kept = read_and_accept(reading, user=None, now=NOW)
    became = {each.id: each.record.pk for each in kept if each.record is not None}
    return {
        "records": {each.id: became[each.id] for each in reading.agreements if each.id in became},
        "organisations": {each.id: became[each.id] for each in reading.organisations if each.id in became},
    }


def _migrate() -> None:
    """Apply all migrations, or copy the database that they made at an earlier measure: they take longer than the reading."""
    modules = sorted(each.__module__ for each in MigrationLoader(None).disk_migrations.values())
    sources = hashlib.sha256(b"".join(Path(str(sys.modules[name].__file__)).read_bytes() for name in modules))
    kept = Path(tempfile.gettempdir()) / f"enishi-measures-{sources.hexdigest()[:16]}.sqlite3"
    connection.ensure_connection()
    if kept.exists():
        with closing(sqlite3.connect(kept)) as made:
            made.backup(connection.connection)
        return
    call_command("migrate", interactive=False, verbosity=0)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        begun = Path(folder) / kept.name
        with closing(sqlite3.connect(begun)) as copy:
            connection.connection.backup(copy)
        begun.replace(kept)


_migrate()
json.dump([_answer(asked) for asked in json.load(sys.stdin)], sys.stdout)
