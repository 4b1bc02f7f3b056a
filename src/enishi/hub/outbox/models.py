"""A letter and where it stands on its way."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["MASK", "Knock", "Letter", "State"]

#: Stands where a letter held a link that opens something for its reader alone.
MASK = "[…]"


class State(models.TextChoices):
    """Where a letter stands."""

    WAITING = "waiting", _("to be sent")
    HANDED = "handed", _("being handed to the mail server")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused by the mail server")
    UNCLEAR = "unclear", _("perhaps sent")
    CANCELLED = "cancelled", _("cancelled before it was sent")


class Letter(models.Model):
    """One mail to one person. *key* says what it is for: whatever is written twice under one key is one letter."""

    key = models.CharField(max_length=120, unique=True, editable=False)
    about = models.CharField(max_length=60, blank=True, db_index=True, editable=False)
    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=8)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    # Links for the reader alone: masked for staff where a server sends the letters, and in the store once it is sent.
    secrets = models.JSONField(default=list, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    written_at = models.DateTimeField(_("written on"))
    due_at = models.DateTimeField(_("next attempt"), db_index=True)
    expires_at = models.DateTimeField(_("of no use after"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # Who is sending it, until when: whoever comes later may take over a letter whose sender is gone.
    claim = models.CharField(max_length=32, blank=True, editable=False)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    problem = models.TextField(_("what the mail server said"), blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return self.subject or str(_("a letter (erased)"))

    @property
    def masked(self) -> str:
        """The text without what only its reader may have."""
        text = self.body
        for secret in self.secrets:
            text = text.replace(secret, MASK)
        return text


class Knock(models.Model):
    """How often an address tried links that open nothing, by the minute. The address is kept as a keyed digest alone."""

    address = models.CharField(max_length=64)
    minute = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["address", "minute"], name="knock_of_a_minute")]

    def __str__(self) -> str:
        return f"{self.minute:%H:%M} {self.times}"
