"""Where facts come from: sources, the words cited from them, what they claim, and what is doubtful."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.addresses import page_of
from enishi.hub.network.models.fields import EdtfField, ProseField
from enishi.hub.network.models.naming import NamingAddress, NamingLine, NamingText, QuotedText, SourceText

__all__ = ["Citation", "Claim", "Doubt", "DoubtSubject", "Quoted", "Source"]


class Source(models.Model):
    """A release, a document, a mail or a person's word, kept as text. *digest* is the SHA-256 of the normalised text."""

    class Kind(models.TextChoices):
        RELEASE = "release", _("news release")
        DOCUMENT = "document", _("document")
        MAIL = "mail", _("mail")
        WORD = "word", _("a person's word")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.RELEASE)
    title = NamingLine(_("title"), max_length=500)
    language = models.CharField(_("language"), max_length=8, blank=True)
    text = SourceText(_("text"))
    url = NamingAddress(_("address"), max_length=500, blank=True)
    published = EdtfField(_("published"))
    sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Shows what the hub can do; not a source of the hub's own.")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    added_at = models.DateTimeField(_("added"), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-published", "-id"]
        indexes = [models.Index(fields=["-published", "-id"]), models.Index(fields=["sample", "-published"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page of the source."""
        return page_of("network:source", self.pk)

    @property
    def web_address(self) -> str:
        """The address where it can be visited; "" for one that a browser would run or open otherwise (``javascript:``)."""
        return self.url if self.url.lower().startswith(("https://", "http://")) else ""


class Quoted(models.Model):
    """Words at a place in a source's text: ``source.text[start:end] == quote``."""

    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="%(class)ss")
    start = models.PositiveIntegerField(_("from character"), null=True)
    end = models.PositiveIntegerField(_("to character"), null=True)
    quote = QuotedText(_("quoted words"), blank=True)

    class Meta:
        abstract = True


class Citation(Quoted):
    """A fact, the words it was read from, who accepted it and when. *field* names the part of the record, "" the whole."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    fact = GenericForeignKey("content_type", "object_id")
    field = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(_("confidence"), default=1.0)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("accepted by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["source_id", "start", "id"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "content_type", "object_id", "field", "start", "end"], name="citation_once"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]


class Claim(Quoted):
    """A figure that a source asserts about the hub's record; whether it agrees is computed, never stored."""

    kind = models.CharField(_("kind"), max_length=24)
    value = models.PositiveIntegerField(_("figure"))
    scope = models.CharField(_("counted among"), max_length=64, blank=True)
    about = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("about"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims",
    )
    as_of = EdtfField(_("as of"))

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["source_id", "start", "id"]

    def __str__(self) -> str:
        return self.quote


class Doubt(Quoted):
    """What a person should look at: what is written, how it was taken, why, what to do."""

    kind = models.CharField(_("kind"), max_length=40)
    said = QuotedText(_("written"), blank=True)
    read_as = NamingLine(_("read as"), max_length=300, blank=True)
    reason = ProseField(_("reason"))
    advice = ProseField(_("what to do"))
    resolved_at = models.DateTimeField(_("settled"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    resolution = NamingText(_("how it was settled"), blank=True)

    class Meta:
        verbose_name = _("doubt")
        verbose_name_plural = _("doubts")
        ordering = ["source_id", "start", "id"]

    def __str__(self) -> str:
        return self.said or self.kind


class DoubtSubject(models.Model):
    """A record that a doubt concerns."""

    doubt = models.ForeignKey(Doubt, on_delete=models.CASCADE, related_name="subjects")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.doubt_id} → {self.content_type_id}:{self.object_id}"
