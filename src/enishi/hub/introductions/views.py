"""The page on which a side answers. Opening it changes nothing, since programs that look at mails open links; its buttons act."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enishi.hub.introductions.actions import TooLate, answer, note_opened, note_shown, stop_letters
from enishi.hub.introductions.links import side_of
from enishi.hub.introductions.models import Introduction, Said, Side, WhyNot
from enishi.hub.introductions.queries import other_side
from enishi.hub.introductions.showing import reached, shown
from enishi.hub.introductions.states import State, state_on
from enishi.hub.network.discretion import by_own_rules
from enishi.hub.network.models import in_language
from enishi.hub.network.names import reader_language
from enishi.hub.outbox.links import acts_too_often
from enishi.hub.outbox.pages import GONE, nothing_here, private_page, too_often

__all__ = ["answer_page"]

#: So long after its end the page still says how it ended.
_KEPT = timedelta(days=90)


@by_own_rules
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show who might be met and why; or take the answer."""
    now = timezone.now()
    side = side_of(token)
    if side is None:
        return nothing_here(request)
    if _is_outdated(side.introduction, timezone.localdate(now)):
        return private_page(request, GONE, {}, status=410)
    if request.method == "POST":
        return too_often(request, pressed=True) if acts_too_often(f"side {side.pk}", now) else _take(request, side)
    return _show(request, side)


def _is_outdated(introduction: Introduction, today: date) -> bool:
    ended = timezone.localdate(introduction.agreed_at) if introduction.agreed_at else introduction.ends_on
    return today > ended + _KEPT


def _take(request: HttpRequest, side: Side) -> HttpResponse:
    now, said = timezone.now(), request.POST.get("said", "")
    try:
        if "stop" in request.POST:
            stop_letters(side, now=now)
        elif said in Said.values:
            why_not, remark = request.POST.get("why_not", ""), request.POST.get("remark", "").replace("\0", "")
            answer(side, Said(said), why_not=why_not, remark=remark, now=now)
    except TooLate:
        pass  # the page itself says how it stands
    return redirect(request.path)


def _show(request: HttpRequest, side: Side) -> HttpResponse:
    now, language = timezone.now(), reader_language()
    introduction, other = side.introduction, other_side(side)
    state = state_on(introduction, timezone.localdate(now))
    found = reached(other, language) if state == State.AGREED else None
    if request.method == "GET":
        note_opened(side, now=now)
        if found is not None:
            note_shown(side, now=now)
    context = {
        "side": side,
        "introduction": introduction,
        "state": str(state),
        "mine": shown(side, language),
        "other": shown(other, language),
        "why": in_language(introduction.why, language),
        "reached": found,
        "reasons": [(each.value, capfirst(each.label)) for each in WhyNot],
        "name": side.name(language),
    }
    return private_page(request, "introductions/answer.html", context)
