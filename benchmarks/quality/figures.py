"""Items counted: figures for each measure, joins, and how far a confidence can be believed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .gold import Release
from .pairing import pairs_of
from .process import Read
from .scoring import MEASURES, Item

__all__ = ["BINS", "Figure", "Joins", "calibrate", "figures", "joins"]

BINS = ((0.9, 1.01), (0.7, 0.9), (0.5, 0.7), (0.0, 0.5))


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as a share from 0 to 1 (None where nothing was to be measured) of *count* things."""

    value: float | None
    count: int

    def __str__(self) -> str:
        return "-" if self.value is None else f"{self.value:.3f}"


@dataclass(frozen=True, slots=True)
class Joins:
    """Pairs of texts that tell of one agreement: how many came to one record, and pairs that wrongly did.

    *proposed*: of those that did not, how many the office was shown as likely; and pairs of different agreements that it was shown.
    """

    right: int
    pairs: int
    wrong: int
    proposed: int = 0
    proposed_wrongly: int = 0


def figures(items: Iterable[Item], wanted: Callable[[Item], bool] = lambda _: True) -> dict[str, Figure]:
    """Return the figure of each measure over the *wanted* items, all of them together (micro)."""
    counts = {measure: {"right": 0, "missing": 0, "wrong": 0} for measure in MEASURES}
    for item in items:
        if wanted(item):
            counts[item.measure][item.outcome] += 1
    return {measure: _figure(MEASURES[measure], count) for measure, count in counts.items()}


def _figure(form: str, count: Mapping[str, int]) -> Figure:
    right, missing, wrong = count["right"], count["missing"], count["wrong"]
    total = right + missing + wrong
    if not total:
        return Figure(None, 0)
    if form == "F1":
        return Figure(2 * right / (2 * right + missing + wrong), right + missing)
    return Figure((right if form == "right" else wrong) / total, total)


def calibrate(items: Iterable[Item]) -> list[tuple[str, int, float, float]]:
    """Return for each bin of confidence its name, the facts in it, their mean confidence and the share that is right."""
    given = [(item.confidence, item.outcome == "right") for item in items if item.confidence is not None]
    rows = []
    for low, high in BINS:
        within = [(sure, right) for sure, right in given if low <= sure < high]
        if within:
            mean = sum(sure for sure, _ in within) / len(within)
            rows.append(
                (f"{low:.1f} to {min(high, 1):.1f}", len(within), mean, sum(r for _, r in within) / len(within))
            )
    return rows


def joins(releases: Sequence[Release], reads: Mapping[str, Read]) -> Joins:
    """Compare the records of the hub that agreements came to with the agreements that the texts tell of.

    An agreement that was not read is not joined. What a text tells as past counts where it was joined wrongly only.
    """
    found = list(pairs_of(releases, reads))
    apart = [pair for pair in found if not pair.one]
    return Joins(
        right=sum(pair.one and pair.same for pair in found),
        pairs=sum(pair.same for pair in found),
        wrong=sum(pair.one and not pair.same for pair in found),
        proposed=sum(pair.proposed and pair.same for pair in apart),
        proposed_wrongly=sum(pair.proposed and not pair.same for pair in apart),
    )
