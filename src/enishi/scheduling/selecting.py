"""Select the meetings worth having: a b-matching of largest weight, slots left aside.

Everyone has at most as many meetings as slots and limit allow, and all together no more than there are tables: no timetable
can do better, so its weight is a bound. The relaxation is a flow of least cost through the bipartite double cover, whose
values are 0, 1/2 and 1 (Anstee 1987); the halves are settled by a small integer program over the requests whose reduced
cost is within the gap, which leaves the result exact.
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, vstack

from enishi.scheduling.compiling import compiled
from enishi.scheduling.problems import Flags, Floats, Integers, Problem, number_of_bits

__all__ = ["Selection", "select"]

# Beyond this the integer program costs more than the last fraction is worth; the bound then is that of the relaxation.
_MOST_UNSETTLED = 20_000


@dataclass(frozen=True, slots=True)
class Selection:
    """The *chosen* requests, and the *bound*: no timetable gains more, in gains of the board."""

    chosen: Integers
    bound: int


@dataclass(frozen=True, slots=True)
class _Matching:
    """A b-matching to solve: pairs with gains, room of each person, room of all together."""

    a: Integers
    b: Integers
    gain: Integers
    room: Integers
    total: int

    def without(self, settled: Integers, left: Integers) -> "_Matching":
        """Return the problem over the requests *left*, once those *settled* are in."""
        used = np.bincount(self.a[settled], minlength=len(self.room)) + np.bincount(
            self.b[settled], minlength=len(self.room)
        )
        return _Matching(self.a[left], self.b[left], self.gain[left], self.room - used, self.total - len(settled))


def select(problem: Problem, seconds: float) -> Selection:
    """Return the requests of a b-matching of largest gain; *seconds* limits the integer program, not the flow."""
    board = problem.board
    possible = np.flatnonzero(board.mask)
    reach = np.zeros(problem.people, np.int64)
    np.bitwise_or.at(reach, board.a[possible], board.mask[possible])
    np.bitwise_or.at(reach, board.b[possible], board.mask[possible])
    room = np.minimum(board.limit, number_of_bits(reach))
    matching = _Matching(board.a[possible], board.b[possible], board.gain[possible], room, _seats(board.tables, reach))
    if not len(possible):
        return Selection(possible, 0)
    values, prices = _relax(matching)
    inside, bound = _settle(matching, values, prices, seconds)
    return Selection(possible[inside], bound)


def _seats(tables: Integers, reach: Integers) -> int:
    """Return how many meetings there can be at once, over all slots: two people each, and a table."""
    present = [(np.right_shift(reach, slot) & 1).sum() // 2 for slot in range(len(tables))]
    return int(np.minimum(tables, np.array(present)).sum())


@dataclass(frozen=True, slots=True)
class _Prices:
    """Dual values: what room of each person, and of all together, is worth. Any that are not negative give a bound."""

    room: Floats
    total: float

    def reduced(self, matching: _Matching) -> Floats:
        """Return what each request gains beyond the room it takes."""
        return matching.gain - self.room[matching.a] - self.room[matching.b] - self.total

    def bound(self, matching: _Matching) -> float:
        """Return the bound that these prices prove."""
        profit = np.maximum(self.reduced(matching), 0.0).sum()
        return float(profit + (self.room * matching.room).sum() + self.total * matching.total)


def _relax(matching: _Matching) -> tuple[Integers, _Prices]:
    """Return twice the value of each request in the relaxation (0, 1 or 2), and its dual prices."""
    people, pairs = len(matching.room), len(matching.a)
    source, sink = 2 * people, 2 * people + 1
    left, right = np.arange(people), people + np.arange(people)
    ends = np.full(people, source), np.full(people, sink)
    tails = np.concatenate([ends[0], matching.a, matching.b, right, [source]])
    heads = np.concatenate([left, people + matching.b, people + matching.a, ends[1], [sink]])
    once = np.ones(pairs, np.int64)
    capacities = np.concatenate([matching.room, once, once, matching.room, [2 * matching.total]])
    none = np.zeros(people, np.int64)
    costs = np.concatenate([none, -matching.gain, -matching.gain, none, [0]])
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)
    flow.set_node_supply(source, 2 * matching.total)
    flow.set_node_supply(sink, -2 * matching.total)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"The flow ended with {status}.")
    flows = np.asarray(flow.flows(arcs), np.int64)
    distance = _potentials(np.stack([tails, heads, costs, capacities - flows, flows]), 2 * people + 2)
    dear = np.maximum(distance[:people] - distance[source], 0) + np.maximum(
        distance[sink] - distance[people : 2 * people], 0
    )
    values = flows[people : people + pairs] + flows[people + pairs : people + 2 * pairs]
    return values, _Prices(dear / 2, float(max(distance[source] - distance[sink], 0)))


@compiled
def _potentials(arcs: Integers, nodes: int) -> Integers:
    """Return shortest distances in the residual network (rows: tail, head, cost, room forward, room back): its dual values."""
    distance = np.zeros(nodes, np.int64)
    for _round in range(nodes + 1):
        changed = False
        for arc in range(arcs.shape[1]):
            tail, head, cost = arcs[0, arc], arcs[1, arc], arcs[2, arc]
            if arcs[3, arc] > 0 and distance[tail] + cost < distance[head]:
                distance[head] = distance[tail] + cost
                changed = True
            if arcs[4, arc] > 0 and distance[head] - cost < distance[tail]:
                distance[tail] = distance[head] - cost
                changed = True
        if not changed:
            break
    return distance


def _settle(matching: _Matching, values: Integers, prices: _Prices, seconds: float) -> tuple[Integers, int]:
    """Return the requests inside and the bound, the halves settled: first among themselves, then among all that could matter."""
    relaxed = int(prices.bound(matching) * (1 + 1e-14) + 1e-6)
    whole = values == 2
    inside = _improve(matching, whole, values == 1, seconds)[0]
    gap = relaxed - int(matching.gain[inside].sum())
    reduced = prices.reduced(matching)
    open_ = np.abs(reduced) <= gap
    if gap == 0 or open_.sum() > _MOST_UNSETTLED:
        return np.flatnonzero(inside), relaxed
    better, bound = _improve(matching, (reduced > 0) & ~open_, open_, seconds)
    if matching.gain[better].sum() > matching.gain[inside].sum():
        inside = better
    return np.flatnonzero(inside), max(min(relaxed, bound), int(matching.gain[inside].sum()))


def _improve(matching: _Matching, settled: Flags, open_: Flags, seconds: float) -> tuple[Flags, int]:
    """Return which requests are inside and a bound, where *settled* are in for certain and only *open_* are to be decided."""
    inside = settled.copy()
    left = np.flatnonzero(open_)
    base = int(matching.gain[settled].sum())
    if not len(left):
        return inside, base
    rest = matching.without(np.flatnonzero(settled), left)
    people, columns = np.concatenate([rest.a, rest.b]), np.tile(np.arange(len(left)), 2)
    rows = coo_array((np.ones(len(people)), (people, columns)), shape=(len(rest.room), len(left))).tocsr()
    touched = np.unique(people)
    matrix = vstack([rows[touched], coo_array(np.ones((1, len(left))))], format="csr")
    upper = np.append(rest.room[touched], rest.total)
    unit = max(float(rest.gain.max()), 1.0)
    answer = milp(
        -rest.gain / unit, integrality=np.ones(len(left)), bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -np.inf, upper), options={"time_limit": max(seconds, 0.1), "mip_rel_gap": 0},
    )  # fmt: skip
    if answer.x is None:
        return inside, base + int(rest.gain.sum())
    inside[left] = answer.x > 0.5
    bound = -float(answer.mip_dual_bound) * unit
    return inside, base + int(bound * (1 + 1e-12) + max(1e-6, 1e-9 * abs(bound) * (unit > 1e6)))
