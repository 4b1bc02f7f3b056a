"""The dialogs in which a record is chosen for a field."""

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from enishi.hub.network.search import narrowed

__all__ = ["RecordChooser", "RecordChooserViewSet"]


def _choose(name: Any) -> str:
    return gettext("Choose %(object)s") % {"object": name}


def _choose_another(name: Any) -> str:
    return gettext("Choose another %(object)s") % {"object": name}


def _edit(name: Any) -> str:
    return gettext("Edit this %(object)s") % {"object": name}


class RecordChooser(AdminSnippetChooser):
    """Says what to choose in the language of each reader; Wagtail's says it for ever in that of the first."""

    def __init__(self, model: type[Model] | None = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        name = self.model._meta.verbose_name
        self.choose_one_text = lazy(_choose, str)(name)
        self.choose_another_text = lazy(_choose_another, str)(name)
        self.link_to_chosen_text = lazy(_edit, str)(name)


class _SearchForm(SearchFilterMixin, BaseFilterForm):
    """Finds what the list of the same kind finds."""

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow *objects* to what the box says."""
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        index = objects.model.snippet_viewset.index_view_class
        if not self.is_searching:
            return objects
        return narrowed(objects, self.search_query, index.found_through, index.found_by_letters)


class _Choose:
    """What the dialog and its list of results share."""

    filter_form_class = _SearchForm
    results_template_name = "wagtailadmin/generic/chooser/results.html"
    model_class: Any

    def get_object_list(self) -> QuerySet[Any]:
        """All of the kind, with what is shown of them."""
        return self.model_class.snippet_viewset.index_view_class.fetched(self.model_class.objects.all())


class _ChooseView(_Choose, ChooseView):
    pass


class _ChooseResultsView(_Choose, ChooseResultsView):
    pass


class RecordChooserViewSet(SnippetChooserViewSet):
    """The dialog for one kind of record."""

    choose_one_text = page_title = gettext_lazy("Choose")
    choose_another_text = gettext_lazy("Choose another")
    search_tab_label = gettext_lazy("Search")
    choose_view_class = _ChooseView
    choose_results_view_class = _ChooseResultsView
    base_widget_class = RecordChooser
