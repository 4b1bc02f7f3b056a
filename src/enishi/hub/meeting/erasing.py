"""What staff said of suggestions of somebody whose data are erased, and the vectors of all texts."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User
from enishi.hub.contacts.erasing import Line, at_the_end, erases
from enishi.hub.contacts.models import Contact
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.matchmaker import forget_vectors
from enishi.hub.meeting.models import Guest, SetAside
from enishi.hub.network.models import Person

__all__ = ["erase_from_suggestions", "vectors_anew"]


@erases
def erase_from_suggestions(person: Person, _user: User | None, _now: datetime) -> Iterator[Line]:
    """Forget what staff said of *person* and another, and the rows of guest lists in which the person stands."""
    here = id_of(person)
    guests = Guest.objects.filter(_stands_in(person))
    ids = [here, *(f"guest:{key}" for key in guests.values_list("pk", flat=True))]
    yield _("suggestions set aside"), SetAside.objects.filter(Q(one__in=ids) | Q(two__in=ids)).delete()[0]
    yield _("rows of guest lists"), guests.delete()[0]


def _stands_in(person: Person) -> Q:
    """The rows joined to *person*, and those that nobody joined to anyone but that bear the person's address."""
    found = Q(person=person)
    for email in Contact.objects.filter(person=person).exclude(email="").values_list("email", flat=True):
        found |= Q(person=None, email__iexact=email)
    return found


@at_the_end
def vectors_anew(_changed: Mapping[type[Model], list[Any]]) -> None:
    """Vectors were computed from texts with the name in them; they are made anew when they are wanted."""
    transaction.on_commit(forget_vectors, robust=True)
