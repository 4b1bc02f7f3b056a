"""Repair what could not be coloured: an annealed search that puts a request in and ejects what stands in its way. Compiled.

Each step takes a random unplaced request. Where Kempe chains find it a place, it stays. Else it goes where it ejects least,
if that gains or, with a chance that falls with the temperature, loses little; what was ejected looks for another place at once.
"""

import numpy as np

from enishi.scheduling.colouring import insert
from enishi.scheduling.compiling import compiled
from enishi.scheduling.moving import put, take
from enishi.scheduling.problems import Board, Floats, Integers, Problem, State
from enishi.scheduling.watching import Watch

__all__ = ["gained", "repair", "restore"]

# Steps between two looks at the clock: a few tenths of a second.
_STRIDE = 4_000


def repair(problem: Problem, state: State, bound: int, seed: int, watch: Watch) -> int:
    """Search until *bound* is reached, the steps are used up or time is over; leave the best in *state*, return its gain.

    The number of steps depends on the problem alone, so that equal seeds give equal answers where time allows.
    """
    board = problem.board
    best = state.slot.copy()
    value = gained(board, state)
    total = max(20, min(200, 40_000_000 // max(problem.requests * problem.slots, 1)))
    typical = float(np.median(board.gain[board.mask != 0])) if np.any(board.mask) else 0.0
    if problem.must_gain:
        typical = min(typical, float(np.median(board.gain % problem.must_gain)))
    for stretch in range(total):
        if value >= bound or watch.over():
            break
        heat = np.array([typical * 0.3 * 0.01 ** (stretch / total), typical * 0.3 * 0.01 ** ((stretch + 1) / total)])
        value = int(_anneal(board, state, best, heat, (seed * 1_000 + stretch, _STRIDE, bound)))
        if stretch % 25 == 24:
            restore(board, state, best)
    restore(board, state, best)
    return value


@compiled
def gained(board: Board, state: State) -> int:
    """Return the gain of what is placed."""
    value = 0
    for request in range(len(board.gain)):
        if state.slot[request] >= 0:
            value += board.gain[request]
    return value


@compiled
def restore(board: Board, state: State, slots: Integers) -> None:
    """Place every request where *slots* says."""
    for request in range(len(slots)):
        if state.slot[request] >= 0:
            take(board, state, request)
    for request in range(len(slots)):
        if slots[request] >= 0:
            put(board, state, request, slots[request])


@compiled
def _anneal(board: Board, state: State, best: Integers, heat: Floats, plan: tuple[int, int, int]) -> int:
    """Take plan = (seed, steps, bound); heat falls from its first to its second value. Writes *best*, returns its gain."""
    seed, steps, bound = plan
    np.random.seed(seed)
    found = np.empty(len(board.limit) + 1, np.int64)
    out = np.empty(6, np.int64)
    waiting = np.flatnonzero((state.slot < 0) & (board.mask != 0) & (board.gain > 0))
    value = gained(board, state)
    record = 0
    for request in range(len(best)):
        if best[request] >= 0:
            record += board.gain[request]
    for step in range(steps):
        if len(waiting) == 0 or record >= bound:
            break
        place = np.random.randint(len(waiting))
        request = waiting[place]
        if state.slot[request] >= 0:
            continue
        if insert(board, state, request, found):
            value += board.gain[request]
        else:
            warmth = heat[0] + (heat[1] - heat[0]) * step / steps
            slot, cost = _cheapest(board, state, request, warmth)
            if slot < 0 or cost - board.gain[request] > -warmth * np.log(np.random.random() + 1e-12):
                continue
            ejected = _eject(board, state, request, slot, out)
            if ejected < 0:
                continue
            put(board, state, request, slot)
            value += board.gain[request]
            for index in range(ejected):
                value -= board.gain[out[index]]
            waiting, value = _place_again(board, state, (waiting, place), out[:ejected], found, value)
        if value > record:
            record = value
            best[:] = state.slot
    return record


@compiled
def _place_again(
    board: Board, state: State, waiting: tuple[Integers, int], out: Integers, found: Integers, value: int
) -> tuple[Integers, int]:
    """Look for other places for what was ejected; what finds none waits, first in the place of the request that came in."""
    queue, place = waiting
    for request in out:
        if insert(board, state, request, found):
            value += board.gain[request]
        elif state.slot[queue[place]] >= 0:
            queue[place] = request
        else:
            queue = np.append(queue, request)
    return queue, value


@compiled
def _cheapest(board: Board, state: State, request: int, warmth: float) -> tuple[int, float]:
    """Return the slot where *request* ejects least, small differences left to chance, and what it costs."""
    a, b = board.a[request], board.b[request]
    best = -1
    least = 0.0
    chosen = 0.0
    for slot in range(len(board.tables)):
        if not (board.mask[request] >> slot) & 1:
            continue
        one, other = state.at[a, slot], state.at[b, slot]
        cost = 0.0
        if one >= 0:
            cost += board.gain[one]
        if other >= 0:
            cost += board.gain[other]
        if (one >= 0 and board.printed[one]) or (other >= 0 and board.printed[other]):
            continue
        noisy = cost + warmth * np.random.random()
        if best < 0 or noisy < chosen:
            best, least, chosen = slot, cost, noisy
    return best, least


@compiled
def _eject(board: Board, state: State, request: int, slot: int, out: Integers) -> int:
    """Take out what stands in the way of *request* in *slot* and write it to *out*.

    Returns how many went; -1, with all back in place, where that does not do or too many would have to go.
    """
    old = np.empty(len(out), np.int64)
    length = 0
    for step in range(len(out) + 1):
        rival = _rival(board, state, request, slot)
        if rival == -1:
            return length
        if rival == -2 or step == len(out) or board.printed[rival]:
            break
        old[length] = state.slot[rival]
        out[length] = rival
        length += 1
        take(board, state, rival)
    for index in range(length):
        put(board, state, out[index], old[index])
    return -1


@compiled
def _rival(board: Board, state: State, request: int, slot: int) -> int:
    """Return one meeting that has to go for *request* to stand in *slot*: -1 for none, -2 where none can be named."""
    for person in (board.a[request], board.b[request]):
        if state.at[person, slot] >= 0:
            return int(state.at[person, slot])
    for person in (board.a[request], board.b[request]):
        if state.held[person] >= board.limit[person]:
            lightest = _lightest(board, state, person)
            return lightest if lightest >= 0 else -2
    for place in range(board.first[request], board.first[request + 1]):
        then = state.slot[board.order[place]]
        if then >= 0 and (then - slot) * board.sign[place] <= 0:
            return int(board.order[place])
    if state.load[slot] >= board.tables[slot]:
        other = _someone(board, state, slot)
        return other if other >= 0 else -2
    return -1


@compiled
def _lightest(board: Board, state: State, person: int) -> int:
    best = -1
    for slot in range(len(board.tables)):
        request = state.at[person, slot]
        if request >= 0 and not board.printed[request] and (best < 0 or board.gain[request] < board.gain[best]):
            best = int(request)
    return int(best)


@compiled
def _someone(board: Board, state: State, slot: int) -> int:
    """Return the lightest of some meetings in *slot*, met by chance."""
    best = -1
    for _try in range(200):
        request = state.at[np.random.randint(len(board.limit)), slot]
        if request >= 0 and not board.printed[request] and (best < 0 or board.gain[request] < board.gain[best]):
            best = int(request)
    return int(best)
