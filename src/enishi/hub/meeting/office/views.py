"""The pages of suggestions: of one record, and the best of all needs."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import may
from enishi.hub.introductions.queries import between
from enishi.hub.meeting.actions import set_aside, take_back
from enishi.hub.meeting.bridge import MODELS, id_of
from enishi.hub.meeting.briefs import BAND_WORDS
from enishi.hub.meeting.models import SetAside, Why
from enishi.hub.meeting.office.describing import described
from enishi.hub.meeting.office.forms import AsideForm, NarrowingForm
from enishi.hub.meeting.overview import best_of_needs
from enishi.hub.meeting.queries import Suggestion, Suggestions, records_of, suggest
from enishi.hub.network.models import Person
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer

__all__ = ["again", "overview", "suggestions"]

_SHOWN = 10
_ASIDE_SHOWN = 50
_LOOK_AGAIN = "2"  # seconds, while the matcher is being made


def overview(request: HttpRequest) -> HttpResponse:
    """The best seed of each need."""
    best = best_of_needs(user=signed_in(request), now=timezone.now())
    rows = [
        {"need": described(each.need), "seed": described(each.seed), "band": each.band, "word": BAND_WORDS[each.band]}
        for each in best or ()
    ]
    context = {"rows": rows, "is_ready": best is not None}
    return _looking_again(render(request, "meeting/office/overview.html", context), is_ready=best is not None)


@require_http_methods(["GET", "POST"])
def suggestions(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Suggestions for one record; or set one aside."""
    user = signed_in(request)
    require_writer(user)
    if kind not in MODELS:
        raise Http404
    record = get_object_or_404(MODELS[kind], pk=pk)
    if request.method == "POST":
        _aside(request, record, user)
        return redirect(request.get_full_path())
    form = NarrowingForm(request.GET)
    found = suggest(record, _SHOWN, form.narrowing(), user)
    context = {
        "record": record,
        "needs_consent": isinstance(record, Person) and not may(record, Use.MATCHED),
        "here": id_of(record),
        "described": described(record),
        "form": form,
        "found": found,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "kind_and_key": (kind, pk),
        "rows": _rows(record, found),
        "aside": _set_aside(record),
        "reasons": AsideForm().fields["why"].choices,  # type: ignore[attr-defined]  # a field of choices
    }
    return _looking_again(render(request, "meeting/office/suggestions.html", context), is_ready=found.is_ready)


def _looking_again(page: HttpResponse, *, is_ready: bool) -> HttpResponse:
    if not is_ready:
        page["Refresh"] = _LOOK_AGAIN
    return page


def _rows(record: Any, found: Suggestions) -> list[dict[str, Any]]:
    earlier = between(record, [each.record for each in found.rows], timezone.localdate())
    return [_row(record, each, earlier.get((each.record._meta.model_name, each.record.pk))) for each in found.rows]


def _row(record: Any, row: Suggestion, earlier: object) -> dict[str, Any]:
    asked = {"one": id_of(row.through or record), "two": row.id, "why": row.reasons[0] if row.reasons else ""}
    return {
        "earlier": earlier,
        "introduce": f"{reverse('enishi_introduce')}?{urlencode(asked)}",
        "said": row,
        "word": BAND_WORDS[row.band],
        "described": described(row.record),
        "through": described(row.through) if row.through else None,
    }


def _aside(request: HttpRequest, record: Any, user: User) -> None:
    form = AsideForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
        return
    other, why = form.cleaned_data["other"], Why(form.cleaned_data["why"])
    known = records_of([other]).get(other)
    if known is None or other == id_of(record):
        messages.error(request, _("That record is no longer there."))
        return
    remark = form.cleaned_data["remark"]
    set_aside(id_of(record), other, why=why, remark=remark, user=user, now=timezone.now())
    sentence = _("“%(other)s” is not suggested here again. It can be taken back below.")
    messages.success(request, sentence % {"other": known})


def _set_aside(record: Any) -> list[dict[str, Any]]:
    here = id_of(record)
    said = SetAside.objects.filter(Q(one=here) | Q(two=here), taken_back_at=None).select_related("said_by")
    rows = list(said[:_ASIDE_SHOWN])
    records = records_of([each.other(here) for each in rows])
    return [
        {"said": each, "other": described(records[each.other(here)])} for each in rows if each.other(here) in records
    ]


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that two should not meet, and go back to the page it was said on."""
    user = signed_in(request)
    require_writer(user)
    said = get_object_or_404(SetAside, pk=pk)
    take_back(said, user=user, now=timezone.now())
    messages.success(request, _("The two may be suggested again."))
    here = request.POST.get("here", "")
    kind, _colon, key = (here if here in {said.one, said.two} else said.one).partition(":")
    return redirect("enishi_meet", kind, int(key))
