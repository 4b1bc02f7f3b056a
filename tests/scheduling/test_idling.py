import time

import numpy as np
from hypothesis import given, settings

from enishi.scheduling import Event, schedule
from enishi.scheduling.colouring import colour
from enishi.scheduling.idling import must_break
from enishi.scheduling.problems import Problem
from enishi.scheduling.watching import Watch
from tests.scheduling.events import events, simple


def _bound(event: Event) -> int:
    problem = Problem.of(event)
    state = problem.empty()
    colour(problem, state, np.flatnonzero(problem.board.mask), compact=False)
    return must_break(problem, state, 0, Watch(time.monotonic, time.monotonic() + 60.0, lambda: False))


def test_people_without_seats_on_end_must_break() -> None:
    # One table in the middle of the day: of the two who each meet two others, one has to wait.
    event = simple(6, [(0, 1), (0, 2), (3, 4), (3, 5)], (2, 1, 2))
    assert _bound(event) == 1
    answer = schedule(Event(event.tables, event.people, event.requests, goal="all"))
    assert (answer.breaks, answer.breaks_bound) == (1, 1)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(events(requests=5))
def test_bound_is_never_above_what_there_is(event: Event) -> None:
    answer = schedule(Event(event.tables, event.people, event.requests, event.before, "all"))
    problem = Problem.of(event)
    state = problem.empty()
    placed = {meeting.request for meeting in answer.meetings}
    order = np.array([row for row, each in enumerate(event.requests) if each.id in placed], np.int64)
    if colour(problem, state, order, compact=False) == 0:
        watch = Watch(time.monotonic, time.monotonic() + 60.0, lambda: False)
        assert must_break(problem, state, 0, watch) <= answer.breaks
