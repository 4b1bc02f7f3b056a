"""What counts as a partner: a stated rule, numbered, never edited, so that a figure can be counted again as it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models.fields import ProseField

__all__ = ["CountingRule"]


class CountingRule(models.Model):
    """Which agreements make a partner. The rule with the highest number is the one in use."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    kinds = models.JSONField(_("kinds of agreement that count"))
    lapsed_count = models.BooleanField(_("a lapsed agreement still counts"), default=False)
    note = ProseField(_("why"))
    stated_at = models.DateTimeField(_("stated"))

    class Meta:
        verbose_name = _("counting rule")
        verbose_name_plural = _("counting rules")
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)
