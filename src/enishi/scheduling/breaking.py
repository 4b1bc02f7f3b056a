"""Fewer breaks with the same meetings: an annealed search over exchanges of two slots along a Kempe chain. Compiled.

A break is one run of free slots between two meetings of a person; in the bits of the busy slots it is a run of ones less one.
Only the two people at the ends of a chain change what slots they are busy in, so that what an exchange costs is known before
it is made. A chain that brings a full slot one meeting more goes with another that takes one out of it.
"""

import numpy as np

from enishi.scheduling.compiling import compiled
from enishi.scheduling.moving import chain_from, exchange
from enishi.scheduling.problems import Board, Floats, Integers, Problem, State
from enishi.scheduling.repairing import restore
from enishi.scheduling.watching import Watch
from enishi.scheduling.words import ones, runs, span

__all__ = ["breaks_of", "most_breaks", "soften"]

_STRIDE = 50_000
# Temperatures at the beginning and at the end, in breaks; measured on generated events.
_HOT, _COLD = 0.4, 0.12
_AGAIN, _INSIDE = 0.05, 0.1
# How often a meeting is tried beside another of the same person, not anywhere; and people asked for a chain the other way.
_BESIDE, _ASKED = 0.8, 20
# The most that one exchange makes up for: two people, whose weights a chain changes by a run, a repetition and the rest.
_HOPE = 2.0
# Nobody should have more breaks than that over another, who may have none.
_SPREAD = 2


def soften(problem: Problem, state: State, steps: int, seed: int, watch: Watch) -> int:
    """Reduce the breaks of *state* by up to *steps* tries; return how many are left. What is placed stays placed."""
    board = problem.board
    best, total = state.slot.copy(), int(breaks_of(board, state))
    rounds = max(1, -(-steps // _STRIDE))
    for index in range(rounds):
        if total == 0 or watch.over():
            break
        heat = _HOT * np.array([(_COLD / _HOT) ** (index / rounds), (_COLD / _HOT) ** ((index + 1) / rounds)])
        total = int(_anneal(board, state, best, heat, (seed * 100_003 + index, min(_STRIDE, steps), total)))
    restore(board, state, best)
    return total


@compiled
def breaks_of(board: Board, state: State) -> int:
    """Return the breaks of all people together."""
    total = 0
    for person in range(len(board.limit)):
        if state.busy[person] != 0:
            total += runs(state.busy[person]) - 1
    return total


@compiled
def most_breaks(board: Board, state: State) -> int:
    """Return the breaks of whoever has most."""
    most = 0
    for person in range(len(board.limit)):
        most = max(most, runs(state.busy[person]) - 1)
    return most


@compiled
def _weight(word: int) -> float:
    """Return what the breaks of a person weigh: a further one of the same person more, from the third on much more.

    The free slots inside weigh a little, so that a run on its own is drawn towards the others.
    """
    count = runs(word)
    if count < 2:
        return float(count)
    free = span(word) - ones(word)
    return count + _AGAIN * count * count + _INSIDE * free + max(0, count - 1 - _SPREAD)


@compiled
def _anneal(board: Board, state: State, best: Integers, heat: Floats, plan: tuple[int, int, int]) -> int:
    """Take plan = (seed, steps, breaks of *best*); writes *best* where it finds fewer, returns how few."""
    seed, steps, record = plan
    np.random.seed(seed)
    chains = np.empty((2, len(board.limit) + 1), np.int64)
    placed = np.flatnonzero(state.slot >= 0)
    total = breaks_of(board, state)
    if len(placed) == 0:
        return record
    for step in range(steps):
        request = placed[np.random.randint(len(placed))]
        person = board.a[request] if np.random.random() < 0.5 else board.b[request]
        one = state.slot[request]
        two = _target(board.mask[request], state.busy[person], one)
        if two < 0:
            continue
        person, one, two = _end((board.a, board.b), state.at, (person, one, two))
        length, last = chain_from(board, state, (person, one, two), chains[0])
        if length <= 0:
            continue
        warmth = heat[0] + (heat[1] - heat[0]) * step / steps
        allowed = -warmth * np.log(np.random.random() + 1e-12)
        if last == person:
            # A ring changes nobody's slots, but whom they meet when: other chains are there afterwards.
            exchange(board, state, chains[0], length, (one, two))
        elif length % 2 == 1 and state.load[two] >= board.tables[two]:
            total += _swap(board, state, chains, (person, last, length), (one, two, allowed))
        else:
            weight, breaks = _change(state.busy[person], state.busy[last], (1 << one) | (1 << two))
            if weight <= allowed and exchange(board, state, chains[0], length, (one, two)):
                total += breaks
        if total < record:
            record = total
            best[:] = state.slot
            if record == 0:
                break
    return record


@compiled
def _target(allowed: int, busy: int, slot: int) -> int:
    """Return one of the slots *allowed* other than *slot*, mostly beside another *busy* one; -1 where there is none."""
    allowed &= ~(1 << slot)
    if np.random.random() < _BESIDE:
        others = busy & ~(1 << slot)
        # The sign bit is slot 63, which a shift to the right would copy.
        allowed &= ((others << 1) | ((others >> 1) & 0x7FFFFFFFFFFFFFFF)) & ~others
    if allowed == 0:
        return -1
    for _skipped in range(np.random.randint(ones(allowed))):
        allowed &= allowed - 1
    return ones((allowed & -allowed) - 1)


@compiled
def _change(first: int, last: int, flip: int) -> tuple[float, int]:
    """Return what turning the slots *flip* over at both ends of a chain adds to the weight and to the number of breaks.

    *first* and *last* are the busy slots of the people there.
    """
    weight = _weight(first ^ flip) + _weight(last ^ flip) - _weight(first) - _weight(last)
    return weight, runs(first ^ flip) + runs(last ^ flip) - runs(first) - runs(last)


@compiled
def _swap(
    board: Board, state: State, chains: Integers, chain: tuple[int, int, int], plan: tuple[int, int, float]
) -> int:
    """Exchange a chain that ends in slot one on both sides, together with another that ends in slot two on both.

    chain = (first, last, length) of chains[0], plan = (one, two, added weight allowed). Returns the breaks added, 0 where
    nothing was found.
    """
    first, last, length = chain
    one, two, allowed = plan
    slots = (one, two)
    flip = (1 << one) | (1 << two)
    weight, breaks = _change(state.busy[first], state.busy[last], flip)
    if weight > allowed + _HOPE:
        return 0
    for _asked in range(_ASKED):
        person = np.random.randint(len(board.limit))
        if not (state.busy[person] >> two) & 1 or (state.busy[person] >> one) & 1:
            continue
        back, end = chain_from(board, state, (person, two, one), chains[1])
        if back <= 0 or back % 2 == 0 or end == person:
            continue
        more, others = _change(state.busy[person], state.busy[end], flip)
        if weight + more > allowed:
            continue
        if not exchange(board, state, chains[0], length, slots):
            return 0
        if exchange(board, state, chains[1], back, slots):
            return breaks + others
        exchange(board, state, chains[0], length, slots)
    return 0


@compiled
def _end(pairs: tuple[Integers, Integers], at: Integers, start: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return where the chain through start = (person, one, two) begins, as chain_from takes it; the person themselves on a ring.

    Takes the few arrays it needs: it is asked in each step, and each array costs a little to hand over.
    """
    person, other, slot = start
    first = person
    request = at[first, slot]
    while request >= 0:
        first = pairs[1][request] if pairs[0][request] == first else pairs[0][request]
        slot, other = other, slot
        if first == person and slot == start[2]:
            return start
        request = at[first, slot]
    return first, other, slot
