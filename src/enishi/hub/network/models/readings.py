"""Readings that wait for a person: what was proposed, what was decided so far."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models.sources import Source

__all__ = ["ProposedReading"]


class ProposedReading(models.Model):
    """One reading of one source under review.

    *payload* is the reading as JSON (enishi.releases.codec). *decisions* maps an item's id to its decision
    (``enishi.hub.network.bridge.decisions``), *kept* to what became of it (``bridge.keeping``). *version* grows with each
    decision: whoever saves against an older one is told so instead of overwriting.
    """

    source = models.OneToOneField(Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="reading")
    payload = models.JSONField()
    decisions = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    proposed_at = models.DateTimeField(_("read"))
    closed_at = models.DateTimeField(_("reviewed"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reviewed by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["-proposed_at", "-id"]

    def __str__(self) -> str:
        return str(self.source)
