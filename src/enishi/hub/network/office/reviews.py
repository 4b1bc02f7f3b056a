"""The review of a reading: the text with its marks, each proposed fact beside it, doubts first."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import AlreadyDecided, accept_reading, decide, propose_reading
from enishi.hub.network.bridge import Decision, decisions_from
from enishi.hub.network.bridge.decisions import EDITABLE
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.models.fields import EdtfFormField
from enishi.hub.network.office.proposals import rows_of, segments_of
from enishi.hub.network.queries import hub
from enishi.hub.network.rules import require_writer
from enishi.releases import read
from enishi.releases.codec import from_json
from enishi.releases.documents import UnreadableDocument, load

__all__ = ["ReadingForm", "queue", "read_new", "review"]


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


def _user(request: HttpRequest) -> User:
    """Return who asks. Wagtail lets only users in who have signed in; the act itself checks what they may do."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def queue(request: HttpRequest) -> HttpResponse:
    """Readings that wait, those with the most doubts first; then those reviewed."""
    require_writer(_user(request))
    readings = ProposedReading.objects.select_related("source")
    waiting = sorted(readings.filter(closed_at=None), key=lambda each: -len(each.payload["doubts"]))
    done = Paginator(readings.exclude(closed_at=None), 50).get_page(request.GET.get("page", "1"))
    return render(request, "network/office/queue.html", {"waiting": waiting, "done": done})


def read_new(request: HttpRequest) -> HttpResponse:
    """Take a release and put its reading up for review."""
    require_writer(_user(request))
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
    reading = read(text, hub=wanted["hub"], published=published)
    return propose_reading(reading, user=_user(request), now=timezone.now())


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide item by item; keep what was accepted."""
    require_writer(_user(request))
    proposed = get_object_or_404(ProposedReading.objects.select_related("source"), pk=pk)
    if request.method == "POST":
        return _decided(request, proposed)
    reading = from_json(proposed.payload)
    decisions = decisions_from(proposed.decisions)
    context = {
        "proposed": proposed,
        "reading": reading,
        "rows": rows_of(proposed, decisions),
        "segments": segments_of(proposed),
        "open": proposed.closed_at is None,
    }
    return render(request, "network/office/review.html", context)


def _decided(request: HttpRequest, proposed: ProposedReading) -> HttpResponse:
    user, now = _user(request), timezone.now()
    back = redirect("enishi_review", pk=proposed.pk)
    decisions = _decisions(request, proposed)
    try:
        if decisions:
            version = int(request.POST.get("version", "-1"))
            proposed = decide(proposed, decisions, version=version, user=user, now=now)
    except (AlreadyDecided, ValueError):
        messages.error(
            request, _("Somebody else decided on this reading meanwhile. Nothing of yours was saved; look at it again.")
        )
        return back
    if "keep" not in request.POST:
        return back
    everything = request.POST["keep"] == "everything"
    kept = accept_reading(proposed, everything=everything, user=user, now=now)
    created = sum(row.outcome == "created" for row in kept)
    joined = sum(row.outcome == "joined" for row in kept)
    messages.success(
        request, _("%(created)d added, %(joined)d joined to existing records.") % {"created": created, "joined": joined}
    )
    return back


def _decisions(request: HttpRequest, proposed: ProposedReading) -> dict[str, Decision]:
    """Return what the form says of the one item whose button was pressed."""
    item_id, _separator, do = request.POST.get("decide", "").partition(":")
    known = {item["id"]: (kind, item) for kind in EDITABLE for item in proposed.payload[kind]}
    if item_id not in known or do not in {"accept", "reject", "open", "join"}:
        return {}
    kind, item = known[item_id]
    asked = {field: request.POST.get(f"{item_id}-{field}", "").strip() for field in EDITABLE[kind]}
    edits = {field: _like(item[field], value) for field, value in asked.items() if f"{item_id}-{field}" in request.POST}
    changed = {field: value for field, value in edits.items() if value != item[field]}
    joined = request.POST.get(f"{item_id}-joined", "")
    if do == "accept" and joined.isdigit():
        do = "join"
    return {item_id: Decision(do, int(joined) if do == "join" and joined.isdigit() else None, changed)}  # type: ignore[arg-type]


def _like(old: Any, value: str) -> Any:
    return int(value) if isinstance(old, int) and value.isdigit() else value
