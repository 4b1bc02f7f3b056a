"""Pairs of an event to take along: as a list, as requests for a timetable, and as a brief for a guest or an organisation."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from enishi.hub.meeting.briefs import BAND_WORDS, Brief
from enishi.hub.meeting.guests.asking import chosen
from enishi.hub.meeting.guests.briefs import briefs_for_guests
from enishi.hub.meeting.guests.pairing import Pair, Party, party_of
from enishi.hub.meeting.guests.timetable import sheets_of
from enishi.hub.meeting.judging import bands_in_force
from enishi.hub.meeting.models import GuestList
from enishi.hub.meeting.office.guests.forms import TimetableForm
from enishi.hub.meeting.office.guests.pairs import asked_of, opened
from enishi.hub.meeting.office.tables import XLSX, as_csv, as_xlsx
from enishi.hub.meeting.papers import as_pdf
from enishi.hub.meeting.telling import in_words, reader
from enishi.hub.network.office.reading import signed_in
from enishi.matching import Bands

__all__ = ["brief", "brief_as_pdf", "briefs", "requests", "table"]


def _party(request: HttpRequest, pk: int) -> tuple[GuestList, Party | None]:
    guest_list = opened(request, pk)
    if guest_list.joined_at is None:
        raise Http404
    return guest_list, party_of(guest_list, timezone.now())


def _file(content: bytes, mime: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{quote(name)}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=mime, headers=headers)


@require_safe
def table(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The pairs of the page, as narrowed there, as a spreadsheet. People who are not to be named stand there as their organisation."""
    guest_list, party = _party(request, pk)
    if party is None:
        return redirect("enishi_guest_pairs", pk)
    if suffix not in {"csv", "xlsx"}:
        raise Http404
    bands = bands_in_force().bands
    found = chosen(party, asked_of(request, party).asked(), bands)
    party.prepare(found)
    side = [_("Line"), _("Name"), _("Organisation"), _("Post")]
    headings: list[object] = [_("Number"), *side, *side, _("Match"), _("Reasons"), _("Against it")]
    rows = [headings, *(_cells(party, number, pair, bands) for number, pair in enumerate(found, 1))]
    name = f"guests-{pk}-{guest_list.held_on.isoformat()}.{suffix}"
    if suffix == "csv":
        return _file(as_csv(rows), "text/csv; charset=utf-8", name)
    return _file(as_xlsx({_("Pairs"): rows}), XLSX, name)


def _cells(party: Party, number: int, pair: Pair, bands: Bands) -> list[object]:
    language = reader()
    reasons, against = in_words(party.reasons(pair, language, asking=pair.one), language)
    sides: list[object] = []
    for place in (pair.one, pair.two):
        each = party.attendees[place]
        title = each.guest.title if each.named else ""
        sides += [each.guest.line, each.name(language), each.house_name(language), title]
    return [number, *sides, str(BAND_WORDS[bands.of(pair.score)]), "\n".join(reasons), "\n".join(against)]


@require_safe
def requests(request: HttpRequest, pk: int) -> HttpResponse:
    """The pairs as a workbook that ``enishi schedule`` reads."""
    guest_list, party = _party(request, pk)
    if party is None:
        return redirect("enishi_guest_pairs", pk)
    form = TimetableForm(request.GET)
    if not form.is_valid():
        for name, wrong in form.errors.items():
            said = {"label": form.fields[name].label, "sentence": " ".join(map(str, wrong))}
            messages.error(request, _("%(label)s: %(sentence)s") % said)
        return redirect(f"{reverse('enishi_guest_pairs', args=[pk])}?{request.GET.urlencode()}")
    found = chosen(party, asked_of(request, party).asked(), bands_in_force().bands)
    sheets = sheets_of(
        party, found, slots=form.cleaned_data["slots"], tables=form.cleaned_data["tables"], language=reader()
    )
    return _file(as_xlsx(sheets), XLSX, f"requests-{pk}-{guest_list.held_on.isoformat()}.xlsx")


def _brief(request: HttpRequest, pk: int, whom: str, guest: int, language: str) -> Brief | None:
    guest_list, party = _party(request, pk)
    if party is None:
        return None
    place = next((place for place, each in enumerate(party.attendees) if each.guest.pk == guest), None)
    if place is None or whom not in {"guest", "organisation"} or language not in dict(settings.LANGUAGES):
        raise Http404
    house = party.attendees[place].house
    places = [place]
    if whom == "organisation":
        places = [other for other, each in enumerate(party.attendees) if house and each.house == house]
    if not places:
        raise Http404
    user, now = signed_in(request), timezone.now()
    bands = bands_in_force().bands
    return briefs_for_guests(guest_list, party, [places], language, bands=bands, user=user, now=now)[0]


@require_safe
def brief(request: HttpRequest, pk: int, whom: str, guest: int, language: str) -> HttpResponse:
    """The brief as a page to print."""
    found = _brief(request, pk, whom, guest, language)
    if found is None:
        return redirect("enishi_guest_pairs", pk)
    context = {"brief": found, "pdf": reverse("enishi_guest_pdf", args=[pk, whom, guest, language])}
    with override(language):
        return render(request, "meeting/office/brief.html", context)


@require_safe
def brief_as_pdf(request: HttpRequest, pk: int, whom: str, guest: int, language: str) -> HttpResponse:
    """The brief as PDF of one page."""
    found, now = _brief(request, pk, whom, guest, language), timezone.now()
    if found is None:
        return redirect("enishi_guest_pairs", pk)
    headers: dict[str, Any] = {
        "Content-Disposition": f'inline; filename="guests-{pk}-{whom}-{guest}-{language}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(as_pdf([found], now), content_type="application/pdf", headers=headers)


@require_safe
def briefs(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The briefs of all guests of the page, as narrowed there, as one PDF to print: a page for each, in the order of the list."""
    guest_list, party = _party(request, pk)
    if party is None:
        return redirect("enishi_guest_pairs", pk)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    user, now, bands = signed_in(request), timezone.now(), bands_in_force().bands
    found = chosen(party, asked_of(request, party).asked(), bands)
    groups = [[place] for place in sorted({place for pair in found for place in (pair.one, pair.two)})]
    told = briefs_for_guests(guest_list, party, groups, language, bands=bands, user=user, now=now)
    if not told:
        raise Http404
    name = f"guests-{pk}-{guest_list.held_on.isoformat()}-{language}.pdf"
    return _file(as_pdf(told, now, guest_list.name), "application/pdf", name)
