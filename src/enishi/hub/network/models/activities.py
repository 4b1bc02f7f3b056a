"""Activities: anything dated that happened under a tie."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from enishi.hub.network.models.agreements import Agreement
from enishi.hub.network.models.dated import Happening
from enishi.hub.network.models.fields import ProseField, in_language
from enishi.hub.network.models.organisations import Organisation
from enishi.hub.network.models.sources import Citation

__all__ = ["Activity", "ActivityParticipant"]


class Activity(ClusterableModel, Happening):
    """An event, a visit, a joint project, ...; linked to the agreements it serves."""

    class Kind(models.TextChoices):
        EVENT = "event", _("event")
        RECEPTION = "reception", _("reception")
        SYMPOSIUM = "symposium", _("symposium")
        VISIT = "visit", _("visit")
        DELEGATION = "delegation", _("delegation")
        OPENING = "opening", _("opening")
        INTRODUCTION = "introduction", _("introduction")
        PROJECT = "project", _("joint project")
        TRAINING = "training", _("training")
        PUBLICATION = "publication", _("publication")
        RELEASE = "release", _("release")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.EVENT)
    title = ProseField(_("title"))
    place = ProseField(_("place"))
    agreements = ParentalManyToManyField(
        Agreement, verbose_name=_("agreements it serves"), blank=True, related_name="activities"
    )

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-on_earliest", "-id"]

    def __str__(self) -> str:
        return in_language(self.title)


class ActivityParticipant(models.Model):
    """An organisation that took part."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("organiser")
        PARTICIPANT = "participant", _("participant")

    activity = ParentalKey(Activity, on_delete=models.CASCADE, related_name="participants")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="took_part"
    )
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.PARTICIPANT)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "organisation"], name="participant_once")]

    def __str__(self) -> str:
        return str(self.organisation)
