"""An introduction, its two sides, and what happened on each; and what members wish to be introduced about."""

from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi.hub.network.models import Organisation, Person
from enishi.hub.network.models.fields import ProseField, label_of
from enishi.hub.pipeline.models import Need, Offer, Seed

__all__ = ["Introduction", "Said", "Side", "Trace", "What", "WhyNot", "Wish"]

_NONCE_BYTES = 16


def _nonce() -> str:
    return token_urlsafe(_NONCE_BYTES)


class Said(models.TextChoices):
    """What one side answered."""

    YES = "yes", pgettext_lazy("answer", "yes")
    NO = "no", pgettext_lazy("answer", "no")


class WhyNot(models.TextChoices):
    """Why a side declined."""

    TIME = "time", _("no time at present")
    FIELD = "field", _("not our field")
    KNOWN = "known", _("we know each other already")
    STAGE = "stage", _("too early, or too late, for us")
    PARTNER = "partner", _("we work with somebody else")
    OTHER = "other", _("another reason")


class Introduction(models.Model):
    """Two who may be worth each other's time. Its state is derived from what both said and from the day, never stored."""

    proposed_at = models.DateTimeField(_("proposed"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("proposed by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    why = ProseField(
        _("why you should meet"), help_text=_("Both sides read this. Name nobody who wants to stay anonymous.")
    )
    ends_on = models.DateField(_("last day to answer"))
    agreed_at = models.DateTimeField(_("both agreed"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn by the hub"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    withdrawn_why = models.TextField(_("why it was withdrawn"), blank=True, editable=False)

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ["-proposed_at", "-id"]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """How people name it: I-12."""
        return f"I-{self.pk}"


class Side(models.Model):
    """One of the two: who is asked, on behalf of which organisation, about which seed or need; and the answer."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="sides")
    place = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.SET_NULL, null=True, related_name="introduced"
    )  # null once the person's data were erased
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="introduced",
    )
    seed = models.ForeignKey(Seed, on_delete=models.SET_NULL, null=True, blank=True, related_name="introduced")
    need = models.ForeignKey(Need, on_delete=models.SET_NULL, null=True, blank=True, related_name="introduced")
    # Stands in the links of this side; a new one makes all links sent before open nothing.
    nonce = models.CharField(max_length=32, default=_nonce, editable=False)
    said = models.CharField(_("answer"), max_length=3, choices=Said, blank=True, editable=False)
    said_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    # Staff, where they noted a person's word; nobody, where the person answered by the link.
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    why_not = models.CharField(_("reason"), max_length=10, choices=WhyNot, blank=True, editable=False)
    remark = models.TextField(_("remark"), blank=True, editable=False)

    class Meta:
        verbose_name = _("side of an introduction")
        verbose_name_plural = _("sides of introductions")
        ordering = ["introduction", "place"]
        constraints = [models.UniqueConstraint(fields=["introduction", "place"], name="side_once")]

    def __str__(self) -> str:
        return str(self.person or _("a person (erased)"))

    def name(self, language: str) -> str:
        """The name of the person in *language*; "" once it was erased."""
        return self.person.display_name(language) if self.person else ""

    @property
    def offer(self) -> Offer | None:
        """The seed or need it is about."""
        return self.seed or self.need

    @property
    def is_anonymous(self) -> bool:
        """Whether the other side must not learn who this is before both agreed."""
        return self.offer is not None and self.offer.anonymous


class What(models.TextChoices):
    """What happened on one side."""

    ASKED = "asked", _("asked by letter")
    REMINDED = "reminded", _("reminded")
    OPENED = "opened", _("link opened (by the reader or a mail scanner)")
    YES = "yes", _("said yes")
    NO = "no", _("said no")
    TOLD = "told", _("told how to reach the other side")
    SHOWN = "shown", _("shown how to reach the other side")
    CLOSED = "closed", _("told that it did not come about")
    STOPPED = "stopped", _("asked not to be written to any more")
    RENEWED = "renewed", _("given a new link")


class Trace(models.Model):
    """Who was told or saw what, and when. Never changed."""

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="traces")
    what = models.CharField(_("what"), max_length=10, choices=What)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("trace")
        verbose_name_plural = _("traces")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["side", "what", "at"])]

    def __str__(self) -> str:
        return label_of(What, self.what)


class Wish(models.Model):
    """A member asks to be introduced about a seed or need. Open until staff have seen to it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked by"), on_delete=models.CASCADE, related_name="+"
    )
    seed = models.ForeignKey(Seed, on_delete=models.CASCADE, null=True, blank=True, related_name="wished")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, null=True, blank=True, related_name="wished")
    why = models.TextField(_("why"))
    wished_at = models.DateTimeField(_("when"))
    settled_at = models.DateTimeField(_("seen to"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("wish to be introduced")
        verbose_name_plural = _("wishes to be introduced")
        ordering = ["wished_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seed__isnull=True) ^ models.Q(need__isnull=True), name="wish_of_one_offer"
            ),
            # Where the column is empty a database lets any number stand, so each constraint is of one kind alone.
            models.UniqueConstraint(
                fields=["user", "seed"], condition=models.Q(settled_at__isnull=True), name="wish_open_once_seed"
            ),
            models.UniqueConstraint(
                fields=["user", "need"], condition=models.Q(settled_at__isnull=True), name="wish_open_once_need"
            ),
        ]

    def __str__(self) -> str:
        return f"W-{self.pk}"

    @property
    def offer(self) -> Offer | None:
        """The seed or need it is about."""
        return self.seed or self.need
