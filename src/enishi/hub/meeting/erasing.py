"""What staff said of suggestions of somebody whose data are erased, and the vectors of all texts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from enishi.hub.contacts.erasing import Leaving, Line, at_the_end, erases
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.guests.standing import standing_of
from enishi.hub.meeting.matchmaker import forget_vectors
from enishi.hub.meeting.models import Guest, SetAside

__all__ = ["erase_from_suggestions", "vectors_anew"]

_SHOWN = 20  # rows, each with its place


@erases
def erase_from_suggestions(leaving: Leaving) -> Iterator[Line]:
    """Forget what staff said of the person and another, and the rows of guest lists that bear the person's name or address."""
    found = standing_of(leaving.person)
    rows = [*found.own, *found.named, *found.reached]
    ids = [id_of(leaving.person), *(f"guest:{row.pk}" for row in rows)]
    yield _("suggestions set aside"), SetAside.objects.filter(Q(one__in=ids) | Q(two__in=ids)).delete()[0]
    Guest.objects.filter(pk__in=[row.pk for row in rows]).delete()
    yield _("rows of guest lists"), len(found.own)
    named = _("rows of guest lists that bear the name, joined to nobody of the record (%(rows)s)")
    yield named % {"rows": _told(found.named)}, len(found.named)
    reached = _("rows of guest lists that bear the address under another name, as where a mailbox is shared (%(rows)s)")
    yield reached % {"rows": _told(found.reached)}, len(found.reached)


def _told(rows: Sequence[Guest]) -> str:
    """Which rows these are, so that somebody can look at them first."""
    said = [
        _("%(event)s, line %(line)d: %(guest)s") % {"event": row.guest_list, "line": row.line, "guest": row}
        for row in rows[:_SHOWN]
    ]
    return _("; ").join([*said, "…"] if len(rows) > _SHOWN else said)


@at_the_end
def vectors_anew(_changed: Mapping[type[Model], list[Any]]) -> None:
    """Vectors were computed from texts with the name in them; they are made anew when they are wanted."""
    transaction.on_commit(forget_vectors, robust=True)
