"""Writes from the back office: save or delete a record, settle a doubt."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.forms import BaseModelForm
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Doubt
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search import forget_record, index_records

__all__ = ["delete_record", "save_record", "settle_doubt"]


@transaction.atomic
def save_record(form: "BaseModelForm[Any]", *, user: User | None, now: datetime) -> Any:
    """Save a valid form with all its rows, and bring the search up to date."""
    require_writer(user)
    created = form.instance.pk is None
    record = form.save()
    log(
        record,
        "wagtail.create" if created else "wagtail.edit",
        user=user,
        timestamp=now,
        content_changed=form.has_changed(),
    )
    index_records([record])
    return record


@transaction.atomic
def delete_record(record: models.Model, *, user: User | None, now: datetime) -> None:
    """Delete *record*. The database refuses while other facts stand on it (ProtectedError)."""
    require_writer(user)
    log(record, "wagtail.delete", user=user, timestamp=now, deleted=True)
    forget_record(record)
    record.delete()


@transaction.atomic
def settle_doubt(doubt: Doubt, *, resolution: str, user: User | None, now: datetime) -> None:
    """Note how a doubt was settled. It stays in the record, no longer shown as open."""
    require_writer(user)
    doubt.resolved_at, doubt.resolved_by, doubt.resolution = now, user, resolution
    doubt.save(update_fields=["resolved_at", "resolved_by", "resolution"])
    log(doubt, "enishi.doubt.settle", user=user, timestamp=now)
