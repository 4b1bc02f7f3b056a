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


_CALLS = st.lists(st.tuples(st.sampled_from(["cancel", "close", "add"]), st.integers(0, 9)), min_size=1, max_size=4)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(events(requests=8), _CALLS, st.lists(st.sampled_from(["", "", "printed", "left out"]), min_size=8, max_size=8))
def test_any_changes_keep_to_the_rules_and_say_what_they_did(
    event: Event, calls: list[tuple[str, int]], marks: list[str]
) -> None:
    marked = list(zip(schedule(event).meetings, marks, strict=False))
    settled = tuple(replace(each, printed=mark == "printed") for each, mark in marked if mark != "left out")
    desk = Desk(event, Timetable(settled, (), 0.0, 0.0, False, 0))
    pairs = {request.id: (request.a, request.b) for request in event.requests}
    closed, cancelled = set(), set()
    for name, number in calls:
        before = desk.timetable().meetings
        try:
            change = _call(desk, event, name, number)
        except BadEvent:
            assert desk.timetable().meetings == before
            continue
        closed |= {divmod(number, 3)} if name == "close" else set()
        cancelled |= {event.people[number % len(event.people)].id} if name == "cancel" else set()
        after = desk.timetable()
        assert checked(desk.event(), after)["wrong"] == []
        assert change == _difference(before, after.meetings)
        assert not closed & {(each.slot, each.table) for each in after.meetings}
        stay = {each for each in settled if each.printed and not cancelled & set(pairs[each.request])}
        assert stay <= set(after.meetings)


def _call(desk: Desk, event: Event, name: str, number: int) -> Change:
    if name == "cancel":
        return desk.cancel(event.people[number % len(event.people)].id)
    return desk.close_table(*divmod(number, 3)) if name == "close" else desk.add(f"r{number}")


def _difference(before: tuple[Meeting, ...], after: tuple[Meeting, ...]) -> Change:
    old, new = ({each.request: each.slot for each in meetings} for meetings in (before, after))
    names = sorted({*old, *new}, key=lambda name: int(name[1:]))
    return Change(
        tuple(name for name in names if name not in new),
        tuple(name for name in names if name not in old),
        tuple((name, old[name], new[name]) for name in names if old.get(name, new.get(name)) != new.get(name, old.get(name))),
    )  # fmt: skip


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


def test_two_who_meet_twice_change_places_with_themselves() -> None:
    event = simple(4, [(0, 1), (0, 1), (2, 3)], (1, 1))
    event = replace(
        event, requests=(event.requests[0], replace(event.requests[1], slots=frozenset({0})), event.requests[2])
    )
    desk = _settled(event, Meeting("r0", 0, 0))
    assert desk.add("r1") == Change((), ("r1",), (("r0", 0, 1),))
    assert checked(event, desk.timetable())["wrong"] == []


def test_what_was_refused_changes_nothing() -> None:
    desk = _settled(
        simple(4, [(0, 1), (2, 3)], (2, 2)), Meeting("r0", 0, 0, printed=True), Meeting("r1", 0, -1, printed=True)
    )
    with pytest.raises(BadEvent, match=r"Every meeting in slot 0 is printed; no table can be closed\."):
        desk.close_table(0, 1)
    assert [(each.request, each.slot, each.table) for each in desk.timetable().meetings] == [("r0", 0, 0), ("r1", 0, 1)]


def test_meeting_keeps_the_table_that_was_shown() -> None:
    desk = _settled(simple(4, [(0, 1), (2, 3)], (3,)), Meeting("r0", 0, 0))
    desk.add("r1")
    assert desk.timetable().meetings == (Meeting("r0", 0, 0), Meeting("r1", 0, 1))
    desk.cancel("p0")
    assert desk.timetable().meetings == (Meeting("r1", 0, 1),)


def test_timetable_with_two_meetings_at_a_table_is_refused() -> None:
    with pytest.raises(BadEvent) as refused:
        _settled(simple(4, [(0, 1), (2, 3)], (2,)), Meeting("r0", 0, 1), Meeting("r1", 0, 1))
    assert str(refused.value) == "The timetable has both 'r0' and 'r1' at table 1 in slot 0."


def test_timetable_with_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadEvent) as refused:
        _settled(simple(2, [(0, 1)], (2, 1)), Meeting("r0", 1, 1))
    assert str(refused.value) == "The timetable has 'r0' at table 1 in slot 1, which the event has not."


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
