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

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _answer(asked: Mapping[str, str]) -> dict[str, object]:
    try:
        reading = read(asked["text"], hub=asked["hub"], published=asked["published"])
    except BREAKS as error:
        return {"name": asked["name"], "reading": nothing(error)}
    try:
        with transaction.atomic():
            return {"name": asked["name"], "reading": to_json(reading), "records": _records(reading)}
    except (*BREAKS, ValidationError, Error) as error:
        print(f"{asked['name']}: the hub could not keep the reading: {error}", file=sys.stderr)
        return {"name": asked["name"], "reading": to_json(reading)}


def _records(reading: Reading) -> dict[str, int]:
    _, kept = read_and_accept(reading, user=None, now=NOW)
    agreements = {agreement.id for agreement in reading.agreements}
    return {each.id: each.record.pk for each in kept if each.id in agreements and each.record is not None}


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
