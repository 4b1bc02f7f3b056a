"""Say for each unmet request what stands in its way, as the timetable is."""

from collections.abc import Sequence

from enishi.scheduling.problems import Problem, State
from enishi.scheduling.timetables import Unmet

__all__ = ["explain", "slots_in_words"]


def explain(problem: Problem, state: State) -> tuple[Unmet, ...]:
    """Return the requests that *state* does not place, in the order of the event, each with its reason."""
    waiting = [number for number, slot in enumerate(state.slot.tolist()) if slot < 0]
    return tuple(_reason(problem, state, number) for number in waiting)


def _reason(problem: Problem, state: State, number: int) -> Unmet:
    event, board = problem.event, problem.board
    request = event.requests[number]
    common = [slot for slot in range(problem.slots) if int(board.mask[number]) >> slot & 1]
    if not common:
        return Unmet(request.id, _no_slot(problem, number), "no_common_slot", (request.a, request.b))
    full = [event.people[place].id for place in _pair(problem, number) if _is_full(problem, state, place)]
    if full:
        names = " and ".join(full)
        return Unmet(request.id, f"{names} {_have(full)} no room for another meeting.", "person_full", tuple(full))
    both = [slot for slot in common if all(state.at[place, slot] < 0 for place in _pair(problem, number))]
    rivals = _rivals(problem, state, number, common)
    if both and all(state.load[slot] >= board.tables[slot] for slot in both):
        reason = f"When both are free, {slots_in_words(both)}, every table is taken."
        return Unmet(request.id, reason, "tables_full", tuple(map(str, both)))
    reason = f"What stands in its way in {slots_in_words(common)} counts for more together: {', '.join(rivals)}."
    return Unmet(request.id, reason, "outweighed", tuple(rivals))


def _pair(problem: Problem, number: int) -> tuple[int, int]:
    return int(problem.board.a[number]), int(problem.board.b[number])


def _is_full(problem: Problem, state: State, place: int) -> bool:
    """A person is full at the limit, or with a meeting in each slot in which they are there."""
    return bool(state.held[place] >= problem.board.limit[place])


def _have(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"


def _no_slot(problem: Problem, number: int) -> str:
    request = problem.event.requests[number]
    if request.fixed is not None:
        return f"{request.a} and {request.b} cannot both be there in slot {request.fixed}, where the request is fixed."
    wanted = "" if request.slots is None else f" that the request allows ({slots_in_words(sorted(request.slots))})"
    return f"There is no slot{wanted} in which both {request.a} and {request.b} are available."


def _rivals(problem: Problem, state: State, number: int, common: list[int]) -> list[str]:
    """Return the placed requests of either person in the slots that would do, and those it must be before or after."""
    board = problem.board
    found = {int(state.at[place, slot]) for place in _pair(problem, number) for slot in common}
    orders = board.order[board.first[number] : board.first[number + 1]].tolist()
    found |= {other for other in orders if state.slot[other] >= 0}
    return [problem.event.requests[other].id for other in sorted(found - {-1})]


def slots_in_words(slots: Sequence[int]) -> str:
    """Return "no slot", "slot 3" or "slots 0 to 4 and 7"."""
    if not slots:
        return "no slot"
    runs: list[list[int]] = []
    for slot in slots:
        if runs and slot == runs[-1][-1] + 1:
            runs[-1].append(slot)
        else:
            runs.append([slot])
    words = [f"{run[0]} to {run[-1]}" if len(run) > 2 else " and ".join(map(str, run)) for run in runs]
    said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"slot{'s' if len(slots) != 1 else ''} {said}"
