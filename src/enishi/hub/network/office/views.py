"""Wagtail's lists and forms, writing through the record's own acts."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, ProtectedError, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, IndexView

from enishi.hub.network.actions import delete_record, save_record, settle_doubt
from enishi.hub.network.joining import SHAPES, now_at
from enishi.hub.network.office.listing import Shown
from enishi.hub.network.office.spreadsheets import Spreadsheet
from enishi.hub.network.rules import may_write
from enishi.hub.network.search import narrowed

__all__ = ["RecordCreate", "RecordDelete", "RecordEdit", "RecordIndex", "SettleEdit", "WritersOnly"]


class WritersOnly:
    """Keeps a view for those who may write, whatever model permissions somebody was given by hand."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse all others."""
        if not may_write(request.user):  # type: ignore[arg-type]  # signed in: Wagtail's addresses ask for it first
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # mixed into Wagtail's views


class RecordIndex(WritersOnly, Spreadsheet, IndexView):
    """A list. Its search is the record's own: a word in either language, or its reading, finds what holds it."""

    is_searchable = True
    shown: list[Shown] = []
    found_through: dict[str, type[Model]] = {}
    found_by_letters: list[str] = []

    @staticmethod
    def fetched(records: QuerySet[Any]) -> QuerySet[Any]:
        """Fetch with *records* what their rows say."""
        return records

    def get_base_queryset(self) -> QuerySet[Any]:
        """All records of the kind, with what the list says of them."""
        return self.fetched(super().get_base_queryset())

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find by the search box."""
        if not self.is_searching:
            return queryset
        return narrowed(queryset, self.search_query, self.found_through, self.found_by_letters)

    @cached_property
    def columns(self) -> list[Column]:
        """The record itself, then what the list says of it; no boxes for deleting many at once: each is deleted with a look."""
        title = self._get_title_column("__str__")
        title.label = capfirst(self.model._meta.verbose_name)
        return [title, *(each.column() for each in self.shown)]


class RecordCreate(WritersOnly, CreateView):
    """A form for a new record."""

    def save_instance(self) -> Any:
        """Save through the named act."""
        return save_record(self.form, user=self.request.user, now=timezone.now())


class RecordEdit(WritersOnly, EditView):
    """A form for a record that is there."""

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """Lead from the address of a record that was joined into another to that one."""
        edit = super().as_view(**initkwargs)

        @wraps(edit)
        def view(request: HttpRequest, pk: Any, **kwargs: Any) -> Any:
            try:
                return edit(request, pk=pk, **kwargs)
            except Http404:
                here = now_at(initkwargs["model"], int(pk))
                if here is None:
                    raise
                return redirect(f"wagtailsnippets_network_{initkwargs['model']._meta.model_name}:edit", here)

        return view

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Join it with another, beside what Wagtail offers."""
        kind, more = self.model._meta.model_name, list(super().header_more_buttons)
        if kind in SHAPES:
            address = reverse("enishi_join_choose", args=[kind, self.object.pk])
            more.append(Button(_("Join with another record"), url=address, icon_name="copy", priority=90))
        return more

    def save_instance(self) -> Any:
        """Save through the named act."""
        return save_record(self.form, user=self.request.user, now=timezone.now())


class SettleEdit(RecordEdit):
    """Settles a doubt."""

    def save_instance(self) -> Any:
        """Note how it was settled."""
        resolution = self.form.cleaned_data["resolution"]
        settle_doubt(self.form.instance, resolution=resolution, user=self.request.user, now=timezone.now())
        return self.form.instance


class RecordDelete(WritersOnly, DeleteView):
    """Deletes one record, or says what stands on it."""

    def get_usage_url(self) -> None:
        """No page of usages: the database knows what stands on a record, and says so below."""

    def delete_action(self) -> None:
        """Delete through the named act."""
        delete_record(self.object, user=self.request.user, now=timezone.now())

    def form_valid(self, form: Any) -> HttpResponse:
        """Say in one sentence why the database refused."""
        try:
            return super().form_valid(form)
        except ProtectedError as error:
            names = ", ".join(sorted({str(row._meta.verbose_name) for row in error.protected_objects}))
            sentence = _(
                "“%(record)s” was not deleted: other facts stand on it (%(kinds)s). Change or delete those first."
            )
            messages.error(self.request, sentence % {"record": self.object, "kinds": names})
            return HttpResponseRedirect(self.get_success_url())
