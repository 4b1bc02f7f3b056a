"""A peer for real events: the fewest breaks by MaxSAT (RC2 of python-sat), in a process of its own that is ended in time."""

import multiprocessing
import resource
from collections import defaultdict
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from multiprocessing.connection import Connection
from time import process_time
from typing import Any

from enishi.scheduling import Event, Request

__all__ = ["fewest_by_maxsat", "installed"]


def installed() -> bool:
    """Return whether python-sat is there; it is no dependency of ours."""
    return find_spec("pysat") is not None


def fewest_by_maxsat(event: Event, seconds: float) -> tuple[int | None, float]:
    """Return the fewest breaks with every request placed, None where *seconds* of the processor do not suffice, and what it took.

    On a machine that others use as well it ends after twice as long by the clock.
    """
    context = multiprocessing.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=_solve, args=(event, send, seconds), daemon=True)
    process.start()
    # Else its end would be held open here, and its death not be seen.
    send.close()
    try:
        found: tuple[int | None, float] = receive.recv() if receive.poll(2 * seconds) else (None, seconds)
    except EOFError:
        found = None, seconds
    process.kill()
    process.join()
    return found


def _solve(event: Event, send: Connection, seconds: float) -> None:
    start = process_time()
    end = int(start + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (end, end))
    formula, ids = import_module("pysat.formula").WCNF(), import_module("pysat.formula").IDPool()
    _add_meetings(event, formula, ids)
    solver = import_module("pysat.examples.rc2").RC2(formula)
    send.send((int(solver.cost) if solver.compute() is not None else None, process_time() - start))


def _add_meetings(event: Event, formula: Any, ids: Any) -> None:
    cards = import_module("pysat.card")
    away = {person.id: person.unavailable for person in event.people}
    there: dict[tuple[str, int], list[int]] = defaultdict(list)
    load: dict[int, list[int]] = defaultdict(list)
    for request in event.requests:
        slots = _slots(request, event.slots, away)
        inside = [ids.id(("in", request.id, slot)) for slot in slots]
        formula.append(inside)
        formula.extend([[-one, -two] for one, two in combinations(inside, 2)])
        for slot, variable in zip(slots, inside, strict=True):
            load[slot].append(variable)
            for person in (request.a, request.b):
                there[person, slot].append(variable)
    for variables in there.values():
        formula.extend([[-one, -two] for one, two in combinations(variables, 2)])
    for slot, variables in load.items():
        if len(variables) > event.tables[slot]:
            most = cards.CardEnc.atmost(variables, event.tables[slot], vpool=ids, encoding=cards.EncType.seqcounter)
            formula.extend(most.clauses)
    by_id = {request.id: request for request in event.requests}
    for earlier, later in event.before:
        for one in _slots(by_id[earlier], event.slots, away):
            for two in _slots(by_id[later], event.slots, away):
                if two <= one:
                    formula.append([-ids.id(("in", earlier, one)), -ids.id(("in", later, two))])
    for person in event.people:
        _add_breaks(person.id, [there[person.id, slot] for slot in range(event.slots)], formula, ids)


def _slots(request: Request, slots: int, away: dict[str, frozenset[int]]) -> list[int]:
    wanted = set(range(slots)) if request.slots is None else set(request.slots)
    wanted &= {request.fixed} if request.fixed is not None else wanted
    return sorted(wanted - away[request.a] - away[request.b])


def _add_breaks(person: str, there: list[list[int]], formula: Any, ids: Any) -> None:
    """Say when *person* is busy and whether they still are to be, and that each end of a run before another costs one."""
    busy = [ids.id(("busy", person, slot)) for slot in range(len(there))]
    ahead = [ids.id(("ahead", person, slot)) for slot in range(len(there))]
    for slot, variables in enumerate(there):
        formula.append([-busy[slot], *variables])
        formula.extend([[-variable, busy[slot]] for variable in variables])
        formula.append([-busy[slot], ahead[slot]])
        if slot:
            formula.append([-ahead[slot], ahead[slot - 1]])
        if 0 < slot < len(there) - 1:
            end = ids.id(("break", person, slot))
            formula.append([-busy[slot - 1], busy[slot], -ahead[slot + 1], end])
            formula.append([-end], weight=1)
