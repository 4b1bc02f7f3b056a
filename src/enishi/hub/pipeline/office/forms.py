"""Wagtail's forms for seeds and needs, writing through the acts; each leads on to the page of review."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from enishi.hub.network.office.views import RecordCreate, RecordDelete, RecordEdit
from enishi.hub.pipeline.actions import Incomplete, NotNow, delete_offer, save_offer

__all__ = ["OfferCreate", "OfferDelete", "OfferEdit"]


class _Saved:
    """Saves through the named act, and says beside the form what a published one would miss."""

    def save_instance(self) -> Any:
        form, request = self.form, self.request  # type: ignore[attr-defined]  # mixed into Wagtail's views
        return save_offer(form, user=request.user, now=timezone.now())

    def form_valid(self, form: Any) -> HttpResponse:
        self.form = form
        try:
            return super().form_valid(form)  # type: ignore[misc]  # as above
        except Incomplete as incomplete:
            for gap in incomplete.gaps:
                form.add_error(gap.field if gap.field in form.fields else None, gap.sentence)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]  # as above
            return self.form_invalid(form)  # type: ignore[attr-defined]  # as above

    def get_success_url(self) -> str:
        row = self.form.instance
        return reverse("enishi_offer", args=[row._meta.model_name, row.pk])


class OfferCreate(_Saved, RecordCreate):
    """A form for a new one."""


class OfferEdit(_Saved, RecordEdit):
    """A form for one that is there."""


class OfferDelete(RecordDelete):
    """Deletes what was never published."""

    def delete_action(self) -> None:
        """Delete through the named act."""
        delete_offer(self.object, user=self.request.user, now=timezone.now())

    def form_valid(self, form: Any) -> HttpResponse:
        """Say in one sentence why it stays."""
        try:
            return super().form_valid(form)
        except NotNow as refused:
            messages.error(self.request, str(refused))
            return HttpResponseRedirect(reverse("enishi_offer", args=[self.object._meta.model_name, self.object.pk]))
