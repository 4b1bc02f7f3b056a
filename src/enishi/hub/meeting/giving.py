"""What staff said of suggestions of a person, and the guest lists with them, for the file that the person is given."""

from typing import Any

from django.db.models import Q

from enishi.hub.contacts.everything import adds
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.guests.standing import standing_of
from enishi.hub.meeting.models import SetAside
from enishi.hub.network.models import Person

__all__ = ["guest_lists_of", "set_aside_of"]


@adds
def set_aside_of(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return why *person* is not suggested to others, or others to them; who the other one is stays the other's."""
    here = id_of(person)
    return "not_suggested", [
        {
            "reason": row.why,
            "remark": row.remark,
            "at": row.said_at.isoformat(),
            "taken_back_at": row.taken_back_at.isoformat() if row.taken_back_at else "",
        }
        for row in SetAside.objects.filter(Q(one=here) | Q(two=here)).order_by("said_at", "pk")
    ]


@adds
def guest_lists_of(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return what guest lists hold on *person*, until when: of rows that may be somebody else's nothing."""
    return "guest_lists", [
        {
            "event": row.guest_list.name,
            "day": row.guest_list.held_on.isoformat(),
            "kept_until": row.guest_list.keep_until.isoformat(),
            "name": row.name,
            "organisation": row.organisation_name,
            "title": row.title,
            "email": row.email,
            "fields": row.fields,
            "looks_for": row.wants,
        }
        for row in standing_of(person).own
    ]
