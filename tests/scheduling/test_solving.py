import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.scheduling import Event, Person, Request, schedule
from enishi.scheduling.placing import Placed, place
from enishi.scheduling.problems import Problem
from enishi.scheduling.watching import Watch
from tests.scheduling.events import best_by_trying, checked, events, simple

# The first call compiles, which takes as long as it takes.
_examples = settings(max_examples=60, deadline=None, derandomize=True)


@_examples
@given(events())
def test_every_answer_is_right_and_the_best(event: Event) -> None:
    answer = schedule(event)
    result = checked(event, answer)
    musts = sum(request.must for request in event.requests)
    assert result["wrong"] == []
    assert result["breaks"] == answer.breaks
    assert answer.proven
    assert (musts - result["must_unplaced"], answer.value) == pytest.approx(best_by_trying(event))


@_examples
@given(events())
def test_order_of_input_does_not_change_the_value(event: Event) -> None:
    people, requests = list(event.people), list(event.requests)
    random.Random(1).shuffle(people)
    random.Random(2).shuffle(requests)
    shuffled = replace(event, people=tuple(people), requests=tuple(requests))
    assert schedule(shuffled).value == pytest.approx(schedule(event).value)


@_examples
@given(events())
def test_another_slot_or_table_never_lowers_the_value(event: Event) -> None:
    event = replace(event, requests=tuple(replace(request, must=False) for request in event.requests))
    value = schedule(event).value
    assert schedule(replace(event, tables=(*event.tables, 1))).value >= value - 1e-9
    assert schedule(replace(event, tables=(event.tables[0] + 1, *event.tables[1:]))).value >= value - 1e-9


@_examples
@given(events(), st.integers(0, 12), st.integers(0, 9))
def test_an_answer_is_right_whenever_the_search_is_stopped(event: Event, asked: int, seed: int) -> None:
    times = iter(range(asked))
    answer = schedule(event, seed=seed, stop=lambda: next(times, None) is None)
    assert checked(event, answer)["wrong"] == []
    assert answer.value <= answer.bound
    assert answer.breaks_bound <= answer.breaks


@settings(max_examples=25, deadline=None, derandomize=True)
@given(events(), st.integers(0, 9))
def test_equal_seeds_give_equal_answers(event: Event, seed: int) -> None:
    event = replace(event, goal="all")
    assert schedule(event, seed=seed) == schedule(event, seed=seed)


def test_one_must_more_comes_before_any_weight() -> None:
    # Either the heavy one alone in the only slot that all allow, or the two light ones.
    asked = [("r0", "p0", "p1", 1e6), ("r1", "p0", "p2", 0.001), ("r2", "p1", "p3", 0.001)]
    requests = tuple(Request(name, a, b, weight, must=True) for name, a, b, weight in asked)
    answer = schedule(Event((2,), tuple(Person(f"p{each}") for each in range(4)), requests))
    assert ([each.request for each in answer.meetings], answer.bound, answer.proven) == (["r1", "r2"], 0.002, True)


@pytest.mark.parametrize("unit", [1e-40, 1e-12, 1e-7, 1.0, 1e11])
def test_weights_of_any_size_are_told_apart(unit: float) -> None:
    people = tuple(Person(f"p{each}") for each in range(3))
    requests = (
        Request("r0", "p0", "p1", 2 * unit),
        Request("r1", "p1", "p2", 3 * unit),
        Request("r2", "p0", "p2", unit),
    )
    answer = schedule(Event((1,), people, requests))
    assert (len(answer.meetings), answer.proven) == (1, True)
    assert answer.bound >= answer.value
    assert answer.value == 3 * unit or unit < 1e-30


def _crowd(people: int, requests: int, slots: int, tables: int, holes: float) -> Event:
    chance = random.Random(7)
    there = tuple(
        Person(f"p{each}", frozenset(slot for slot in range(slots) if chance.random() < holes))
        for each in range(people)
    )
    pairs = chance.sample([(a, b) for a in range(people) for b in range(a)], requests)
    wishes = tuple(Request(f"r{row}", f"p{a}", f"p{b}", chance.randint(1, 9)) for row, (a, b) in enumerate(pairs))
    return Event((tables,) * slots, there, wishes)


def test_crowd_is_placed_as_well_as_can_be_and_the_same_for_the_same_seed() -> None:
    event = _crowd(60, 300, 8, 25, 0.0)
    answer = schedule(event, seed=3)
    assert checked(event, answer)["wrong"] == []
    assert answer.proven
    assert schedule(event, seed=3) == answer


def test_crowd_with_holes_is_placed_as_well_as_can_be() -> None:
    event = _crowd(40, 120, 8, 12, 0.4)
    answer = schedule(event)
    assert checked(event, answer)["wrong"] == []
    assert answer.proven


def test_no_time_still_gives_a_right_timetable() -> None:
    event = _crowd(40, 120, 8, 12, 0.4)
    answer = schedule(event, stop=lambda: True)
    result = checked(event, answer)
    assert result["wrong"] == []
    assert result["placed"] > 50


def test_time_is_kept_for_breaks(monkeypatch) -> None:
    deadlines: list[float] = []

    def place_and_note(problem: Problem, seed: int, watch: Watch) -> Placed:
        deadlines.append(watch.deadline)
        return place(problem, seed, watch)

    monkeypatch.setattr("enishi.scheduling.solving.place", place_and_note)
    schedule(simple(2, [(0, 1)], (1,)), limit=20.0, clock=lambda: 100.0)
    assert deadlines == [118.0]


def test_three_who_all_meet_need_three_slots() -> None:
    pairs = [(0, 1), (1, 2), (0, 2)]
    two, three = schedule(simple(3, pairs, (1, 1))), schedule(simple(3, pairs, (1, 1, 1)))
    assert (two.value, two.bound, two.proven) == (2.0, 2.0, True)
    assert (three.value, three.bound, three.proven) == (3.0, 3.0, True)


def test_all_placed_has_the_fewest_breaks_that_there_can_be() -> None:
    # p0 meets both others, who are only there at the two ends of the day.
    people = (Person("p0"), Person("p1", frozenset({1, 2})), Person("p2", frozenset({0, 1})))
    event = Event((1, 1, 1), people, (Request("r0", "p0", "p1"), Request("r1", "p0", "p2")), goal="all")
    answer = schedule(event)
    assert ([(each.request, each.slot) for each in answer.meetings], answer.breaks, answer.fewest_breaks) == (
        [("r0", 0), ("r1", 2)],
        1,
        True,
    )
