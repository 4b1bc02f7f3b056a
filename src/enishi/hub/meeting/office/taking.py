"""Suggestions to take along: the brief as a page and as PDF, all of them as CSV and XLSX."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from enishi.hub.meeting.bridge import MODELS
from enishi.hub.meeting.briefs import BAND_WORDS, Brief, brief_for, listed, name_in, said
from enishi.hub.meeting.office.describing import described
from enishi.hub.meeting.office.forms import NarrowingForm
from enishi.hub.meeting.office.tables import XLSX, as_csv, as_xlsx
from enishi.hub.meeting.papers import as_pdf
from enishi.hub.meeting.queries import Suggestion, suggest
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer

__all__ = ["brief", "brief_as_pdf", "table"]

_SHOWN = 10


def _asked(request: HttpRequest, kind: str, pk: int) -> Any:
    require_writer(signed_in(request))
    if kind not in MODELS:
        raise Http404
    return get_object_or_404(MODELS[kind], pk=pk)


def _brief(request: HttpRequest, kind: str, pk: int, language: str) -> Brief:
    record = _asked(request, kind, pk)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    where = NarrowingForm(request.GET).narrowing()
    return brief_for(record, language, where, signed_in(request), timezone.now())


@require_safe
def brief(request: HttpRequest, kind: str, pk: int, language: str) -> HttpResponse:
    """The brief as a page to print."""
    found = _brief(request, kind, pk, language)
    query = request.GET.urlencode()
    pdf = reverse("enishi_meet_pdf", args=[kind, pk, language])
    context = {"brief": found, "pdf": f"{pdf}?{query}" if query else pdf}
    with override(language):
        page = render(request, "meeting/office/brief.html", context)
    if not found.is_ready:
        page["Refresh"] = "2"
    return page


@require_safe
def brief_as_pdf(request: HttpRequest, kind: str, pk: int, language: str) -> HttpResponse:
    """The brief as PDF; the page waits where suggestions are still being prepared."""
    found = _brief(request, kind, pk, language)
    if not found.is_ready:
        query = request.GET.urlencode()
        return redirect(reverse("enishi_meet_brief", args=[kind, pk, language]) + (f"?{query}" if query else ""))
    now = timezone.now()
    name = f"{kind}-{pk}-{timezone.localdate(now).isoformat()}-{language}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(as_pdf([found], now), content_type="application/pdf", headers=headers)


@require_safe
def table(request: HttpRequest, kind: str, pk: int, suffix: str) -> HttpResponse:
    """The suggestions of the page, as narrowed there, as a spreadsheet."""
    record = _asked(request, kind, pk)
    if suffix not in {"csv", "xlsx"}:
        raise Http404
    found = suggest(record, _SHOWN, NarrowingForm(request.GET).narrowing(), signed_in(request))
    if not found.is_ready:
        query = request.GET.urlencode()
        return redirect(reverse("enishi_meet", args=[kind, pk]) + (f"?{query}" if query else ""))
    headings: list[object] = [_("Number"), _("Kind"), _("Japanese name"), _("English name"), _("About"), _("Match")]
    headings += [_("Asked for"), _("Reasons"), _("Against it")]
    rows = [headings, *(_cells(number, row) for number, row in enumerate(listed(found.rows), 1))]
    content, mime = (as_csv(rows), "text/csv; charset=utf-8") if suffix == "csv" else (as_xlsx({"Sheet": rows}), XLSX)
    name = quote(f"{kind}-{pk}-{timezone.localdate().isoformat()}.{suffix}")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=mime, headers=headers)


def _cells(number: int, row: Suggestion) -> list[object]:
    about = described(row.record)
    through = said(str(row.through)) if row.through else ""
    reasons, against = said("\n".join(row.reasons)), said("\n".join(row.against))
    names = [name_in(row.record, code) for code in ("ja", "en")]
    return [number, about["label"], *names, about["line"], str(BAND_WORDS[row.band]), through, reasons, against]
