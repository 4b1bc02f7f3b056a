import random
import time
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings

from enishi.scheduling import Event, Meeting, Person, count_breaks, event_from_json, schedule, timetable_to_json
from enishi.scheduling.breaking import breaks_of
from enishi.scheduling.colouring import colour
from enishi.scheduling.events import Request
from enishi.scheduling.fewest import fewest_breaks
from enishi.scheduling.problems import Problem
from enishi.scheduling.watching import Watch
from tests.scheduling.events import checker, events, simple


def _fewest_by_trying(event: Event, placed: list[Request]) -> int:
    people = {person.id: person for person in event.people}

    def right(slots: tuple[int, ...]) -> bool:
        at = {request.id: slot for request, slot in zip(placed, slots, strict=True)}
        busy = [(who, at[request.id]) for request in placed for who in (request.a, request.b)]
        return (
            len(busy) == len(set(busy))
            and all(slot not in people[who].unavailable for who, slot in busy)
            and all(request.slots is None or at[request.id] in request.slots for request in placed)
            and all(request.fixed in (None, at[request.id]) for request in placed)
            and all(slots.count(slot) <= event.tables[slot] for slot in range(event.slots))
            and all(at[a] < at[b] for a, b in event.before if a in at and b in at)
        )

    return min(
        sum(count_breaks(event, [Meeting(r.id, s, 0) for r, s in zip(placed, slots, strict=True)]).values())
        for slots in product(range(event.slots), repeat=len(placed)) if right(slots)
    )  # fmt: skip


@settings(max_examples=40, deadline=None, derandomize=True)
@given(events(requests=5))
def test_breaks_are_the_fewest_for_what_is_placed(event: Event) -> None:
    answer = schedule(Event(event.tables, event.people, event.requests, event.before, "all"))
    placed = {meeting.request for meeting in answer.meetings}
    assume(placed)
    fewest = _fewest_by_trying(event, [request for request in event.requests if request.id in placed])
    assert (answer.breaks, answer.breaks_bound) == (fewest, fewest)


# The checker leaves its file to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("name", "fewest"), [("tic-12", 0), ("tic-13crafb", 0), ("forumt-14", 5), ("tic-13crafc", 4)])
def test_published_events_are_placed_whole_with_the_fewest_breaks_known(name: str, fewest: int) -> None:
    check = checker()
    said = check.convert(f"../shared/data/b2b/{name}.original.dzn")
    answer = schedule(event_from_json(said))
    result = check.check(said, timetable_to_json(answer))
    assert (result["wrong"], result["must_unplaced"], result["breaks"], answer.fewest_breaks) == ([], 0, fewest, True)
    assert result["break_range"] <= 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("name", "fewest"), [("forumt-14.prec15", 5), ("tic-13crafb.prec25", 0)])
def test_meetings_that_come_before_others_are_placed_whole(name: str, fewest: int) -> None:
    check = checker()
    said = check.convert(f"../shared/data/b2b/{name}.dzn")
    answer = schedule(event_from_json(said))
    result = check.check(said, timetable_to_json(answer))
    assert (result["wrong"], result["must_unplaced"], result["breaks"], answer.fewest_breaks) == ([], 0, fewest, True)


def test_who_must_have_three_breaks_has_three_and_others_as_few_as_can_be() -> None:
    people = tuple(Person(f"p{number}") for number in range(7))
    fixed = tuple(Request(f"r{slot}", "p0", f"p{slot // 2 + 1}", fixed=slot) for slot in (0, 2, 4, 6))
    free = tuple(Request(f"s{number}", "p5", f"p{number}") for number in (1, 6))
    answer = schedule(Event((2,) * 7, people, fixed + free, goal="all"))
    assert (len(answer.meetings), answer.breaks, answer.breaks_bound) == (6, 3, 3)


@pytest.mark.parametrize("asked", [1, 4])
def test_an_interruption_is_heard_before_the_first_answer_of_a_solver(asked: int) -> None:
    chance = random.Random(4)
    pairs = chance.sample([(a, b) for a in range(24) for b in range(a)], 80)
    problem = Problem.of(simple(24, pairs, (7,) * 14))
    state = problem.empty()
    assert colour(problem, state, np.arange(80), compact=False) == 0
    times = iter(range(asked))
    watch = Watch(time.monotonic, time.monotonic() + 60.0, lambda: next(times, None) is None)
    assert fewest_breaks(problem, state, 0, watch) <= breaks_of(problem.board, state)
    assert (state.slot >= 0).all()
