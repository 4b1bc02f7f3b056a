"""Who should meet at an event: the lists of all guests, with reasons; and "not this one"."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Contact, Use
from enishi.hub.contacts.queries import those_who
from enishi.hub.meeting.actions import Seen, praise, set_aside, take_back
from enishi.hub.meeting.briefs import BAND_WORDS
from enishi.hub.meeting.guests.asking import chosen, lists_of
from enishi.hub.meeting.guests.pairing import Pair, Party, party_of
from enishi.hub.meeting.guests.voices import As, Attendee
from enishi.hub.meeting.judging import bands_in_force, praised_pairs
from enishi.hub.meeting.models import GuestList, SetAside, Why
from enishi.hub.meeting.office.forms import AsideForm
from enishi.hub.meeting.office.guests.forms import AskedForm, TimetableForm
from enishi.hub.meeting.queries import records_of
from enishi.hub.meeting.telling import in_words, reader
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer
from enishi.matching import Bands, Kind

__all__ = ["asked_of", "looking_again", "opened", "pairs"]

_PER_PAGE = 10


class _Known(NamedTuple):
    """What rows are told by: the bands, the people who may be asked, the pairs called good, and the records of voices by id."""

    bands: Bands
    may_ask: set[int]
    praised: set[frozenset[str]]
    records: Mapping[str, Any]


def opened(request: HttpRequest, pk: int) -> GuestList:
    """Return the list that is asked for. For staff alone."""
    require_writer(signed_in(request))
    return get_object_or_404(GuestList.objects.select_related("activity"), pk=pk)


def looking_again(page: HttpResponse) -> HttpResponse:
    """Let the browser ask again while the guests are being brought together."""
    page["Refresh"] = "2"
    return page


def asked_of(request: HttpRequest, party: Party) -> AskedForm:
    """Return the form by which the pairs are narrowed."""
    return AskedForm(request.GET, countries={each.persona.facets.country for each in party.attendees} - {""})


@require_http_methods(["GET", "POST"])
def pairs(request: HttpRequest, pk: int) -> HttpResponse:
    """Each guest with the others on their list; or set a pair aside."""
    guest_list, user, now = opened(request, pk), signed_in(request), timezone.now()
    if guest_list.joined_at is None:
        messages.info(request, _("Say first who of the record the guests are."))
        return redirect("enishi_guests", pk)
    party = party_of(guest_list, now)
    if party is None:
        return looking_again(
            render(request, "meeting/office/guests/pairs.html", {"list": guest_list, "is_making": True})
        )
    if request.method == "POST":
        _act(request, party, user)
        return redirect(f"{request.get_full_path()}{_where(request)}")
    form, bands = asked_of(request, party), bands_in_force().bands
    found = chosen(party, form.asked(), bands)
    lists = lists_of(found)
    page = Paginator(list(lists), _PER_PAGE).get_page(request.GET.get("page", "1"))
    narrowed = any(request.GET.get(name) for name in form.fields)
    shown = [pair for place in page for pair in lists[place]]
    party.prepare(shown)
    voices = {voice.id for pair in shown for voice in party.speaking(pair)}
    known = _Known(bands, _askable(party, page), praised_pairs(), records_of(voices))
    context = {
        "list": guest_list,
        "form": form,
        "timetable": TimetableForm(),
        "page": page,
        "rows": [_row(party, place, lists[place], known) for place in page],
        "count": len(found),
        "guests": len(lists),
        "fairness": _fairness(party),
        "without": [] if narrowed else _without(party, bands),
        "is_narrowed": narrowed,
        "aside": _set_aside(party),
        "silent": [each for each in party.attendees if each.how is As.NOBODY],
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "reasons": AsideForm().fields["why"].choices,  # type: ignore[attr-defined]  # a field of choices
    }
    return render(request, "meeting/office/guests/pairs.html", context)


def _where(request: HttpRequest) -> str:
    """The place on the page where something was said, so that nobody must look for it again."""
    here = request.POST.get("here", "")
    return f"#guest-{here}" if here.isdecimal() and here.isascii() else ""


def _set_aside(party: Party) -> list[dict[str, Any]]:
    """What was said against pairs of these guests, the latest first."""
    called = {each.id: each for each in reversed(party.attendees)}
    rows = SetAside.objects.filter(one__in=called, two__in=called, taken_back_at=None).select_related("said_by")
    return [{"said": row, "names": [_called(called[each]) for each in (row.one, row.two)]} for row in rows]


def _called(attendee: Attendee) -> str:
    """What was set aside: the guest, or the organisation that several of them stand for."""
    return attendee.house_name(reader()) if attendee.id.startswith("organisation:") else str(attendee.guest)


def _fairness(party: Party) -> dict[str, int] | None:
    if not party.pairs:
        return None
    fair = party.fairness
    return {
        "room": fair.room,
        "most": fair.most,
        "price": round(100 * (1 - fair.kept)),
        "least": round(100 * fair.least),
    }


def _without(party: Party, bands: Bands) -> list[Attendee]:
    """Who has no good match: neither on their own list nor on another's."""
    good = {place for pair in party.pairs if bands.of(pair.score) != "weak" for place in (pair.one, pair.two)}
    return [each for place, each in enumerate(party.attendees) if place not in good and each.how is not As.NOBODY]


def _askable(party: Party, places: Sequence[int]) -> set[int]:
    """Keys of the people of the record who may be asked whether they want to be introduced."""
    known = {each.guest.person_id for each in party.attendees if each.guest.person_id is not None}
    if not known or not places:
        return set()
    return those_who(Use.CONTACTED, known) & set(
        Contact.objects.filter(person__in=known).values_list("person", flat=True)
    )


def _row(party: Party, place: int, found: list[Pair], known: _Known) -> dict[str, Any]:
    attendee = party.attendees[place]
    others = [_other(party, place, pair, known) for pair in found]
    return {"attendee": attendee, "guest": attendee.guest, "how": _as_what(attendee), "others": others}


def _as_what(attendee: Attendee) -> str:
    if attendee.how is As.PERSON:
        return _("by what they say of themselves")
    if attendee.how is As.ROW:
        return _("by what they said at registration")
    return _("by what is public of the organisation")


def _other(party: Party, place: int, pair: Pair, known: _Known) -> dict[str, Any]:
    language = reader()
    reasons, against = in_words(party.reasons(pair, language, asking=place), language)
    other = party.attendees[pair.other(place)]
    voices = party.speaking(pair)
    band = known.bands.of(pair.score)
    people = [party.attendees[each].guest.person_id for each in (place, pair.other(place))]
    asked = {"one": f"person:{people[0]}", "two": f"person:{people[1]}"}
    offers = [voice.id for voice in voices if voice.kind in {Kind.SEED, Kind.NEED} and voice.id in known.records]
    return {
        "attendee": other,
        "guest": other.guest,
        "band": band,
        "word": BAND_WORDS[band],
        "reasons": reasons,
        "against": against,
        "through": [str(known.records[each]) for each in offers],
        "introduce": f"{reverse('enishi_introduce')}?{urlencode(asked)}" if set(people) <= known.may_ask else "",
        "praised": frozenset(party.attendees[each].id for each in (pair.one, pair.two)) in known.praised,
        "pair": f"{party.attendees[pair.one].guest.pk}-{party.attendees[pair.two].guest.pk}",
    }


def _act(request: HttpRequest, party: Party, user: User) -> None:
    if "again" in request.POST:
        _again(request, party, user)
        return
    places = {str(each.guest.pk): place for place, each in enumerate(party.attendees)}
    first, _dash, second = request.POST.get("pair", "").partition("-")
    one, two = places.get(first), places.get(second)
    if one is None or two is None or party.attendees[one].id == party.attendees[two].id:
        messages.error(request, _("That guest is no longer there."))
        return
    sides, score = (party.attendees[one], party.attendees[two]), float(party.scores[one, two])
    if "good" in request.POST:
        praise(sides[0].id, sides[1].id, score=score, user=user, now=timezone.now())
        messages.success(request, _("It is kept that this was a good suggestion."))
        return
    _aside(request, sides, score, user)


def _again(request: HttpRequest, party: Party, user: User) -> None:
    """Take back what was said against a pair of these guests."""
    said = next((row["said"] for row in _set_aside(party) if str(row["said"].pk) == request.POST["again"]), None)
    if said is None:
        messages.error(request, _("That is taken back already."))
        return
    take_back(said, user=user, now=timezone.now())
    messages.success(request, _("The two may be brought together again."))


def _aside(request: HttpRequest, sides: tuple[Attendee, Attendee], score: float, user: User) -> None:
    form = AsideForm({**request.POST.dict(), "other": "person:0"})
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
        return
    owners = {each.id: each.owner for each in sides if each.id.startswith("guest:") and each.owner}
    why, remark = Why(form.cleaned_data["why"]), form.cleaned_data["remark"]
    seen, (one, two) = Seen(score if isfinite(score) else None, owners), sides
    set_aside(one.id, two.id, why=why, remark=remark, seen=seen, user=user, now=timezone.now())
    told = {"one": one.guest, "two": two.guest}
    messages.success(
        request,
        _("“%(one)s” and “%(two)s” are not brought together again. It can be taken back at the end of the page.")
        % told,
    )
