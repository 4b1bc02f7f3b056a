"""Repair what could not be coloured: an annealed search that puts a request in and ejects what stands in its way. Compiled.

Each step takes a random unplaced request. Where Kempe chains find it a place, it stays. Else it goes where it ejects least,
if that gains or, with a chance that falls with the temperature, loses little; what was ejected looks for another place at once.
"""

import numpy as np

from enishi.scheduling.colouring import insert
from enishi.scheduling.compiling import compiled
from enishi.scheduling.moving import put, take
from enishi.scheduling.problems import Board, Integers, Problem, State
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
    value = int(gained(board, state))
    stretches = max(20, min(400, 80_000_000 // max(problem.requests * problem.slots, 1)))
    tabu = np.zeros((problem.requests, problem.slots), np.int64)
    for stretch in range(stretches):
        if value >= bound or watch.over():
            break
        value = int(_search(board, state, best, tabu, (seed * 1_000 + stretch, stretch * _STRIDE, _STRIDE, bound)))
        if stretch % 100 == 99:
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
def _search(board: Board, state: State, best: Integers, tabu: Integers, plan: tuple[int, int, int, int]) -> int:
    """Take plan = (seed, steps before, steps, bound). Writes *best*, returns its gain."""
    seed, before, steps, bound = plan
    np.random.seed(seed)
    found = np.empty(len(board.limit) + 1, np.int64)
    out = np.empty(6, np.int64)
    waiting = np.flatnonzero((state.slot < 0) & (board.mask != 0) & (board.gain > 0))
    value = gained(board, state)
    record = 0
    for request in range(len(best)):
        if best[request] >= 0:
            record += board.gain[request]
    for step in range(before, before + steps):
        if len(waiting) == 0 or record >= bound:
            break
        place, slot = _cheapest(board, state, waiting, tabu, (step, value, record))
        if place < 0:
            continue
        request = waiting[place]
        ejected = _eject(board, state, request, slot, out)
        if ejected < 0:
            tabu[request, slot] = step + 100
            continue
        put(board, state, request, slot)
        value += board.gain[request]
        waiting[place] = -1
        for index in range(ejected):
            other = out[index]
            value -= board.gain[other]
            tabu[other, slot] = step + 5 + len(waiting) // 2 + np.random.randint(10)
            if insert(board, state, other, found):
                value += board.gain[other]
            elif waiting[place] < 0:
                waiting[place] = other
            else:
                waiting = np.append(waiting, other)
        if waiting[place] < 0:
            waiting = np.delete(waiting, place)
        if value > record:
            record = value
            best[:] = state.slot
    return record


@compiled
def _cheapest(
    board: Board, state: State, waiting: Integers, tabu: Integers, now: tuple[int, int, int]
) -> tuple[int, int]:
    """Return which of *waiting* to put into which slot for the least loss; ties by chance; now = (step, value, best value).

    Where one came from it does not return to for a while, unless that gives the best timetable yet.
    """
    step, value, record = now
    best, where = -1, -1
    most = -1e300
    for place in range(len(waiting)):
        request = waiting[place]
        a, b = board.a[request], board.b[request]
        for slot in range(len(board.tables)):
            if not (board.mask[request] >> slot) & 1:
                continue
            change = float(board.gain[request])
            one, other = state.at[a, slot], state.at[b, slot]
            if one >= 0:
                change -= board.gain[one]
            if other >= 0:
                change -= board.gain[other]
            if tabu[request, slot] > step and value + change <= record:
                continue
            change += np.random.random() * 0.5
            if change > most:
                most, best, where = change, place, slot
    return best, where


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
