"""From an event to its timetable."""

import time
from collections.abc import Callable
from dataclasses import replace

from enishi.scheduling.breaking import breaks_of, excess, fewest_each, soften, spread
from enishi.scheduling.checking import check_event
from enishi.scheduling.conflicts import find_conflict
from enishi.scheduling.events import Event
from enishi.scheduling.explaining import explain
from enishi.scheduling.fewest import fewest_breaks
from enishi.scheduling.placing import Placed, place
from enishi.scheduling.problems import Problem, State
from enishi.scheduling.tables import seat
from enishi.scheduling.timetables import Timetable
from enishi.scheduling.watching import Progress, Watch, silent

__all__ = ["schedule", "timetable_of"]

_MOST_STEPS = 2_000_000
# The part of the time that is kept for breaks, however long more weight is sought.
_KEPT = 0.1


def _never() -> bool:
    return False


def schedule(
    event: Event,
    *,
    seed: int = 0,
    limit: float = 60.0,
    clock: Callable[[], float] = time.monotonic,
    stop: Callable[[], bool] = _never,
    tell: Callable[[Progress], None] = silent,
) -> Timetable:
    """Return the best timetable of *event* found within *limit* seconds of *clock*, or until *stop* says so.

    Equal seeds give equal answers where the limit is not reached. *tell* hears of progress. Raises BadEvent for an event that
    contradicts itself.
    """
    check_event(event)
    problem = Problem.of(event)
    watch = Watch(clock, clock() + limit, stop, tell)
    placed = place(problem, seed, replace(watch, deadline=watch.deadline - _KEPT * limit))
    least = int(fewest_each(problem, placed.state).sum())
    if event.goal == "all":
        least = max(least, _fewest(problem, placed.state, seed, watch))
    else:
        soften(problem, placed.state, min(_MOST_STEPS, 400 * problem.requests), seed, watch)
    return timetable_of(problem, placed, least, watch)


def _fewest(problem: Problem, state: State, seed: int, watch: Watch) -> int:
    """Reduce breaks by annealing, then by proof; return the fewest there can be, as far as shown."""
    breaks = soften(problem, state, _MOST_STEPS // 2, seed, watch)
    watch.tell(Progress("breaks", breaks, 0.0))
    if excess(problem, state):
        half = replace(watch, deadline=watch.clock() + watch.left() / 2)
        breaks = spread(problem, state, max(_MOST_STEPS // 2, 1_000 * problem.requests), seed, half)
        watch.tell(Progress("breaks", breaks, 0.0))
    if breaks == 0 or watch.over():
        return 0
    return fewest_breaks(problem, state, seed, watch)


def timetable_of(problem: Problem, placed: Placed, least: int, watch: Watch) -> Timetable:
    """Return *placed* with tables, reasons and the conflict of demands, where there is one."""
    event, state = problem.event, placed.state
    slots = {request.id: slot for request, slot in zip(event.requests, state.slot.tolist(), strict=True) if slot >= 0}
    meetings = seat(event, slots)
    value = sum(request.weight for request in event.requests if request.id in slots)
    unplaced = [request.id for request in event.requests if request.id not in slots and request.must]
    return Timetable(
        meetings,
        explain(problem, state),
        value,
        placed.bound_of_weight(problem, value),
        placed.proven,
        int(breaks_of(problem.board, state)),
        least,
        find_conflict(problem, watch) if unplaced else (),
    )
