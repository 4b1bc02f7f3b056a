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


call_command("migrate", interactive=False, verbosity=0)
json.dump([_answer(asked) for asked in json.load(sys.stdin)], sys.stdout)
