"""A one-page brief for a guest, or for all of an organisation: whom to look for at the event. It leaves the house."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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

__all__ = ["briefs_for_guests"]

_Row = tuple[Pair, int]


@dataclass(frozen=True, slots=True)
class _Teller:
    """What all briefs of one language are told by; *records*: the seeds and needs that speak for somebody, by id of the voice."""

    party: Party
    language: str
    bands: Bands
    records: Mapping[str, Any]


def briefs_for_guests(
    guest_list: GuestList,
    party: Party,
    groups: Sequence[Sequence[int]],
    language: str,
    *,
    bands: Bands,
    user: User | None,
    now: datetime,
) -> list[Brief]:
    """Return a brief in *language* for each group of places: one guest, or all of one organisation. For staff alone."""
    require_writer(user)
    with override(language):
        good = chosen(party, Asked(least=Band.POSSIBLE), bands)
        best = [_best(good, places) for places in groups]
        pairs = {pair for rows in best for pair, _place in rows}
        party.prepare(pairs)
        records = records_of({voice.id for pair in pairs for voice in party.speaking(pair)})
        teller = _Teller(party, language, bands, records)
        event = _(", ").join((guest_list.name, day_in(guest_list.held_on, language)))
        house = hub_name(language), day_in(timezone.localdate(now), language)
        return [_brief(teller, places, rows, event, house) for places, rows in zip(groups, best, strict=True)]


def _brief(teller: _Teller, places: Sequence[int], rows: Sequence[_Row], event: str, house: tuple[str, str]) -> Brief:
    language, first, alone = teller.language, teller.party.attendees[places[0]], len(places) == 1
    name = first.name(language) if alone else first.house_name(language)
    other = first.name(_across(language)) if alone else first.house_name(_across(language))
    return Brief(
        language=language,
        name=name,
        other="" if other == name else other,
        facts=_facts(first, language) if alone else _country(first),
        hub=house[0],
        day=house[1],
        note=event if rows else _("%(event)s: no good match.") % {"event": event},
        entries=tuple(_entry(teller, pair, place, alone) for pair, place in rows),
    )


def _across(language: str) -> str:
    return "en" if language == "ja" else "ja"


def _best(good: Iterable[Pair], places: Iterable[int]) -> list[_Row]:
    """The best pairs of those at *places*, each with the place it is told for; of several who fit one guest the one who fits best."""
    here, seen, rows = set(places), set[int](), []
    for pair in good:
        mine = {pair.one, pair.two} & here
        if len(mine) == 1 and pair.other(place := mine.pop()) not in seen:
            seen.add(pair.other(place))
            rows.append((pair, place))
    return rows[:SHOWN]


def _entry(teller: _Teller, pair: Pair, place: int, alone: bool) -> Entry:
    party, language = teller.party, teller.language
    mine, theirs = party.speaking(pair)
    if place == pair.two:
        mine, theirs = theirs, mine
    told = party.reasons(pair, language, asking=place)
    found = party.attendees[pair.other(place)]
    offer = teller.records.get(theirs.id)
    band = teller.bands.of(pair.score)
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
