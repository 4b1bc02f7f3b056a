"""What the lists of the back office can be narrowed by."""

from collections.abc import Iterable
from typing import Any

import django_filters
from babel import Locale
from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from enishi.hub.network.ledger import is_overseas
from enishi.hub.network.models import Activity, Agreement, Citation, Claim, Doubt, Organisation, Person, Source, Tie
from enishi.hub.network.names import reader_language
from enishi.hub.network.roster import roster_on
from enishi.hub.network.states import State, keys_in_states

__all__ = [
    "ActivityFilter", "AgreementFilter", "ClaimFilter", "DoubtFilter", "OrganisationFilter", "PersonFilter", "SourceFilter",
    "TieFilter",
]  # fmt: skip

_WHERE = [("home", _("in this country")), ("overseas", _("overseas")), ("unknown", _("not known"))]
_CERTAIN = [("certain", _("certainly holds today")), ("possible", _("possibly: its dates are known only roughly"))]


def _several(label: Any, choices: Any, **more: Any) -> django_filters.MultipleChoiceFilter:
    """Boxes to tick: any of them will do."""
    widget = forms.CheckboxSelectMultiple
    return django_filters.MultipleChoiceFilter(label=capfirst(label), choices=choices, widget=widget, **more)


def _one(label: Any, choices: Any, **more: Any) -> django_filters.ChoiceFilter:
    """One of a few."""
    widget = forms.RadioSelect
    return django_filters.ChoiceFilter(
        label=capfirst(label), choices=choices, widget=widget, empty_label=_("Any"), **more
    )


def _source() -> django_filters.ModelChoiceFilter:
    """A list to choose a source from."""
    return django_filters.ModelChoiceFilter(
        label=capfirst(_("source")),
        queryset=Source.objects.defer("text"),
        widget=forms.Select,
        empty_label=_("Any"),
        method="from_source",
    )


def _countries() -> list[tuple[str, str]]:
    """The countries that the record knows, by their names in the reader's language."""
    names = Locale(reader_language()).territories
    codes = Organisation.objects.exclude(country="").order_by("country").values_list("country", flat=True).distinct()
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1])


def _years() -> list[tuple[str, str]]:
    """The years in which something happened, the latest first."""
    starts = Activity.objects.exclude(on="").values_list("on_earliest__year", flat=True)
    return [(str(year), str(year)) for year in sorted(set(starts), reverse=True)]


def _in_places(wanted: Iterable[str]) -> Q:
    """Organisations at home, overseas, or of which that is not known."""
    places = Organisation.objects.order_by().values_list("country", "region").distinct()
    said = {True: "overseas", False: "home", None: "unknown"}
    fitting = Q(pk__in=[])
    for country, region in places:
        if said[is_overseas(country, region, settings.ENISHI_HOME_COUNTRY)] in wanted:
            fitting |= Q(country=country, region=region)
    return fitting


class _Cited(WagtailFilterSet):
    """Facts that were read from a source."""

    def from_source(self, records: QuerySet[Any], _name: str, source: Source) -> QuerySet[Any]:
        """Keep what is cited from *source*."""
        kind = ContentType.objects.get_for_model(records.model)
        cited = Citation.objects.filter(source=source, content_type=kind).values("object_id")
        return records.filter(pk__in=cited)


class OrganisationFilter(_Cited):
    """By what it is, where it is, and what it is to the hub today."""

    kind = _several(_("kind"), Organisation.Kind.choices)
    where = _several(_("where"), _WHERE, method="in_places")
    country = _several(_("country"), _countries)
    partner = _one(
        _("partner of the hub"),
        [("now", _("today")), ("past", _("no longer")), ("never", _("never so far"))],
        method="as_partner",
    )
    source = _source()

    class Meta:
        model = Organisation
        fields: list[str] = []

    def in_places(self, records: QuerySet[Any], _name: str, wanted: list[str]) -> QuerySet[Any]:
        """Keep those at home or overseas."""
        return records.filter(_in_places(wanted)) if wanted else records

    def as_partner(self, records: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
        """Keep the partners of today, those of earlier days, or all others."""
        members = roster_on(timezone.localdate()).members
        if wanted == "never":
            return records.exclude(pk__in=[member.key for member in members])
        return records.filter(pk__in=[member.key for member in members if member.possible == (wanted == "now")])


class _Holding(_Cited):
    """Facts that hold for a time."""

    def as_certain(self, records: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
        """Keep what certainly holds today, or what only may."""
        today = timezone.localdate()
        manager = records.model.objects
        certain = manager.as_of(today).order_by().values("pk")
        if wanted == "certain":
            return records.filter(pk__in=certain)
        possible = manager.possibly_as_of(today).order_by().values("pk")
        return records.filter(pk__in=possible).exclude(pk__in=certain)


class AgreementFilter(_Holding):
    """By its state today, and by who the parties are."""

    state = _several(_("state today"), State.choices, method="in_state")
    kind = _several(_("kind"), Agreement.Kind.choices)
    where = _several(_("where the partner is"), _WHERE, method="with_partner")
    certainty = _one(_("certainty"), _CERTAIN, method="as_certain")
    renewal = _several(_("renewal"), Agreement.Renewal.choices)
    source = _source()

    class Meta:
        model = Agreement
        fields: list[str] = []

    def in_state(self, records: QuerySet[Any], _name: str, wanted: list[str]) -> QuerySet[Any]:
        """Keep those in one of the states today."""
        return records.filter(pk__in=keys_in_states(wanted, timezone.localdate())) if wanted else records

    def with_partner(self, records: QuerySet[Any], _name: str, wanted: list[str]) -> QuerySet[Any]:
        """Keep those of which a party other than the hub is there."""
        if not wanted:
            return records
        partners = Organisation.objects.filter(_in_places(wanted), is_hub=False).order_by().values("pk")
        return records.filter(
            pk__in=Agreement.objects.filter(parties__organisation__in=partners).order_by().values("pk")
        )


class TieFilter(_Holding):
    """By kind, and by whether it holds today."""

    kind = _several(_("kind"), Tie.Kind.choices)
    certainty = _one(_("certainty"), _CERTAIN, method="as_certain")
    source = _source()

    class Meta:
        model = Tie
        fields: list[str] = []


class ActivityFilter(_Cited):
    """By kind and by year."""

    kind = _several(_("kind"), Activity.Kind.choices)
    year = _several(_("year"), _years, field_name="on_earliest__year")
    source = _source()

    class Meta:
        model = Activity
        fields: list[str] = []


class PersonFilter(_Cited):
    """By where they hold a post."""

    organisation = django_filters.ModelChoiceFilter(
        label=capfirst(_("post at")),
        queryset=Organisation.objects.filter(posts__isnull=False).distinct().prefetch_related("names"),
        widget=forms.Select,
        empty_label=_("Any"),
        method="with_post",
    )
    source = _source()

    class Meta:
        model = Person
        fields: list[str] = []

    def with_post(self, records: QuerySet[Any], _name: str, organisation: Organisation) -> QuerySet[Any]:
        """Keep those with a post at *organisation*, each once."""
        return records.filter(pk__in=organisation.posts.values("person"))


class SourceFilter(WagtailFilterSet):
    """By kind; samples apart from the hub's own."""

    kind = _several(_("kind"), Source.Kind.choices)
    sample = _one(_("sample"), [("yes", _("samples")), ("no", _("the hub's own"))], method="as_sample")
    doubts = _one(_("doubts"), [("open", _("with open doubts"))], method="with_doubts")

    class Meta:
        model = Source
        fields: list[str] = []

    def as_sample(self, records: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
        """Keep the samples, or all others."""
        return records.filter(sample=wanted == "yes")

    def with_doubts(self, records: QuerySet[Any], _name: str, _wanted: str) -> QuerySet[Any]:
        """Keep those with a doubt that is not settled."""
        return records.filter(doubts__resolved_at=None, doubts__isnull=False).distinct()


class _FromSource(WagtailFilterSet):
    """Rows that name their source themselves."""

    def from_source(self, records: QuerySet[Any], _name: str, source: Source) -> QuerySet[Any]:
        """Keep those of *source*."""
        return records.filter(source=source)


class DoubtFilter(_FromSource):
    """Open or settled."""

    state = _one(_("state"), [("open", _("open")), ("settled", _("settled already"))], method="as_settled")
    source = _source()

    class Meta:
        model = Doubt
        fields: list[str] = []

    def as_settled(self, records: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
        """Keep the open ones, or the settled ones."""
        return records.filter(resolved_at__isnull=wanted == "open")


class ClaimFilter(_FromSource):
    """By what is counted."""

    source = _source()

    class Meta:
        model = Claim
        fields: list[str] = []
