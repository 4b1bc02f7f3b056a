"""The pages of suggestions: of one record, and the best of all needs."""

from collections.abc import Mapping
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
from enishi.hub.meeting.actions import Seen, choose_bands, praise, set_aside, take_back, take_praise_back
from enishi.hub.meeting.bridge import MODELS, id_of
from enishi.hub.meeting.briefs import BAND_WORDS
from enishi.hub.meeting.judging import ENOUGH, bands_in_force
from enishi.hub.meeting.models import Praised, SetAside, Why
from enishi.hub.meeting.office.describing import described
from enishi.hub.meeting.office.forms import AsideForm, NarrowingForm
from enishi.hub.meeting.overview import best_of_needs
from enishi.hub.meeting.queries import Suggestion, Suggestions, records_of, suggest
from enishi.hub.network.models import Person
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer

__all__ = ["again", "bands", "not_good", "overview", "suggestions"]

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
    context = {"rows": rows, "is_ready": best is not None, "bands": bands_in_force(), "enough": ENOUGH}
    return _looking_again(render(request, "meeting/office/overview.html", context), is_ready=best is not None)


@require_http_methods(["GET", "POST"])
def suggestions(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Suggestions for one record; or set one aside."""
    user = signed_in(request)
    require_writer(user)
    if kind not in MODELS:
        raise Http404
    record = get_object_or_404(MODELS[kind], pk=pk)
    form = NarrowingForm(request.GET)
    found = suggest(record, _SHOWN, form.narrowing(), user)
    if request.method == "POST":
        scores = {each.id: each.score for each in found.rows}
        (_praise if "good" in request.POST else _aside)(request, record, scores, user)
        return redirect(request.get_full_path())
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
        "bands": bands_in_force(),
        "reasons": AsideForm().fields["why"].choices,  # type: ignore[attr-defined]  # a field of choices
    }
    return _looking_again(render(request, "meeting/office/suggestions.html", context), is_ready=found.is_ready)


def _looking_again(page: HttpResponse, *, is_ready: bool) -> HttpResponse:
    if not is_ready:
        page["Refresh"] = _LOOK_AGAIN
    return page


def _rows(record: Any, found: Suggestions) -> list[dict[str, Any]]:
    earlier = between(record, [each.record for each in found.rows], timezone.localdate())
    praised = {
        row.other(id_of(record)): row
        for row in Praised.objects.filter(Q(one=id_of(record)) | Q(two=id_of(record)), taken_back_at=None)
    }
    return [
        {
            **_row(record, each, earlier.get((each.record._meta.model_name, each.record.pk))),
            "praised": praised.get(each.id),
        }
        for each in found.rows
    ]


def _row(record: Any, row: Suggestion, earlier: object) -> dict[str, Any]:
    asked = {"one": id_of(row.through or record), "two": row.id}
    return {
        "earlier": earlier,
        "introduce": f"{reverse('enishi_introduce')}?{urlencode(asked)}",
        "said": row,
        "word": BAND_WORDS[row.band],
        "described": described(row.record),
        "through": described(row.through) if row.through else None,
    }


def _praise(request: HttpRequest, record: Any, scores: Mapping[str, float], user: User) -> None:
    other = request.POST.get("other", "")
    if other not in scores:
        messages.error(request, _("It is no longer among the suggestions."))
        return
    praise(id_of(record), other, score=scores[other], user=user, now=timezone.now())
    messages.success(request, _("It is kept that this was a good suggestion."))


def _aside(request: HttpRequest, record: Any, scores: Mapping[str, float], user: User) -> None:
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
    seen = Seen(scores.get(other))
    set_aside(id_of(record), other, why=why, remark=remark, seen=seen, user=user, now=timezone.now())
    sentence = _("“%(other)s” is not suggested here again. It can be taken back below.")
    messages.success(request, sentence % {"other": known})


def _set_aside(record: Any) -> list[dict[str, Any]]:
    here = id_of(record)
    about = Q(one=here) | Q(two=here) | Q(owner_one=here) | Q(owner_two=here)
    rows = list(SetAside.objects.filter(about, taken_back_at=None).select_related("said_by")[:_ASIDE_SHOWN])
    others = {each.pk: each.other(here) for each in rows}
    records = records_of(others.values())
    return [{"said": each, "other": described(records[others[each.pk]])} for each in rows if others[each.pk] in records]


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


@require_POST
def not_good(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that two were a good suggestion, and go back to the page it was said on."""
    user = signed_in(request)
    require_writer(user)
    said = get_object_or_404(Praised, pk=pk)
    take_praise_back(said, user=user, now=timezone.now())
    messages.success(request, _("It is taken back."))
    here = request.POST.get("here", "")
    kind, _colon, key = (here if here in {said.one, said.two} else said.one).partition(":")
    return redirect("enishi_meet", kind, int(key))


@require_http_methods(["GET", "POST"])
def bands(request: HttpRequest) -> HttpResponse:
    """Let the bands follow the judgements of staff, or be those of the library; who only looks is led to where that is told."""
    user = signed_in(request)
    if request.method != "POST":
        return redirect("enishi_meetings")
    fitted = request.POST.get("fitted") == "yes"
    choose_bands(fitted=fitted, user=user, now=timezone.now())
    sentence = (
        _("The bands follow the judgements of staff.") if fitted else _("The bands are those of the library again.")
    )
    messages.success(request, sentence)
    return redirect("enishi_meetings")
