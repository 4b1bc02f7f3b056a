"""Readings that wait for a person, and the form by which a release is read."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import propose_reading
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.models.fields import EdtfFormField
from enishi.hub.network.office.waiting import waiting_page
from enishi.hub.network.queries import hub
from enishi.hub.network.reading import hub_reader
from enishi.hub.network.rules import require_writer
from enishi.releases.documents import UnreadableDocument, load

__all__ = ["ReadingForm", "queue", "read_new", "signed_in"]


class ReadingForm(forms.Form):
    """A release to read: pasted, or as a file."""

    text = forms.CharField(
        label=gettext_lazy("Text of the release"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=1_000_000,
    )
    file = forms.FileField(label=gettext_lazy("Or a file (text, HTML or PDF)"), required=False)
    published = EdtfFormField(label=gettext_lazy("Day of publication"), required=False)
    hub = forms.CharField(label=gettext_lazy("Name of the hub in the text"), max_length=200)

    def clean(self) -> dict[str, Any]:
        """Ask for one of text and file."""
        cleaned = super().clean() or {}
        if not cleaned.get("text") and not cleaned.get("file"):
            raise forms.ValidationError(_("Paste the text of the release, or choose a file."))
        return cleaned


def signed_in(request: HttpRequest) -> User:
    """Return who asks. Wagtail lets only users in who have signed in; the act itself checks what they may do."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def queue(request: HttpRequest) -> HttpResponse:
    """Readings that wait, those worth a person's minute first; then those reviewed."""
    user = signed_in(request)
    require_writer(user)
    reviewed = (
        ProposedReading.objects.exclude(closed_at=None).select_related("source", "closed_by").order_by("-closed_at")
    )
    done = Paginator(reviewed, 50).get_page(request.GET.get("page", "1"))
    queued = waiting_page(request.GET, user=user, now=timezone.now())
    return render(request, "network/office/queue.html", {"queue": queued, "done": done})


def read_new(request: HttpRequest) -> HttpResponse:
    """Take a release and put its reading up for review."""
    require_writer(signed_in(request))
    home = hub()
    form = ReadingForm(request.POST or None, request.FILES or None, initial={"hub": _short(home) if home else ""})
    if request.method == "POST" and form.is_valid():
        proposed = _propose(form, request)
        if proposed is not None:
            return redirect("enishi_review", pk=proposed.pk)
    return render(request, "network/office/read.html", {"form": form})


def _short(home: Any) -> str:
    return min((str(name.text) for name in home.names.all()), key=len, default="")


def _propose(form: ReadingForm, request: HttpRequest) -> ProposedReading | None:
    wanted = form.cleaned_data
    text, published = wanted["text"], wanted["published"]
    if wanted["file"]:
        try:
            document = load(wanted["file"].read(), name=wanted["file"].name)
        except UnreadableDocument as refused:
            form.add_error("file", refused.sentence[(get_language() or "en")[:2]])
            return None
        text, published = document.text, published or document.published
    reading = hub_reader().read(text, hub=wanted["hub"], published=published)
    return propose_reading(reading, user=signed_in(request), now=timezone.now())
