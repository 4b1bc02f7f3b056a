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
        ('{"slots": 1, "tables": 1, "before": [["r", {}]]}', "Order 1 has no 'later'."),
        ('{"slots": 2, "tables": 1, "halves": 3}', "The event has 3 slots in the morning, of 2."),
        ('{"slots": 2, "tables": 1, "halves": "2"}', "The event: 'halves' is '2', not a whole number."),
        ('{"slots": 1, "tables": 1, "requests": false}', "The event: 'requests' is not a list."),
        (
            '{"slots": 1, "tables": 1, "people": [{"id": "\\ud800"}]}',
            "Person in row 1 has the 'id' '\\ud800', which holds half a character.",
        ),
        (
            '{"slots": 1, "tables": 1, "people": [{"id": "a", "limit": 1.5}]}',
            "Person in row 1: 'limit' is 1.5, not a whole number.",
        ),
        (
            '{"slots": 1, "tables": 1, "requests": [{"id": "r", "a": "a", "b": "b", "must": "no"}]}',
            "Request in row 1: 'must' is 'no', not true or false.",
        ),
        *(
            (
                f'{{"slots": 1, "tables": 1, "requests": [{{"id": "r", "a": "a", "b": "b", "weight": {weight}}}]}}',
                f"Request in row 1 has the weight {said}; a weight is a number from 0 up.",
            )
            for weight, said in [
                ("NaN", "nan"),
                ("-Infinity", "-inf"),
                ("1e999", "inf"),
                ("9" * 400, f"{'9' * 18}...{'9' * 19}"),
            ]
        ),
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


def test_file_that_is_nested_without_end_is_refused(tmp_path) -> None:
    (tmp_path / "event.json").write_text('{"people": [' + "[" * 200_000)
    with pytest.raises(BadEvent, match=r"event\.json is not JSON: maximum recursion depth exceeded"):
        load_event(tmp_path / "event.json")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"value": "much"}, "The timetable: 'value' is 'much', not a number."),
        ({"bound": [1]}, "The timetable: 'bound' is [1], not a number."),
        ({"proven": "yes"}, "The timetable: 'proven' is 'yes', not true or false."),
        ({"meetings": [{"request": "r0", "slot": 2}]}, "Meeting in row 1 is in slot 2, but slots are 0 to 1."),
        ({"meetings": [{"request": "r0", "slot": 0, "table": 1}]}, "Meeting in row 1 is at table 1, but slot 0 has the tables 0 to 0."),
        ({"meetings": [{"request": "r0", "slot": 0, "printed": 1}]}, "Meeting in row 1: 'printed' is 1, not true or false."),
        ({"meetings": [{"request": "r9", "slot": 0}]}, "Meeting in row 1 is of the unknown request 'r9'."),
    ],
)  # fmt: skip
def test_timetable_that_is_wrong_is_refused_in_one_sentence(said: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadEvent) as refused:
        timetable_from_json(said, simple(2, [(0, 1)], (1, 1)))
    assert str(refused.value) == sentence


def test_file_that_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(BadEvent, match="cannot be read: No such file"):
        load_event(tmp_path / "event.json")


def test_file_of_a_gigabyte_is_refused_unread(tmp_path) -> None:
    with (tmp_path / "event.json").open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(BadEvent) as refused:
        load_event(tmp_path / "event.json")
    assert str(refused.value) == f"{tmp_path}/event.json has 1000 MB; at most {MOST_BYTES // 1_000_000} MB are read."


def test_numbers_beyond_all_reason_are_named_in_words_of_ours(tmp_path):
    (tmp_path / "e.json").write_text(f'{{"slots": 2, "tables": 1{"0" * 5000}, "people": [], "requests": []}}')
    with pytest.raises(
        BadEvent, match=r"^A number has 5001 digits \(100000000000\.\.\.\); nothing here is so large\.$"
    ):
        load_event(tmp_path / "e.json")
    with pytest.raises(BadEvent, match=r"^The event has more than 1,000 slots; at most 64 can be planned\.$"):
        event_from_json({"slots": 10**300, "tables": 1, "people": [], "requests": []})
