"""Who of the record the guests of a list are: certain by name and organisation or by address, else likely, for staff to say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enishi.hub.contacts.models import Contact
from enishi.hub.meeting.guests.sheets import Row
from enishi.hub.network.bridge.likely import Likely, Lookup, likely_records
from enishi.hub.network.bridge.spelling import spelled_alike
from enishi.hub.network.models import Organisation, Person
from enishi.organisations import name_key
from enishi.releases import Name, Quote, Reading
from enishi.releases import Organisation as ReadOrganisation
from enishi.releases import Person as ReadPerson
from enishi.releases import Post as ReadPost
from enishi.text import language_of

__all__ = ["Who", "who_they_are"]

_NOWHERE = Quote(0, 0, "")
_SHOWN = 4  # of each kind


@dataclass(frozen=True, slots=True)
class Who:
    """*people* and *organisations* are those of the record that a guest may be, the likeliest first; one taken is certain."""

    people: tuple[Likely, ...] = ()
    organisations: tuple[Likely, ...] = ()

    @property
    def person(self) -> Person | None:
        """The person it certainly is."""
        return next((each.record for each in self.people if each.taken and isinstance(each.record, Person)), None)

    @property
    def organisation(self) -> Organisation | None:
        """The organisation it certainly is of."""
        taken = (each.record for each in self.organisations if each.taken)
        return next((each for each in taken if isinstance(each, Organisation)), None)


def who_they_are(rows: Sequence[Row]) -> dict[int, Who]:
    """Return who each of *rows* is, by line. The queries are few, however many guests there are."""
    bodies, people = _organisations(rows), {}
    for row in rows:
        if row.name:
            people[row.line] = _person(row, bodies)
    reading = Reading(
        text="",
        language="",
        title="",
        hub="",
        published="",
        reader="",
        organisations=tuple(bodies.values()),
        people=tuple(people.values()),
    )
    lookup = Lookup.of([reading], similar=True)
    # A name that another guest gives exactly may still be like this one's: a faculty stands beside its university.
    lookup.similar = {**lookup.similar, **lookup.named}
    likely, _conflicts = likely_records(reading, {}, lookup)
    reached = _by_address(rows)
    return {row.line: _who(row, bodies, likely, reached) for row in rows}


def _names(text: str) -> tuple[Name, ...]:
    return (Name(text, "ja" if language_of(text) == "ja" else "en", "official", _NOWHERE),)


def _organisations(rows: Sequence[Row]) -> dict[str, ReadOrganisation]:
    """Each organisation that is named once, by the key of its name."""
    found: dict[str, ReadOrganisation] = {}
    for row in rows:
        key = name_key(row.organisation_name)
        if key and key not in found:
            names = _names(row.organisation_name)
            found[key] = ReadOrganisation(f"o{row.line}", names, "other", "", "", (), None, _NOWHERE, 1.0)
    return found


def _person(row: Row, bodies: Mapping[str, ReadOrganisation]) -> ReadPerson:
    body = bodies.get(name_key(row.organisation_name))
    posts = (ReadPost(body.id, (), _NOWHERE),) if body else ()
    return ReadPerson(f"p{row.line}", _names(row.name), posts, (), _NOWHERE, 1.0)


def _by_address(rows: Sequence[Row]) -> dict[str, list[Person]]:
    wanted = {row.email.casefold() for row in rows if row.email}
    found: dict[str, list[Person]] = defaultdict(list)
    # Addresses are compared without case; most are written without capitals.
    contacts = Contact.objects.filter(email__in=wanted | {row.email for row in rows if row.email})
    for contact in contacts.select_related("person").prefetch_related("person__names"):
        found[contact.email.casefold()].append(contact.person)
    return found


def _who(
    row: Row,
    bodies: Mapping[str, ReadOrganisation],
    likely: Mapping[str, list[Likely]],
    reached: Mapping[str, list[Person]],
) -> Who:
    body = bodies.get(name_key(row.organisation_name))
    people = likely.get(f"p{row.line}", [])
    there = reached.get(row.email.casefold(), []) if row.email else []
    named = [person for person in there if _is_named(person, row.name)]
    if len(named) == 1:  # by name and address, which is surer than by name and organisation
        people = [Likely(named[0], "same_address", taken=True)]
    else:
        people = [
            *people,
            *(Likely(each, "same_address") for each in there if each not in [one.record for one in people]),
        ]
    return Who(tuple(people[:_SHOWN]), tuple(likely.get(body.id, [])[:_SHOWN]) if body else ())


def _is_named(person: Person, name: str) -> bool:
    known = [row.text for row in person.names.all()]
    return name_key(name) in {name_key(text) for text in known} or spelled_alike([name], known)
