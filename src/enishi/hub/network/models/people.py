"""People: their names, and the posts they held."""

from collections.abc import Collection
from typing import Any, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from enishi.hub.network.discretion import public_only
from enishi.hub.network.models.asking import DatedManager
from enishi.hub.network.models.dated import Dated
from enishi.hub.network.models.fields import ProseField, in_language
from enishi.hub.network.models.organisations import NameKey, NameKind, Organisation
from enishi.hub.network.models.sources import Citation
from enishi.hub.network.names import best_name, names_of

__all__ = ["Person", "PersonName", "Post"]


class Person(ClusterableModel):
    """A person of the network."""

    orcid = models.CharField("ORCID", max_length=19, blank=True)
    languages = models.CharField(_("languages"), max_length=60, blank=True, help_text=_("Codes, for example: ja en"))
    fields = ProseField(_("fields"))

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["orcid"], condition=~models.Q(orcid=""), name="orcid_once")]

    def __str__(self) -> str:
        return self.display_name()

    def display_name(self, language: str | None = None) -> str:
        """The name to show in *language* (default: the reader's)."""
        return best_name(names_of(self), language)


class PersonName(models.Model):
    """One spelling of a person's name."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=8, blank=True)
    kind = models.CharField(_("kind of name"), max_length=16, choices=NameKind, default=NameKind.OFFICIAL)
    key = NameKey()

    citations = GenericRelation(Citation)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        """Read a row, without the name where its person must not be named to the reader. Namesakes keep theirs."""
        row = super().from_db(db, field_names, values, **more)
        known = public_only()
        if known is not None and row.person_id in known.people:
            row.text, row.key = gettext("[name withheld]"), ""
        return row


class Post(Dated):
    """A person's post at an organisation."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="posts"
    )
    title = ProseField(_("title"))

    citations = GenericRelation(Citation)
    objects = DatedManager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["since_earliest", "id"]

    def __str__(self) -> str:
        return in_language(self.title)
