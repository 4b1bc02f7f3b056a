from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.scheduling import BadEvent, Change, Desk, Event, Meeting, Person, Request, Timetable, schedule
from tests.scheduling.events import checked, events, simple


@settings(max_examples=60, deadline=None, derandomize=True)
@given(events(requests=8), st.data())
def test_cancelling_keeps_to_the_rules_and_to_what_is_printed(event: Event, data: st.DataObject) -> None:
    settled = schedule(event)
    printed = tuple(replace(each, printed=data.draw(st.booleans())) for each in settled.meetings)
    desk = Desk(event, replace(settled, meetings=printed))
    person = data.draw(st.sampled_from(event.people)).id
    change = desk.cancel(person)
    after = desk.timetable()
    pairs = {request.id: (request.a, request.b) for request in event.requests}
    assert checked(desk.event(), after)["wrong"] == []
    assert not any(person in pairs[meeting.request] for meeting in after.meetings)
    assert {each for each in printed if each.printed and person not in pairs[each.request]} <= set(after.meetings)
    assert len(change.moved) <= 2 * len(change.placed)
    assert set(change.removed) == {each.request for each in printed if person in pairs[each.request]}


def _settled(event: Event, *meetings: Meeting) -> Desk:
    return Desk(event, Timetable(meetings, (), 0.0, 0.0, False, 0))


def test_gap_is_filled_by_moving_one_meeting() -> None:
    # r2 needs slot 0, where p2 meets p3, who can as well meet in slot 1 once p1 is gone.
    event = simple(4, [(0, 1), (2, 3), (0, 2)], (1, 1))
    event = replace(event, requests=(*event.requests[:2], replace(event.requests[2], slots=frozenset({0}))))
    desk = _settled(event, Meeting("r0", 1, 0), Meeting("r1", 0, 0))
    assert desk.cancel("p1") == Change(("r0",), ("r2",), (("r1", 0, 1),))
    assert {(each.request, each.slot) for each in desk.timetable().meetings} == {("r1", 1), ("r2", 0)}
    assert [(each.code, each.reason) for each in desk.timetable().unmet] == [("cancelled", "p1 cancelled.")]


def test_printed_meeting_is_not_moved_for_a_gap() -> None:
    event = simple(4, [(0, 1), (2, 3), (0, 2)], (1, 1))
    event = replace(event, requests=(*event.requests[:2], replace(event.requests[2], slots=frozenset({0}))))
    desk = _settled(event, Meeting("r0", 1, 0), Meeting("r1", 0, 0, printed=True))
    assert desk.cancel("p1") == Change(("r0",), (), ())


def test_closed_table_sends_its_meeting_to_a_free_table() -> None:
    desk = _settled(simple(2, [(0, 1)], (2, 2)), Meeting("r0", 0, 1))
    assert desk.close_table(0, 1) == Change((), (), ())
    assert desk.timetable().meetings == (Meeting("r0", 0, 0),)


def test_closed_table_sends_its_meeting_to_another_slot_where_none_is_free() -> None:
    desk = _settled(simple(2, [(0, 1)], (1, 1)), Meeting("r0", 0, 0))
    assert desk.close_table(0, 0) == Change((), (), (("r0", 0, 1),))


def test_added_request_is_placed() -> None:
    desk = _settled(simple(3, [(0, 1), (1, 2)], (1, 1)), Meeting("r0", 0, 0))
    assert desk.add("r1") == Change((), ("r1",), ())


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda desk: desk.cancel("px"), "There is no person 'px' to cancel."),
        (lambda desk: desk.add("rx"), "There is no request 'rx' to add."),
        (lambda desk: desk.close_table(0, 7), "There is no table 7 in slot 0."),
        (lambda desk: desk.close_table(0, 0), "Table 0 in slot 0 has the printed meeting 'r0'."),
    ],
)
def test_change_that_cannot_be_is_refused_in_one_sentence(call, sentence: str) -> None:
    desk = _settled(simple(2, [(0, 1)], (1, 1)), Meeting("r0", 0, 0, printed=True))
    with pytest.raises(BadEvent) as refused:
        call(desk)
    assert str(refused.value) == sentence


def test_timetable_that_breaks_a_rule_is_refused() -> None:
    people = (Person("p0", frozenset({0})), Person("p1"))
    with pytest.raises(BadEvent, match="The timetable breaks a rule of the event: 'r0' cannot be in slot 0"):
        _settled(Event((1, 1), people, (Request("r0", "p0", "p1"),)), Meeting("r0", 0, 0))
