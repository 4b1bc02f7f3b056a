"""What staff called a good suggestion, and whether the bands follow what they say."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["BandsChoice", "Praised"]


class Praised(models.Model):
    """Two that staff called a good suggestion, with the score they had. Taken back, it stays with the day and the person.

    *one* and *two* are ids of profiles, the lesser first, as of what is set aside.
    """

    one = models.CharField(max_length=40)
    two = models.CharField(max_length=40)
    score = models.FloatField()
    said_at = models.DateTimeField(_("when"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("suggestion called good")
        verbose_name_plural = _("suggestions called good")
        ordering = ["-said_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "two"], condition=models.Q(taken_back_at=None), name="praised_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one} – {self.two}"

    def other(self, identifier: str) -> str:
        """The id that stands across from *identifier*."""
        return self.two if identifier == self.one else self.one


class BandsChoice(models.Model):
    """Staff's word on whether the bands follow their judgements. Never changed: the last word counts; without one they do."""

    fitted = models.BooleanField()
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("word on the bands")
        verbose_name_plural = _("words on the bands")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
