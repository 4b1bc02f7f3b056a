"""The page on which a side says what came of an introduction. As with the answer, opening it changes nothing."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enishi.hub.introductions.links import Purpose, side_of
from enishi.hub.introductions.queries import other_side
from enishi.hub.network.discretion import by_own_rules
from enishi.hub.network.names import reader_language
from enishi.hub.outbox.links import acts_too_often
from enishi.hub.outbox.pages import GONE, nothing_here, private_page, too_often
from enishi.hub.outcomes.actions import report
from enishi.hub.outcomes.models import Stage

__all__ = ["report_page"]

_KEPT = timedelta(days=450)  # after both agreed


@by_own_rules
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask how far the two are; or take the answer."""
    now, side = timezone.now(), side_of(token, Purpose.REPORT)
    if side is None:
        return nothing_here(request)
    introduction = side.introduction
    if introduction.agreed_at is None or introduction.withdrawn_at or now > introduction.agreed_at + _KEPT:
        return private_page(request, GONE, {}, status=410)
    if request.method == "POST":
        if acts_too_often(f"side {side.pk}", now):
            return too_often(request, pressed=True)
        if (said := request.POST.get("stage", "")) in Stage.values:
            report(side, Stage(said), remark=request.POST.get("remark", "").replace("\0", ""), now=now)
        return redirect(request.path)
    language, other = reader_language(), other_side(side)
    last = side.reports.order_by("-at", "-pk").first()
    context = {
        "introduction": introduction,
        "agreed_on": timezone.localdate(introduction.agreed_at),
        "last_on": timezone.localdate(last.at) if last else None,
        "stages": Stage.choices,
        "last": last,
        "other": other.name(language),
        "organisation": other.organisation,
        "name": side.name(language),
    }
    return private_page(request, "outcomes/report.html", context)
