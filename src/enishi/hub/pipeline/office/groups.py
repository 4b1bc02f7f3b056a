"""What of seeds and needs can be listed and edited, and under which words."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from enishi.hub.network.office.choosers import RecordChooserViewSet
from enishi.hub.pipeline.models import Need, Seed
from enishi.hub.pipeline.office.forms import OfferCreate, OfferDelete, OfferEdit
from enishi.hub.pipeline.office.lists import NeedIndex, SeedIndex

__all__ = ["OfferGroup"]


class _Offers(SnippetViewSet):
    """What both share."""

    add_view_class = OfferCreate
    edit_view_class = OfferEdit
    delete_view_class = OfferDelete
    chooser_viewset_class = RecordChooserViewSet
    copy_view_enabled = False
    list_per_page = 50

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back, in the language of each reader; Wagtail's says it for ever in that of the first."""
        return [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Back office")}]


_OWNER = MultiFieldPanel([FieldPanel(name) for name in ("organisation", "person", "anonymous")], _("Whose it is"))
_STAGE = MultiFieldPanel([FieldPanel("trl"), FieldPanel("phase")], _("Stage"))


class _Seeds(_Offers):
    model = Seed
    index_view_class = SeedIndex
    icon = "pick"
    panels = [
        *(FieldPanel(name) for name in ("title", "summary", "novelty", "comparison", "benefit")),
        _STAGE,
        *(FieldPanel(name) for name in ("route", "rights", "wanted")),
        _OWNER,
    ]


class _Needs(_Offers):
    model = Need
    index_view_class = NeedIndex
    icon = "help"
    panels = [
        *(FieldPanel(name) for name in ("title", "summary", "comparison", "benefit")),
        _STAGE,
        *(FieldPanel(name) for name in ("route", "wanted")),
        _OWNER,
    ]


class OfferGroup(SnippetViewSetGroup):
    """Seeds and needs."""

    menu_label = _("Seeds and needs")
    menu_icon = "pick"
    menu_order = 205
    items = (_Seeds, _Needs)
