"""The list of introductions, and one of them: what was said, who saw what, and what staff can do."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.introductions.actions import TooLate, answer, renew_link, withdraw
from enishi.hub.introductions.letters import about
from enishi.hub.introductions.models import Introduction, Said, Side, Trace, Wish
from enishi.hub.introductions.office.forms import WordForm
from enishi.hub.introductions.queries import needing_somebody, whole, with_sides
from enishi.hub.introductions.states import State, in_state, state_on
from enishi.hub.introductions.wishing import settle_wish
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer
from enishi.hub.outbox.queries import about as letters_about

__all__ = ["introductions", "one", "wish_done"]

_PER_PAGE = 50


def introductions(request: HttpRequest) -> HttpResponse:
    """All introductions, newest first, or those in one state."""
    require_writer(signed_in(request))
    today, wanted = timezone.localdate(), request.GET.get("state", "")
    rows = in_state(with_sides(Introduction.objects.all()), wanted, today)
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "page": page,
        "rows": [(row, state_on(row, today)) for row in page],
        "wanted": wanted if wanted in State.values else "",
        "states": State.choices,
        "needing": needing_somebody(today),
    }
    return render(request, "introductions/office/list.html", context)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One introduction; or do what was asked with it."""
    user = signed_in(request)
    require_writer(user)
    introduction = whole(pk)
    if introduction is None:
        raise Http404
    if request.method == "POST":
        _act(request, introduction, user)
        return redirect(request.path)
    state = state_on(introduction, timezone.localdate())
    sides = list(introduction.sides.all())
    context = {
        "introduction": introduction,
        "state": state,
        "is_open": state == State.ASKED,
        "may_renew": state in {State.ASKED, State.AGREED},
        "sides": [(side, WordForm(prefix=f"side-{side.place}")) for side in sides],
        "traces": Trace.objects.filter(side__introduction=introduction).select_related("side__person", "by"),
        "letters": letters_about(about(introduction)),
    }
    return render(request, "introductions/office/one.html", context)


def _act(request: HttpRequest, introduction: Introduction, user: User) -> None:
    now = timezone.now()
    try:
        if "withdraw" in request.POST:
            withdraw(introduction, why=request.POST.get("why", ""), user=user, now=now)
            messages.success(request, _("It is withdrawn. Whoever had said yes is told so."))
        elif "renew" in request.POST:
            renew_link(_side(introduction, request.POST["renew"]), user=user, now=now)
            messages.success(request, _("A new letter is on its way. Links sent before open nothing any more."))
        else:
            _note_word(request, introduction, user)
    except TooLate as late:
        messages.error(request, _("It is settled already: %(state)s.") % {"state": late.state.label})


def _side(introduction: Introduction, place: str) -> Side:
    side = next((each for each in introduction.sides.all() if str(each.place) == place), None)
    if side is None:
        raise Http404
    return side


def _note_word(request: HttpRequest, introduction: Introduction, user: User) -> None:
    side = _side(introduction, request.POST.get("place", ""))
    form = WordForm(request.POST, prefix=f"side-{side.place}")
    if not form.is_valid():
        wrong = [f"{form.fields[name].label}: {' '.join(map(str, errors))}" for name, errors in form.errors.items()]
        messages.error(request, " ".join(wrong))
        return
    told: dict[str, Any] = form.cleaned_data
    answer(side, Said(told["said"]), why_not=told["why_not"], remark=told["remark"], user=user, now=timezone.now())
    messages.success(request, _("The answer is noted."))


@require_http_methods(["GET", "POST"])
def wish_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that what a member wished was seen to; who comes by a link is led to the list."""
    user = signed_in(request)
    require_writer(user)
    row = get_object_or_404(Wish, pk=pk)
    if request.method == "POST":
        settle_wish(row, user=user, now=timezone.now())
        messages.success(request, _("It is off the list."))
    return redirect("wagtailadmin_home")
