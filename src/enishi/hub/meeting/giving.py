"""What staff said of suggestions of a person, for the file that the person is given."""

from typing import Any

from django.db.models import Q

from enishi.hub.contacts.everything import adds
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.models import SetAside
from enishi.hub.network.models import Person

__all__ = ["set_aside_of"]


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
