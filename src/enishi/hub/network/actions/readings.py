"""Propose a reading, decide item by item, keep what was accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.actions.sources import add_source
from enishi.hub.network.actions.waiting import count_anew, disturb, put_up
from enishi.hub.network.bridge import Citing, Decision, Keeper, Kept, decisions_from, edited_payload, kept_from
from enishi.hub.network.bridge.decisions import erased_people
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search import index_records
from enishi.releases import Reading
from enishi.releases.codec import from_json, to_json

__all__ = [
    "AlreadyDecided",
    "Reopened",
    "accept_reading",
    "decide",
    "propose_reading",
    "read_and_accept",
    "reopen_reading",
]


class AlreadyDecided(Exception):
    """Somebody else decided since the page was opened; nothing was saved."""


@transaction.atomic
def propose_reading(
    reading: Reading, *, user: User | None, now: datetime, url: str = "", sample: bool = False
) -> ProposedReading:
    """Put *reading* before a person. A text already read gives the reading that is there, with what was decided."""
    proposed, created = _proposed(reading, user=user, now=now, url=url, sample=sample)
    if created:
        put_up(proposed)
    return proposed


def _proposed(
    reading: Reading, *, user: User | None, now: datetime, url: str, sample: bool
) -> tuple[ProposedReading, bool]:
    added = add_source(reading, user=user, now=now, url=url, sample=sample)
    proposed, created = ProposedReading.objects.get_or_create(
        source=added.source, defaults={"payload": to_json(reading), "proposed_at": now}
    )
    if created:
        log(added.source, "enishi.reading.propose", user=user)
    return proposed, created


@transaction.atomic
def decide(
    proposed: ProposedReading, decisions: Mapping[str, Decision], *, version: int, user: User | None, now: datetime
) -> ProposedReading:
    """Note *decisions* on items. Raises AlreadyDecided where *version* is not the present one or the review is closed."""
    require_writer(user)
    _take_turn(proposed, version)
    _note(proposed, decisions, user, now)
    count_anew(proposed)
    log(proposed.source, "enishi.reading.decide", user=user, data={"items": sorted(decisions)}, timestamp=now)
    return proposed


def _take_turn(proposed: ProposedReading, version: int, *, closed: bool = False) -> None:
    """Hold the reading until the transaction ends. Raises AlreadyDecided."""
    # The condition, not a read before it, is what keeps two reviewers from overwriting each other.
    mine = ProposedReading.objects.filter(pk=proposed.pk, version=version, closed_at__isnull=not closed)
    if not mine.update(version=F("version") + 1):
        raise AlreadyDecided
    proposed.refresh_from_db()


def _note(proposed: ProposedReading, decisions: Mapping[str, Decision], user: User | None, now: datetime) -> None:
    if any(proposed.kept.get(item_id, {}).get("pk") is not None for item_id in decisions):
        raise AlreadyDecided  # what is in the record is changed there
    who = user.pk if user else None
    noted = {
        item_id: replace(decision, by=who, at=now.isoformat(), version=proposed.version).to_json()
        for item_id, decision in decisions.items()
    }
    proposed.decisions = {**proposed.decisions, **noted}
    proposed.save(update_fields=["decisions"])


@transaction.atomic
def accept_reading(
    proposed: ProposedReading,
    *,
    everything: bool,
    version: int,
    user: User | None,
    now: datetime,
    decisions: Mapping[str, Decision] | None = None,
) -> list[Kept]:
    """Note *decisions*, then keep what was accepted; with *everything* also what nobody decided.

    Closes the review where nothing is left open. Raises AlreadyDecided where *version* is not the present one.
    """
    require_writer(user)
    _take_turn(proposed, version)
    if decisions:
        _note(proposed, decisions, user, now)
    decided = decisions_from(proposed.decisions)
    reading = from_json(edited_payload(proposed.payload, decided))
    before = {item_id: kept for item_id, kept in kept_from(proposed.kept).items() if kept.record is not None}
    nobody = before.keys() | erased_people(proposed.payload)
    ids = [item_id for item_id in _item_ids(proposed.payload) if item_id not in nobody]
    wanted = {item_id for item_id in ids if _accepted(decided.get(item_id, Decision()), everything=everything)}
    kept = Keeper(reading, Citing(proposed.source, user, now), decided, dict(before)).keep(wanted)
    proposed.kept = {**proposed.kept, **{each.id: each.to_json() for each in kept}}
    became = {each.id for each in kept}
    if all(item_id in became or decided.get(item_id, Decision()).do != "open" for item_id in ids):
        proposed.closed_at, proposed.closed_by = now, user
    proposed.save(update_fields=["kept", "closed_at", "closed_by"])
    index_records([row.record for row in kept if row.record is not None] + [proposed.source])
    count_anew(proposed)
    disturb(proposed)
    log(proposed.source, "enishi.reading.accept", user=user, data={"kept": len(kept)}, timestamp=now)
    return kept


def _accepted(decision: Decision, *, everything: bool) -> bool:
    return decision.do in {"accept", "join"} or (everything and decision.do == "open")


def _item_ids(payload: Mapping[str, Any]) -> list[str]:
    collections = ("organisations", "people", "agreements", "events", "ties", "claims", "doubts")
    return [item["id"] for collection in collections for item in payload[collection]]


@dataclass(frozen=True, slots=True)
class Reopened:
    """How many items can be decided again, and how many stay since they are in the record."""

    open: int
    staying: int


@transaction.atomic
def reopen_reading(proposed: ProposedReading, *, version: int, user: User | None, now: datetime) -> Reopened:
    """Put a closed review back into the queue: what did not come into the record is open again.

    Raises AlreadyDecided where *version* is not the present one or the review is open.
    """
    require_writer(user)
    _take_turn(proposed, version, closed=True)
    staying = {item_id for item_id, kept in kept_from(proposed.kept).items() if kept.record is not None}
    staying |= erased_people(proposed.payload)
    proposed.kept = {item_id: row for item_id, row in proposed.kept.items() if item_id in staying}
    proposed.decisions = {item_id: row for item_id, row in proposed.decisions.items() if item_id in staying}
    proposed.closed_at = proposed.closed_by = None
    proposed.save(update_fields=["kept", "decisions", "closed_at", "closed_by"])
    count_anew(proposed)
    log(proposed.source, "enishi.reading.reopen", user=user, timestamp=now)
    return Reopened(len(_item_ids(proposed.payload)) - len(staying), len(staying))


@transaction.atomic
def read_and_accept(
    reading: Reading, *, user: User | None, now: datetime, url: str = "", sample: bool = False
) -> tuple[ProposedReading, list[Kept]]:
    """Keep a trusted reading in one step. The same text again adds nothing: its review is closed already."""
    # It is never seen in the queue, so that nobody counts what it is worth.
    proposed, _created = _proposed(reading, user=user, now=now, url=url, sample=sample)
    if proposed.closed_at is not None:
        return proposed, []
    kept = accept_reading(proposed, everything=True, version=proposed.version, user=user, now=now)
    return proposed, kept
