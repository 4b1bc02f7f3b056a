from enishi.scheduling import Event, Person, Request, schedule

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
