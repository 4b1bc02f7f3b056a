"""Fewer breaks with the same meetings: an annealed search over exchanges of two slots along a Kempe chain. Compiled.

A break is one run of free slots between two meetings of a person; in the bits of the busy slots it is a run of ones less one.
Only the two people at the ends of a chain change what slots they are busy in, so that what an exchange costs is known before
it is made. A chain that brings a full slot one meeting more goes with another that takes one out of it.
"""

import numpy as np

from enishi.scheduling.compiling import compiled
from enishi.scheduling.events import MOST_SLOTS
from enishi.scheduling.moving import chain_from, exchange
from enishi.scheduling.problems import Board, Floats, Integers, Problem, State, number_of_bits
from enishi.scheduling.repairing import restore
from enishi.scheduling.watching import Watch
from enishi.scheduling.words import ones, runs, span

__all__ = ["breaks_of", "excess", "fewest_each", "shares", "soften", "spread"]

_STRIDE = 50_000
# Temperatures at the beginning and at the end, in breaks; measured on generated events.
_HOT, _WARM, _COLD = 0.4, 0.25, 0.12
_AGAIN, _INSIDE = 0.05, 0.1
# How often a meeting is tried beside another of the same person, not anywhere; and people asked for a chain the other way.
_BESIDE, _ASKED = 0.8, 20
# The most that one exchange makes up for: two people, whose weights a chain changes by a run, a repetition and the rest.
_HOPE = 2.0
# Nobody should have more breaks than that over another, who may have none. Where that is sought before all else, what one beyond it
# counts for in the score, and what it weighs.
_SPREAD, _STRICT, _BEYOND = 2, 1_000_000, 3.0


def soften(problem: Problem, state: State, steps: int, seed: int, watch: Watch) -> int:
    """Reduce the breaks of *state* by up to *steps* tries; return how many are left. What is placed stays placed."""
    return _cool(problem, state, (steps, seed, 0), np.full(problem.people, _SPREAD), watch)


def spread(problem: Problem, state: State, steps: int, seed: int, watch: Watch) -> int:
    """Bring people with more breaks than their share (see shares) down to it, whatever that costs others; else as soften does."""
    return _cool(problem, state, (steps, seed, _STRICT), shares(problem, state), watch)


def shares(problem: Problem, state: State) -> Integers:
    """Return how many breaks each person may have: two, or as many as they cannot be without."""
    return np.maximum(fewest_each(problem, state), _SPREAD)


def excess(problem: Problem, state: State) -> int:
    """Return how many breaks people have beyond their shares."""
    return int(_over(problem.board, state, shares(problem, state)))


def fewest_each(problem: Problem, state: State) -> Integers:
    """Return how many breaks each person has at least, with as many meetings as in *state*, by when they can have any."""
    board, placed = problem.board, np.flatnonzero(state.slot >= 0)
    reach = np.zeros(problem.people, np.int64)
    fixed = np.zeros(problem.people, np.int64)
    settled = placed[number_of_bits(board.mask[placed]) == 1]
    for people in (board.a, board.b):
        np.bitwise_or.at(reach, people[placed], board.mask[placed])
        np.bitwise_or.at(fixed, people[settled], board.mask[settled])
    return _least(reach, fixed, state.held)


def _cool(problem: Problem, state: State, plan: tuple[int, int, int], most: Integers, watch: Watch) -> int:
    """Anneal from hot to cold by plan = (steps, seed, what a break beyond *most* counts for), stop where there are no breaks left."""
    steps, seed, strict = plan
    board = problem.board
    best, score = state.slot.copy(), int(_score(board, state, most, strict))
    rounds = max(1, -(-steps // _STRIDE))
    hot = _WARM if strict else _HOT
    for index in range(rounds):
        if score == 0 or watch.over():
            break
        heat = hot * np.array([(_COLD / hot) ** (index / rounds), (_COLD / hot) ** ((index + 1) / rounds)])
        settings = (seed * 100_003 + index, min(_STRIDE, steps), score, strict)
        score = int(_anneal(board, state, best, most, heat, settings))
    restore(board, state, best)
    return int(breaks_of(board, state))


@compiled
def _least(reach: Integers, fixed: Integers, held: Integers) -> Integers:
    """Return the fewest breaks of each person: *held* meetings in the slots of *reach*, those of *fixed* among them.

    The longest runs of *reach* hold most; and as many runs as *fixed* slots lie in are needed.
    """
    least = np.zeros(len(held), np.int64)
    lengths = np.zeros(MOST_SLOTS + 1, np.int64)
    for person in range(len(held)):
        lengths[:] = 0
        length, pinned, needed, apart = 0, False, 0, 0
        for slot in range(MOST_SLOTS + 1):
            if slot < MOST_SLOTS and (reach[person] >> slot) & 1:
                length += 1
                pinned = pinned or bool((fixed[person] >> slot) & 1)
                continue
            lengths[length] += 1
            needed += pinned
            length, pinned = 0, False
        left = held[person]
        for each in range(MOST_SLOTS, 0, -1):
            while lengths[each] > 0 and left > 0:
                lengths[each] -= 1
                left -= each
                apart += 1
        least[person] = max(0, needed - 1, apart - 1)
    return least


@compiled
def _over(board: Board, state: State, most: Integers) -> int:
    """Return the breaks of all people beyond *most* of each."""
    total = 0
    for person in range(len(board.limit)):
        total += max(0, runs(state.busy[person]) - 1 - most[person])
    return total


@compiled
def _score(board: Board, state: State, most: Integers, strict: int) -> int:
    """Return the breaks of all people, those beyond *most* counted *strict* times more."""
    over = _over(board, state, most) if strict else 0
    return int(breaks_of(board, state) + strict * over)


@compiled
def breaks_of(board: Board, state: State) -> int:
    """Return the breaks of all people together."""
    total = 0
    for person in range(len(board.limit)):
        if state.busy[person] != 0:
            total += runs(state.busy[person]) - 1
    return total


@compiled
def _cost(word: int, most: int, strict: int) -> tuple[float, int]:
    """Return what the busy slots of a person weigh, and their runs with those beyond *most* breaks counted *strict* times more.

    A further break of the same person weighs more, from beyond *most* on much more. The free slots inside weigh a little, so
    that a run on its own is drawn towards the others.
    """
    count = runs(word)
    if count < 2:
        return float(count), count
    free = span(word) - ones(word)
    over = max(0, count - 1 - most)
    return count + _AGAIN * count * count + _INSIDE * free + (_BEYOND if strict else 1.0) * over, count + strict * over


@compiled
def _anneal(
    board: Board, state: State, best: Integers, most: Integers, heat: Floats, plan: tuple[int, int, int, int]
) -> int:
    """Take plan = (seed, steps, score of *best*, strict); writes *best* where it finds a lower score, returns the lowest."""
    seed, steps, record, strict = plan
    np.random.seed(seed)
    chains = np.empty((2, len(board.limit) + 1), np.int64)
    placed = np.flatnonzero(state.slot >= 0)
    total = _score(board, state, most, strict)
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
            total += _swap(board, state, chains, most, (person, last, length), (one, two, allowed, strict))
        else:
            weight, score = _change((state.busy, most), (person, last), (1 << one) | (1 << two), strict)
            if weight <= allowed and exchange(board, state, chains[0], length, (one, two)):
                total += score
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
def _change(who: tuple[Integers, Integers], ends: tuple[int, int], flip: int, strict: int) -> tuple[float, int]:
    """Return what turning the slots *flip* over for both people at the *ends* of a chain adds to weight and score.

    who = (busy slots of all people, the most breaks of each).
    """
    weight, score = 0.0, 0
    for person in ends:
        word, most = who[0][person], who[1][person]
        new, old = _cost(word ^ flip, most, strict), _cost(word, most, strict)
        weight += new[0] - old[0]
        score += new[1] - old[1]
    return weight, score


@compiled
def _swap(
    board: Board,
    state: State,
    chains: Integers,
    most: Integers,
    chain: tuple[int, int, int],
    plan: tuple[int, int, float, int],
) -> int:
    """Exchange a chain that ends in slot one on both sides, together with another that ends in slot two on both.

    chain = (first, last, length) of chains[0], plan = (one, two, added weight allowed, strict). Returns what that adds to the
    score, 0 where nothing was found.
    """
    first, last, length = chain
    one, two, allowed, strict = plan
    slots, who = (one, two), (state.busy, most)
    flip = (1 << one) | (1 << two)
    weight, score = _change(who, (first, last), flip, strict)
    if weight > allowed + _HOPE:
        return 0
    for _asked in range(_ASKED):
        person = np.random.randint(len(board.limit))
        if not (state.busy[person] >> two) & 1 or (state.busy[person] >> one) & 1:
            continue
        back, end = chain_from(board, state, (person, two, one), chains[1])
        if back <= 0 or back % 2 == 0 or end == person:
            continue
        more, others = _change(who, (person, end), flip, strict)
        if weight + more > allowed:
            continue
        if not exchange(board, state, chains[0], length, slots):
            return 0
        if exchange(board, state, chains[1], back, slots):
            return score + others
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
