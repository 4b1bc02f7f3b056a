"""What staff said of suggestions of somebody whose data are erased, and the vectors of all texts."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User
from enishi.hub.contacts.erasing import Line, at_the_end, erases
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.matchmaker import forget_vectors
from enishi.hub.meeting.models import Guest, SetAside
from enishi.hub.network.models import Person

__all__ = ["erase_from_suggestions", "vectors_anew"]


@erases
def erase_from_suggestions(person: Person, _user: User | None, _now: datetime) -> Iterator[Line]:
    """Forget what staff said of *person* and another, and the rows of guest lists in which the person stands."""
    here = id_of(person)
    yield _("suggestions set aside"), SetAside.objects.filter(Q(one=here) | Q(two=here)).delete()[0]
    yield _("rows of guest lists"), Guest.objects.filter(person=person).delete()[0]


@at_the_end
def vectors_anew(_changed: Mapping[type[Model], list[Any]]) -> None:
    """Vectors were computed from texts with the name in them; they are made anew when they are wanted."""
    transaction.on_commit(forget_vectors, robust=True)
