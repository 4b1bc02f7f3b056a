import pytest

from enishi.scheduling import Event, Person, Request, Unmet, schedule
from enishi.scheduling.explaining import slots_in_words


def _unmet(event: Event) -> tuple[Unmet, ...]:
    return schedule(event).unmet


def test_no_common_slot() -> None:
    event = Event((1, 1), (Person("ann", frozenset({0})), Person("bob", frozenset({1}))), (Request("r", "ann", "bob"),))
    reason = "There is no slot in which both ann and bob are available."
    assert _unmet(event) == (Unmet("r", reason, "no_common_slot", ("ann", "bob")),)


def test_person_full() -> None:
    people = (Person("ann", limit=1), Person("bob"), Person("cy"))
    event = Event((2, 2), people, (Request("q", "ann", "bob", 2), Request("r", "ann", "cy")))
    assert _unmet(event) == (Unmet("r", "ann has no room for another meeting.", "person_full", ("ann",)),)


def test_tables_full() -> None:
    people = tuple(Person(name) for name in ("ann", "bob", "cy", "dee"))
    event = Event((1,), people, (Request("q", "ann", "bob", 2), Request("r", "cy", "dee")))
    assert _unmet(event) == (Unmet("r", "When both are free, slot 0, every table is taken.", "tables_full", ("0",)),)


def test_outweighed() -> None:
    people = (Person("ann"), Person("bob"), Person("cy", frozenset({1})))
    event = Event((1, 1), people, (Request("q", "ann", "bob", 2, slots=frozenset({0})), Request("r", "ann", "cy")))
    reason = "What stands in its way in slot 0 counts for as much or more: q."
    assert [each for each in _unmet(event) if each.code == "outweighed"] == [Unmet("r", reason, "outweighed", ("q",))]


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ([], "no slot"),
        ([3], "slot 3"),
        ([0, 1], "slots 0 and 1"),
        ([0, 1, 2, 5], "slots 0 to 2 and 5"),
        ([0, 2, 4], "slots 0, 2 and 4"),
    ],
)
def test_slots_in_words(slots: list[int], words: str) -> None:
    assert slots_in_words(slots) == words
