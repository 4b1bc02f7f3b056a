"""The lists of the back office: what each shows, takes along, finds and narrows by."""

from typing import Any

from django.db.models import Model, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.lists import with_parties
from enishi.hub.network.models import (
    Activity,
    ActivityParticipant,
    Agreement,
    AgreementParty,
    Organisation,
    Person,
    Post,
    Source,
)
from enishi.hub.network.office import filters
from enishi.hub.network.office.listing import (
    Shown,
    dated,
    identifier,
    kind,
    name_in,
    names_of,
    place,
    prose_in,
    territory,
    yes,
)
from enishi.hub.network.office.views import RecordIndex
from enishi.hub.network.states import state_on

__all__ = [
    "ActivityIndex", "AgreementIndex", "ClaimIndex", "DoubtIndex", "OrganisationIndex", "PersonIndex", "SourceIndex", "TieIndex",
]  # fmt: skip

_ID = Shown("id", _("number in the record"), lambda record: record.pk)
_NAMES = [Shown("name_ja", _("name in Japanese"), name_in("ja")), Shown("name_en", _("name in English"), name_in("en"))]
_TITLES = [
    Shown("title_ja", _("title in Japanese"), prose_in("title", "ja")),
    Shown("title_en", _("title in English"), prose_in("title", "en")),
]
_KIND = Shown("kind", _("kind"), kind, "kind")


def _raw(field: str, heading: Any) -> Shown:
    return Shown(field, heading, lambda record: getattr(record, field))


class OrganisationIndex(RecordIndex):
    """Organisations."""

    filterset_class = filters.OrganisationFilter
    found_through = {"pk": Organisation}
    found_by_letters = ["names__text"]
    shown = [
        _KIND,
        Shown("where", _("where"), place, "country"),
        Shown("is_hub", _("hub"), lambda each: yes("is_hub")(each) if each.is_hub else "", "is_hub"),
    ]
    exported = [
        _ID,
        *_NAMES,
        _KIND,
        _raw("country", _("country code")),
        Shown("country_name", _("country"), territory),
        _raw("region", _("region")),
        _raw("website", _("website")),
        Shown("parent", _("part of"), lambda each: each.parent or ""),
        Shown("ror", "ROR", identifier("ror")),
        Shown("corporate_number", _("Japanese corporate number"), identifier("jp-corporate-number")),
        Shown("is_hub", _("this is the hub itself"), yes("is_hub")),
    ]

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch names and numbers."""
        return records.select_related("parent").prefetch_related("names", "parent__names", "identifiers")


class PersonIndex(RecordIndex):
    """People."""

    filterset_class = filters.PersonFilter
    found_through = {"pk": Person, "posts__organisation": Organisation}
    found_by_letters = ["names__text"]
    shown = [
        Shown("posts", _("posts"), names_of("posts", "title")),
        Shown("organisations", _("organisations"), names_of("posts", "organisation")),
        _raw("orcid", "ORCID"),
    ]
    exported = [_ID, *_NAMES, *shown, _raw("languages", _("languages"))]

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch names and posts."""
        posts = Post.objects.select_related("organisation").prefetch_related("organisation__names")
        return records.prefetch_related("names", Prefetch("posts", queryset=posts))


def _state_today(agreement: Agreement) -> str:
    return str(state_on(agreement, timezone.localdate()).label)


class AgreementIndex(RecordIndex):
    """Agreements, with their state today."""

    filterset_class = filters.AgreementFilter
    found_through = {"pk": Agreement}
    found_by_letters = ["parties__organisation__names__text"]
    shown = [
        _KIND,
        Shown("state", _("state today"), _state_today),
        Shown("force_since", _("in force since"), dated("force_since"), "force_since_earliest"),
        Shown("force_until", _("in force until"), dated("force_until"), "force_until_earliest"),
    ]
    exported = [
        _ID,
        Shown("parties", _("parties"), names_of("parties")),
        *_TITLES,
        _KIND,
        Shown("state", _("state today"), _state_today),
        _raw("agreed_on", _("agreed or announced on")),
        _raw("signed_on", _("signed on")),
        _raw("force_since", _("in force since")),
        _raw("term", _("term")),
        _raw("force_until", _("in force until")),
        Shown("renewal", _("renewal"), lambda each: each.get_renewal_display()),
    ]

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch the parties with their names."""
        parties = AgreementParty.objects.select_related("organisation").prefetch_related("organisation__names")
        return with_parties(records).prefetch_related(None).prefetch_related(Prefetch("parties", queryset=parties))


class TieIndex(RecordIndex):
    """Ties that are no agreements."""

    filterset_class = filters.TieFilter
    found_through = {"subject": Organisation, "object": Organisation}
    found_by_letters = ["subject__names__text", "object__names__text"]
    shown = [
        _KIND,
        Shown("since", _("since"), dated("since"), "since_earliest"),
        Shown("until", _("until"), dated("until"), "until_earliest"),
    ]
    exported = [
        _ID,
        Shown("subject", _("organisation"), lambda each: each.subject),
        _KIND,
        Shown("object", _("to organisation"), lambda each: each.object),
        Shown("what", _("what"), lambda each: each.what.get("ja") or each.what.get("en", "")),
        _raw("since", _("since")),
        _raw("until", _("until")),
    ]

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch both ends."""
        return records.select_related("subject", "object").prefetch_related("subject__names", "object__names")


class ActivityIndex(RecordIndex):
    """Events and other activities."""

    filterset_class = filters.ActivityFilter
    found_through = {"pk": Activity}
    found_by_letters = ["participants__organisation__names__text"]
    shown = [
        _KIND,
        Shown("on", _("date"), dated("on"), "on_earliest"),
        Shown("participants", _("participants"), names_of("participants", "organisation")),
    ]
    exported = [
        _ID,
        *_TITLES,
        _KIND,
        _raw("on", _("date")),
        Shown("participants", _("participants"), names_of("participants", "organisation")),
    ]

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch who took part."""
        present = ActivityParticipant.objects.select_related("organisation").prefetch_related("organisation__names")
        return records.prefetch_related(Prefetch("participants", queryset=present))


class SourceIndex(RecordIndex):
    """Sources."""

    filterset_class = filters.SourceFilter
    found_through: dict[str, type[Model]] = {"pk": Source}
    found_by_letters = ["title"]
    shown = [
        _KIND,
        Shown("published", _("published"), dated("published"), "published"),
        Shown("sample", _("sample"), lambda each: yes("sample")(each) if each.sample else "", "sample"),
    ]
    exported = [
        _ID,
        _raw("title", _("title")),
        _KIND,
        _raw("language", _("language")),
        _raw("published", _("published")),
        Shown("url", _("address"), lambda each: each.web_address),
        Shown("sample", _("sample"), yes("sample")),
    ]

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Leave the text, which can be long, where it is."""
        return records.defer("text")


class _OfSource(RecordIndex):
    """Rows read from a source."""

    found_through: dict[str, type[Model]] = {"source": Source}

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch the source without its text."""
        return records.select_related("source").defer("source__text")


class DoubtIndex(_OfSource):
    """Doubts."""

    filterset_class = filters.DoubtFilter
    found_by_letters = ["said", "quote", "read_as"]
    shown = [
        _raw("source", _("source")),
        Shown("state", _("state"), lambda each: _("settled already") if each.resolved_at else _("open"), "resolved_at"),
    ]
    exported = [
        _ID,
        _raw("source", _("source")),
        _raw("said", _("written")),
        _raw("read_as", _("read as")),
        Shown(
            "resolved_at", _("settled"), lambda each: each.resolved_at.date().isoformat() if each.resolved_at else ""
        ),
        _raw("resolution", _("how it was settled")),
    ]


class ClaimIndex(_OfSource):
    """Figures that sources claim."""

    filterset_class = filters.ClaimFilter
    found_by_letters = ["quote"]
    shown = [
        Shown("value", _("figure"), lambda each: each.value, "value"),
        Shown("as_of", _("as of"), dated("as_of"), "as_of"),
        _raw("source", _("source")),
    ]
    exported = [
        _ID,
        _raw("source", _("source")),
        _raw("quote", _("quoted words")),
        _raw("value", _("figure")),
        _raw("scope", _("counted among")),
        _raw("as_of", _("as of")),
    ]
