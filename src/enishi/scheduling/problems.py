"""An event as arrays: people and requests by number, slots as bits of one 64-bit word."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from enishi.scheduling.events import Event

__all__ = ["Board", "Flags", "Floats", "Integers", "Problem", "State", "bits", "number_of_bits", "people_of"]

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Board(NamedTuple):
    """What does not change, as the compiled kernels take it; requests index the first five, people the next.

    `order` holds, from `first[r]` to `first[r + 1]`, the requests that r must be apart from in time, and `sign` whether r is
    the earlier (1) or the later (-1) of the two.
    """

    a: Integers
    b: Integers
    mask: Integers
    gain: Integers
    printed: Integers
    limit: Integers
    tables: Integers
    first: Integers
    order: Integers
    sign: Integers


class State(NamedTuple):
    """What does change: slot of each request (-1: none), request at each person and slot (-1), busy bits, and counts.

    `held` has the meetings of each person, `load` those of each slot.
    """

    slot: Integers
    at: Integers
    busy: Integers
    held: Integers
    load: Integers


@dataclass(frozen=True, slots=True)
class Problem:
    """An event in numbers. *gain* of the board is weight times *scale*, with "must" worth more than all else together."""

    event: Event
    board: Board
    scale: float
    must_gain: int

    @property
    def people(self) -> int:
        """The number of people."""
        return len(self.board.limit)

    @property
    def requests(self) -> int:
        """The number of requests."""
        return len(self.board.a)

    @property
    def slots(self) -> int:
        """The number of slots."""
        return len(self.board.tables)

    def empty(self) -> State:
        """Return the state in which nothing is placed."""
        return State(
            np.full(self.requests, -1, np.int64),
            np.full((self.people, self.slots), -1, np.int64),
            np.zeros(self.people, np.int64),
            np.zeros(self.people, np.int64),
            np.zeros(self.slots, np.int64),
        )

    @classmethod
    def of(cls, event: Event) -> "Problem":
        """Return *event*, which has been checked, in numbers."""
        places = {person.id: number for number, person in enumerate(event.people)}
        free = bits(_free(event))
        a = np.array([places[request.a] for request in event.requests], np.int64)
        b = np.array([places[request.b] for request in event.requests], np.int64)
        gain, scale, must_gain = _gains(event)
        limits = [event.slots if person.limit is None else min(person.limit, event.slots) for person in event.people]
        board = Board(
            a, b, free[a] & free[b] & bits(_wanted(event)), gain, np.zeros(len(a), np.int64),
            np.minimum(np.array(limits, np.int64), number_of_bits(free)), np.array(event.tables, np.int64), *_orders(event),
        )  # fmt: skip
        return cls(event, board, scale, must_gain)


def bits(masks: list[int]) -> Integers:
    """Return masks of up to 64 bits as signed words, the highest bit in the sign."""
    return np.array(masks, np.uint64).view(np.int64)


def number_of_bits(words: Integers) -> Integers:
    """Return how many bits of each word are set."""
    return np.bitwise_count(words.view(np.uint64)).astype(np.int64)


def people_of(event: Event) -> dict[str, tuple[str, str]]:
    """Return the two people of each request."""
    return {request.id: (request.a, request.b) for request in event.requests}


def _free(event: Event) -> list[int]:
    """Return the slots in which there are tables and each person is there."""
    tables = sum(1 << slot for slot, number in enumerate(event.tables) if number)
    return [tables & ~sum(1 << slot for slot in person.unavailable) for person in event.people]


def _wanted(event: Event) -> list[int]:
    """Return the slots that each request allows."""
    every = (1 << event.slots) - 1
    wanted = []
    for request in event.requests:
        word = every if request.slots is None else sum(1 << slot for slot in request.slots)
        wanted.append(word if request.fixed is None else word & (1 << request.fixed))
    return wanted


def _gains(event: Event) -> tuple[Integers, float, int]:
    """Return whole numbers for the weights: solvers compare them without rounding.

    Weights with up to six decimals are kept exactly; others to a billionth of the largest.
    """
    weights = np.array([request.weight for request in event.requests], np.float64)
    must = np.array([request.must for request in event.requests], bool)
    largest = max(float(weights.max(initial=0.0)), 1e-30)
    lifted = must.any() and not (must.all() and np.ptp(weights) == 0)
    # One "must" more is worth any weight, of other "must" as well.
    lift = float(weights.sum()) if lifted else 0.0
    # A flow multiplies costs by its nodes, and all gains are added up: both stay below 2**63.
    room = 2.0**60 / max((2 * len(event.people) + 2) * (largest + lift), float(weights.sum()) + must.sum() * lift)
    scale = min(_exact_scale(weights, largest), room)
    gain = np.round(weights * scale).astype(np.int64)
    must_gain = int(gain.sum()) + 1 if lifted else 0
    return gain + np.where(must, must_gain, 0), scale, must_gain


def _orders(event: Event) -> tuple[Integers, Integers, Integers]:
    numbers = {request.id: number for number, request in enumerate(event.requests)}
    rows = sorted(
        {(numbers[one], numbers[other], 1) for one, other in event.before}
        | {(numbers[other], numbers[one], -1) for one, other in event.before}
    )
    first = np.searchsorted([row[0] for row in rows], np.arange(len(event.requests) + 1)).astype(np.int64)
    return first, np.array([row[1] for row in rows], np.int64), np.array([row[2] for row in rows], np.int64)


def _exact_scale(weights: Floats, largest: float) -> float:
    """Return the lowest power of ten that makes whole numbers of *weights*, or else what makes the largest a billion."""
    for power in range(7):
        scaled = weights * 10.0**power
        if largest * 10.0**power < 1e9 and np.all(np.abs(scaled - np.round(scaled)) < 1e-9 * min(1.0, largest)):
            return 10.0**power
    return 1e9 / largest
