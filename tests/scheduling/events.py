"""Events for tests, the independent checker, and the best value by trying everything."""

import importlib.util
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from enishi.scheduling import Event, Person, Request, Timetable, event_to_json, timetable_to_json

__all__ = ["best_by_trying", "checked", "checker", "events", "simple"]

_CHECKER = Path(__file__).parents[3] / "shared" / "tools" / "check_timetable.py"


def checker() -> Any:
    """The checker that shares no code with the product."""
    if not _CHECKER.exists():
        pytest.skip("the independent checker is not beside this checkout")
    spec = importlib.util.spec_from_file_location("check_timetable", _CHECKER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def checked(event: Event, timetable: Timetable) -> dict[str, Any]:
    return checker().check(event_to_json(event), timetable_to_json(timetable))


def simple(people: int, pairs: list[tuple[int, int]], tables: tuple[int, ...], **more: Any) -> Event:
    """An event of people p0, p1 ... who all wish the same."""
    requests = tuple(Request(f"r{row}", f"p{a}", f"p{b}") for row, (a, b) in enumerate(pairs))
    return Event(tables, tuple(Person(f"p{number}") for number in range(people)), requests, **more)


@st.composite
def events(draw: st.DrawFn, *, orders: bool = True, requests: int = 6) -> Event:
    slots = draw(st.integers(1, 3))
    tables = tuple(draw(st.lists(st.integers(0, 2), min_size=slots, max_size=slots).filter(any)))
    some_slots = st.frozensets(st.integers(0, slots - 1))
    people = [
        Person(
            f"p{number}", draw(some_slots) if draw(st.booleans()) else frozenset(), draw(st.none() | st.integers(0, 3)),
            draw(st.none() | st.integers(0, max(tables) - 1)),
        )
        for number in range(draw(st.integers(2, 5)))
    ]  # fmt: skip
    pairs = [(a, b) for a in range(len(people)) for b in range(len(people)) if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=requests))
    weights = st.sampled_from([0.5, 1.0, 1.25, 3.0]) | st.floats(0, 5, allow_nan=False).map(lambda each: round(each, 3))
    made = tuple(
        Request(f"r{row}", f"p{a}", f"p{b}", draw(weights), draw(st.integers(0, 5)) == 0, draw(st.none() | some_slots))
        for row, (a, b) in enumerate(chosen)
    )
    made = _some_fixed(made, draw(st.lists(st.none() | st.integers(0, slots - 1), max_size=2)))
    names = [request.id for request in made]
    before = []
    if orders and len(names) > 1:
        earlier = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=2))
        before = [(a, b) for a, b in earlier if a < b]
    return Event(tables, tuple(people), made, tuple(before))


def _some_fixed(requests: tuple[Request, ...], fixed: list[int | None]) -> tuple[Request, ...]:
    """Fix the first requests in the slots *fixed*, but where that would be refused."""
    taken: set[tuple[str, int]] = set()
    made = list(requests)
    for row, (request, slot) in enumerate(zip(requests, fixed, strict=False)):
        if slot is not None and not {(request.a, slot), (request.b, slot)} & taken:
            taken |= {(request.a, slot), (request.b, slot)}
            made[row] = replace(request, fixed=slot)
    return tuple(made)


def best_by_trying(event: Event) -> tuple[int, float]:
    """Return (musts placed, weight) of the best timetable, of all that there are."""
    choices = [range(-1, event.slots) for _ in event.requests]
    return max(
        (sum(r.must for r, s in zip(event.requests, slots, strict=True) if s >= 0),
         sum(r.weight for r, s in zip(event.requests, slots, strict=True) if s >= 0))
        for slots in product(*choices) if _possible(event, slots)
    )  # fmt: skip


def _possible(event: Event, slots: tuple[int, ...]) -> bool:
    people = {person.id: person for person in event.people}
    at = {request.id: slot for request, slot in zip(event.requests, slots, strict=True) if slot >= 0}
    seen: set[tuple[str, int]] = set()
    count: dict[str, int] = {}
    for request, slot in zip(event.requests, slots, strict=True):
        if slot < 0:
            continue
        if (request.slots is not None and slot not in request.slots) or request.fixed not in (None, slot):
            return False
        for person in (request.a, request.b):
            if slot in people[person].unavailable or (person, slot) in seen:
                return False
            seen.add((person, slot))
            count[person] = count.get(person, 0) + 1
            limit = people[person].limit
            if limit is not None and count[person] > limit:
                return False
    load = [sum(slot == each for each in at.values()) for slot in range(event.slots)]
    return all(used <= room for used, room in zip(load, event.tables, strict=True)) and all(
        at[a] < at[b] for a, b in event.before if a in at and b in at
    )
