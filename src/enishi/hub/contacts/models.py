"""How a person is reached, and the dated word by which they allowed or forbade a use of what the hub knows of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models import Person
from enishi.hub.network.models.fields import label_of

__all__ = ["LANGUAGES", "Consent", "Contact", "Erasure", "Use"]

#: The languages letters are written in.
LANGUAGES = [("ja", "日本語"), ("en", "English")]


class Use(models.TextChoices):
    """What may be done with what the hub knows of a person."""

    LISTED = "listed", _("be named on public pages")
    MATCHED = "matched", _("be suggested to others")
    CONTACTED = "contacted", _("be written to about introductions")


class Contact(models.Model):
    """How the hub reaches a person. Shown to staff; to others only once both sides of an introduction agreed."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="contacts"
    )  # at most one: by a constraint and not by the kind of field, so that joining two people sees it
    email = models.EmailField(_("email address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language to write in"), max_length=8, default="ja", choices=LANGUAGES)

    class Meta:
        verbose_name = _("contact data")
        verbose_name_plural = _("contact data")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person"], name="contact_once")]

    def __str__(self) -> str:
        return self.email


class Consent(models.Model):
    """A person's word on one use, as of a moment. Never changed: the last word counts."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(_("use"), max_length=10, choices=Use)
    given = models.BooleanField(_("given"))
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    how = models.TextField(
        _("how it was said"), help_text=_("For example: by telephone on 3 June; on the form of 2026.")
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["person", "use", "-at"])]

    def __str__(self) -> str:
        return label_of(Use, self.use)


class Erasure(models.Model):
    """That somebody's data were erased, when and by whom; of the person it holds nothing."""

    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("erasure of a person's data")
        verbose_name_plural = _("erasures of people's data")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
