"""The matcher of the whole hub, kept by each process under the version of the record it was made from.

A page that finds the record changed takes the changes over at once where they are few. Where they are many, as at the
first question after a start, a thread makes the matcher anew, and the page says that it will be there in some seconds.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from threading import Lock, Thread

from django.conf import settings
from django.utils import timezone

from enishi.hub.meeting.bridge import profiles_on
from enishi.hub.meeting.judging import bands_in_force
from enishi.hub.meeting.lessons import Lessons, lessons_at
from enishi.hub.meeting.vectors import VectorFile
from enishi.hub.network.keeping import present_version
from enishi.matching import Bands, Kept, Matcher, Profile, Reason
from enishi.matching.encoders import UniversalSentenceEncoder
from enishi.matching.evidence import evidence

__all__ = ["Known", "QuotingMatcher", "forget_vectors", "hub_encoder", "known_at"]

_AT_ONCE = 24  # profiles that a page takes over itself, in half a second


class QuotingMatcher(Matcher):
    """A matcher that also quotes two profiles which need not be known: what they say in one language alone."""

    def told(self, one: Profile, two: Profile) -> tuple[Reason, ...]:
        """Return the best pair of sentences, and the terms both share."""
        return tuple(evidence(one, two, self._corpus.space, self._corpus.lexicon))


@dataclass(frozen=True, slots=True)
class Known:
    """All profiles, the matcher of them (None where there is nobody), and what staff taught."""

    profiles: Mapping[str, Profile]
    matcher: QuotingMatcher | None
    lessons: Lessons


@cache
def _vectors() -> VectorFile:
    return VectorFile(settings.ENISHI_DATA / "vectors.sqlite3")


@cache
def hub_encoder() -> Kept:
    """Return the encoder of this process, whose vectors are kept."""
    return Kept(UniversalSentenceEncoder(), _vectors())


def forget_vectors() -> None:
    """Forget all vectors that are kept; they are made anew, some seconds for a hub."""
    _vectors().forget()


class _Matchmaker:
    """One to a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked: tuple[object, ...] = ()  # version and day
        self._wanted: dict[str, Profile] = {}
        self._lessons = Lessons()
        self._bands = Bands()
        self._made: dict[str, Profile] = {}
        self._matcher: QuotingMatcher | None = None
        self._maker: Thread | None = None

    @contextmanager
    def known(self, now: datetime) -> Iterator[Known | None]:
        """Give what is known to one thread at a time, None while it is being made."""
        with self._lock:
            self._look(now)
            ready = self._wanted == self._made or self._take_over()
            if self._matcher is not None:
                self._matcher.bands = self._bands
            yield Known(self._made, self._matcher, self._lessons) if ready else None

    def _look(self, now: datetime) -> None:
        """Read the record anew where it has changed."""
        version, day = present_version(), timezone.localdate(now)
        asked = (version, day)
        if version is None or asked != self._asked:
            self._lessons = lessons_at(now)
            self._bands = bands_in_force().bands
            self._wanted = profiles_on(day, self._lessons)
            self._asked = asked

    def _take_over(self) -> bool:
        """Bring the matcher up to date if that is little work; else leave it to a thread, and return False."""
        gone = self._made.keys() - self._wanted.keys()
        new = [each for key, each in self._wanted.items() if self._made.get(key) != each]
        if not self._wanted:
            self._matcher, self._made = None, {}
            return True
        if len(new) > _AT_ONCE:
            self._start()
            return False
        if self._matcher is None:
            self._matcher = QuotingMatcher.build(self._wanted.values(), [hub_encoder()])
        else:
            for key in gone:
                self._matcher.remove(key)
            for profile in new:
                self._matcher.put(profile)
        self._made = dict(self._wanted)
        return True

    def _start(self) -> None:
        if self._maker is None or not self._maker.is_alive():
            self._maker = Thread(target=self._make, args=(dict(self._wanted),), name="matchmaker", daemon=True)
            self._maker.start()

    def _make(self, profiles: dict[str, Profile]) -> None:
        """Encode without the lock, so that no page waits, then change over."""
        matcher = QuotingMatcher.build(profiles.values(), [hub_encoder()])
        with self._lock:
            self._matcher, self._made = matcher, profiles


_matchmaker = _Matchmaker()


def known_at(now: datetime) -> AbstractContextManager[Known | None]:
    """Give what is known at *now*; None while it is being made, which takes some seconds after a start."""
    return _matchmaker.known(now)
