"""What can be listed and edited in the back office, and under which words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from enishi.hub.network.models import Activity, Agreement, Claim, Doubt, Organisation, Person, Source, Tie, in_language
from enishi.hub.network.office.views import RecordCreate, RecordDelete, RecordEdit, RecordIndex, SettleEdit

__all__ = ["RecordGroup", "SourceGroup"]


class _Prose(FieldPanel):
    """Prose that is shown, not edited."""

    def format_value_for_display(self, value: Any) -> str:
        """Write it in the reader's language."""
        return in_language(value or {})


def _rows(name: str, label: Any, *fields: str) -> InlinePanel:
    return InlinePanel(name, panels=[FieldPanel(field) for field in fields], heading=label, label=label)


class _Record(SnippetViewSet):
    """What all of them share."""

    index_view_class = RecordIndex
    add_view_class = RecordCreate
    edit_view_class = RecordEdit
    delete_view_class = RecordDelete
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50


class _Organisations(_Record):
    model = Organisation
    icon = "home"
    list_display = ["__str__", "kind", "country", "is_hub"]
    list_filter = ["kind", "country", "is_hub"]
    list_export = ["id", "__str__", "kind", "country", "region", "website"]
    search_fields = ["names__text"]
    panels = [
        _rows("names", _("Names"), "text", "language", "kind", "since", "until"),
        MultiFieldPanel([FieldPanel(n) for n in ("kind", "country", "region", "place", "website", "parent")], _("Basics")),
        FieldPanel("about"),
        _rows("identifiers", _("Identifiers"), "scheme", "value"),
        _rows("facts", _("Facts"), "kind", "value", "what", "on"),
        MultiFieldPanel([FieldPanel("latitude"), FieldPanel("longitude")], _("On the map")),
        FieldPanel("is_hub"),
    ]  # fmt: skip


class _People(_Record):
    model = Person
    icon = "user"
    list_display = ["__str__", "orcid"]
    list_export = ["id", "__str__", "orcid", "languages"]
    list_filter = ["posts__organisation"]
    search_fields = ["names__text"]
    panels = [
        _rows("names", _("Names"), "text", "language", "kind"),
        _rows("posts", _("Posts"), "organisation", "title", "since", "until"),
        FieldPanel("orcid"),
        FieldPanel("languages"),
        FieldPanel("fields"),
    ]


class _Agreements(_Record):
    model = Agreement
    icon = "doc-full"
    list_display = ["__str__", "kind", "signed_on", "force_until"]
    list_export = ["id", "__str__", "kind", "agreed_on", "signed_on", "force_since", "term", "force_until", "renewal"]
    list_filter = ["kind", "renewal"]
    search_fields = ["title", "parties__organisation__names__text"]
    panels = [
        _rows("parties", _("Parties"), "organisation"),
        FieldPanel("kind"),
        FieldPanel("title"),
        MultiFieldPanel(
            [
                FieldPanel(n)
                for n in ("negotiating_since", "agreed_on", "signed_on", "in_force_from", "term", "ends_on",
                          "terminated_on", "renewal")
            ],
            _("Time"),
        ),
        FieldPanel("place"),
        _rows("signatories", _("Signatories"), "person", "organisation", "post"),
        _rows("purposes", _("Purposes"), "text"),
        _rows("commitments", _("Commitments"), "organisation", "text", "due"),
        FieldPanel("predecessor"),
    ]  # fmt: skip


class _Ties(_Record):
    model = Tie
    icon = "link"
    list_display = ["__str__", "kind", "since", "until"]
    list_export = ["id", "subject", "kind", "object", "since", "until"]
    list_filter = ["kind"]
    search_fields = ["subject__names__text", "object__names__text"]
    panels = [FieldPanel(n) for n in ("subject", "kind", "object", "what", "since", "until")]


class _Activities(_Record):
    model = Activity
    icon = "calendar"
    list_display = ["__str__", "kind", "on"]
    list_export = ["id", "__str__", "kind", "on"]
    list_filter = ["kind"]
    search_fields = ["title", "participants__organisation__names__text"]
    panels = [
        *(FieldPanel(n) for n in ("kind", "title", "on", "place")),
        _rows("participants", _("Participants"), "organisation", "role"),
        FieldPanel("agreements"),
    ]


class _Sources(_Record):
    model = Source
    icon = "doc-empty"
    list_display = ["title", "kind", "published"]
    list_export = ["id", "title", "kind", "language", "published", "url"]
    list_filter = ["kind", "sample"]
    search_fields = ["title", "text"]
    # Citations point at places in the text: it is never edited. New sources come in by reading them.
    panels = [
        *(FieldPanel(n) for n in ("title", "kind", "published", "url", "sample")),
        FieldPanel("text", read_only=True),
    ]


class _Doubts(_Record):
    model = Doubt
    icon = "warning"
    edit_view_class = SettleEdit
    list_display = ["__str__", "source", "resolved_at"]
    list_export = ["id", "source", "said", "read_as", "resolved_at", "resolution"]
    list_filter = {"resolved_at": ["isnull"]}
    search_fields = ["said", "quote"]
    panels = [
        *(FieldPanel(n, read_only=True) for n in ("source", "quote", "said", "read_as")),
        _Prose("reason", read_only=True),
        _Prose("advice", read_only=True),
        FieldPanel("resolution"),
    ]


class _Claims(_Record):
    model = Claim
    icon = "list-ol"
    list_display = ["__str__", "value", "source"]
    list_export = ["id", "source", "quote", "value", "scope", "as_of"]
    list_filter = ["kind"]
    search_fields = ["quote"]
    panels = [
        FieldPanel("source", read_only=True),
        FieldPanel("quote", read_only=True),
        *(FieldPanel(n) for n in ("value", "scope", "about", "as_of")),
    ]


class RecordGroup(SnippetViewSetGroup):
    """The network itself."""

    menu_label = _("Record")
    menu_icon = "list-ul"
    menu_order = 200
    items = (_Organisations, _People, _Agreements, _Ties, _Activities)


class SourceGroup(SnippetViewSetGroup):
    """Where it comes from."""

    menu_label = _("Sources and doubts")
    menu_icon = "doc-full"
    menu_order = 210
    items = (_Sources, _Doubts, _Claims)
