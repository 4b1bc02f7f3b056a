"""Colour selected meetings into slots: directly, along Kempe chains, and by evening out the tables. Compiled.

Two slots split the meetings in them into paths and rings; exchanging the slots along one keeps everyone at one meeting per
slot (Kempe 1879; Vizing 1964 for colouring edges; de Werra 1971 for evening out the slots).
"""

import numpy as np

from enishi.scheduling.compiling import compiled
from enishi.scheduling.moving import chain_from, compactest, exchange, fits, has_room, put, roomiest
from enishi.scheduling.problems import Board, Integers, Problem, State, number_of_bits

__all__ = ["colour", "insert", "make_room", "place_all"]


def colour(problem: Problem, state: State, chosen: Integers, *, compact: bool) -> int:
    """Place the *chosen* requests, the hardest first; return how many found no place.

    *compact* puts each next to what its people have, which leaves far fewer breaks; else it goes where most tables are left.
    """
    board = problem.board
    wanted = np.bincount(board.a[chosen], minlength=problem.people) + np.bincount(
        board.b[chosen], minlength=problem.people
    )
    slack = board.limit - wanted
    tightness = np.minimum(slack[board.a[chosen]], slack[board.b[chosen]]) + number_of_bits(board.mask[chosen])
    return int(place_all(board, state, chosen[np.lexsort((chosen, tightness))], compact))


@compiled
def place_all(board: Board, state: State, order: Integers, compact: bool) -> int:
    """Place the requests of *order* one by one, then once more those that found no place; return how many did not."""
    found = np.empty(len(board.limit) + 1, np.int64)
    left = 0
    for _again in range(2):
        left = 0
        for request in order:
            if state.slot[request] >= 0:
                continue
            if compact and has_room(board, state, request):
                slot = compactest(board, state, request)
                if slot >= 0:
                    put(board, state, request, slot)
                    continue
            if not insert(board, state, request, found):
                left += 1
        if left == 0:
            break
    return left


@compiled
def insert(board: Board, state: State, request: int, found: Integers) -> bool:
    """Place *request*, moving others where that is needed and never removing one."""
    if not has_room(board, state, request):
        return False
    a, b = board.a[request], board.b[request]
    slot = roomiest(board, state, request)
    if slot >= 0:
        put(board, state, request, slot)
        return True
    for slot in range(len(board.tables)):
        if (
            fits(board, state, request, slot)
            and make_room(board, state, slot, found)
            and fits(board, state, request, slot)
        ):
            put(board, state, request, slot)
            return True
    return _insert_by_chain(board, state, request, (a, b), found) or _insert_by_chain(
        board, state, request, (b, a), found
    )


@compiled
def _insert_by_chain(board: Board, state: State, request: int, pair: tuple[int, int], found: Integers) -> bool:
    """Free a slot of the second of *pair* in which the first is free, by a chain that does not end at the first."""
    free, busy = pair
    for one in range(len(board.tables)):
        if not (board.mask[request] >> one) & 1:
            continue
        for two in range(len(board.tables)):
            if state.at[free, one] >= 0 or state.at[busy, one] < 0:
                break
            if two == one or state.at[busy, two] >= 0:
                continue
            length, last = chain_from(board, state, (busy, one, two), found)
            if length <= 0 or last == free:
                continue
            # An odd chain brings slot two one meeting more; an even one leaves both as they are, and the request comes on top.
            crowded = two if length % 2 == 1 else one
            if state.load[crowded] >= board.tables[crowded]:
                if not make_room(board, state, crowded, found) or state.at[free, one] >= 0 or state.at[busy, two] >= 0:
                    continue
                length, last = chain_from(board, state, (busy, one, two), found)
                crowded = two if length % 2 == 1 else one
                if length <= 0 or last == free or state.load[crowded] >= board.tables[crowded]:
                    continue
            if exchange(board, state, found, length, (one, two)):
                if fits(board, state, request, one):
                    put(board, state, request, one)
                    return True
                exchange(board, state, found, length, (one, two))
    return False


@compiled
def make_room(board: Board, state: State, full: int, found: Integers) -> bool:
    """Have a table free in slot *full*, by a chain that moves one meeting more out of it than into it where needed."""
    if state.load[full] < board.tables[full]:
        return True
    for other in range(len(board.tables)):
        if state.load[other] < board.tables[other] and _shift_one(board, state, full, other, found):
            return True
    return False


@compiled
def _shift_one(board: Board, state: State, full: int, other: int, found: Integers) -> bool:
    """Exchange a path that begins and ends in slot *full*: both of its ends are free in slot *other*."""
    for person in range(len(board.limit)):
        if state.at[person, full] < 0 or state.at[person, other] >= 0:
            continue
        length, _last = chain_from(board, state, (person, full, other), found)
        if length > 0 and length % 2 == 1 and exchange(board, state, found, length, (full, other)):
            return True
    return False
