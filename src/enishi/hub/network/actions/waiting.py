"""The queue of readings: put up, counted again when something changes, taken in hand, left."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from enishi.hub.accounts.models import User
from enishi.hub.network.bridge.weighing import names_in, weigh
from enishi.hub.network.models import ProposedReading, Waiting, WaitingName
from enishi.hub.network.models.waiting import CLAIM_LASTS
from enishi.hub.network.rules import require_writer

__all__ = ["claim", "count_anew", "disturb", "put_up", "refresh", "refresh_stale", "release"]

_AT_ONCE = 150  # stale readings counted again while somebody waits for the page


def put_up(proposed: ProposedReading) -> None:
    """Give an open reading its place in the queue."""
    (weight,) = weigh([proposed])
    told = {**asdict(weight), "stale": False}
    waiting, created = Waiting.objects.update_or_create(
        reading=proposed, defaults=told, create_defaults={**told, "since": proposed.proposed_at}
    )
    if created:
        _name(waiting, proposed.payload)


def _name(waiting: Waiting, payload: dict[str, Any]) -> None:
    WaitingName.objects.bulk_create([WaitingName(waiting=waiting, key=key) for key in sorted(names_in(payload))])


def count_anew(proposed: ProposedReading) -> None:
    """Keep the place of a reading that was decided on, or take it out of the queue where its review is closed."""
    if proposed.closed_at is None:
        put_up(proposed)
    else:
        Waiting.objects.filter(reading=proposed).delete()


def disturb(proposed: ProposedReading) -> None:
    """Have the readings that name the same organisations as *proposed* counted again: it has changed the record."""
    named = WaitingName.objects.filter(key__in=names_in(proposed.payload))
    Waiting.objects.filter(pk__in=named.values("waiting")).exclude(reading=proposed).update(stale=True)


def refresh_stale() -> None:
    """Count again what is stale, some at a time: the worthiest, as far as is known, first."""
    refresh(Waiting.objects.filter(stale=True).values_list("reading", flat=True)[:_AT_ONCE])


def refresh(keys: Iterable[int]) -> None:
    """Count the readings of these *keys* again, and note what is otherwise than it was."""
    wanted = list(keys)
    if not wanted:
        return
    there = list(ProposedReading.objects.filter(pk__in=wanted, closed_at=None).select_related("waiting").order_by("pk"))
    with transaction.atomic():
        for proposed, weight in zip(there, weigh(there), strict=True):
            _correct(proposed, asdict(weight))


def _correct(proposed: ProposedReading, told: dict[str, int]) -> None:
    waiting = proposed.waiting
    if not waiting.stale and all(getattr(waiting, name) == value for name, value in told.items()):
        return
    if waiting.stale and not waiting.names.exists():
        _name(waiting, proposed.payload)  # waited already when there was no queue yet
    # Who decided meanwhile has counted after us.
    same = Waiting.objects.filter(pk=waiting.pk, reading__version=proposed.version)
    same.update(**told, stale=False)


@transaction.atomic
def claim(proposed: ProposedReading, *, user: User | None, now: datetime, take_over: bool = False) -> Waiting | None:
    """Take a reading in hand where nobody else has it, or with *take_over*; return its place in the queue, None where it has none.

    Whoever has it in hand keeps it with each step, and since when stays as it was.
    """
    require_writer(user)
    held_since = now - CLAIM_LASTS
    place = Waiting.objects.filter(reading=proposed)
    free = Q(claimed_by=None) | Q(seen_at=None) | Q(seen_at__lt=held_since) | Q(claimed_by=user)
    since = Case(When(claimed_by=user, seen_at__gte=held_since, then=F("claimed_at")), default=Value(now))
    # One statement: of two who open the page in one moment, one has it.
    (place if take_over else place.filter(free)).update(claimed_by=user, claimed_at=since, seen_at=now)
    return place.select_related("claimed_by").first()


def release(proposed: ProposedReading, *, user: User | None) -> None:
    """Leave a reading to others."""
    require_writer(user)
    Waiting.objects.filter(reading=proposed, claimed_by=user).update(claimed_by=None, claimed_at=None, seen_at=None)
