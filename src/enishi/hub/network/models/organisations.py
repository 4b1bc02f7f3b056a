"""Organisations: their names over time, identifiers, facts in figures, and ties that are no agreements."""

import re
import unicodedata
from datetime import date
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from enishi.hub.network.addresses import page_of
from enishi.hub.network.models.asking import DatedManager
from enishi.hub.network.models.dated import Dated, Happening
from enishi.hub.network.models.fields import ProseField, label_of
from enishi.hub.network.models.naming import NamingLine
from enishi.hub.network.models.sources import Citation
from enishi.hub.network.names import best_name, names_of
from enishi.organisations import is_corporate_number, name_key, ror_of

__all__ = [
    "NameKey",
    "NameKind",
    "Organisation",
    "OrganisationFact",
    "OrganisationIdentifier",
    "OrganisationName",
    "Tie",
    "bare_number",
]


class NameKind(models.TextChoices):
    """What a name is to its bearer."""

    OFFICIAL = "official", _("official name")
    SHORT = "short", _("short name")
    OTHER = "other", _("other name")
    FORMER = "former", _("former name")
    READING = "reading", _("reading")


class NameKey(models.CharField):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """The normal form of the row's ``text``, computed whenever the row is written, by which names are compared."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(max_length=300, db_index=True, editable=False, default="")
        super().__init__(**kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002 (Django's signature)
        """Derive the key."""
        key = name_key(getattr(model_instance, "text"))[:300]  # noqa: B009 (the model is known only by its field)
        setattr(model_instance, self.attname, key)
        return key


class Organisation(ClusterableModel):
    """An organisation of the network. One of them is the hub itself."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("university")
        INSTITUTE = "institute", _("research institute")
        HOSPITAL = "hospital", _("hospital")
        COMPANY = "company", _("company")
        STARTUP = "startup", _("start-up")
        CLUSTER = "cluster", _("cluster organisation")
        SCIENCE_PARK = "science_park", _("science park")
        MUNICIPALITY = "municipality", _("municipality")
        GOVERNMENT = "government", _("government")
        FOUNDATION = "foundation", _("foundation")
        ASSOCIATION = "association", _("association")
        INVESTOR = "investor", _("investor")
        CONSORTIUM = "consortium", _("consortium")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.OTHER)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two letters, for example JP, US, GB.")
    )
    region = models.CharField(
        _("region"), max_length=40, blank=True, help_text=_("Where the country is not known, for example Europe.")
    )
    place = ProseField(_("place"))
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    website = models.URLField(_("website"), blank=True)
    about = ProseField(_("about"))
    is_hub = models.BooleanField(_("this is the hub itself"), default=False)

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["id"]
        indexes = [models.Index(fields=["kind"]), models.Index(fields=["country", "region"])]
        constraints = [
            models.UniqueConstraint(fields=["is_hub"], condition=models.Q(is_hub=True), name="one_hub"),
        ]

    def __str__(self) -> str:
        return self.display_name()

    def get_kind_display(self) -> str:
        """The kind, for the reader."""
        return label_of(self.Kind, self.kind)

    def get_absolute_url(self) -> str:
        """The public page of the organisation."""
        return page_of("network:organisation", self.pk)

    def display_name(self, language: str | None = None, day: date | None = None) -> str:
        """The name to show in *language* (default: the reader's) on *day* (default: the present name)."""
        return best_name(names_of(self), language, day)


class OrganisationName(Dated):
    """One name of an organisation and when it bore it."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=8, blank=True)
    kind = models.CharField(_("kind of name"), max_length=16, choices=NameKind, default=NameKind.OFFICIAL)
    key = NameKey()

    citations = GenericRelation(Citation)
    objects = DatedManager()

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class OrganisationIdentifier(models.Model):
    """A number by which others know the organisation."""

    class Scheme(models.TextChoices):
        ROR = "ror", _("ROR")
        CORPORATE_NUMBER = "jp-corporate-number", _("Japanese corporate number")
        WIKIDATA = "wikidata", _("Wikidata")

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("kind of number"), max_length=24, choices=Scheme)
    value = models.CharField(_("number"), max_length=64)

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["scheme", "value"]
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="identifier_once")]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        """Keep the number in its bare form. Refuse one that is mistyped, and one that another record has."""
        super().clean()
        if self.scheme not in self.Scheme.values:
            return  # the form says so
        self.value = bare_number(self.scheme, self.value)
        if not self.value:
            raise ValidationError({"value": _MISTYPED[self.Scheme(self.scheme)]})
        same = OrganisationIdentifier.objects.filter(
            scheme=self.scheme, value__in=[self.value, f"https://ror.org/{self.value}"]
        )
        holder = (
            same.exclude(pk=self.pk).exclude(organisation=self.organisation_id).select_related("organisation").first()
        )
        if holder is not None:
            sentence = _(
                "“%(record)s” has this number already. One number is one organisation: join the two records instead."
            )
            raise ValidationError({"value": ValidationError(sentence, params={"record": holder.organisation})})

    @property
    def page(self) -> str:
        """The address at which the number's own register shows the organisation; "" where the number is none of its."""
        ror = ror_of(self.value) if self.scheme == self.Scheme.ROR else ""
        return f"https://ror.org/{ror}" if ror else ""


_MISTYPED = {
    OrganisationIdentifier.Scheme.ROR: _(
        "This is no ROR id: it does not have the form 0xxxxxx99, or its last two digits do not fit the others. Copy it again."
    ),
    OrganisationIdentifier.Scheme.CORPORATE_NUMBER: _(
        "This is no Japanese corporate number: it does not have 13 digits, or its first digit does not fit the others. Copy it again."
    ),
    OrganisationIdentifier.Scheme.WIKIDATA: _("This is no Wikidata number: it is Q and digits, such as Q174710."),
}


def bare_number(scheme: str, text: str) -> str:
    """Return the number that *text* writes, with its address, spaces, hyphens or wide digits; "" for none of *scheme*."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if scheme == OrganisationIdentifier.Scheme.ROR:
        return ror_of(plain.rstrip("/"))
    if scheme == OrganisationIdentifier.Scheme.CORPORATE_NUMBER:
        number = re.sub(r"[\s\-‐–]", "", plain).upper().removeprefix("T")  # T stands before it on invoices
        return number if is_corporate_number(number) else ""
    number = plain.rpartition("/")[2].upper()
    return number if re.fullmatch("Q[1-9][0-9]*", number) else ""


class OrganisationFact(Happening):
    """A dated figure about an organisation: founded, an institute, a ranking, a count."""

    class Kind(models.TextChoices):
        FOUNDED = "founded", _("founded")
        INSTITUTE = "institute", _("institute")
        RANKING = "ranking", _("ranking")
        COUNT = "count", _("count")
        FIELD = "field", _("field")
        ABOUT = "about", _("about")

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    value = NamingLine(_("figure"), max_length=300, blank=True)
    what = ProseField(_("of what"))

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["on_earliest", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"


class Tie(ClusterableModel, Dated):
    """A tie from one organisation to another that is no agreement."""

    class Kind(models.TextChoices):
        FOUNDED = "founded", _("founded")
        HOSTS = "hosts", _("hosts")
        FUNDS = "funds", _("funds")
        MEMBER_OF = "member_of", _("is a member of")
        OWNS = "owns", _("owns")
        PART_OF = "part_of", _("is part of")
        WORKS_WITH = "works_with", _("works with")
        DEVELOPS = "develops", _("develops")

    subject = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="ties_out"
    )
    object = models.ForeignKey(
        Organisation, verbose_name=_("to organisation"), on_delete=models.CASCADE, related_name="ties_in"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    what = ProseField(_("what"))

    citations = GenericRelation(Citation)
    objects = DatedManager()

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        ordering = ["since_earliest", "id"]

    def __str__(self) -> str:
        return f"{self.subject} – {self.get_kind_display()} – {self.object}"
