"""What can be listed and edited in the back office, and under which words."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from enishi.hub.network.models import Activity, Agreement, Claim, Doubt, Organisation, Person, Source, Tie, in_language
from enishi.hub.network.office import lists
from enishi.hub.network.office.choosers import RecordChooserViewSet
from enishi.hub.network.office.views import RecordCreate, RecordDelete, RecordEdit, SettleEdit

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

    add_view_class = RecordCreate
    edit_view_class = RecordEdit
    delete_view_class = RecordDelete
    chooser_viewset_class = RecordChooserViewSet
    copy_view_enabled = False
    list_per_page = 50

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back, in the language of each reader; Wagtail's says it for ever in that of the first."""
        return [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Back office")}]


class _Organisations(_Record):
    model = Organisation
    index_view_class = lists.OrganisationIndex
    icon = "home"
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
    index_view_class = lists.PersonIndex
    icon = "user"
    panels = [
        _rows("names", _("Names"), "text", "language", "kind"),
        _rows("posts", _("Posts"), "organisation", "title", "since", "until"),
        FieldPanel("orcid"),
        FieldPanel("languages"),
        FieldPanel("fields"),
    ]


class _Agreements(_Record):
    model = Agreement
    index_view_class = lists.AgreementIndex
    icon = "doc-full"
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
    index_view_class = lists.TieIndex
    icon = "link"
    panels = [FieldPanel(n) for n in ("subject", "kind", "object", "what", "since", "until")]


class _Activities(_Record):
    model = Activity
    index_view_class = lists.ActivityIndex
    icon = "calendar"
    panels = [
        *(FieldPanel(n) for n in ("kind", "title", "on", "place")),
        _rows("participants", _("Participants"), "organisation", "role"),
        FieldPanel("agreements"),
    ]


class _Sources(_Record):
    model = Source
    index_view_class = lists.SourceIndex
    icon = "doc-empty"
    # Citations point at places in the text: it is never edited. New sources come in by reading them.
    panels = [
        *(FieldPanel(n) for n in ("title", "kind", "published", "url", "sample")),
        FieldPanel("text", read_only=True),
    ]


class _Doubts(_Record):
    model = Doubt
    index_view_class = lists.DoubtIndex
    icon = "warning"
    edit_view_class = SettleEdit
    panels = [
        *(FieldPanel(n, read_only=True) for n in ("source", "quote", "said", "read_as")),
        _Prose("reason", read_only=True),
        _Prose("advice", read_only=True),
        FieldPanel("resolution"),
    ]


class _Claims(_Record):
    model = Claim
    index_view_class = lists.ClaimIndex
    icon = "list-ol"
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
