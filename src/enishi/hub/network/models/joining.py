"""Records that were joined into one, with all that is needed to bring both back."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Joining", "NotSame"]


class _Exact(DjangoJSONEncoder):
    """Keeps moments to the microsecond; Django's own cuts them."""

    def default(self, o: Any) -> Any:
        """Write days and moments whole."""
        return o.isoformat() if isinstance(o, date) else super().default(o)


class Joining(models.Model):
    """The record *gone* became part of *kept*, both of *content_type*.

    *changes* are the rows written, in order: of each its model, key, the values before (None: it was not there) and after (None: it
    was deleted). Taken back from the last to the first they leave every row as it was.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    kept = models.PositiveBigIntegerField()
    gone = models.PositiveBigIntegerField()
    gone_name = models.CharField(_("name"), max_length=300)
    changes = models.JSONField(encoder=_Exact)
    joined_at = models.DateTimeField(_("joined"))
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("joined by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("undone by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("joining")
        verbose_name_plural = _("joinings")
        ordering = ["-joined_at", "-id"]
        indexes = [models.Index(fields=["content_type", "gone"])]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "gone"], condition=models.Q(undone_at=None), name="gone_into_one"
            ),
        ]

    def __str__(self) -> str:
        return self.gone_name


class NotSame(models.Model):
    """Two records of *content_type* that look like one, of which a person said that they are two. *first* is the smaller key."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    first = models.PositiveBigIntegerField()
    second = models.PositiveBigIntegerField()
    said_at = models.DateTimeField(_("said"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("said by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("pair that is not the same")
        verbose_name_plural = _("pairs that are not the same")
        ordering = ["-said_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["content_type", "first", "second"], name="said_once")]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
