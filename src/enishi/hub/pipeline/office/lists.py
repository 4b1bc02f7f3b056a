"""The lists of seeds and needs in the back office."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from enishi.hub.network.models import Organisation
from enishi.hub.network.office.listing import Shown, prose_in, yes
from enishi.hub.network.office.views import RecordIndex
from enishi.hub.network.search import narrowed
from enishi.hub.network.templatetags.record import day
from enishi.hub.pipeline.models import Need, Offer, Seed
from enishi.hub.pipeline.public import owner_named
from enishi.hub.pipeline.queries import found
from enishi.hub.pipeline.states import State, in_states, state_on

__all__ = ["NeedIndex", "SeedIndex"]


class _OfferFilter(WagtailFilterSet):
    """By state; samples apart from the hub's own."""

    state = django_filters.MultipleChoiceFilter(
        label=capfirst(_("state today")),
        choices=State.choices,
        widget=forms.CheckboxSelectMultiple,
        method="in_state",
    )
    sample = django_filters.ChoiceFilter(
        label=capfirst(_("sample")),
        choices=[("yes", _("samples")), ("no", _("of the hub's members"))],
        widget=forms.RadioSelect,
        empty_label=_("Any"),
        method="as_sample",
    )

    def in_state(self, offers: Any, _name: str, wanted: list[str]) -> QuerySet[Any]:
        """Keep those in one of the states today."""
        return in_states(offers, wanted, timezone.localdate()) if wanted else offers

    def as_sample(self, offers: QuerySet[Any], _name: str, wanted: str) -> QuerySet[Any]:
        """Keep the samples, or all others."""
        return offers.filter(sample=wanted == "yes")


class _SeedFilter(_OfferFilter):
    class Meta:
        model = Seed
        fields: list[str] = []


class _NeedFilter(_OfferFilter):
    class Meta:
        model = Need
        fields: list[str] = []


def _state(offer: Offer) -> str:
    return str(state_on(offer, timezone.localdate()).label)


def _review(offer: Offer) -> str:
    address = reverse("enishi_offer", args=[offer._meta.model_name, offer.pk])
    return format_html('<a href="{}">{}</a>', address, _state(offer))


def _until(offer: Offer) -> str:
    return day(offer.expires_on) if offer.expires_on else ""


def _owner(offer: Offer) -> str:
    return str(offer.organisation or "")


class _OfferIndex(RecordIndex):
    """What both lists share. The search finds by the texts, and by the names of the owner."""

    found_through: dict[str, type[Model]] = {"organisation": Organisation}
    found_by_letters = ["organisation__names__text"]
    shown = [
        Shown("state", _("state today"), _review),
        Shown("owner", _("organisation"), _owner),
        Shown("anonymous", _("anonymous"), lambda each: yes("anonymous")(each) if each.anonymous else "", "anonymous"),
        Shown("until", _("last day shown"), _until, "expires_on"),
        Shown("sample", _("sample"), lambda each: yes("sample")(each) if each.sample else "", "sample"),
    ]
    exported = [
        Shown("number", _("number"), lambda each: each.number),
        Shown("title_ja", _("title in Japanese"), prose_in("title", "ja")),
        Shown("title_en", _("title in English"), prose_in("title", "en")),
        Shown("state", _("state today"), _state),
        Shown("stage", _("stage"), lambda each: each.stage),
        Shown("owner", _("organisation"), owner_named),  # a file is handed on
        Shown("until", _("last day shown"), lambda each: each.expires_on.isoformat() if each.expires_on else ""),
        Shown("sample", _("sample"), yes("sample")),
    ]

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch the owner with its names, and what was last done."""
        offers: Any = records
        return offers.with_last_step().select_related("organisation").prefetch_related("organisation__names")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find by the search box."""
        if not self.is_searching:
            return queryset
        everything = self.model._default_manager.all()
        by_text = found(everything, self.search_query).order_by().values("pk")
        by_owner = narrowed(everything, self.search_query, self.found_through, self.found_by_letters)
        return queryset.filter(Q(pk__in=by_text) | Q(pk__in=by_owner.order_by().values("pk")))


class SeedIndex(_OfferIndex):
    """Seeds."""

    filterset_class = _SeedFilter


class NeedIndex(_OfferIndex):
    """Needs."""

    filterset_class = _NeedFilter
