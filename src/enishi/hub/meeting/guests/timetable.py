"""The pairs of an event as the sheets that ``enishi schedule`` reads: people, requests, event."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from enishi.hub.meeting.guests.pairing import Pair, Party
from enishi.hub.meeting.guests.voices import Attendee

__all__ = ["MOST_SLOTS", "MOST_TABLES", "sheets_of"]

#: What a timetable can have.
MOST_SLOTS = 64
MOST_TABLES = 1000
Grid = list[list[object]]


def sheets_of(party: Party, pairs: Sequence[Pair], *, slots: int, tables: int, language: str) -> dict[str, Grid]:
    """Return the sheets, with their heads. Who is nobody's best and has none is not among the people; weight is how good a pair is."""
    here = sorted({place for pair in pairs for place in (pair.one, pair.two)})
    called = {place: _called(party.attendees[place], language) for place in here}
    people: Grid = [["id"]]
    people += [[called[place]] for place in here]
    requests: Grid = [["id", "a", "b", "weight"]]
    requests += [
        [f"r{number}", called[pair.one], called[pair.two], round(pair.score, 3)] for number, pair in enumerate(pairs, 1)
    ]
    return {"people": people, "requests": requests, "event": [["slots", slots], ["tables", tables], ["goal", "most"]]}


def _called(attendee: Attendee, language: str) -> str:
    """A name that is borne once: it begins with the line of the guest list."""
    name, house = attendee.name(language), attendee.house_name(language)
    whole = (
        _("%(name)s (%(organisation)s)") % {"name": name, "organisation": house} if house and house != name else name
    )
    return f"{attendee.guest.line} {whole}"
