"""Reports of how far two who were introduced have come, and outcomes: dated facts with their source."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.introductions.models import Introduction, Side
from enishi.hub.network.models import Activity, Agreement, Source
from enishi.hub.network.models.dated import Happening
from enishi.hub.network.models.fields import ProseField, in_language, label_of

__all__ = ["ORDER", "Outcome", "Report", "Stage"]


class Stage(models.TextChoices):
    """How far two have come."""

    NOTHING = "nothing", _("not in contact yet")
    CONTACT = "contact", _("in contact")
    MET = "met", _("met or talked")
    TALKS = "talks", _("planning to work together")
    WORK = "work", _("working together")
    ENDED = "ended", _("it ended")


#: The stages that follow each other; "it ended" may follow any.
ORDER = (Stage.NOTHING, Stage.CONTACT, Stage.MET, Stage.TALKS, Stage.WORK)


class Report(models.Model):
    """What one side, or staff (*side* empty), said of how far the two are. Never changed: the last word of each counts."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="reports")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    stage = models.CharField(_("how far"), max_length=10, choices=Stage)
    remark = models.TextField(_("remark"), blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["introduction", "at"])]

    def __str__(self) -> str:
        return label_of(Stage, self.stage)


class Outcome(Happening):
    """What came of an introduction: dated, with its source, and with the agreement and event it came under where known."""

    class Kind(models.TextChoices):
        NDA = "nda", _("non-disclosure agreement")
        RESEARCH = "research", _("joint research")
        LICENCE = "licence", _("licence")
        INVESTMENT = "investment", _("investment")
        COMPANY = "company", _("company founded")
        PRODUCT = "product", _("product")
        PAPER = "paper", _("paper")
        GRANT = "grant", _("grant")

    introduction = models.ForeignKey(Introduction, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    what = ProseField(_("what came of it"))
    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("under which agreement"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    activity = models.ForeignKey(
        Activity, verbose_name=_("from which event"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    word = models.TextField(
        _("how we know"), blank=True, help_text=_("Where no source of the record says so: who told us, when and how.")
    )
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["-on_earliest", "-id"]

    def __str__(self) -> str:
        return in_language(self.what) or label_of(Outcome.Kind, self.kind)
