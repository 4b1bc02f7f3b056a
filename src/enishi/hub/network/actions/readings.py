"""Propose a reading, decide item by item, keep what was accepted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.actions.sources import add_source
from enishi.hub.network.bridge import Citing, Decision, Keeper, Kept, decisions_from, edited_payload
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search import index_records
from enishi.releases import Reading
from enishi.releases.codec import from_json, to_json

__all__ = ["AlreadyDecided", "accept_reading", "decide", "propose_reading", "read_and_accept", "reopen_reading"]


class AlreadyDecided(Exception):
    """Somebody else decided since the page was opened; nothing was saved."""


@transaction.atomic
def propose_reading(
    reading: Reading, *, user: User | None, now: datetime, url: str = "", sample: bool = False
) -> ProposedReading:
    """Put *reading* before a person. A text already read gives the reading that is there, with what was decided."""
    added = add_source(reading, user=user, now=now, url=url, sample=sample)
    proposed, created = ProposedReading.objects.get_or_create(
        source=added.source, defaults={"payload": to_json(reading), "proposed_at": now}
    )
    if created:
        log(added.source, "enishi.reading.propose", user=user)
    return proposed


@transaction.atomic
def decide(
    proposed: ProposedReading, decisions: Mapping[str, Decision], *, version: int, user: User | None, now: datetime
) -> ProposedReading:
    """Note *decisions* on items. Raises AlreadyDecided where *version* is not the present one."""
    require_writer(user)
    merged = {**proposed.decisions, **{item_id: decision.to_json() for item_id, decision in decisions.items()}}
    # The condition, not a read before it, is what keeps two reviewers from overwriting each other.
    changed = ProposedReading.objects.filter(pk=proposed.pk, version=version).update(
        decisions=merged, version=version + 1
    )
    if not changed:
        raise AlreadyDecided
    log(proposed.source, "enishi.reading.decide", user=user, data={"items": sorted(decisions)}, timestamp=now)
    proposed.refresh_from_db()
    return proposed


@transaction.atomic
def accept_reading(proposed: ProposedReading, *, everything: bool, user: User | None, now: datetime) -> list[Kept]:
    """Keep what was accepted; with *everything* also what nobody looked at. Closes the review where nothing is left open."""
    require_writer(user)
    decisions = decisions_from(proposed.decisions)
    reading = from_json(edited_payload(proposed.payload, decisions))
    ids = _item_ids(proposed.payload)
    wanted = {item_id for item_id in ids if _accepted(decisions.get(item_id, Decision()), everything=everything)}
    kept = Keeper(reading, Citing(proposed.source, user, now), decisions).keep(wanted)
    still_open = [i for i in ids if i not in wanted and decisions.get(i, Decision()).do == "open"]
    if not still_open:
        proposed.closed_at, proposed.closed_by = now, user
        proposed.save(update_fields=["closed_at", "closed_by"])
    index_records([row.record for row in kept if row.record is not None] + [proposed.source])
    log(proposed.source, "enishi.reading.accept", user=user, data={"kept": len(kept)}, timestamp=now)
    return kept


def _accepted(decision: Decision, *, everything: bool) -> bool:
    return decision.do in {"accept", "join"} or (everything and decision.do == "open")


def _item_ids(payload: Mapping[str, Any]) -> list[str]:
    collections = ("organisations", "people", "agreements", "events", "ties", "claims", "doubts")
    return [item["id"] for collection in collections for item in payload[collection]]


@transaction.atomic
def reopen_reading(proposed: ProposedReading, *, user: User | None, now: datetime) -> None:
    """Put a closed review back into the queue."""
    require_writer(user)
    proposed.closed_at = proposed.closed_by = None
    proposed.save(update_fields=["closed_at", "closed_by"])
    log(proposed.source, "enishi.reading.reopen", user=user, timestamp=now)


@transaction.atomic
def read_and_accept(
    reading: Reading, *, user: User | None, now: datetime, url: str = "", sample: bool = False
) -> tuple[ProposedReading, list[Kept]]:
    """Keep a trusted reading in one step. The same text again adds nothing: its review is closed already."""
    proposed = propose_reading(reading, user=user, now=now, url=url, sample=sample)
    if proposed.closed_at is not None:
        return proposed, []
    return proposed, accept_reading(proposed, everything=True, user=user, now=now)
