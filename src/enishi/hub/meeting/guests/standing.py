"""On which rows of guest lists a person of the record stands, and on which perhaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.hub.contacts.queries import contact_of
from enishi.hub.meeting.models import Guest
from enishi.hub.network.models import Person
from enishi.organisations import name_key

__all__ = ["Standing", "standing_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """*own*: rows joined to the person, and those of their name and address that are joined to nobody. Of the others that are joined
    to nobody: *named* bear the name under another address or none, *reached* the address under another name, as in a shared mailbox.
    """

    own: Sequence[Guest]
    named: Sequence[Guest]
    reached: Sequence[Guest]


def standing_of(person: Person) -> Standing:
    """Return the rows of *person*, in all lists that are kept."""
    names = {name_key(row.text) for row in person.names.all()} - {""}
    contact = contact_of(person)
    address = contact.email.casefold() if contact else ""
    rows = Guest.objects.select_related("guest_list").order_by("pk")
    own, named, reached = list(rows.filter(person=person)), [], []
    for row in rows.filter(person=None):
        is_named = name_key(row.name) in names
        is_reached = bool(address) and row.email.casefold() == address
        if is_named and is_reached:
            own.append(row)
        elif is_named:
            named.append(row)
        elif is_reached:
            reached.append(row)
    return Standing(own, named, reached)
