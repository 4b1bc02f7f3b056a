"""Say for each unmet request what stands in its way, as the timetable is."""

from collections.abc import Sequence

from enishi.scheduling.problems import Problem, State
from enishi.scheduling.timetables import Unmet

__all__ = ["explain", "slots_in_words"]


def explain(problem: Problem, state: State) -> tuple[Unmet, ...]:
    """Return the requests that *state* does not place, in the order of the event, each with its reason."""
    waiting = [number for number, slot in enumerate(state.slot.tolist()) if slot < 0]
    return tuple(map(_Reasons(problem, state).of, waiting)) if waiting else ()


class _Reasons:
    """The timetable as lists, which are quicker to look into one by one than arrays are."""

    def __init__(self, problem: Problem, state: State) -> None:
        board = problem.board
        self.event = problem.event
        self.problem = problem
        self.pairs = list(zip(board.a.tolist(), board.b.tolist(), strict=True))
        self.masks = board.mask.tolist()
        self.at = state.at.tolist()
        self.slot = state.slot.tolist()
        # A person is full at the limit, or with a meeting in each slot in which they are there.
        self.full = (state.held >= board.limit).tolist()
        self.crowded = (state.load >= board.tables).tolist()

    def of(self, number: int) -> Unmet:
        """Return what stands in the way of request *number*."""
        request, pair = self.event.requests[number], self.pairs[number]
        common = [slot for slot in range(self.problem.slots) if self.masks[number] >> slot & 1]
        if not common:
            return Unmet(request.id, self._no_slot(number), "no_common_slot", (request.a, request.b))
        full = [self.event.people[place].id for place in pair if self.full[place]]
        if full:
            names = " and ".join(full)
            return Unmet(request.id, f"{names} {_have(full)} no room for another meeting.", "person_full", tuple(full))
        one, other = self.at[pair[0]], self.at[pair[1]]
        both = [slot for slot in common if one[slot] < 0 and other[slot] < 0]
        if both and all(self.crowded[slot] for slot in both):
            reason = f"When both are free, {slots_in_words(both)}, every table is taken."
            return Unmet(request.id, reason, "tables_full", tuple(map(str, both)))
        rivals = self._rivals(number, common)
        reason = f"What stands in its way in {slots_in_words(common)} counts for as much or more: {', '.join(rivals)}."
        return Unmet(request.id, reason, "outweighed", tuple(rivals))

    def _no_slot(self, number: int) -> str:
        request = self.event.requests[number]
        if request.fixed is not None:
            return (
                f"{request.a} and {request.b} cannot both be there in slot {request.fixed}, where the request is fixed."
            )
        wanted = "" if request.slots is None else f" that the request allows ({slots_in_words(sorted(request.slots))})"
        return f"There is no slot{wanted} in which both {request.a} and {request.b} are available."

    def _rivals(self, number: int, common: list[int]) -> list[str]:
        """Return the placed requests of either person in the slots that would do, and those it must be before or after."""
        board = self.problem.board
        found = {self.at[place][slot] for place in self.pairs[number] for slot in common}
        orders = board.order[board.first[number] : board.first[number + 1]].tolist()
        found |= {other for other in orders if self.slot[other] >= 0}
        return [self.event.requests[other].id for other in sorted(found - {-1})]


def _have(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"


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
