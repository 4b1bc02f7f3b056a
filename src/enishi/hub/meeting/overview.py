"""The best pair of each need: what a coordinator may look at first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enishi.hub.accounts.models import User
from enishi.hub.meeting.matchmaker import Known, known_at
from enishi.hub.meeting.queries import records_of
from enishi.hub.network.rules import require_writer
from enishi.matching import Band, Kind, Match, Matcher

__all__ = ["Best", "best_of_needs"]

_TRIED = 6  # of each need's best, of which some may be set aside


@dataclass(frozen=True, slots=True)
class Best:
    """A need and the seed that answers it best."""

    need: Any
    seed: Any
    band: Band


def best_of_needs(*, user: User | None, now: datetime) -> list[Best] | None:
    """Return the best seed of each need that has one that is not weak, the surest first; None while it is being made."""
    require_writer(user)
    with known_at(now) as known:
        if known is None:
            return None
        pairs = _pairs(known, known.matcher) if known.matcher else []
    records = records_of({each for need, match in pairs for each in (need, match.id)})
    return [
        Best(records[need], records[match.id], match.band)
        for need, match in pairs
        if need in records and match.id in records
    ]


def _pairs(known: Known, matcher: Matcher) -> list[tuple[str, Match]]:
    needs, seeds = (
        [key for key, each in known.profiles.items() if each.kind == kind and each.passages]
        for kind in (Kind.NEED, Kind.SEED)
    )
    if not needs or not seeds:
        return []
    found = []
    for need, matches in matcher.pairs(needs, seeds, _TRIED).items():
        free = [each for each in matches if each.id not in known.lessons.pairs.get(need, set())]
        if free and free[0].band != Band.WEAK:
            found.append((need, free[0]))
    return sorted(found, key=lambda pair: (-pair[1].score, pair[0]))
