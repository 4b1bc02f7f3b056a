from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings

from enishi.scheduling import Event, Person, Request, event_from_json, schedule
from tests.scheduling.events import best_by_trying, checker, events

_PEOPLE = tuple(Person(name) for name in ("ann", "bob", "cy", "dee"))


def _must(name: str, a: str, b: str, **more: object) -> Request:
    return Request(name, a, b, must=True, **more)


def test_smallest_conflict_is_named_in_words() -> None:
    early = frozenset({0})
    requests = (_must("r1", "ann", "bob", slots=early), _must("r2", "ann", "cy", slots=early), _must("r3", "cy", "dee"))
    answer = schedule(Event((2, 2), _PEOPLE, requests))
    assert answer.conflict == (
        "r1: ann must meet bob; both are there in slot 0.",
        "r2: ann must meet cy; both are there in slot 0.",
    )
    assert (answer.value, answer.proven) == (2.0, True)


def test_demand_that_cannot_stand_alone_is_the_conflict() -> None:
    answer = schedule(
        Event((1, 1), _PEOPLE, (_must("r1", "ann", "bob", slots=frozenset({0}), fixed=1), _must("r2", "cy", "dee")))
    )
    assert answer.conflict == (
        "r1: ann must meet bob; it is fixed in slot 1, which it does not allow or one is not there.",
    )


def test_conflict_over_tables_names_as_many_as_it_takes() -> None:
    answer = schedule(Event((1,), _PEOPLE, (_must("r1", "ann", "bob"), _must("r2", "cy", "dee"))))
    assert len(answer.conflict) == 2


def test_demands_that_stand_together_have_no_conflict() -> None:
    answer = schedule(Event((2,), _PEOPLE, (_must("r1", "ann", "bob"), _must("r2", "cy", "dee"))))
    assert (answer.conflict, answer.value) == ((), 2.0)


def _stand_together(event: Event, demands: tuple[Request, ...]) -> bool:
    names = {request.id for request in demands}
    before = tuple((a, b) for a, b in event.before if a in names and b in names)
    return best_by_trying(replace(event, requests=demands, before=before))[0] == len(demands)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(events(requests=5))
def test_conflict_is_one_and_nothing_smaller_is(event: Event) -> None:
    musts = tuple(replace(request, must=True) for request in event.requests)
    answer = schedule(replace(event, requests=musts))
    assume(answer.conflict)
    named = {sentence.split(":")[0] for sentence in answer.conflict}
    assert not _stand_together(event, tuple(each for each in musts if each.id in named))
    assert all(_stand_together(event, some) for some in combinations(musts, len(named) - 1))


# The checker leaves its file to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_person_with_more_meetings_than_slots_to_have_them_is_named() -> None:
    event = event_from_json(checker().convert("../shared/data/b2b/tic-13.forb0007.dzn"))
    answer = schedule(event)
    assert (len(answer.meetings), answer.proven, len(answer.conflict)) == (179, True, 10)
    assert all("p18" in sentence for sentence in answer.conflict)
