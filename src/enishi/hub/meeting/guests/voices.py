"""What each guest may be brought together by: their own words where they agreed to it, else what is public of their organisation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import said_by
from enishi.hub.meeting.bridge import profiles_on
from enishi.hub.meeting.introduced import introduced
from enishi.hub.meeting.lessons import Lessons, lessons_at
from enishi.hub.meeting.models import Guest, GuestList
from enishi.hub.network.models.fields import in_language
from enishi.hub.network.names import names_of
from enishi.matching import Facets, Kind, Link, LinkKind, Profile
from enishi.organisations import name_key
from enishi.text import language_of

__all__ = ["As", "Attendee", "Company", "company_of", "spoken"]

_OFFERS = {Kind.SEED, Kind.NEED}


class As(StrEnum):
    """As what a guest is brought together with others."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ROW = "row"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A guest. *voices*: ids of what speaks for them. *id*: under which "not this one" is remembered.

    *refused*: whether the person does not want to be named on lists. *house*: the organisation, whose guests are not brought together.
    """

    guest: Guest
    how: As
    id: str
    voices: tuple[str, ...]
    house: str
    persona: Profile
    refused: bool = False

    @property
    def owner(self) -> str:
        """The id of their organisation of the record, "" where there is none."""
        return f"organisation:{self.guest.organisation_id}" if self.guest.organisation_id else ""

    @property
    def named(self) -> bool:
        """Whether the person may be named on a paper that others read."""
        return not self.refused and (self.how is As.PERSON or self.guest.person_id is None)

    def name(self, language: str) -> str:
        """What others may call them: the person where that is allowed, else whom they come from; "" where that is not known."""
        if not self.named:
            return self.house_name(language)
        person = self.guest.person
        known = person.display_name(language) if person and names_of(person) else ""
        return known or self.guest.name or self.house_name(language)

    def house_name(self, language: str) -> str:
        """What their organisation is called."""
        organisation = self.guest.organisation
        known = organisation.display_name(language) if organisation else ""
        return known or self.guest.organisation_name


@dataclass(frozen=True, slots=True)
class Company:
    """All guests of a list; *profiles*: what speaks for them, by id; *barred*: pairs of places that must not meet."""

    attendees: tuple[Attendee, ...]
    profiles: Mapping[str, Profile]
    barred: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def company_of(guest_list: GuestList, now: datetime) -> Company:
    """Return who comes and what speaks for each. Some twenty queries, however many they are."""
    lessons = lessons_at(now)
    record = profiles_on(timezone.localdate(now), lessons)
    rows = guest_list.guests.select_related("person", "organisation")
    guests = list(rows.prefetch_related("person__names", "organisation__names"))
    said = said_by({guest.person_id for guest in guests if guest.person_id})
    profiles: dict[str, Profile] = {}
    offers = _offers_of(record)
    found = []
    for guest in guests:
        how = _how(guest, said)
        voices = _voices(guest, how, record, offers)
        profiles |= {voice.id: voice for voice in voices}
        found.append((guest, how if voices else As.NOBODY, tuple(voice.id for voice in voices)))
    refused = {guest.pk for guest in guests if said.get((guest.person_id or 0, Use.LISTED)) is False}
    links = _links(guests, record)
    attendees = tuple(
        Attendee(
            guest, how, _identity(guest, how), voices, _house(guest), _persona(guest, how, links), guest.pk in refused
        )
        for guest, how, voices in found
    )
    return Company(attendees, profiles, _barred(attendees, record, lessons))


def _how(guest: Guest, said: Mapping[tuple[int, str], bool]) -> As:
    """Who is a person of the record is asked for as one only with their consent; silence is none."""
    if guest.person_id is not None:
        return As.PERSON if said.get((guest.person_id, Use.MATCHED)) else As.ORGANISATION
    return As.ROW if guest.fields or guest.wants else As.ORGANISATION


def _offers_of(record: Mapping[str, Profile]) -> Mapping[str, list[Profile]]:
    """The named seeds and needs by organisation: what is anonymous speaks for nobody."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in record.values():
        if profile.kind in _OFFERS:
            for owner in profile.linked(LinkKind.PART_OF):
                found[owner].append(profile)
    return found


def _voices(guest: Guest, how: As, record: Mapping[str, Profile], offers: Mapping[str, list[Profile]]) -> list[Profile]:
    """Their own words, and those of their organisation where they say nothing of what they do."""
    voices = []
    if how in {As.PERSON, As.ROW}:
        person = record.get(f"person:{guest.person_id}") if how is As.PERSON else None
        does = _texts([guest.fields], person)
        voices = [
            Profile(f"guest:{guest.pk}/does", Kind.PERSON, does),
            Profile(f"guest:{guest.pk}/wants", Kind.NEED, _texts([guest.wants])),
        ]
    if not voices or not voices[0].passages:
        own = record.get(f"organisation:{guest.organisation_id}")
        voices += offers.get(own.id, []) or [own] if own else []
    return [
        Profile(each.id, each.kind, each.texts, "", Facets(stage=each.facets.stage)) for each in voices if each.passages
    ]


def _texts(said: Iterable[str], person: Profile | None = None) -> dict[str, tuple[str, ...]]:
    texts: dict[str, list[str]] = {}
    for text in said:
        if text.strip():
            texts.setdefault("ja" if language_of(text) == "ja" else "en", []).append(text.strip())
    for tongue, known in person.texts.items() if person else ():
        texts.setdefault(tongue, []).extend(known)
    return {tongue: tuple(each) for tongue, each in sorted(texts.items())}


def _identity(guest: Guest, how: As) -> str:
    if how is As.PERSON:
        return f"person:{guest.person_id}"
    return (
        f"organisation:{guest.organisation_id}"
        if how is As.ORGANISATION and guest.organisation_id
        else f"guest:{guest.pk}"
    )


def _house(guest: Guest) -> str:
    return f"organisation:{guest.organisation_id}" if guest.organisation_id else name_key(guest.organisation_name)


def _links(guests: Sequence[Guest], record: Mapping[str, Profile]) -> Mapping[int, list[Link]]:
    """What ties guests, by key: their organisations have a tie, or they were introduced."""
    of_house: dict[str, list[str]] = defaultdict(list)
    of_person: dict[str, list[str]] = defaultdict(list)
    for guest in guests:
        if guest.organisation_id:
            of_house[f"organisation:{guest.organisation_id}"].append(f"guest:{guest.pk}")
        known = f"person:{guest.person_id}" if guest.person_id else f"organisation:{guest.organisation_id}"
        of_person[known].append(f"guest:{guest.pk}")
    met: dict[str, set[str]] = defaultdict(set)
    for one, two in introduced():
        if one in of_person and two in of_person:
            met[one].update(of_person[two])
            met[two].update(of_person[one])
    links: dict[int, list[Link]] = {}
    for guest in guests:
        house = record.get(f"organisation:{guest.organisation_id}")
        tied = house.linked(LinkKind.TIED_TO) if house else ()
        known = f"person:{guest.person_id}" if guest.person_id else f"organisation:{guest.organisation_id}"
        links[guest.pk] = [
            *(Link(LinkKind.TIED_TO, other) for target in sorted(tied) for other in of_house.get(target, ())),
            *(Link(LinkKind.INTRODUCED, other) for other in sorted(met.get(known, ()))),
        ]
    return links


def _persona(guest: Guest, how: As, links: Mapping[int, list[Link]]) -> Profile:
    """The guest without words: what facets and ties add or take."""
    organisation, person = guest.organisation, guest.person
    belongs = [organisation.pk, organisation.parent_id] if organisation else []
    own = tuple(Link(LinkKind.WORKS_AT, f"organisation:{key}") for key in belongs if key)
    languages = frozenset(person.languages.split()) if person and how is As.PERSON else frozenset()
    facets = Facets(country=organisation.country if organisation else "", languages=languages)
    return Profile(f"guest:{guest.pk}", Kind.PERSON, {}, "", facets, (*links.get(guest.pk, ()), *own))


def _barred(
    attendees: Sequence[Attendee], record: Mapping[str, Profile], lessons: Lessons
) -> frozenset[tuple[int, int]]:
    """Pairs of one organisation or person, those set aside, and those with a conflict."""
    named: dict[str, list[int]] = defaultdict(list)
    matched: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(attendees):
        matched[each.id].append(place)
        for name in _names(each):
            named[name].append(place)
    pairs: set[tuple[int, int]] = set()
    for place, each in enumerate(attendees):
        known = (record[name] for name in _names(each) if name in record)
        apart = _names(each).union(*(profile.linked(LinkKind.BLOCKS) for profile in known))
        pairs.update((place, other) for name in apart for other in named.get(name, ()))
        pairs.update((place, other) for name in lessons.pairs.get(each.id, ()) for other in matched.get(name, ()))
    return frozenset(pairs | {(two, one) for one, two in pairs})


def _names(each: Attendee) -> set[str]:
    """Ids of the record, and the key of an organisation that it does not know: what two guests have in common."""
    person = f"person:{each.guest.person_id}" if each.guest.person_id else ""
    return {each.house, each.owner, person} - {""}


def spoken(profile: Profile, language: str) -> str:
    """Return what *profile* says first, in *language* where it does."""
    return in_language({tongue: texts[0] for tongue, texts in profile.texts.items() if texts}, language)
