import math

import pytest

from enishi.scheduling import BadEvent, Event, Person, Request, check_event

_PEOPLE = (Person("ann"), Person("bob"), Person("cy"))


def _asking(*requests: Request, before: tuple[tuple[str, str], ...] = ()) -> Event:
    return Event((2, 2), _PEOPLE, requests, before)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (_asking(Request("r", "ann", "dee")), "Request 'r' (row 1) names the unknown person 'dee'."),
        (_asking(Request("r", "ann", "ann")), "Request 'r' (row 1) asks 'ann' to meet themselves."),
        (
            _asking(Request("r", "ann", "bob"), Request("r", "ann", "cy")),
            "Request 'r' (row 2) is there already, in row 1; each request stands once.",
        ),
        (
            _asking(Request("r", "ann", "bob", slots=frozenset({2}))),
            "Request 'r' (row 1) allows slot 2, but slots are 0 to 1.",
        ),
        (_asking(Request("r", "ann", "bob", fixed=-1)), "Request 'r' (row 1) is fixed in slot -1, but slots are 0 to 1."),
        (_asking(Request("r", "ann", "bob", math.nan)), "Request 'r' (row 1) has the weight nan; a weight is a number from 0 up."),
        (_asking(Request("r", "ann", "bob", -1)), "Request 'r' (row 1) has the weight -1; a weight is a number from 0 up."),
        (
            _asking(Request("q", "ann", "bob", fixed=1), Request("r", "cy", "bob", fixed=1)),
            "Request 'r' (row 2) and request 'q' are both fixed in slot 1, but 'bob' can have one meeting.",
        ),
        (_asking(Request("r", "ann", "bob"), before=(("r", "s"),)), "Order 1: there is no request 's'."),
        (_asking(Request("r", "ann", "bob"), before=(("r", "r"),)), "Order 1: request 'r' cannot be before itself."),
        (Event((), _PEOPLE, ()), "The event has no slots; it needs at least one."),
        (Event((1,) * 65, _PEOPLE, ()), "The event has 65 slots; at most 64 are possible."),
        (Event((0, 0), _PEOPLE, ()), "The event has 0 tables; meetings need at least one."),
        (Event((1, -1), _PEOPLE, ()), "Slot 1 has -1 tables; a number of tables cannot be negative."),
        (Event((1, 10**30), _PEOPLE, ()), f"Slot 1 has {10**30} tables; at most 100000 are possible."),
        (_asking(Request("r", "ann", "bob", math.inf)), "Request 'r' (row 1) has the weight inf; a weight is a number from 0 up."),
        (_asking(Request("r", "ann", "bob", 2e12)), "Request 'r' (row 1) has the weight 2000000000000.0; at most 1e+12 is possible."),
        (Event((1,), _PEOPLE, (), goal="few"), "The goal 'few' is unknown; it is 'most' or 'all'."),
        (Event((1,), (Person("ann"), Person("ann")), ()), "Person 'ann' (row 2) is there already, in row 1; each person stands once."),
        (Event((1,), (Person("ann", frozenset({4})),), ()), "Person 'ann' (row 1) is unavailable in slot 4, but slots are 0 to 0."),
        (Event((1,), (Person("ann", limit=-1),), ()), "Person 'ann' (row 1) has the limit -1; a limit of meetings cannot be negative."),
        (Event((1,), (Person("ann", home=1),), ()), "Person 'ann' (row 1) has the home table 1; tables are 0 to 0."),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_event_that_is_wrong_is_refused_in_one_sentence(event: Event, sentence: str) -> None:
    with pytest.raises(BadEvent) as refused:
        check_event(event)
    assert str(refused.value) == sentence


def test_event_that_is_right_is_let_through() -> None:
    check_event(_asking(Request("q", "ann", "bob", fixed=1), Request("r", "cy", "bob", fixed=0), before=(("r", "q"),)))
