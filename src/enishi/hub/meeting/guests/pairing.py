"""Who should meet at an event: for each guest the best others, so that nobody is wanted by too many."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock, Thread

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from enishi.hub.meeting.guests.voices import Attendee, Company, company_of, spoken
from enishi.hub.meeting.lines import shortened
from enishi.hub.meeting.matchmaker import QuotingMatcher, hub_encoder
from enishi.hub.meeting.models import GuestList
from enishi.hub.meeting.telling import quoted
from enishi.hub.network.keeping import Kept, present_version
from enishi.matching import Kind, Profile, Reason, ReasonKind, assign
from enishi.matching.evidence import words_of
from enishi.matching.reasons import facet_reasons

__all__ = ["Fairness", "Pair", "Party", "party_of"]

_ROOM = 0.4  # of what each gets, by which a guest may be wanted more often than they want
_AT_ONCE = 40  # guests that a page brings together itself
_PATIENCE = 1.5  # seconds that a page waits for a larger list
_CHUNK = 100  # pairs whose words are looked up at once
_QUOTED = 160  # half-widths of a character, of what a guest says
_NEAR = 60  # others of each guest whose ties are looked at
_Widths = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two guests by place, the lesser first. *wanted*: whether each stands on the other's own list (of the first, of the second)."""

    one: int
    two: int
    score: float
    wanted: tuple[bool, bool]

    def other(self, place: int) -> int:
        """Who stands across from *place*."""
        return self.two if place == self.one else self.one


@dataclass(frozen=True, slots=True)
class Fairness:
    """What it costs that nobody is on more than *room* lists: *kept* and *least* are the mean and least share of what a guest's own
    best would be worth; *most* is on how many lists the most wanted guest would be otherwise.
    """

    room: int
    kept: float
    least: float
    most: int


class Party:
    """The guests of a list, brought together. Everything is by place among *attendees*."""

    def __init__(self, company: Company, each: int) -> None:
        self.attendees: Sequence[Attendee] = company.attendees
        self._told: dict[tuple[int, int, str, bool], tuple[Reason, ...]] = {}
        self._profiles = company.profiles
        self._ids = list(company.profiles)
        place_of = {name: place for place, name in enumerate(self._ids)}
        self._voices = [[place_of[name] for name in attendee.voices] for attendee in company.attendees]
        self._matcher: QuotingMatcher | None = None
        self._worth = np.zeros((0, 0), np.float32)
        if self._ids:
            self._matcher = QuotingMatcher.build(company.profiles.values(), [hub_encoder()])
            self._worth = self._matcher.square(self._ids) + self._kinds()
        self.scores = self._scores(company)
        self.pairs, self.fairness = self._chosen(each)

    def _kinds(self) -> _Widths:
        """What one has and the other lacks: the facets of each two voices, which are told by their kinds alone.

        Two who look for something, and two who offer, are nothing to each other, as in the suggestions for a need or seed.
        """
        kinds = [self._profiles[name].kind for name in self._ids]
        sorts = list(dict.fromkeys(kinds))
        places = np.array([sorts.index(kind) for kind in kinds])
        added = np.array([[_sides(one, two) for two in sorts] for one in sorts], np.float32)
        return np.asarray(added[places][:, places], np.float32)

    def _scores(self, company: Company) -> _Widths:
        """The widths of each two guests: of their voices that fit best, with what ties them already."""
        size = len(self.attendees)
        by_voice = np.full((size, len(self._ids)), -np.inf, np.float32)
        for place, voices in enumerate(self._voices):
            if voices:
                by_voice[place] = self._worth[voices].max(0)
        scores = np.full((size, size), -np.inf, np.float32)
        for place, voices in enumerate(self._voices):
            if voices:
                scores[:, place] = by_voice[:, voices].max(1)
        for one, two in company.barred:
            scores[one, two] = -np.inf
        np.fill_diagonal(scores, -np.inf)
        near = np.argsort(-scores, axis=1, kind="stable")[:, :_NEAR]
        looked = {(min(one, two), max(one, two)) for one, row in enumerate(near.tolist()) for two in row}
        for one, two in looked:
            if np.isfinite(scores[one, two]) and (tie := self._tie(one, two)):
                scores[one, two] = scores[two, one] = scores[one, two] + tie
        return scores

    def _tie(self, one: int, two: int) -> float:
        return _weight(self.attendees[one].persona, self.attendees[two].persona)

    def _chosen(self, each: int) -> tuple[tuple[Pair, ...], Fairness]:
        """The pairs, best first, and what fairness costs. Who is no closer than two by chance is nobody's best."""
        worth = np.where(self.scores > 0, self.scores, -np.inf).astype(np.float64)
        room = each + max(1, round(each * _ROOM))
        lists = assign(worth, each, room).columns if len(worth) else ()
        wanted = {(row, column) for row, columns in enumerate(lists) for column in columns}
        both = {(min(pair), max(pair)) for pair in wanted}
        pairs = [
            Pair(one, two, float(worth[one, two]), ((one, two) in wanted, (two, one) in wanted)) for one, two in both
        ]
        return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.two))), _fairness(
            worth, wanted, each, room
        )

    def reasons(self, pair: Pair, language: str, asking: int) -> tuple[Reason, ...]:
        """Return why the two should meet, the words of the one at place *asking* first, then what speaks against it."""
        key = pair.one, pair.two, language, asking == pair.two
        if key not in self._told and self._matcher is not None:
            one, two = self.speaking(pair)[:: -1 if asking == pair.two else 1]
            words = quoted(self._matcher, one, two, language)
            said = (self._matcher.told(one, two) if words is None else words) or [_side_by_side(one, two, language)]
            told = [*said, *facet_reasons(_bare(one), _bare(two))]
            told += facet_reasons(self.attendees[pair.one].persona, self.attendees[pair.two].persona)
            self._told[key] = tuple(sorted(told, key=lambda reason: reason.is_against))
        return self._told.get(key, ())

    def prepare(self, pairs: Iterable[Pair]) -> None:
        """Look the words of *pairs* up in one batch, before their reasons are asked for one by one."""
        voices = {voice.id: voice for pair in pairs for voice in self.speaking(pair)}
        hub_encoder().encode(words_of(voices.values()))

    def speaking(self, pair: Pair) -> tuple[Profile, Profile]:
        """Return the voices of both that fit best."""
        ones, twos = self._voices[pair.one], self._voices[pair.two]
        table = self._worth[np.ix_(ones, twos)]
        row, column = (int(place) for place in np.unravel_index(int(table.argmax()), table.shape))
        return self._profiles[self._ids[ones[row]]], self._profiles[self._ids[twos[column]]]

    def said_by(self, place: int) -> list[Profile]:
        """Return what speaks for one guest."""
        return [self._profiles[self._ids[voice]] for voice in self._voices[place]]


def _sides(one: Kind, two: Kind) -> float:
    if one == two and one in {Kind.SEED, Kind.NEED}:
        return -np.inf
    return _weight(Profile("one", one, {}), Profile("two", two, {}))


def _side_by_side(one: Profile, two: Profile, language: str) -> Reason:
    """What both say, where no words of theirs were found that answer each other: nobody is told to meet without a reason."""
    ours, theirs = (shortened(spoken(each, language), _QUOTED) for each in (one, two))
    return Reason(ReasonKind.SENTENCES, ours, theirs)


def _bare(profile: Profile) -> Profile:
    return replace(profile, links=())


def _weight(one: Profile, two: Profile) -> float:
    return sum(reason.weight for reason in facet_reasons(one, two))


def _fairness(worth: NDArray[np.float64], wanted: set[tuple[int, int]], each: int, room: int) -> Fairness:
    size = len(worth)
    if not size:
        return Fairness(room, 1.0, 1.0, 0)
    ranked = np.argsort(-worth, axis=1, kind="stable")[:, :each]
    best = np.take_along_axis(worth, ranked, axis=1)
    open_ = np.isfinite(best)
    most = int(np.bincount(ranked[open_], minlength=size).max(initial=0))
    got = np.zeros(size)
    for row, column in wanted:
        got[row] += worth[row, column]
    sums = np.where(open_, best, 0).sum(1)
    shares = (got / np.where(sums > 0, sums, 1))[sums > 0]
    return (
        Fairness(room, float(shares.mean()), float(shares.min()), most)
        if len(shares)
        else Fairness(room, 1.0, 1.0, most)
    )


_parties: Kept[Party] = Kept(4)
_making: dict[Hashable, Thread] = {}
_lock = Lock()


def party_of(guest_list: GuestList, now: datetime) -> Party | None:
    """Return the guests brought together as of *now*; None while that is being done, as for a list of hundreds at its first look.

    It is kept while neither the record nor who they are changes.
    """
    version = present_version()
    if version is None:
        return Party(company_of(guest_list, now), guest_list.each)
    key = version.record, guest_list.pk, guest_list.each, guest_list.joined_at, timezone.localdate(now)
    found = _parties.get(key)
    if found is not None:
        return found
    with _lock:
        maker = _making.get(key)
    if maker is None:
        company = company_of(guest_list, now)
        if len(company.attendees) <= _AT_ONCE:
            return _parties.found(key, lambda: Party(company, guest_list.each))
        maker = _start(key, company, guest_list.each)
    maker.join(_PATIENCE)
    return _parties.get(key)


def _start(key: Hashable, company: Company, each: int) -> Thread:
    """Let a thread bring them together, one for each list, so that no page waits; then it looks up the words for the reasons."""
    with _lock:
        if key in _making:
            return _making[key]
        maker = Thread(target=_make, args=(key, company, each), name="guests", daemon=True)
        _making[key] = maker
        maker.start()
        return maker


def _make(key: Hashable, company: Company, each: int) -> None:
    try:
        party = Party(company, each)
        _parties.put(key, party)
    finally:
        with _lock:
            del _making[key]
    for start in range(0, len(party.pairs), _CHUNK):
        party.prepare(party.pairs[start : start + _CHUNK])
