"""Measure scheduling: synthetic events and the published real ones, with peers in the same run; growth and memory.

Run: python benchmarks/scheduling.py [--quick | --variants]. Ratios are to the best bound known, which is ours. Seconds of ours and of
RC2 are of the processor, so that others on the machine do not count; CP-SAT is limited by the clock on the wall. The MaxSAT peer is
RC2 of python-sat and is left out, with a word, where that is not installed (it is no dependency of ours).
"""

import gc
import math
import random
import resource
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np
from maxsat import fewest_by_maxsat, installed
from ortools.sat.python import cp_model
from scipy.optimize import linear_sum_assignment

from enishi.scheduling import Desk, Event, Person, Request, event_from_json, schedule

B2B = Path(__file__).parents[2] / "shared" / "data" / "b2b"
KNOWN = {
    "tic-12": 0, "tic-13": 0, "tic-13crafb": 0, "tic-13crafc": 4, "forumt-14": 5, "forumt-14crafc": 5, "forum-13": 0,
    "forum-13crafb": 6, "ticf-13crafa": 0, "ticf-14crafa": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A synthetic event: how many of what, the share of slots people miss, and of people there for half the day."""

    name: str
    people: int
    requests: int
    slots: int
    tables: int
    holes: float = 0.0
    halves: float = 0.1


PLANS = (
    Plan("S", 60, 150, 12, 20),
    Plan("M", 400, 2_000, 18, 100),
    Plan("L", 2_000, 20_000, 36, 400),
    Plan("XL", 20_000, 80_000, 64, 2_500),
    Plan("dense", 8_000, 200_000, 64, 2_500),
    Plan("M, 30 % holes", 400, 2_000, 18, 100, 0.3, 0.2),
    Plan("M, 50 % holes", 400, 2_000, 18, 100, 0.5, 0.2),
)


def generate(plan: Plan, seed: int = 1) -> Event:
    """Return an event with a few whom many wish to meet (Pareto), eight communities, missing half-days, and limits."""
    chance = random.Random(seed)
    popularity = [chance.paretovariate(1.5) for _ in range(plan.people)]
    community = [chance.randrange(8) for _ in range(plan.people)]
    members: dict[int, list[int]] = defaultdict(list)
    for person, which in enumerate(community):
        members[which].append(person)
    everyone = list(accumulate(popularity))
    within = {which: list(accumulate(popularity[each] for each in those)) for which, those in members.items()}
    people = tuple(_person(person, plan, chance) for person in range(plan.people))
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < plan.requests:
        a = chance.randrange(plan.people)
        if chance.random() < 0.7:
            b = chance.choices(members[community[a]], cum_weights=within[community[a]])[0]
        else:
            b = chance.choices(range(plan.people), cum_weights=everyone)[0]
        if a != b:
            pairs[min(a, b), max(a, b)] = None
    wishes = tuple(
        Request(f"r{row}", f"p{a}", f"p{b}", round(chance.uniform(0.1, 1), 3)) for row, (a, b) in enumerate(pairs)
    )
    return Event((plan.tables,) * plan.slots, people, wishes)


def _person(number: int, plan: Plan, chance: random.Random) -> Person:
    away = {slot for slot in range(plan.slots) if chance.random() < plan.holes}
    if chance.random() < plan.halves:
        half = plan.slots // 2
        away |= set(range(half)) if chance.random() < 0.5 else set(range(half, plan.slots))
    limit = chance.randint(plan.slots // 3, plan.slots) if chance.random() < 0.1 else None
    return Person(f"p{number}", frozenset(away), limit)


class _Room:
    """Who is where, for the peers."""

    def __init__(self, event: Event) -> None:
        self.load = [0] * event.slots
        self.tables = event.tables
        every = frozenset(range(event.slots))
        self.free = {person.id: set(every - person.unavailable) for person in event.people}
        self.left = {person.id: event.slots if person.limit is None else person.limit for person in event.people}

    def slots(self, request: Request) -> set[int]:
        if not self.left[request.a] or not self.left[request.b]:
            return set()
        return {slot for slot in self.free[request.a] & self.free[request.b] if self.load[slot] < self.tables[slot]}

    def put(self, request: Request, slot: int) -> float:
        for person in (request.a, request.b):
            self.free[person].discard(slot)
            self.left[person] -= 1
        self.load[slot] += 1
        return request.weight


def first_fit(event: Event, _seconds: float) -> float:
    """The heaviest request first, in the first slot that does."""
    room, value = _Room(event), 0.0
    for request in sorted(event.requests, key=lambda each: -each.weight):
        slots = room.slots(request)
        value += room.put(request, min(slots)) if slots else 0.0
    return value


def slot_by_slot(event: Event, seconds: float) -> float | None:
    """The heaviest matching of each slot in turn, by assignment on the doubled graph and a greedy choice of its pairs."""
    room, value, left, end = _Room(event), 0.0, set(event.requests), perf_counter() + seconds
    places = {person.id: number for number, person in enumerate(event.people)}
    if len(places) > 5_000:
        return None
    for slot in range(event.slots):
        if perf_counter() > end:
            return None
        open_ = [request for request in left if slot in room.slots(request)]
        gains = np.zeros((len(places), len(places)))
        for request in open_:
            gains[places[request.a], places[request.b]] = gains[places[request.b], places[request.a]] = request.weight
        rows, columns = linear_sum_assignment(gains, maximize=True)
        paired = set(zip(rows.tolist(), columns.tolist(), strict=True))
        ranked = sorted(open_, key=lambda each: ((places[each.a], places[each.b]) not in paired, -each.weight, each.id))
        for request in ranked:
            if slot in room.slots(request):
                value += room.put(request, slot)
                left.discard(request)
    return value


def plain_cp_sat(event: Event, seconds: float) -> float | None:
    """CP-SAT on the model anybody would write first: a variable for each request and slot."""
    if len(event.requests) * event.slots > 100_000:
        return None
    away = {person.id: person.unavailable for person in event.people}
    model = cp_model.CpModel()
    inside = {
        (request, slot): model.new_bool_var("")
        for request in event.requests for slot in range(event.slots) if slot not in away[request.a] | away[request.b]
    }  # fmt: skip
    rows: dict[tuple[str, object], list[cp_model.IntVar]] = defaultdict(list)
    for (request, slot), variable in inside.items():
        for key in (
            ("r", request.id),
            ("t", slot),
            (request.a, slot),
            (request.b, slot),
            (request.a, ""),
            (request.b, ""),
        ):
            rows[key].append(variable)
    limits = {person.id: event.slots if person.limit is None else person.limit for person in event.people}
    for (kind, which), variables in rows.items():
        most = event.tables[int(which)] if kind == "t" else limits[kind] if which == "" else 1
        model.add(sum(variables) <= most)
    model.maximize(sum(round(request.weight * 1000) * variable for (request, _), variable in inside.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = 1, seconds
    status = solver.solve(model)
    return solver.objective_value / 1000 if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def ours(plan: Plan, seeds: int, seconds: float) -> tuple[str, float]:
    """Return a line of medians over events of some seeds, and the bound of the first."""
    answers, times = [], []
    for seed in range(1, seeds + 1):
        event = generate(plan, seed)
        answer, took = _timed(lambda event=event: schedule(event, limit=seconds, clock=process_time))
        answers.append(answer)
        times.append(took)
    ratio, breaks = (median(each) for each in ([a.value / a.bound for a in answers], [a.breaks for a in answers]))
    proven = f"{sum(answer.proven for answer in answers)}/{seeds}"
    return f"{ratio:>10.6f}{proven:>8}{median(times):>8.2f}{breaks:>8g}", answers[0].bound


def _timed(solve: Callable[[], object]) -> tuple[object, float]:
    gc.collect()
    start = process_time()
    return solve(), process_time() - start


def _against(value: object, bound: float) -> str:
    return "-" if value is None else f"{float(value) / bound:.4f}"  # type: ignore[arg-type]  # a float, or None above


def synthetic(plans: Sequence[Plan], seconds: float) -> None:
    """Print the first table: peers on the event of the first seed with *seconds*, ours on three with a sixth of them."""
    schedule(generate(PLANS[0]))  # compile
    print(
        f"{'event':<16}{'first-fit':>12}{'slot by slot':>14}{'CP-SAT':>10}{'Enishi':>10}{'proven':>8}{'s':>8}{'breaks':>8}"
    )
    for plan in plans:
        line, bound = ours(plan, 3, max(5.0, seconds / 6))
        event = generate(plan)
        peers = [_against(peer(event, seconds), bound) for peer in (first_fit, slot_by_slot, plain_cp_sat)]
        print(f"{plan.name:<16}{peers[0]:>12}{peers[1]:>14}{peers[2]:>10}{line}", flush=True)


def real(seconds: float) -> None:
    """Print the second table: the published events, goal "all"."""
    if not B2B.exists():
        print("The published events are not beside this checkout.")
        return
    if not installed():
        print("python-sat is not installed: RC2 is left out (make bench-scheduling brings it).")
    print(f"{'event':<16}{'placed':>12}{'breaks':>8}{'shown':>8}{'known':>8}{'s':>8}{'RC2':>8}{'s':>8}")
    for name, known in KNOWN.items():
        event = _published(f"{name}.original")
        answer, took = _timed(lambda event=event: schedule(event, limit=seconds, clock=process_time))
        peer, spent = fewest_by_maxsat(event, seconds) if installed() else (None, 0.0)
        print(
            f"{name:<16}{len(answer.meetings):>6}/{len(event.requests):<5}{answer.breaks:>8}{answer.breaks_bound:>8}{known:>8}{took:>8.2f}"
            f"{'-' if peer is None else peer:>8}{spent:>8.2f}",
            flush=True,
        )


def _published(name: str) -> Event:
    sys.path.insert(0, str(B2B.parents[1] / "tools"))
    from check_timetable import convert  # noqa: PLC0415 (the checker lies outside the project)

    return event_from_json(convert(str(B2B / f"{name}.dzn")))


def variants(seconds: float) -> None:
    """Print for each variant of the published events how many are placed, how many can be, and how large the conflict is."""
    for path in sorted(B2B.glob("*.dzn")):
        if path.stem.endswith(".original"):
            continue
        event = _published(path.stem)
        answer, took = _timed(lambda event=event: schedule(event, limit=seconds, clock=process_time))
        print(
            f"{path.stem:<34}{len(answer.meetings):>5}/{len(event.requests):<5} at most {answer.bound:g}, proven {answer.proven}, "
            f"breaks {answer.breaks} (at least {answer.breaks_bound}), conflict of {len(answer.conflict)}, {took:.1f} s",
            flush=True,
        )


def growth(most: int) -> None:
    """Print times from a thousand requests up, ten requests to a person, and the exponent between first and last."""
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most]
    times = []
    for size in sizes:
        event = generate(Plan("", size // 5, size, 32, size // 40))
        answer, took = _timed(lambda event=event: schedule(event, limit=600, clock=process_time))
        times.append(took)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>9} requests {took:8.2f} s, proven {answer.proven}, {memory} MB at most so far", flush=True)
    print(f"exponent {math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0]):.2f}")


def rescheduling(times: int) -> None:
    """Print what a cancellation in M costs, against solving anew."""
    event = generate(PLANS[1])
    answer = schedule(event)
    Desk(event, answer).cancel("p0")  # compile
    spent, moves, ratios = [], [], []
    for number in random.Random(1).sample(range(len(event.people)), times):
        desk = Desk(event, answer)
        change, took = _timed(lambda desk=desk, number=number: desk.cancel(f"p{number}"))
        spent.append(took * 1000)
        moves.append(len(change.moved) / max(1, len(change.placed)))
        ratios.append(desk.timetable().value / schedule(desk.event()).value)
    print(f"one cancellation in M: mean {sum(spent) / times:.2f} ms, at most {max(moves):.1f} moved per gap filled, "
          f"at least {min(ratios):.4f} of solving anew")  # fmt: skip


def main() -> None:
    """Print all tables."""
    quick = "--quick" in sys.argv
    if "--variants" in sys.argv:
        variants(10.0)
        return
    synthetic(PLANS[:2] if quick else PLANS, 5.0 if quick else 60.0)
    real(5.0 if quick else 60.0)
    growth(10_000 if quick else 1_000_000)
    rescheduling(5 if quick else 30)


if __name__ == "__main__":
    main()
