"""The moves that keep a timetable right: put, take, and exchange two slots along a Kempe chain. Compiled."""

import numpy as np

from enishi.scheduling.compiling import compiled
from enishi.scheduling.events import MOST_SLOTS
from enishi.scheduling.problems import Board, Integers, State

__all__ = ["chain_from", "compactest", "exchange", "fits", "has_room", "in_order", "put", "roomiest", "take"]

# How much a table left counts against a slot away from the nearest meeting; measured on generated events.
_ROOM, _AWAY = 0.3, 0.02


@compiled
def in_order(board: Board, state: State, request: int, slot: int) -> bool:
    """Return whether *request* in *slot* stands right to all that it must be before or after."""
    for place in range(board.first[request], board.first[request + 1]):
        other = state.slot[board.order[place]]
        if other >= 0 and (other - slot) * board.sign[place] <= 0:
            return False
    return True


@compiled
def fits(board: Board, state: State, request: int, slot: int) -> bool:
    """Return whether both people are free in *slot*; tables and limits are asked elsewhere."""
    if not (board.mask[request] >> slot) & 1:
        return False
    if state.at[board.a[request], slot] >= 0 or state.at[board.b[request], slot] >= 0:
        return False
    return in_order(board, state, request, slot)


@compiled
def has_room(board: Board, state: State, request: int) -> bool:
    """Return whether both people of *request* are below their limits."""
    a, b = board.a[request], board.b[request]
    return bool(state.held[a] < board.limit[a] and state.held[b] < board.limit[b])


@compiled
def put(board: Board, state: State, request: int, slot: int) -> None:
    """Place *request* in *slot*."""
    for person in (board.a[request], board.b[request]):
        state.at[person, slot] = request
        state.busy[person] |= 1 << slot
        state.held[person] += 1
    state.slot[request] = slot
    state.load[slot] += 1


@compiled
def take(board: Board, state: State, request: int) -> None:
    """Remove *request* from where it is."""
    slot = state.slot[request]
    for person in (board.a[request], board.b[request]):
        state.at[person, slot] = -1
        state.busy[person] &= ~(1 << slot)
        state.held[person] -= 1
    state.slot[request] = -1
    state.load[slot] -= 1


@compiled
def roomiest(board: Board, state: State, request: int) -> int:
    """Return the slot where *request* fits and most tables are left, -1 where there is none."""
    best = -1
    most = 0
    free = board.mask[request] & ~(state.busy[board.a[request]] | state.busy[board.b[request]])
    if free == 0:
        return best
    for slot in range(len(board.tables)):
        if (free >> slot) & 1:
            left = board.tables[slot] - state.load[slot]
            if left > most and in_order(board, state, request, slot):
                best = slot
                most = left
    return best


@compiled
def compactest(board: Board, state: State, request: int) -> int:
    """Return the slot where *request* fits with the fewest new breaks, the nearest and roomiest of these; -1 where there is none."""
    one, other = state.busy[board.a[request]], state.busy[board.b[request]]
    free = board.mask[request] & ~(one | other)
    best = -1
    least = np.inf
    for slot in range(len(board.tables)):
        left = board.tables[slot] - state.load[slot]
        if not (free >> slot) & 1 or left <= 0 or not in_order(board, state, request, slot):
            continue
        cost = _parted(one, slot) + _parted(other, slot) - _ROOM * left / board.tables[slot]
        if cost < least:
            best = slot
            least = cost
    return best


@compiled
def _parted(word: int, slot: int) -> float:
    """Return what a meeting in *slot* adds to the breaks in the busy slots of *word*, and a little for how far it stands off."""
    if word == 0:
        return 0.0
    breaks = 1
    away = 1
    while away < MOST_SLOTS:
        later = slot + away < MOST_SLOTS and (word >> (slot + away)) & 1
        earlier = slot >= away and (word >> (slot - away)) & 1
        if later or earlier:
            if away == 1:
                breaks -= later + earlier
            break
        away += 1
    return breaks if away == 1 else breaks + _AWAY * away


@compiled
def chain_from(board: Board, state: State, start: tuple[int, int, int], found: Integers) -> tuple[int, int]:
    """Follow meetings in turn in slots one, two, one ... from a person, where start = (person, one, two).

    Writes them to *found* and returns (how many, the last person); the person himself where the way closes to a ring, and
    -1 meetings where one of them is printed or may not change its slot.
    """
    person, slot, other = start
    length = 0
    request = state.at[person, slot]
    while request >= 0:
        if not (board.mask[request] >> other) & 1 or board.printed[request]:
            return -1, person
        found[length] = request
        length += 1
        person = board.b[request] if board.a[request] == person else board.a[request]
        slot, other = other, slot
        request = state.at[person, slot]
        if request == found[0]:
            break
    return length, person


@compiled
def exchange(board: Board, state: State, found: Integers, length: int, slots: tuple[int, int]) -> bool:
    """Let each of the first *length* meetings of *found* change from one of *slots* to the other; False changes nothing."""
    one, two = slots
    for step in range(2):
        for index in range(length):
            request = found[index]
            for person in (board.a[request], board.b[request]):
                if state.at[person, state.slot[request]] == request:
                    state.at[person, state.slot[request]] = -1
        for index in range(length):
            request = found[index]
            old = state.slot[request]
            new = one + two - old
            state.slot[request] = new
            state.load[old] -= 1
            state.load[new] += 1
            for person in (board.a[request], board.b[request]):
                state.at[person, new] = request
        for index in range(length):
            for person in (board.a[found[index]], board.b[found[index]]):
                _mark(state, person, one)
                _mark(state, person, two)
        if step == 1 or _all_in_order(board, state, found, length):
            return step == 0
    return False


@compiled
def _mark(state: State, person: int, slot: int) -> None:
    if state.at[person, slot] >= 0:
        state.busy[person] |= 1 << slot
    else:
        state.busy[person] &= ~(1 << slot)


@compiled
def _all_in_order(board: Board, state: State, found: Integers, length: int) -> bool:
    right = True
    if len(board.order):
        for index in range(length):
            right = right and in_order(board, state, found[index], state.slot[found[index]])
    return right
