"""Joining two records in the back office: choose the other, compare side by side, see what moves, join; and undo."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enishi.hub.network.actions import (
    AlreadyUndone,
    NotAsSeen,
    join_organisations,
    join_people,
    seen_of,
    undo_joining,
)
from enishi.hub.network.joining import SHAPES, Changed, NotOne, Shape, compared, moves_of, now_at
from enishi.hub.network.joining.comparing import Choice, Side
from enishi.hub.network.models import Joining
from enishi.hub.network.office.choosing import describe, found_by_name
from enishi.hub.network.office.moved import groups_of, said
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer
from enishi.hub.network.templatetags.record import office_page

__all__ = ["choose", "compare", "joinings", "undo"]

_ITEMS = {"organisation": "organisations", "person": "people"}
_ACTS: dict[str, Any] = {"organisation": join_organisations, "person": join_people}


def joinings(request: HttpRequest) -> HttpResponse:
    """What was joined, the last first, each with the way back."""
    require_writer(signed_in(request))
    done = Joining.objects.select_related("content_type", "joined_by", "undone_by").defer("changes")
    page = Paginator(done, 50).get_page(request.GET.get("page", "1"))
    rows = [(each, _present(each)) for each in page]
    return render(request, "network/office/joinings.html", {"page": page, "rows": rows})


def _present(joining: Joining) -> Any:
    model = joining.content_type.model_class()
    return model._default_manager.filter(pk=joining.kept).first() if model else None


def choose(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Choose the record that is the same."""
    require_writer(signed_in(request))
    record = get_object_or_404(_shape(kind).model, pk=pk)
    asked = request.GET.get("q", "")
    found = [each for each in found_by_name(_ITEMS[kind], asked) if each.pk != record.pk]
    context = {
        "kind": kind,
        "record": record,
        "asked": asked,
        "found": [(each, *describe(each)) for each in found],
    }
    return render(request, "network/office/choose.html", context)


def _shape(kind: str) -> Shape:
    if kind not in SHAPES:
        raise Http404
    return SHAPES[kind]


def compare(request: HttpRequest, kind: str, kept: int, gone: int) -> HttpResponse:
    """Compare the two field by field and see what will move; join them when it is posted."""
    require_writer(signed_in(request))
    shape = _shape(kind)
    both = shape.model._default_manager.in_bulk([kept, gone])
    if len(both) != 2:
        return _moved(request, shape, kind, kept, gone)
    if request.method == "POST":
        return _join(request, kind, both[kept], both[gone])
    return _page(request, kind, both[kept], both[gone])


def _moved(request: HttpRequest, shape: Shape, kind: str, kept: int, gone: int) -> HttpResponse:
    """One of the two was joined or deleted meanwhile."""
    here = now_at(shape.model, gone) or now_at(shape.model, kept)
    if kept == gone or here is None:
        raise Http404
    messages.error(request, _("One of the two was joined meanwhile. This is where it is now."))
    return redirect(reverse(f"wagtailsnippets_network_{kind}:edit", args=[here]))


def _join(request: HttpRequest, kind: str, kept: Any, gone: Any) -> HttpResponse:
    user, now = signed_in(request), timezone.now()
    sides: dict[str, Side] = {}
    for name, value in request.POST.items():
        if name.startswith("side-") and value in {"kept", "gone"}:
            sides[name.removeprefix("side-")] = "gone" if value == "gone" else "kept"
    try:
        joining = _ACTS[kind](kept, gone, sides, seen=request.POST.get("seen", ""), user=user, now=now)
    except NotAsSeen:
        messages.error(request, _("One of the two was changed meanwhile. Nothing was joined; look at it again."))
        return redirect(request.path)
    except NotOne as refused:
        sentence = _("“%(agreement)s” is between these two alone, so they cannot be one. Nothing was joined.")
        messages.error(request, sentence % {"agreement": refused.agreement})
        return _page(request, kind, kept, gone, status=409)
    told = _("“%(gone)s” is now part of this record.") % {"gone": joining.gone_name}
    link = format_html(' <a href="{}">{}</a>', reverse("enishi_joinings"), _("It can be undone."))
    messages.success(request, format_html("{}{}", told, link))
    return redirect(office_page(kept))


def _page(request: HttpRequest, kind: str, kept: Any, gone: Any, status: int = 200) -> HttpResponse:
    shape = SHAPES[kind]
    choices = compared(shape, kept, gone)
    context = {
        "kind": kind,
        "kept": kept,
        "gone": gone,
        "kept_details": describe(kept)[1],
        "gone_details": describe(gone)[1],
        "choices": [_shown(choice, request) for choice in choices if choice.kept or choice.gone],
        "groups": groups_of(shape, gone, moves_of(shape, kept, gone)),
        "seen": seen_of(shape, kept, gone),
    }
    return render(request, "network/office/join.html", context, status=status)


def _shown(choice: Choice, request: HttpRequest) -> dict[str, Any]:
    side = request.POST.get(f"side-{choice.name}", choice.taken)
    return {
        "name": choice.name,
        "label": choice.label,
        "open": choice.open,
        "taken": side if side in {"kept", "gone"} else choice.taken,
        "kept": said(choice.name, choice.kept),
        "gone": said(choice.name, choice.gone),
    }


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring both records back."""
    user = signed_in(request)
    require_writer(user)
    joining = get_object_or_404(Joining, pk=pk)
    try:
        back = undo_joining(joining, user=user, now=timezone.now())
    except AlreadyUndone:
        messages.error(request, _("Both records were brought back already."))
        return redirect("enishi_joinings")
    except Changed as changed:
        messages.error(request, _why_not(joining, changed))
        return redirect("enishi_joinings")
    messages.success(request, _("Both records are back as they were."))
    return redirect(office_page(back))


def _why_not(joining: Joining, changed: Changed) -> str:
    row = changed.model._default_manager.filter(pk=changed.key).first()
    kind = changed.model._meta.verbose_name
    if row is None:
        sentence = _("“%(gone)s” cannot be brought back as it was: a row it stands on was deleted since (%(kind)s).")
        return sentence % {"gone": joining.gone_name, "kind": kind}
    sentence = _(
        "“%(gone)s” cannot be brought back as it was: “%(row)s” (%(kind)s) was changed since. Undo that first."
    )
    return sentence % {"gone": joining.gone_name, "row": row, "kind": kind}
