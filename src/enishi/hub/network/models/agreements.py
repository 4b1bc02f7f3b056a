"""Agreements: parties, signatories, purposes, commitments; in force from and until are derived, states never stored."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from enishi.dates import Certainty, Term, end_of_term, held_on, parse_edtf
from enishi.hub.network.addresses import page_of
from enishi.hub.network.models.asking import AgreementManager
from enishi.hub.network.models.fields import DerivedDay, EdtfField, ProseField, in_language, label_of, span_of
from enishi.hub.network.models.organisations import Organisation
from enishi.hub.network.models.people import Person
from enishi.hub.network.models.sources import Citation

__all__ = ["Agreement", "AgreementParty", "Commitment", "Purpose", "Signatory", "TermField"]


class TermField(models.CharField):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """An ISO 8601 duration of years, months or days ("P5Y")."""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is no term."""
        super().validate(value, model_instance)
        if value:
            try:
                Term.parse(value)
            except ValueError as error:
                raise ValidationError(
                    _("“%(text)s” is not a term. Write P5Y for five years, P18M for eighteen months."),
                    params={"text": value},
                ) from error


@lru_cache(maxsize=4096)
def _end(since: str, term: str) -> str:
    """Return the last day of *term*; pages ask for it many times over."""
    return end_of_term(parse_edtf(since), Term.parse(term)).edtf


class Agreement(ClusterableModel):
    """An agreement between two or more organisations."""

    class Kind(models.TextChoices):
        MOU = "mou", _("memorandum of understanding")
        COMPREHENSIVE = "comprehensive", _("comprehensive agreement")
        JOINT_RESEARCH = "joint_research", _("joint research agreement")
        NDA = "nda", _("non-disclosure agreement")
        MEMBERSHIP = "membership", _("membership")
        OTHER = "other", _("other agreement")

    class Renewal(models.TextChoices):
        AUTOMATIC = "automatic", _("renews by itself")
        BY_AGREEMENT = "by_agreement", _("renewed by agreement")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.MOU)
    title = ProseField(_("title"))
    negotiating_since = EdtfField(_("in negotiation since"))
    agreed_on = EdtfField(_("agreed or announced on"))
    signed_on = EdtfField(_("signed on"))
    in_force_from = EdtfField(_("in force from"), help_text=_("Empty: from the day it was signed."))
    term = TermField(_("term"), max_length=16, blank=True, help_text=_("For example P5Y for five years."))
    ends_on = EdtfField(_("ends on"), help_text=_("The last day. Empty: derived from the term."))
    terminated_on = EdtfField(_("ended early on"))
    renewal = models.CharField(_("renewal"), max_length=16, choices=Renewal, blank=True)
    place = ProseField(_("where"))
    predecessor = models.ForeignKey(
        "self", verbose_name=_("follows"), on_delete=models.SET_NULL, null=True, blank=True, related_name="successors"
    )
    organisations = models.ManyToManyField(Organisation, through="AgreementParty", related_name="agreements")

    force_since_earliest = DerivedDay("force_since", "earliest", empty=date.max)
    force_since_latest = DerivedDay("force_since", "latest", empty=date.max)
    force_until_earliest = DerivedDay("force_until", "earliest", empty=date.max)
    force_until_latest = DerivedDay("force_until", "latest", empty=date.max)

    citations = GenericRelation(Citation)
    objects = AgreementManager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-force_since_earliest", "-id"]
        indexes = [
            # Counted and listed without a look at the rows themselves, however many there are.
            models.Index(fields=["force_since_latest", "force_until_earliest"]),
            models.Index(fields=["force_since_earliest", "force_until_latest"]),
            models.Index(fields=["force_until_earliest", "-force_since_earliest", "-id", "force_until_latest"]),
        ]

    def __str__(self) -> str:
        return in_language(self.title) or self._party_names()

    def get_kind_display(self) -> str:
        """The kind, for the reader."""
        return label_of(self.Kind, self.kind)

    def get_absolute_url(self) -> str:
        """The public page of the agreement."""
        return page_of("network:agreement", self.pk)

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if not self.force_since or not self.force_until:
            return
        if span_of(self.force_until, date.max).latest < span_of(self.force_since, date.max).earliest:
            raise ValidationError({"ends_on": _("The agreement cannot end before it begins.")})

    def _party_names(self) -> str:
        names = [party.organisation.display_name() for party in self.parties.all() if not party.organisation.is_hub]
        return " – ".join(names) or str(self.get_kind_display())

    @property
    def force_since(self) -> str:
        """EDTF of the first day in force, "" where it is not known to have begun."""
        return self.in_force_from or self.signed_on

    @property
    def force_until(self) -> str:
        """EDTF of the last day in force: ended early, else stated, else derived from the term; "" where none is known."""
        if self.terminated_on or self.ends_on:
            return self.terminated_on or self.ends_on
        if self.term and self.force_since:
            return _end(self.force_since, self.term)
        return ""

    def followed_on(self) -> date | None:
        """The first day a successor may have been in force; lists fetch it for all their rows as ``successor_since``."""
        if "successor_since" in self.__dict__:
            return self.__dict__["successor_since"]
        return self.successors.aggregate(first=models.Min("force_since_earliest"))["first"]

    def held_on(self, day: date) -> Certainty:
        """Whether this was in force on *day*."""
        return held_on(span_of(self.force_since, date.max), span_of(self.force_until, date.max), day)


class AgreementParty(models.Model):
    """An organisation as a party. A consortium is one party; six signing universities are six."""

    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="party_in"
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "organisation"], name="party_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class Signatory(models.Model):
    """Who signed, in which post, for which party."""

    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signed",
        help_text=_("Empty where the person's data were erased."),
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("for"), on_delete=models.PROTECT, related_name="signatories"
    )
    post = ProseField(_("post"))

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "person", "organisation"], name="signatory_once"),
        ]

    def __str__(self) -> str:
        return str(self.person or _("a signatory (erased)"))


class Purpose(models.Model):
    """What the parties want with the agreement."""

    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="purposes")
    text = ProseField(_("purpose"))

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("purpose")
        verbose_name_plural = _("purposes")
        ordering = ["id"]

    def __str__(self) -> str:
        return in_language(self.text)


class Commitment(models.Model):
    """What a side said it would do, by when."""

    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="commitments")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("by"), on_delete=models.PROTECT, null=True, blank=True, related_name="commitments",
        help_text=_("Empty: all parties."),
    )  # fmt: skip
    text = ProseField(_("commitment"))
    due = EdtfField(_("due"))
    due_earliest = DerivedDay("due", "earliest", empty=date.max)
    due_latest = DerivedDay("due", "latest", empty=date.max)

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["due_earliest", "id"]

    def __str__(self) -> str:
        return in_language(self.text)
