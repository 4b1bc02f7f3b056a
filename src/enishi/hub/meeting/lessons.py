"""What "not this one" teaches, beyond the pair itself. The rules are few and are told in docs/suggestions.md."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from enishi.hub.meeting.models import SetAside, Why

__all__ = ["AGAIN_AFTER", "Lessons", "lessons_at"]

#: "Not now" is over by then, and the pair may come up again.
AGAIN_AFTER = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Lessons:
    """*pairs*: what each id is not to be shown. *known*, *conflicts*: pairs whose owners are meant. *wrong*: by id, the
    ones that were called of the wrong field.
    """

    pairs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    known: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    wrong: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def lessons_at(now: datetime) -> Lessons:
    """Return what all that staff said, and did not take back, teaches. One query."""
    return _learnt(
        SetAside.objects.filter(taken_back_at=None).only("one", "two", "owner_one", "owner_two", "why", "said_at"), now
    )


def _learnt(said: Iterable[SetAside], now: datetime) -> Lessons:
    learnt = Lessons()
    for each in said:
        if each.why == Why.NOT_NOW and each.said_at + AGAIN_AFTER <= now:
            continue
        pair = each.one, each.two
        for one, two in (pair, pair[::-1]):
            learnt.pairs[one].add(two)
            if each.why == Why.FIELD:
                learnt.wrong[one].add(two)
        owners = each.owner_one or each.one, each.owner_two or each.two
        if each.why == Why.KNOWN:
            learnt.known.append(owners)
        if each.why == Why.CONFLICT:
            learnt.conflicts.append(owners)
    return learnt
