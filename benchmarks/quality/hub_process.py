"""Read the releases given on stdin as JSON and keep them in a new hub; write readings and records of agreements as JSON."""

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

import django
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import Error, transaction
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


call_command("migrate", interactive=False, verbosity=0)
json.dump([_answer(asked) for asked in json.load(sys.stdin)], sys.stdout)
