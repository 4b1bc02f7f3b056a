"""Place as much weight as can be, and bound it: select and colour; where that falls short, relax with slots and repair."""

from dataclasses import dataclass

import numpy as np

from enishi.scheduling.arranging import arrange
from enishi.scheduling.bounding import Pairs, Relaxed, relax, solve_rest
from enishi.scheduling.colouring import colour, place_all
from enishi.scheduling.improving import search
from enishi.scheduling.moving import put
from enishi.scheduling.problems import Flags, Integers, Problem, State
from enishi.scheduling.repairing import gained, repair, restore
from enishi.scheduling.selecting import select
from enishi.scheduling.watching import Progress, Watch

__all__ = ["Placed", "place", "whole"]

# Pairs (request, slot) up to which the relaxation is worth its time and memory.
_MOST_PAIRS = 300_000
# Pairs up to which branch and bound follows; where the relaxation leaves more open, it does not end in time.
_MOST_OPEN = 12_000
# Pairs up to which a program of constraints is built in which requests have to come before others.
_MOST_ARRANGED = 40_000
# Pairs up to which branch and bound needs no better timetable to begin with.
_FEW_OPEN = 600


@dataclass(frozen=True, slots=True)
class Placed:
    """A state and what is proven about it: no timetable gains more than *bound* (in gains of the board)."""

    state: State
    gain: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether nothing gains more."""
        return self.gain >= self.bound

    def bound_of_weight(self, problem: Problem, value: float) -> float:
        """Return the bound as a weight, where *value* is placed; of timetables with as many "must" as are placed here."""
        if self.proven:
            return value
        weights = np.array([each.weight for each in problem.event.requests])
        must = np.array([each.must for each in problem.event.requests])
        # Gains are whole numbers: what rounding took from the weights may come on top.
        lost = np.abs(weights * problem.scale - (problem.board.gain - problem.must_gain * must)).sum()
        bound = self.bound - problem.must_gain * int(must[self.state.slot >= 0].sum()) + (lost if lost > 1e-6 else 0.0)
        return max(value, min(float(weights.sum()), float(bound / problem.scale * (1 + 1e-12))))

    def better(self, other: "Placed") -> "Placed":
        """Return the better of two, with the lower of their bounds."""
        best = self if self.gain >= other.gain else other
        return Placed(best.state, best.gain, min(self.bound, other.bound))


def place(problem: Problem, seed: int, watch: Watch) -> Placed:
    """Return the best found in the time of *watch*; it is optimal where its gain is its bound."""
    selection = select(problem, min(watch.left(), 10.0))
    best = _coloured(problem, selection.chosen, selection.bound)
    _tell(problem, watch, "select", best)
    pairs = int(np.bitwise_count(problem.board.mask.view(np.uint64)).sum())
    if best.gain >= best.bound or watch.over():
        return best
    if pairs > _MOST_PAIRS:
        return _repaired(problem, best, seed, watch)
    if len(problem.board.order) and pairs <= _MOST_ARRANGED:
        best = _arranged(problem, best, seed, watch)
        if best.gain >= best.bound or watch.over():
            return best
    return _with_slots(problem, Pairs.of(problem), best, seed, watch)


def _arranged(problem: Problem, best: Placed, seed: int, watch: Watch) -> Placed:
    """Settle all at once, for half of the time that is left: orders are what colouring and repairing know least of."""
    half = Watch(watch.clock, watch.clock() + watch.left() / 2, watch.stop, watch.tell)
    every = range(problem.requests)
    musts = {number for number in every if problem.event.requests[number].must}
    found = arrange(problem, every, musts, problem.board.gain, half, seed)
    if musts and found.bound is None:
        found = arrange(problem, every, (), problem.board.gain, half, seed)
    bound = best.bound if found.bound is None else min(best.bound, found.bound)
    state = problem.empty()
    if found.slots is not None:
        restore(problem.board, state, found.slots)
    best = best.better(Placed(state, int(gained(problem.board, state)), bound))
    _tell(problem, watch, "arrange", best)
    return best


def _with_slots(problem: Problem, table: Pairs, best: Placed, seed: int, watch: Watch) -> Placed:
    relaxed = watch.wait_for(lambda: relax(table, watch.left()))
    if relaxed is None:
        return _repaired(problem, best, seed, watch)
    bound = min(best.bound, whole(relaxed.bound))
    chosen, held = _rounded(problem, table, relaxed)
    best = best.better(_coloured(problem, chosen, bound))
    if best.gain < bound and len(held):
        best = best.better(_coloured(problem, chosen, bound, (table.request[held], table.slot[held])))
    _tell(problem, watch, "relax", best)
    if best.gain < best.bound and not watch.over() and _open(relaxed, best) > _FEW_OPEN:
        taken = search(problem, table, relaxed, best.state, seed, watch)
        best = best.better(_of_pairs(problem, table, taken, best.bound))
        _tell(problem, watch, "improve", best)
    if best.gain < best.bound and not watch.over() and _open(relaxed, best) <= _MOST_OPEN:
        best = _branched(problem, table, relaxed, best, watch)
        _tell(problem, watch, "branch", best)
    return best


def _open(relaxed: Relaxed, best: Placed) -> int:
    """Return how many pairs the reduced gains do not settle."""
    return int((np.abs(relaxed.reduced) <= relaxed.bound - best.gain).sum())


def _rounded(problem: Problem, table: Pairs, relaxed: Relaxed) -> tuple[Integers, Integers]:
    """Return the requests that the relaxation takes at least by half, and the pairs that it takes whole."""
    share = np.bincount(table.request, weights=relaxed.x, minlength=problem.requests)
    return np.flatnonzero(share > 0.49), np.flatnonzero(relaxed.x > 1 - 1e-6)


def _branched(problem: Problem, table: Pairs, relaxed: Relaxed, best: Placed, watch: Watch) -> Placed:
    answer = watch.wait_for(lambda: solve_rest(table, relaxed, best.gain, watch.left()))
    if answer is None:
        return best
    taken, bound = answer
    found = Placed(best.state, best.gain, max(best.gain, min(best.bound, whole(bound))))
    if taken is None:
        return found
    return found.better(_of_pairs(problem, table, taken, best.bound))


def _of_pairs(problem: Problem, table: Pairs, taken: Flags, bound: int) -> Placed:
    state = problem.empty()
    for request, slot in zip(table.request[taken], table.slot[taken], strict=True):
        put(problem.board, state, request, slot)
    return Placed(state, int(gained(problem.board, state)), bound)


def whole(bound: float) -> int:
    """Return the whole number that a bound allows, with room for the rounding of the solver."""
    return int(bound * (1 + 1e-11) + 1e-4)


def _coloured(problem: Problem, chosen: Integers, bound: int, held: tuple[Integers, Integers] | None = None) -> Placed:
    """Colour *chosen*, those *held* (requests, slots) where they are said to be, then what else finds a place."""
    compact = _filled(problem, chosen, bound, held, compact=True)
    return compact if compact.proven else compact.better(_filled(problem, chosen, bound, held, compact=False))


def _filled(
    problem: Problem, chosen: Integers, bound: int, held: tuple[Integers, Integers] | None, *, compact: bool
) -> Placed:
    board, state = problem.board, problem.empty()
    for request, slot in zip(*held, strict=True) if held else ():
        put(board, state, request, slot)
    left = colour(problem, state, chosen, compact=compact)
    if left or len(chosen) < problem.requests:
        rest = np.flatnonzero((state.slot < 0) & (board.mask != 0))
        if len(rest) and (left or int(gained(board, state)) < bound or not board.gain.all()):
            place_all(board, state, rest[np.lexsort((rest, -board.gain[rest]))], compact)
    return Placed(state, int(gained(board, state)), bound)


def _repaired(problem: Problem, best: Placed, seed: int, watch: Watch) -> Placed:
    gain = repair(problem, best.state, best.bound, seed, watch)
    repaired = Placed(best.state, gain, best.bound)
    _tell(problem, watch, "repair", repaired)
    return repaired


def _tell(problem: Problem, watch: Watch, stage: str, placed: Placed) -> None:
    watch.tell(Progress(stage, placed.gain / problem.scale, placed.bound / problem.scale))
