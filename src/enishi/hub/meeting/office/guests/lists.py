"""Guest lists: all of them, a new one, who of the record the guests are, and deleting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.meeting.guests.actions import Evening, Identity, add_guest_list, delete_guest_list, join_guests
from enishi.hub.meeting.guests.joining import Who, who_they_are
from enishi.hub.meeting.guests.sheets import Row, Sheet
from enishi.hub.meeting.models import Guest, GuestList
from enishi.hub.meeting.office.guests.forms import GuestListForm
from enishi.hub.network.addresses import key_in
from enishi.hub.network.models import Activity, Organisation, Person
from enishi.hub.network.office.choosing import choices_of
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer

__all__ = ["add", "all_lists", "delete", "whose"]


def all_lists(request: HttpRequest) -> HttpResponse:
    """All guest lists, the latest event first."""
    require_writer(signed_in(request))
    rows = GuestList.objects.select_related("activity").annotate(count=Count("guests")).order_by("-held_on", "-pk")
    return render(request, "meeting/office/guests/lists.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Take over a guest list."""
    user = signed_in(request)
    require_writer(user)
    form = GuestListForm(request.POST or None, request.FILES or None, initial=_event_of(request))
    if request.method == "POST" and form.is_valid():
        made = _kept(form, user)
        if made is not None:
            _tell(request, form.cleaned_data["sheet"])
            return redirect("enishi_guests", made.pk)
    status = 422 if request.method == "POST" else 200
    there = GuestList.objects.filter(activity=form.initial["activity"]) if "activity" in form.initial else []
    return render(request, "meeting/office/guests/new.html", {"form": form, "there": there}, status=status)


def _event_of(request: HttpRequest) -> dict[str, object]:
    """The event of the record that the address names, as a beginning."""
    key = request.GET.get("activity", "")
    row = Activity.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
    if row is None:
        return {}
    exact = row.on_earliest == row.on_latest
    return {"name": str(row), "activity": row.pk, **({"held_on": row.on_earliest} if exact else {})}


def _kept(form: GuestListForm, user: User) -> GuestList | None:
    said = form.cleaned_data
    activity = Activity.objects.filter(pk=said["activity"]).first() if said["activity"] else None
    evening = Evening(said["name"], said["held_on"], said["told_how"], said["keep_until"], activity, said["each"])
    try:
        return add_guest_list(evening, said["sheet"], user=user, now=timezone.now())
    except ValidationError as refused:
        for name, sentences in refused.message_dict.items():
            form.add_error(name if name in form.fields else None, sentences)
        return None


def _tell(request: HttpRequest, sheet: Sheet) -> None:
    count = len(sheet.rows)
    taken = ngettext("%(count)d guest is taken over.", "%(count)d guests are taken over.", count) % {"count": count}
    if sheet.unread:
        heads = _(", ").join(_("“%(head)s”") % {"head": head} for head in sheet.unread)
        taken = " ".join((taken, _("These columns were not read: %(heads)s") % {"heads": heads}))
    messages.success(request, taken)


@require_http_methods(["GET", "POST"])
def whose(request: HttpRequest, pk: int) -> HttpResponse:
    """Who of the record the guests are: what is certain, what is likely, and what staff say."""
    user = signed_in(request)
    require_writer(user)
    guest_list = get_object_or_404(GuestList.objects.select_related("activity", "told_by", "joined_by"), pk=pk)
    guests = list(_guests_of(guest_list))
    if request.method == "POST":
        said = _said(request, guests)
        join_guests(guest_list, said, user=user, now=timezone.now())
        messages.success(request, _("It is kept who of the record the guests are."))
        return redirect("enishi_guest_pairs", pk)
    who = who_they_are([_row(guest) for guest in guests])
    rows = [_described(guest, who[guest.line]) for guest in guests]
    context = {
        "list": guest_list,
        "open": [row for row in rows if row["choices"] and not row["guest"].joined],
        "joined": [row for row in rows if row["choices"] and row["guest"].joined],
        "bare": [row["guest"] for row in rows if not row["choices"]],
        "count": len(rows),
    }
    return render(request, "meeting/office/guests/whose.html", context)


def _guests_of(guest_list: GuestList) -> Any:
    rows = guest_list.guests.select_related("person", "organisation")
    return rows.prefetch_related("person__names", "person__posts__organisation__names", "organisation__names")


def _row(guest: Guest) -> Row:
    return Row(guest.line, guest.name, guest.organisation_name, guest.title, guest.email, guest.fields, guest.wants)


def _described(guest: Guest, who: Who) -> dict[str, Any]:
    choices: dict[str, tuple[str, bool]] = {}
    now = f"{guest.person_id or ''}:{guest.organisation_id or ''}"
    house = str(who.organisation.pk) if who.organisation else ""
    for choice in choices_of(who.people, ""):
        words = filter(None, [choice.label, choice.details, choice.reason])
        choices[f"{choice.key}:{house}"] = (_(", ").join(words), False)
    for choice in choices_of(who.organisations, ""):
        words = filter(None, [choice.label, choice.details, choice.reason])
        choices[f":{choice.key}"] = (_("The organisation alone: %(words)s") % {"words": _(", ").join(words)}, False)
    if now != ":" and now not in choices:
        called = [str(each) for each in (guest.person, guest.organisation) if each is not None]
        choices = {now: (_(", ").join(called), True), **choices}
    listed = [(value, label, value == now) for value, (label, _chosen) in choices.items()]
    return {"guest": guest, "choices": listed, "nobody": now == ":"}


def _said(request: HttpRequest, guests: list[Guest]) -> dict[int, Identity]:
    """What was chosen for each guest that stood on the page. Records that are gone by now are nobody."""
    asked = {guest.pk: request.POST[f"guest-{guest.pk}"] for guest in guests if f"guest-{guest.pk}" in request.POST}
    pairs = {key: (key_in(value.partition(":")[0]), key_in(value.partition(":")[2])) for key, value in asked.items()}
    people = Person.objects.in_bulk({person for person, _body in pairs.values() if person})
    bodies = Organisation.objects.in_bulk({body for _person, body in pairs.values() if body})
    return {key: (people.get(person), bodies.get(body)) for key, (person, body) in pairs.items()}


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a list with all its guests; who only looks is led to the list."""
    user = signed_in(request)
    require_writer(user)
    guest_list = get_object_or_404(GuestList, pk=pk)
    if request.method != "POST":
        return redirect("enishi_guests", pk)
    delete_guest_list(guest_list, user=user, now=timezone.now())
    messages.success(request, _("The guest list of “%(event)s” is deleted.") % {"event": guest_list.name})
    return redirect("enishi_guest_lists")
