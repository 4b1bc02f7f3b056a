"""Which pairs of an event are shown: by guest, by words, by country, and how good they are at least."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from enishi.hub.meeting.guests.pairing import Pair, Party
from enishi.matching import Band, Bands

__all__ = ["ORDER", "Asked", "chosen", "lists_of"]

#: From the best down.
ORDER = (Band.STRONG, Band.POSSIBLE, Band.WEAK)


@dataclass(frozen=True, slots=True)
class Asked:
    """*who*: stands in the name or organisation of one side; *words*: in the texts of one side; *country*: of one side."""

    who: str = ""
    words: str = ""
    country: str = ""
    least: Band = Band.POSSIBLE


def chosen(party: Party, asked: Asked, bands: Bands) -> list[Pair]:
    """Return the pairs that fit, best first."""
    allowed = ORDER[: ORDER.index(asked.least) + 1]
    fitting = [_fits(party, place, asked) for place in range(len(party.attendees))]
    return [
        pair
        for pair in party.pairs
        if bands.of(pair.score) in allowed and _one_fits(fitting[pair.one], fitting[pair.two])
    ]


def _one_fits(one: tuple[bool, ...], two: tuple[bool, ...]) -> bool:
    """Whether each thing that is asked is true of the one or the other."""
    return all(mine or theirs for mine, theirs in zip(one, two, strict=True))


def _fits(party: Party, place: int, asked: Asked) -> tuple[bool, ...]:
    guest = party.attendees[place].guest
    names = [guest.name, guest.organisation_name]
    names += [row.text for record in (guest.person, guest.organisation) if record for row in record.names.all()]
    texts = (
        [text for profile in party.said_by(place) for _tongue, text in profile.passages] if asked.words.strip() else []
    )
    country = guest.organisation.country if guest.organisation else ""
    return _hold(names, asked.who), _hold(texts, asked.words), not asked.country or country == asked.country


def _hold(texts: Iterable[str], words: str) -> bool:
    said = " ".join(_plain(text) for text in texts)
    return all(word in said for word in _plain(words).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def lists_of(pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
    """Return by guest, in the order of the guest list, the pairs on their own list, best first."""
    lists: dict[int, list[Pair]] = {}
    for pair in pairs:
        for place, wants in zip((pair.one, pair.two), pair.wanted, strict=True):
            if wants:
                lists.setdefault(place, []).append(pair)
    return dict(sorted(lists.items()))
