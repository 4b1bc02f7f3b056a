"""What introductions hold on a person, for the file that the person is given."""

from typing import Any

from enishi.hub.contacts.everything import adds
from enishi.hub.contacts.queries import accounts_of
from enishi.hub.introductions.models import Side, Wish
from enishi.hub.network.models import Person

__all__ = ["introductions_of", "wishes_of"]


@adds
def introductions_of(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return the introductions in which *person* was asked, with what they said; of the other side nothing."""
    sides = Side.objects.filter(person=person).select_related("introduction", "seed", "need").order_by("pk")
    return "introductions", [
        {
            "introduction": side.introduction.number,
            "about": str(side.offer or ""),
            "said": side.said,
            "said_at": side.said_at.isoformat() if side.said_at else "",
            "reason": side.why_not,
            "remark": side.remark,
            "seen": [{"what": row.what, "at": row.at.isoformat()} for row in side.traces.all()],
        }
        for side in sides
    ]


@adds
def wishes_of(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return what the accounts of *person* asked to be introduced about."""
    rows = Wish.objects.filter(user__in=accounts_of(person)).select_related("seed", "need").order_by("pk")
    return "wishes", [
        {
            "about": row.offer.number if row.offer else "",
            "why": row.why,
            "at": row.wished_at.isoformat(),
            "seen_to": row.settled_at.isoformat() if row.settled_at else "",
        }
        for row in rows
    ]
