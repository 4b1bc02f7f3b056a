"""The queue of readings that wait for a person: what each is worth a person's minute, and who has it in hand."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models.readings import ProposedReading

__all__ = ["CLAIM_LASTS", "Waiting", "WaitingName"]

#: How long somebody holds a review after the last step.
CLAIM_LASTS = timedelta(minutes=15)


class Waiting(models.Model):
    """The place of an open reading in the queue; goes when the review is closed.

    What is counted is counted when the reading is proposed and decided on. *stale*: since then another review brought
    records of the same names into the record. A claim says who reviews; it forbids nothing, the reading's version does.
    """

    reading = models.OneToOneField(ProposedReading, on_delete=models.CASCADE, related_name="waiting")
    since = models.DateTimeField()
    worth = models.PositiveIntegerField(default=0)
    doubts = models.PositiveIntegerField(default=0)
    conflicts = models.PositiveIntegerField(default=0)
    new_agreements = models.PositiveIntegerField(default=0)
    decided = models.PositiveIntegerField(default=0)
    items = models.PositiveIntegerField(default=0)
    stale = models.BooleanField(default=True, db_index=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("reviewed by")
    )
    claimed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-worth", "since", "pk"]
        indexes = [models.Index(fields=["-worth", "since", "id"])]

    def __str__(self) -> str:
        return str(self.reading)

    def holder(self, now: datetime) -> Any:
        """Return the user who has it in hand, None where nobody has or the claim ran out."""
        return self.claimed_by if self.seen_at is not None and self.seen_at >= now - CLAIM_LASTS else None


class WaitingName(models.Model):
    """The normal form of a name in a reading that waits: whether its counts are stale is asked by these."""

    waiting = models.ForeignKey(Waiting, on_delete=models.CASCADE, related_name="names")
    key = models.CharField(max_length=300, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["waiting", "key"], name="name_waits_once")]

    def __str__(self) -> str:
        return self.key
