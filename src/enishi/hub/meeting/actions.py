"""Writes: "not this one", "a good suggestion", taking either back, and whether the bands follow them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.meeting.models import BandsChoice, Praised, SetAside, Why
from enishi.hub.network.rules import require_writer

__all__ = ["Seen", "choose_bands", "praise", "set_aside", "take_back", "take_praise_back"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What staff saw of a pair of which they say something. *owners*: of guests, the ids of their organisations, which are
    remembered when the guests are forgotten.
    """

    score: float | None = None
    owners: Mapping[str, str] = field(default_factory=dict)


_UNSEEN = Seen()


def set_aside(
    one: str, two: str, *, why: Why, remark: str, seen: Seen = _UNSEEN, user: User | None, now: datetime
) -> SetAside:
    """Remember that the profiles of the two ids should not meet. Said twice, the first word stands. It is no good suggestion any more."""
    require_writer(user)
    first, second = sorted((one, two))
    try:
        with transaction.atomic():
            row = SetAside.objects.create(
                one=first, two=second, why=why, remark=remark.strip(), said_at=now, said_by=user, score=seen.score,
                owner_one=seen.owners.get(first, ""), owner_two=seen.owners.get(second, ""),
            )  # fmt: skip
            praised = Praised.objects.filter(one=first, two=second, taken_back_at=None)
            praised.update(taken_back_at=now, taken_back_by=user)
            log(row, "enishi.meeting.aside", user=user, timestamp=now)
    except IntegrityError:
        return SetAside.objects.get(one=first, two=second, taken_back_at=None)
    return row


def praise(one: str, two: str, *, score: float, user: User | None, now: datetime) -> Praised:
    """Remember that the two ids were a good suggestion, with the *score* they had. Said twice, the first word stands."""
    require_writer(user)
    first, second = sorted((one, two))
    try:
        with transaction.atomic():
            row = Praised.objects.create(one=first, two=second, score=score, said_at=now, said_by=user)
            log(row, "enishi.meeting.good", user=user, timestamp=now)
    except IntegrityError:
        return Praised.objects.get(one=first, two=second, taken_back_at=None)
    return row


@transaction.atomic
def take_praise_back(said: Praised, *, user: User | None, now: datetime) -> None:
    """Nothing is said of the two any more; what was said stays, with the day it was taken back."""
    require_writer(user)
    if Praised.objects.filter(pk=said.pk, taken_back_at=None).update(taken_back_at=now, taken_back_by=user):
        log(said, "enishi.meeting.notgood", user=user, timestamp=now)


@transaction.atomic
def choose_bands(*, fitted: bool, user: User | None, now: datetime) -> BandsChoice:
    """Let the bands follow the judgements of staff from now on, or be those of the library."""
    require_writer(user)
    row = BandsChoice.objects.create(fitted=fitted, at=now, by=user)
    log(row, "enishi.meeting.bands", user=user, timestamp=now)
    return row


@transaction.atomic
def take_back(said: SetAside, *, user: User | None, now: datetime) -> None:
    """The two may be suggested again; what was said stays, with the day it was taken back."""
    require_writer(user)
    if SetAside.objects.filter(pk=said.pk, taken_back_at=None).update(taken_back_at=now, taken_back_by=user):
        log(said, "enishi.meeting.again", user=user, timestamp=now)
