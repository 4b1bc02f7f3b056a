"""Say that two records which look like one are two."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.models import NotSame, Organisation, Person
from enishi.hub.network.rules import require_writer

__all__ = ["say_different", "take_back_different"]


@transaction.atomic
def say_different(
    one: Organisation | Person, other: Organisation | Person, *, user: User | None, now: datetime
) -> NotSame:
    """Remember that *one* and *other*, records of one kind, are two: they are proposed as doubles no more."""
    require_writer(user)
    first, second = sorted((one, other), key=lambda each: each.pk)
    kind = ContentType.objects.get_for_model(first)
    said, created = NotSame.objects.get_or_create(
        content_type=kind, first=first.pk, second=second.pk, defaults={"said_at": now, "said_by": user}
    )
    if created:
        log(first, "enishi.record.different", user=user, timestamp=now, data={"other": second.pk})
    return said


@transaction.atomic
def take_back_different(said: NotSame, *, user: User | None, now: datetime) -> None:
    """Forget that the two are two: they are proposed again, if they still look like one."""
    require_writer(user)
    model = said.content_type.model_class()
    first = model._default_manager.filter(pk=said.first).first() if model else None
    if first is not None:
        log(first, "enishi.record.maybe", user=user, timestamp=now, data={"other": said.second})
    NotSame.objects.filter(pk=said.pk).delete()
