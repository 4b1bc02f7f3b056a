"""Join two records that are one, and bring both back."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.joining import SHAPES, Journal, Shape, compared, moves_of, write_joining
from enishi.hub.network.joining.comparing import Side
from enishi.hub.network.joining.usage import refresh_usage
from enishi.hub.network.models import Joining, Organisation, Person
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search import index_records

__all__ = ["AlreadyUndone", "NotAsSeen", "join_organisations", "join_people", "seen_of", "undo_joining"]


class NotAsSeen(Exception):
    """One of the two was changed, or is there no more, since they were compared; nothing was written."""


class AlreadyUndone(Exception):
    """Somebody else brought both back already."""


def join_organisations(
    kept: Organisation, gone: Organisation, sides: Mapping[str, Side], *, seen: str, user: User | None, now: datetime
) -> Joining:
    """Make *gone* part of *kept*; where both say something else, *sides* tells whose word is taken, by the names of ``compared``.

    *seen* is what :func:`seen_of` gave when the two were compared. Raises NotAsSeen, NotOne.
    """
    return _join(SHAPES["organisation"], kept, gone, sides, seen=seen, user=user, now=now)


def join_people(
    kept: Person, gone: Person, sides: Mapping[str, Side], *, seen: str, user: User | None, now: datetime
) -> Joining:
    """Make one person of two, as :func:`join_organisations` does of organisations."""
    return _join(SHAPES["person"], kept, gone, sides, seen=seen, user=user, now=now)


def seen_of(shape: Shape, kept: Any, gone: Any) -> str:
    """Return a token of what the two say and what would move: another one where that changed."""
    parts = [f"{kept.pk}:{gone.pk}"]
    parts += [f"{each.name}:{_said(each.kept)}:{_said(each.gone)}" for each in compared(shape, kept, gone)]
    for move in moves_of(shape, kept, gone):
        twin = move.twin.pk if move.twin is not None else ""
        parts.append(f"{move.row._meta.label_lower}:{move.row.pk}:{move.column}:{twin}:{move.drops}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _said(value: Any) -> str:
    if isinstance(value, list):
        return repr(sorted(row.value for row in value))
    return repr(value if value is None or isinstance(value, tuple) else str(value))


@transaction.atomic
def _join(
    shape: Shape, kept: Any, gone: Any, sides: Mapping[str, Side], *, seen: str, user: User | None, now: datetime
) -> Joining:
    require_writer(user)
    if kept.pk == gone.pk:
        raise NotAsSeen
    # Held until the end, in one order, so that two joinings of the same records wait for each other.
    both = shape.model._default_manager.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    held = {each.pk: each for each in both}
    if len(held) != 2 or seen_of(shape, held[kept.pk], held[gone.pk]) != seen:
        raise NotAsSeen
    kept, gone = held[kept.pk], held[gone.pk]
    name, key = str(gone)[:300], gone.pk
    journal = write_joining(shape, kept, gone, sides)
    joining = Joining.objects.create(
        content_type=ContentType.objects.get_for_model(shape.model),
        kept=kept.pk, gone=key, gone_name=name, changes=journal.changes, joined_at=now, joined_by=user,
    )  # fmt: skip
    fresh = shape.model._default_manager.get(pk=kept.pk)
    index_records([fresh])
    refresh_usage(journal.changes)
    log(fresh, "enishi.record.join", user=user, timestamp=now, data={"gone": key, "name": name})
    return joining


@transaction.atomic
def undo_joining(joining: Joining, *, user: User | None, now: datetime) -> Any:
    """Bring both records back as they were; return the one that was gone. What was added to the other since stays with it.

    Raises AlreadyUndone, and Changed where something that the joining wrote was changed or deleted since: nothing is written then.
    """
    require_writer(user)
    if not Joining.objects.filter(pk=joining.pk, undone_at=None).update(undone_at=now, undone_by=user):
        raise AlreadyUndone
    Journal(joining.changes).take_back()
    model = joining.content_type.model_class()
    records = list(model._default_manager.filter(pk__in=[joining.kept, joining.gone]))  # type: ignore[union-attr]  # it is there: it was joined
    index_records(records)
    refresh_usage(joining.changes)
    back = next(each for each in records if each.pk == joining.gone)
    for each in records:
        log(each, "enishi.record.part", user=user, timestamp=now, data={"joining": joining.pk})
    return back
