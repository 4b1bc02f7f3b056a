"""Fewer breaks with the same meetings: an annealed search over exchanges of two slots along a Kempe chain. Compiled.

A break is one run of free slots between two meetings of a person; in the bits of the busy slots it is a run of ones less one.
"""

import numpy as np

from enishi.scheduling.compiling import compiled
from enishi.scheduling.moving import chain_from, exchange
from enishi.scheduling.problems import Board, Floats, Integers, Problem, State
from enishi.scheduling.repairing import restore
from enishi.scheduling.watching import Watch

__all__ = ["breaks_of", "most_breaks", "soften"]

_STRIDE = 50_000
# Temperatures at the beginning and at the end, in breaks; measured on generated events.
_HOT, _COLD = 0.4, 0.12
_AGAIN, _INSIDE = 0.05, 0.1
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
def _runs(word: int) -> int:
    starts = word & ~(word << 1)
    runs = 0
    while starts != 0:
        starts &= starts - 1
        runs += 1
    return runs


@compiled
def breaks_of(board: Board, state: State) -> int:
    """Return the breaks of all people together."""
    total = 0
    for person in range(len(board.limit)):
        if state.busy[person] != 0:
            total += _runs(state.busy[person]) - 1
    return total


@compiled
def most_breaks(board: Board, state: State) -> int:
    """Return the breaks of whoever has most."""
    most = 0
    for person in range(len(board.limit)):
        most = max(most, _runs(state.busy[person]) - 1)
    return most


@compiled
def _weight(word: int) -> float:
    """Return what the breaks of a person weigh: a further one of the same person more, from the third on much more.

    The free slots inside weigh a little, so that a run on its own is drawn towards the others.
    """
    runs = _runs(word)
    if runs < 2:
        return float(runs)
    inside = 0
    place = word & -word
    held = 0
    left = word
    while left != 0:
        inside += 1
        if left & place:
            held += 1
            left &= ~place
        place <<= 1
    return runs + _AGAIN * runs * runs + _INSIDE * (inside - held) + max(0, runs - 1 - _SPREAD)


@compiled
def _cost(board: Board, state: State, found: Integers, length: int, first: int) -> float:
    """Return what the breaks along a chain that begins at *first* weigh."""
    cost = _weight(state.busy[first])
    person = first
    for index in range(length):
        person = board.b[found[index]] if board.a[found[index]] == person else board.a[found[index]]
        if person != first:
            cost += _weight(state.busy[person])
    return cost


@compiled
def _anneal(board: Board, state: State, best: Integers, heat: Floats, plan: tuple[int, int, int]) -> int:
    """Take plan = (seed, steps, breaks of *best*); writes *best* where it finds fewer, returns how few."""
    seed, steps, record = plan
    np.random.seed(seed)
    found = np.empty(len(board.limit) + 1, np.int64)
    placed = np.flatnonzero(state.slot >= 0)
    width = len(board.tables)
    total = breaks_of(board, state)
    if len(placed) == 0:
        return record
    for step in range(steps):
        request = placed[np.random.randint(len(placed))]
        person = board.a[request] if np.random.random() < 0.5 else board.b[request]
        one, two = state.slot[request], np.random.randint(width)
        if one == two or not (board.mask[request] >> two) & 1:
            continue
        person, one, two = _end(board, state, person, one, two)
        length, _last = chain_from(board, state, (person, one, two), found)
        if length <= 0 or (length % 2 == 1 and state.load[two] >= board.tables[two]):
            continue
        before, runs = _cost(board, state, found, length, person), _chain_runs(board, state, found, length, person)
        if not exchange(board, state, found, length, (one, two)):
            continue
        change = _cost(board, state, found, length, person) - before
        warmth = heat[0] + (heat[1] - heat[0]) * step / steps
        if change > -warmth * np.log(np.random.random() + 1e-12):
            exchange(board, state, found, length, (one, two))
            continue
        total += _chain_runs(board, state, found, length, person) - runs
        if total < record:
            record = total
            best[:] = state.slot
            if record == 0:
                break
    return record


@compiled
def _end(board: Board, state: State, person: int, one: int, two: int) -> tuple[int, int, int]:
    """Return where the chain through *person* begins, as chain_from takes it; the person themselves on a ring."""
    first, slot, other = person, two, one
    request = state.at[first, slot]
    while request >= 0:
        first = board.b[request] if board.a[request] == first else board.a[request]
        slot, other = other, slot
        if first == person and slot == two:
            return person, one, two
        request = state.at[first, slot]
    return first, other, slot


@compiled
def _chain_runs(board: Board, state: State, found: Integers, length: int, first: int) -> int:
    runs = _runs(state.busy[first])
    person = first
    for index in range(length):
        person = board.b[found[index]] if board.a[found[index]] == person else board.a[found[index]]
        if person != first:
            runs += _runs(state.busy[person])
    return runs
