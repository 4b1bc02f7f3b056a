"""A one-page brief for a guest, or for all of an organisation: whom to look for at the event. It leaves the house."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from enishi.hub.accounts.models import User
from enishi.hub.meeting.briefs import BAND_WORDS, LINE, SHOWN, Brief, Entry, day_in, name_in, reasons_in
from enishi.hub.meeting.guests.asking import Asked, chosen
from enishi.hub.meeting.guests.pairing import Pair, Party
from enishi.hub.meeting.guests.voices import Attendee, spoken
from enishi.hub.meeting.lines import shortened
from enishi.hub.meeting.models import GuestList
from enishi.hub.meeting.queries import records_of
from enishi.hub.network.queries import hub_name
from enishi.hub.network.rules import require_writer
from enishi.hub.network.templatetags.record import country
from enishi.matching import Band, Bands

__all__ = ["brief_for_guests"]


def brief_for_guests(
    guest_list: GuestList,
    party: Party,
    places: Sequence[int],
    language: str,
    *,
    bands: Bands,
    user: User | None,
    now: datetime,
) -> Brief:
    """Return the brief for the guests at *places*, who are one or all of one organisation, in *language*. For staff alone."""
    require_writer(user)
    with override(language):
        rows = _best(party, places, bands)
        first = party.attendees[places[0]]
        alone = len(places) == 1
        name = first.name(language) if alone else first.house_name(language)
        other = first.name(_across(language)) if alone else first.house_name(_across(language))
        event = _(", ").join((guest_list.name, day_in(guest_list.held_on, language)))
        note = event if rows else _("%(event)s: no good match.") % {"event": event}
        return Brief(
            language=language,
            name=name,
            other="" if other == name else other,
            facts=_facts(first, language) if alone else _country(first),
            hub=hub_name(language),
            day=day_in(timezone.localdate(now), language),
            note=note,
            entries=tuple(_entry(party, pair, place, alone, language, bands) for pair, place in rows),
        )


def _across(language: str) -> str:
    return "en" if language == "ja" else "ja"


def _best(party: Party, places: Iterable[int], bands: Bands) -> list[tuple[Pair, int]]:
    """The best pairs of those at *places*, each with the place it is told for; of several who fit one guest the one who fits best."""
    here, seen, rows = set(places), set[int](), []
    for pair in chosen(party, Asked(least=Band.POSSIBLE), bands):
        mine = {pair.one, pair.two} & here
        if len(mine) == 1 and pair.other(place := mine.pop()) not in seen:
            seen.add(pair.other(place))
            rows.append((pair, place))
    return rows[:SHOWN]


def _entry(party: Party, pair: Pair, place: int, alone: bool, language: str, bands: Bands) -> Entry:
    mine, theirs = party.speaking(pair)
    if place == pair.two:
        mine, theirs = theirs, mine
    told = party.reasons(pair, language, asking=place)
    found = party.attendees[pair.other(place)]
    offer = records_of([theirs.id]).get(theirs.id)
    band = bands.of(pair.score)
    facts = [
        _facts(found, language),
        _("with “%(name)s”") % {"name": name_in(offer, language)} if _is_offer(theirs.id) else "",
    ]
    name, other = found.name(language), found.name(_across(language))
    return Entry(
        name=name,
        other="" if other == name else other,
        facts=_(", ").join(each for each in facts if each),
        line=shortened(spoken(theirs, language), LINE),
        band=band,
        word=str(BAND_WORDS[band]),
        through="" if alone else party.attendees[place].name(language),
        **reasons_in(told, language),
    )


def _is_offer(identifier: str) -> bool:
    return identifier.startswith(("seed:", "need:"))


def _facts(attendee: Attendee, language: str) -> str:
    """Where somebody is and as what; of whom may not be named, the organisation's country alone."""
    house = attendee.house_name(language)
    parts = [
        house if attendee.name(language) != house else "",
        attendee.guest.title if attendee.named else "",
        _country(attendee),
    ]
    return _(", ").join(part for part in parts if part)


def _country(attendee: Attendee) -> str:
    code = attendee.persona.facets.country
    return str(country(code)) if code else ""
