"""The funnel, and one introduction's way: what both sides told, what staff know, what came of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.introductions.models import Introduction
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer
from enishi.hub.outcomes.actions import NotAgreed, Told, Unsourced, note_outcome, note_stage
from enishi.hub.outcomes.following import standing_of
from enishi.hub.outcomes.models import Outcome, Stage
from enishi.hub.outcomes.office.forms import OutcomeForm, PeriodForm, StageForm
from enishi.hub.outcomes.queries import followed, forgotten, funnel

__all__ = ["one", "overview"]

_SHOWN = 50


def overview(request: HttpRequest) -> HttpResponse:
    """How far introductions come, how long each step takes, what came of them, and which need somebody."""
    require_writer(signed_in(request))
    today = timezone.localdate()
    asked = PeriodForm(request.GET or None)
    first, last = asked.period(today)
    agreed = followed(Introduction.objects.filter(agreed_at__isnull=False, withdrawn_at=None)).order_by(
        "-agreed_at", "-pk"
    )
    context = {
        "form": asked if asked.errors else PeriodForm(initial={"first": first, "last": last}),
        "steps": funnel(first, last),
        "forgotten": forgotten(today),
        "rows": [(row, standing_of(row)) for row in agreed[:_SHOWN]],
        "outcomes": Outcome.objects.select_related("introduction", "agreement", "activity", "source")[:_SHOWN],
    }
    return render(request, "outcomes/office/overview.html", context)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One introduction's way; or note how far it is, or an outcome."""
    user = signed_in(request)
    require_writer(user)
    introduction = followed(Introduction.objects.filter(pk=pk, agreed_at__isnull=False)).first()
    if introduction is None:
        raise Http404
    stage_form = StageForm(request.POST if "note_stage" in request.POST else None, prefix="stage")
    outcome_form = OutcomeForm(request.POST if "note_outcome" in request.POST else None, prefix="outcome")
    if request.method == "POST" and _act(request, introduction, user, stage_form, outcome_form):
        return redirect(request.path)
    context = {
        "introduction": introduction,
        "standing": standing_of(introduction),
        "sides": list(zip(introduction.sides.all(), standing_of(introduction).sides, strict=True)),
        "reports": introduction.reports.all(),
        "outcomes": introduction.outcomes.select_related("agreement", "activity", "source"),
        "stage_form": stage_form,
        "outcome_form": outcome_form,
        "wrong": (outcome_form, stage_form),
    }
    return render(request, "outcomes/office/one.html", context)


def _act(
    request: HttpRequest, introduction: Introduction, user: User, stage_form: StageForm, outcome_form: OutcomeForm
) -> bool:
    """Do what was asked; whether it was done."""
    now = timezone.now()
    try:
        if stage_form.is_valid():
            told = stage_form.cleaned_data
            note_stage(introduction, Stage(told["stage"]), remark=told["remark"], user=user, now=now)
        elif outcome_form.is_valid():
            note_outcome(introduction, Told(**outcome_form.cleaned_data), user=user, now=now)
        else:
            return False
    except NotAgreed:
        messages.error(request, _("It was withdrawn meanwhile."))
        return True
    except Unsourced as missing:
        outcome_form.add_error(missing.field, str(missing))
        return False
    messages.success(request, _("It is noted."))
    return True
