"""Why two texts that tell of one agreement did not come to one record, in totals: no text and no name is told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .gold import GoldAgreement
from .matching import ReadAgreement, common, read_agreements
from .pairing import Pair, Place

__all__ = ["Cause", "causes"]

_DAY = len("2019-06-03")


@dataclass(frozen=True, slots=True)
class Cause:
    """What stood in the way of *pairs* pairs, and of *alone* of these alone."""

    name: str
    pairs: int
    alone: int


def causes(pairs: Iterable[Pair]) -> list[Cause]:
    """Return what stood in the way of the pairs that should have come to one record, the most frequent first."""
    every: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for pair in pairs:
        if pair.same and not pair.one:
            found = sorted(set(_causes(pair))) or ["none of these"]
            every.update(found)
            alone.update(found if len(found) == 1 else ())
    return [
        Cause(name, count, alone[name]) for name, count in sorted(every.items(), key=lambda each: (-each[1], each[0]))
    ]


def _causes(pair: Pair) -> Iterator[str]:
    sides = (pair.first, pair.second)
    for side in sides:
        yield from _of_side(side)
    if len(pair.first.told.parties) != len(pair.second.told.parties):
        yield "the texts name another number of parties"
    if pair.first.found and pair.second.found:
        yield from _of_days(pair.first.told, pair.first.found, pair.second.told, pair.second.found)
        yield from _of_parties(pair)
        if pair.first.found.kind != pair.second.found.kind:
            yield "called another kind"


def _of_side(side: Place) -> Iterator[str]:
    if side.found is None:
        read = read_agreements(side.read.reading)
        past = any(each.earlier and len(common(side.told.parties, each.parties)) > 1 for each in read)
        yield "read as past on a side" if past else "read as nothing on a side"
        return
    if side.record is None:
        yield "not kept by the hub"
    shared = len(common(side.told.parties, side.found.parties))
    if shared < len(side.told.parties):
        yield "a party not read on a side"
    if shared < len(side.found.parties):
        yield "a party read that is none"


def _of_days(
    told: GoldAgreement, read: ReadAgreement, other: GoldAgreement, other_read: ReadAgreement
) -> Iterator[str]:
    mine, theirs = read.signed_on, other_read.signed_on
    if not mine and not theirs:
        yield "no day on either side"
    elif not mine or not theirs:
        stated = (told if not mine else other).date_stated
        yield "no day read on a side that tells it" if stated else "no day told on a side"
    elif len(mine) != _DAY or len(theirs) != _DAY:
        yield "month or year alone on a side"
    elif mine != theirs:
        yield "days differ as told" if not set(told.signed_on) & set(other.signed_on) else "days differ as read"


def _of_parties(pair: Pair) -> Iterator[str]:
    first, second = _records(pair.first), _records(pair.second)
    apart = len(set(first) ^ set(second))
    if apart:
        shared = "one party known on both sides" if set(first) & set(second) else "no party known on both sides"
        tongues = "" if pair.first.release.language == pair.second.release.language else ", in two languages"
        yield f"parties are other records: {shared}{tongues}"


def _records(side: Place) -> list[int | None]:
    """Return the records of the parties that were read and are parties as told."""
    assert side.found is not None
    agreement: Mapping[str, list[str]] = next(
        each for each in side.read.reading["agreements"] if each["id"] == side.found.id
    )
    pairs = common(side.told.parties, side.found.parties)
    return [side.read.organisations.get(agreement["parties"][place]) for _told, place in pairs]
