import json

import pytest
from hypothesis import given, settings

from enishi.scheduling import (
    BadEvent,
    Event,
    Person,
    Request,
    event_from_json,
    event_to_json,
    load_event,
    schedule,
    timetable_from_json,
    timetable_to_json,
)  # fmt: skip
from enishi.scheduling.codec import MOST_BYTES
from tests.scheduling.events import events, simple


@settings(max_examples=50, deadline=None, derandomize=True)
@given(events())
def test_event_comes_back_as_it_went(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


def test_event_is_read_with_all_that_may_be_said() -> None:
    said = {
        "slots": 2, "halves": 1, "tables": 3, "goal": "all",
        "people": [{"id": "a", "unavailable": [1], "limit": 2, "home": 0}, {"id": "b"}],
        "requests": [{"id": "r", "a": "a", "b": "b", "weight": 2, "must": True, "slots": [0], "fixed": 0}],
        "before": [],
    }  # fmt: skip
    assert event_from_json(said) == Event(
        (3, 3), (Person("a", frozenset({1}), 2, 0), Person("b")),
        (Request("r", "a", "b", 2.0, True, frozenset({0}), 0),), (), "all", 1,
    )  # fmt: skip


def test_timetable_comes_back_as_it_went() -> None:
    event = simple(3, [(0, 1), (1, 2), (0, 2)], (1, 1))
    answer = schedule(event)
    assert timetable_from_json(json.loads(json.dumps(timetable_to_json(answer))), event) == answer


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("[]", "The event is not a JSON object."),
        ("{}", "The event has no slots; it needs at least one."),
        ('{"slots": 0, "tables": 1}', "The event has no slots; it needs at least one."),
        ('{"slots": 2}', "The event's 'tables' is neither a number nor a list of numbers."),
        ('{"slots": 2, "tables": [1]}', "The event has 2 slots, but 'tables' names 1."),
        ('{"slots": 1, "tables": 1, "people": [{}]}', "Person in row 1 has no 'id'."),
        ('{"slots": 1, "tables": 1, "people": 3}', "The event: 'people' is not a list."),
        (
            '{"slots": 1, "tables": 1, "requests": [{"id": "r", "a": "a", "b": "b", "weight": "much"}]}',
            "Request in row 1 has the weight 'much'; a weight is a number from 0 up.",
        ),
        (
            '{"slots": 1, "tables": 1, "requests": [{"id": "r", "a": "a", "b": "b", "slots": 3}]}',
            "Request in row 1: 'slots' is not a list of slots.",
        ),
        ('{"slots": 1, "tables": 1, "before": ["r"]}', "Order 1 is not a pair of requests."),
    ],
)
def test_form_that_is_wrong_is_refused_in_one_sentence(tmp_path, said: str, sentence: str) -> None:
    (tmp_path / "event.json").write_text(said)
    with pytest.raises(BadEvent) as refused:
        load_event(tmp_path / "event.json")
    assert str(refused.value) == sentence


def test_file_that_is_no_json_is_refused(tmp_path) -> None:
    (tmp_path / "event.json").write_text("people")
    with pytest.raises(BadEvent, match=r"event\.json is not JSON"):
        load_event(tmp_path / "event.json")


def test_file_that_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(BadEvent, match="cannot be read: No such file"):
        load_event(tmp_path / "event.json")


def test_file_of_a_gigabyte_is_refused_unread(tmp_path) -> None:
    with (tmp_path / "event.json").open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(BadEvent) as refused:
        load_event(tmp_path / "event.json")
    assert str(refused.value) == f"{tmp_path}/event.json has 1000 MB; at most {MOST_BYTES // 1_000_000} MB are read."
