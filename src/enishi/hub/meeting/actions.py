"""Writes: "not this one", and taking it back."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.meeting.models import SetAside, Why
from enishi.hub.network.rules import require_writer

__all__ = ["set_aside", "take_back"]

_NOBODY: Mapping[str, str] = MappingProxyType({})


def set_aside(
    one: str, two: str, *, why: Why, remark: str, owners: Mapping[str, str] = _NOBODY, user: User | None, now: datetime
) -> SetAside:
    """Remember that the profiles of the two ids should not meet. Said twice, the first word stands.

    *owners*: of guests, the ids of their organisations, which are remembered when the guests are forgotten.
    """
    require_writer(user)
    first, second = sorted((one, two))
    try:
        with transaction.atomic():
            row = SetAside.objects.create(
                one=first, two=second, why=why, remark=remark.strip(), said_at=now, said_by=user,
                owner_one=owners.get(first, ""), owner_two=owners.get(second, ""),
            )  # fmt: skip
            log(row, "enishi.meeting.aside", user=user, timestamp=now)
    except IntegrityError:
        return SetAside.objects.get(one=first, two=second, taken_back_at=None)
    return row


@transaction.atomic
def take_back(said: SetAside, *, user: User | None, now: datetime) -> None:
    """The two may be suggested again; what was said stays, with the day it was taken back."""
    require_writer(user)
    if SetAside.objects.filter(pk=said.pk, taken_back_at=None).update(taken_back_at=now, taken_back_by=user):
        log(said, "enishi.meeting.again", user=user, timestamp=now)
