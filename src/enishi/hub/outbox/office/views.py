"""The outbox: which letters wait, which were sent, which need somebody."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer
from enishi.hub.outbox.actions import Gone, call_it_sent, send_again
from enishi.hub.outbox.models import Letter, State
from enishi.hub.outbox.queries import needing_somebody

__all__ = ["letter", "letters"]

_PER_PAGE = 50


def letters(request: HttpRequest) -> HttpResponse:
    """All letters, newest first, or those in one state; what needs somebody stands above."""
    require_writer(signed_in(request))
    wanted = request.GET.get("state", "")
    rows = Letter.objects.filter(state=wanted) if wanted in State.values else Letter.objects.all()
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "page": page,
        "wanted": wanted if wanted in State.values else "",
        "states": State.choices,
        "needing": needing_somebody(),
        "by_hand": not settings.ENISHI_SENDS_MAIL,
    }
    return render(request, "outbox/office/letters.html", context)


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter; or note that it was sent by hand, or send it again."""
    user = signed_in(request)
    require_writer(user)
    row = get_object_or_404(Letter.objects.select_related("ended_by"), pk=pk)
    if request.method == "POST":
        act = send_again if "again" in request.POST else call_it_sent
        try:
            act(row, user=user, now=timezone.now())
        except Gone as gone:
            messages.error(request, str(gone))
        else:
            done = _("It is sent again.") if act is send_again else _("It is noted as sent.")
            messages.success(request, done)
        return redirect(request.path)
    by_hand = not settings.ENISHI_SENDS_MAIL and row.state in {State.WAITING, State.UNCLEAR, State.REFUSED}
    context = {
        "letter": row,
        "by_hand": by_hand,
        "text": row.body if by_hand else row.masked,
        "may_call_sent": by_hand or row.state in {State.UNCLEAR, State.REFUSED},
        "may_send_again": settings.ENISHI_SENDS_MAIL and row.state in {State.UNCLEAR, State.REFUSED},
    }
    return render(request, "outbox/office/letter.html", context)
