"""What staff said of a suggestion: not this one, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models.fields import label_of

__all__ = ["SetAside", "Why"]


class Why(models.TextChoices):
    """Why two are not to be brought together."""

    KNOWN = "known", _("they know each other already")
    CONFLICT = "conflict", _("a conflict of interest")
    FIELD = "field", _("the wrong field")
    NOT_NOW = "not_now", _("not now")
    OTHER = "other", _("another reason")


class SetAside(models.Model):
    """Two that staff said should not meet. Never deleted: taken back, it stays with the day and the person.

    *one* and *two* are ids of profiles ("need:12"), the lesser first, so that the pair is the same from either side.
    *owner_one* and *owner_two* are their organisations' ids where *one* and *two* are guests, whom the record forgets.
    """

    one = models.CharField(max_length=40)
    two = models.CharField(max_length=40)
    owner_one = models.CharField(max_length=40, blank=True)
    owner_two = models.CharField(max_length=40, blank=True)
    why = models.CharField(_("reason"), max_length=10, choices=Why)
    remark = models.TextField(_("remark"), blank=True)
    score = models.FloatField(null=True, blank=True)  # that the pair had, where it was seen among suggestions
    said_at = models.DateTimeField(_("when"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("suggestion set aside")
        verbose_name_plural = _("suggestions set aside")
        ordering = ["-said_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["one", "two"], condition=models.Q(taken_back_at=None), name="set_aside_once"
            ),
        ]
        indexes = [models.Index(fields=["two"])]

    def __str__(self) -> str:
        return label_of(Why, self.why)

    def other(self, identifier: str) -> str:
        """The id that stands across from *identifier*: of a guest's organisation, that of the other's."""
        first, second = {self.one, self.owner_one}, self.owner_two or self.two
        return second if identifier in first else self.owner_one or self.one
