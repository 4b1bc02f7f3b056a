"""Writes of guest lists: taken over whole, joined to the record, deleted after the event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.meeting.guests.joining import Who, who_they_are
from enishi.hub.meeting.guests.sheets import Row, Sheet
from enishi.hub.meeting.models import Guest, GuestList, Joined, SetAside
from enishi.hub.network.models import Activity, Organisation, Person
from enishi.hub.network.rules import require_writer

__all__ = [
    "KEPT_FOR", "LONGEST_KEPT", "MOST_EACH", "Evening", "Who", "add_guest_list", "delete_guest_list", "forget_guest_lists", "join_guests",
]  # fmt: skip

#: So long after the event a list is kept, unless another day is named.
KEPT_FOR = timedelta(days=90)
#: And at most so long.
LONGEST_KEPT = timedelta(days=366)
MOST_EACH = 12
Identity = tuple[Person | None, Organisation | None]


@dataclass(frozen=True, slots=True)
class Evening:
    """The event of a list. *told_how*: how its guests were told that they are brought together."""

    name: str
    held_on: date
    told_how: str
    keep_until: date | None = None
    activity: Activity | None = None
    each: int = 5


@transaction.atomic
def add_guest_list(evening: Evening, sheet: Sheet, *, user: User | None, now: datetime) -> GuestList:
    """Keep a list with all its guests; those who certainly are somebody of the record are joined to them. Raises ValidationError."""
    require_writer(user)
    keep_until = evening.keep_until or evening.held_on + KEPT_FOR
    if not evening.told_how.strip():
        raise ValidationError({"told_how": _("Say how the guests were told that they are brought together.")})
    if not evening.held_on <= keep_until <= evening.held_on + LONGEST_KEPT or keep_until < timezone.localdate(now):
        raise ValidationError(
            {"keep_until": _("The last day of keeping lies between the event, or today, and a year after the event.")}
        )
    made = GuestList(
        name=evening.name.strip(), held_on=evening.held_on, activity=evening.activity, each=min(evening.each, MOST_EACH),
        keep_until=keep_until, told_how=evening.told_how.strip(), told_at=now, told_by=user,
    )  # fmt: skip
    made.full_clean()
    made.save()
    who = who_they_are(sheet.rows)
    Guest.objects.bulk_create(_guest(made, row, who[row.line]) for row in sheet.rows)
    log(made, "enishi.guests.add", user=user, timestamp=now)
    return made


def _guest(made: GuestList, row: Row, who: Who) -> Guest:
    person, organisation = who.person, who.organisation
    return Guest(
        guest_list=made, line=row.line, name=row.name, organisation_name=row.organisation_name, title=row.title,
        email=row.email, fields=row.fields, wants=row.wants, person=person, organisation=organisation,
        joined=Joined.CERTAIN if person or organisation else "",
    )  # fmt: skip


@transaction.atomic
def join_guests(guest_list: GuestList, said: Mapping[int, Identity], *, user: User | None, now: datetime) -> GuestList:
    """Keep who of the record the guests are, by key of the guest, as staff *said*; from then on they can be brought together."""
    require_writer(user)
    row = GuestList.objects.select_for_update().get(pk=guest_list.pk)
    guests = {guest.pk: guest for guest in row.guests.filter(pk__in=said)}
    changed = []
    for key, (person, organisation) in said.items():
        guest = guests.get(key)
        if guest is None or (guest.joined and (guest.person, guest.organisation) == (person, organisation)):
            continue
        guest.person, guest.organisation = person, organisation
        guest.joined = Joined.STAFF if person or organisation else Joined.NOBODY
        changed.append(guest)
    Guest.objects.bulk_update(changed, ["person", "organisation", "joined"])
    row.joined_at, row.joined_by = now, user
    row.save(update_fields=["joined_at", "joined_by"])
    log(row, "enishi.guests.join", user=user, timestamp=now)
    return row


@transaction.atomic
def delete_guest_list(guest_list: GuestList, *, user: User | None, now: datetime) -> None:
    """Delete a list and all its guests. What was said of two guests goes too, unless it was said of their organisations."""
    require_writer(user)
    row = GuestList.objects.select_for_update().filter(pk=guest_list.pk).first()
    if row is None:
        return  # by another process, while we waited
    ids = [f"guest:{key}" for key in row.guests.values_list("pk", flat=True)]
    said = SetAside.objects.filter(Q(one__in=ids) | Q(two__in=ids))
    said.filter(Q(owner_one="") | Q(owner_two="")).delete()
    said.update(remark="")  # may name a guest
    log(row, "enishi.guests.delete", user=user, timestamp=now, deleted=True)
    row.delete()


def forget_guest_lists(now: datetime) -> int:
    """Delete the lists whose last day of keeping is over; return how many. May run as often as wanted."""
    over = list(GuestList.objects.filter(keep_until__lt=timezone.localdate(now)))
    for each in over:
        delete_guest_list(each, user=None, now=now)
    return len(over)
