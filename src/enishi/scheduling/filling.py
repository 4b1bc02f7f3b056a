"""Fill gaps in a settled timetable, moving at most two meetings for each that comes in and none that is printed. Compiled."""

import numpy as np

from enishi.scheduling.compiling import compiled
from enishi.scheduling.moving import fits, has_room, put, roomiest, take
from enishi.scheduling.problems import Board, Integers, State

__all__ = ["MOST_MOVES", "fill"]

MOST_MOVES = 2


@compiled
def fill(board: Board, state: State, order: Integers) -> int:
    """Place what can be of the unplaced requests in *order*, each with as few moves as it takes; return how many were placed."""
    placed = 0
    for request in order:
        if state.slot[request] >= 0 or not has_room(board, state, request):
            continue
        slot = roomiest(board, state, request)
        if slot >= 0:
            put(board, state, request, slot)
            placed += 1
        elif _with_moves(board, state, request, 1) or _with_moves(board, state, request, 2):
            placed += 1
    return placed


@compiled
def _with_moves(board: Board, state: State, request: int, moves: int) -> bool:
    """Place *request* where exactly *moves* meetings give way."""
    for slot in range(len(board.tables)):
        if not (board.mask[request] >> slot) & 1:
            continue
        one, other = state.at[board.a[request], slot], state.at[board.b[request], slot]
        needed = (one >= 0) + (other >= 0 and other != one)
        if needed == 0 and moves == 1:
            if fits(board, state, request, slot) and _clear_table(board, state, slot):
                put(board, state, request, slot)
                return True
        elif needed == moves and _give_way(board, state, request, slot):
            return True
    return False


@compiled
def _give_way(board: Board, state: State, request: int, slot: int) -> bool:
    """Move what the two people of *request* have in *slot* elsewhere and put *request* there; else leave all as it was."""
    one, other = state.at[board.a[request], slot], state.at[board.b[request], slot]
    # The two may meet each other there, by another request.
    rivals = (one, -1 if other == one else other)
    for rival in rivals:
        if rival >= 0 and board.printed[rival]:
            return False
    done = True
    for rival in rivals:
        if rival >= 0:
            take(board, state, rival)
            done = done and _move(board, state, rival, slot)
    if done and fits(board, state, request, slot) and state.load[slot] < board.tables[slot]:
        put(board, state, request, slot)
        return True
    for rival in rivals:
        if rival >= 0 and state.slot[rival] >= 0:
            take(board, state, rival)
    for rival in rivals:
        if rival >= 0:
            put(board, state, rival, slot)
    return False


@compiled
def _move(board: Board, state: State, request: int, slot: int) -> bool:
    """Place *request*, which was taken out of *slot*, in the first other slot where it fits and a table is free."""
    for other in range(len(board.tables)):
        if other != slot and state.load[other] < board.tables[other] and fits(board, state, request, other):
            put(board, state, request, other)
            return True
    return False


@compiled
def _clear_table(board: Board, state: State, slot: int) -> bool:
    """Move one meeting out of the full *slot*."""
    rooms = np.flatnonzero(state.load < board.tables)
    if len(rooms) == 0:
        return False
    for person in range(len(board.limit)):
        request = state.at[person, slot]
        if request < 0 or board.a[request] != person or board.printed[request]:
            continue
        take(board, state, request)
        if _move(board, state, request, slot):
            return True
        put(board, state, request, slot)
    return False
