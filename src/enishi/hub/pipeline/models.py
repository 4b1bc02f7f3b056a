"""Seeds (what a member offers) and needs (what one looks for), and the dated acts from which their state follows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.addresses import page_of
from enishi.hub.network.models import Organisation, Person, in_language
from enishi.hub.network.models.fields import ProseField, label_of
from enishi.hub.outbox.links import new_nonce
from enishi.hub.pipeline.fields import SearchWords

__all__ = [
    "Act", "Answer", "Need", "NeedAct", "Offer", "OfferManager", "OfferQuerySet", "Phase", "Reminder", "Seed", "SeedAct", "Step",
]  # fmt: skip


class Phase(models.TextChoices):
    """The usual phases of drugs and devices."""

    DISCOVERY = "discovery", _("discovery")
    PRECLINICAL = "preclinical", _("preclinical")
    PHASE_1 = "phase_1", _("clinical, phase I")
    PHASE_2 = "phase_2", _("clinical, phase II")
    PHASE_3 = "phase_3", _("clinical, phase III")
    PROTOTYPE = "prototype", _("prototype of a device")
    VERIFICATION = "verification", _("verification and validation")
    CLINICAL_EVALUATION = "evaluation", _("clinical evaluation of a device")
    APPROVED = "approved", _("approved or certified")


class Step(models.TextChoices):
    """What can be done with a seed or need."""

    SUBMITTED = "submitted", _("Submitted for review")
    RETURNED = "returned", _("Returned with a remark")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class OfferQuerySet(models.QuerySet[Any]):
    """Asks seeds or needs by what was last done with them."""

    def with_last_step(self) -> Self:
        """Fetch what was last done with each as ``last_step``."""
        acts = self.model._meta.get_field("acts").related_model.objects.filter(offer=OuterRef("pk"))
        return self.annotate(last_step=Subquery(acts.order_by("-at", "-pk").values("step")[:1]))

    def published_on(self, day: date) -> Self:
        """Those that the public sees on *day*."""
        return self.with_last_step().filter(last_step=Step.PUBLISHED, expires_on__gte=day)


class OfferManager(models.Manager.from_queryset(OfferQuerySet)):  # type: ignore[misc]  # a class made at run time
    """Asks seeds or needs."""


class Offer(models.Model):
    """What a seed and a need share."""

    #: The letter before its number, by which people name it on the telephone.
    letter = ""
    #: The fields in prose, in the order in which they are shown.
    prose_fields: tuple[str, ...] = ()

    title = ProseField(_("title"))
    summary = ProseField(_("summary"))
    wanted = ProseField(_("wanted partner"))
    trl = models.PositiveSmallIntegerField(
        _("technology readiness level (TRL)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("From 1 (principle observed) to 9 (proven in use)."),
    )
    phase = models.CharField(_("phase"), max_length=16, choices=Phase, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person to ask"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown to staff alone."),
    )
    anonymous = models.BooleanField(
        _("anonymous"), default=False, help_text=_("The organisation is not named in public, nor in what is exported.")
    )
    expires_on = models.DateField(_("last day shown"), null=True, blank=True, editable=False)
    sample = models.BooleanField(_("sample"), default=False, editable=False)
    words = SearchWords()

    objects = OfferManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return in_language(self.title) or self.number

    @property
    def number(self) -> str:
        """How people name it: S-12."""
        return f"{self.letter}-{self.pk}" if self.pk else self.letter

    def texts(self) -> Iterator[Mapping[str, str]]:
        """Yield its texts."""
        return (getattr(self, name) for name in self.prose_fields)

    @property
    def stage(self) -> str:
        """How far it is, for the reader: TRL and phase as far as they are known."""
        parts = [f"TRL {self.trl}"] if self.trl else []
        parts += [label_of(Phase, self.phase)] if self.phase else []
        return str(_(", ")).join(parts)


class Seed(Offer):
    """A research result or idea that somebody offers."""

    letter = "S"
    prose_fields = ("title", "summary", "novelty", "comparison", "benefit", "route", "rights", "wanted")

    novelty = ProseField(_("what is new"))
    comparison = ProseField(_("advantage over the best existing way"))
    benefit = ProseField(_("possible use, and who gains what"))
    route = ProseField(_("route into use"), help_text=_("Licence, joint research, a company to be founded, approval."))
    rights = ProseField(_("rights"), help_text=_("Patents and applications, know-how, materials."))

    class Meta:
        verbose_name = _("seed")
        verbose_name_plural = _("seeds")
        ordering = ["-id"]

    def get_absolute_url(self) -> str:
        """Its public page."""
        return page_of("pipeline:seed", self.pk)


class Need(Offer):
    """What somebody looks for."""

    letter = "N"
    prose_fields = ("title", "summary", "comparison", "benefit", "route", "wanted")

    comparison = ProseField(_("how it is done today, and where that falls short"))
    benefit = ProseField(_("what a solution is worth, and to whom"))
    route = ProseField(
        _("how a solution would come into use"), help_text=_("A trial, joint research, purchase, a licence.")
    )

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["-id"]

    def get_absolute_url(self) -> str:
        """Its public page."""
        return page_of("pipeline:need", self.pk)


class Act(models.Model):
    """Something that was done with a seed or need, by whom and when. Never changed."""

    step = models.CharField(_("act"), max_length=12, choices=Step)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return label_of(Step, self.step)


class SeedAct(Act):
    """An act with a seed."""

    offer = models.ForeignKey(Seed, on_delete=models.CASCADE, related_name="acts")

    class Meta:
        verbose_name = _("act with a seed")
        verbose_name_plural = _("acts with seeds")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["offer", "-at"])]


class NeedAct(Act):
    """An act with a need."""

    offer = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="acts")

    class Meta:
        verbose_name = _("act with a need")
        verbose_name_plural = _("acts with needs")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["offer", "-at"])]


class Answer(models.TextChoices):
    """What the person to ask said when a seed or need was about to end."""

    VALID = "valid", _("still valid")
    WITHDRAW = "withdraw", _("withdraw it")
    CHANGE = "change", _("asks for a change")


class Reminder(models.Model):
    """That the person to ask was written to before the last day shown, and what they said. One for each last day."""

    seed = models.ForeignKey(Seed, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    until = models.DateField(_("last day shown"))
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    written_at = models.DateTimeField(_("written on"))
    said = models.CharField(_("answer"), max_length=8, choices=Answer, blank=True)
    said_at = models.DateTimeField(_("answered"), null=True, blank=True)
    word = models.TextField(_("remark"), blank=True)
    settled_at = models.DateTimeField(_("seen to"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["written_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["seed", "until"], condition=models.Q(need=None), name="seed_reminded_once"),
            models.UniqueConstraint(fields=["need", "until"], condition=models.Q(seed=None), name="need_reminded_once"),
        ]

    def __str__(self) -> str:
        return label_of(Answer, self.said) if self.said else str(_("no answer yet"))

    @property
    def offer(self) -> Offer:
        """The seed or need it is about."""
        found = self.seed or self.need
        assert found is not None  # noqa: S101 (told to the checker: written for one of the two)
        return found
