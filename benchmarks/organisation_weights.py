"""Learn how far a match in an affiliation is to be trusted: prints the constants of ``enishi.organisations.trusting``.

Learnt from the half of the registry's test set that the rules were made with (``organisations.py`` measures on both). Above the
constants stands what ten-fold cross-validation within that half gives at each bound. Run: ``python benchmarks/organisation_weights.py``.
"""

import gzip
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from organisations import AFFILIATIONS, DUMP, bare, half

from enishi.organisations.directory import Directory
from enishi.organisations.loading import load_dump
from enishi.organisations.trusting import WEIGHTS

Matrix = NDArray[np.float64]
Asked = Sequence[tuple[str, set[str]]]
_NAMES = [name for name in WEIGHTS if name != "bias"]
_RIDGE = 5.0  # the best of 1 to 30 by cross-validation within the half
_FOLDS = 10
_ROUNDS = 40
_BOUNDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


@dataclass(frozen=True)
class _Samples:
    """Matches: the number of the text, the organisation, what is seen (a row each), whether it is meant, whether nothing forbids it."""

    texts: list[int]
    ids: list[str]
    seen: Matrix
    meant: Matrix
    allowed: NDArray[np.bool_]


def main() -> None:
    """Print the table and the constants."""
    if not DUMP.exists():
        sys.exit(f"{DUMP} is not there: nothing to learn from")
    with tempfile.TemporaryDirectory() as folder:
        load_dump(DUMP, Path(folder) / "directory.sqlite3", translate=False)
        known = Directory(Path(folder) / "directory.sqlite3")
        asked = _asked()
        samples, sure = _gathered(known, asked)
    chances = _left_out(samples)
    print(f"{len(asked)} affiliations, {len(samples.meant)} matches, {samples.meant.mean():.3f} of them meant")
    for bound in _BOUNDS:
        print(f"{bound:.2f}  {_measured(samples, (chances >= bound) & samples.allowed, asked, sure)}")
    print(dict(zip(["bias", *_NAMES], np.round(_learned(samples.seen, samples.meant), 2).tolist(), strict=True)))


def _asked() -> list[tuple[str, set[str]]]:
    there = {bare(record["id"]) for record in json.loads(gzip.decompress(DUMP.read_bytes()))}
    rows = json.loads(AFFILIATIONS.read_text())
    asked = [(row["affiliation"], {bare(each) for each in row["ror_ids"]}) for row in rows]
    return [row for row in asked if row[1] <= there and half(row[0]) == 0]


def _left_out(samples: _Samples) -> Matrix:
    """The chances of each fold as the others teach them."""
    chances = np.zeros(len(samples.meant))
    fold = np.array(samples.texts) % _FOLDS
    for each in range(_FOLDS):
        learned = _learned(samples.seen[fold != each], samples.meant[fold != each])
        chances[fold == each] = _chances(learned, samples.seen[fold == each])
    return chances


def _gathered(known: Directory, asked: Asked) -> tuple[_Samples, dict[int, set[str]]]:
    """The matches to learn from; and what is certain without them, by the number of the text."""
    texts: list[int] = []
    ids: list[str] = []
    seen: list[list[float]] = []
    allowed: list[bool] = []
    sure: dict[int, set[str]] = defaultdict(set)
    for number, (text, _right) in enumerate(asked):
        for one in known.resolve(text, limit=100):
            if "longer-name" in one.reasons:
                continue
            if "fit" not in one.seen:  # found by its key, or by meaning and sound
                sure[number] |= {one.id} if one.band == "certain" else set()
                continue
            texts.append(number)
            ids.append(one.id)
            seen.append([float(one.seen.get(name, 0)) for name in _NAMES])
            allowed.append("several" not in one.reasons)
    meant = np.array([float(id_ in asked[number][1]) for number, id_ in zip(texts, ids, strict=True)])
    return _Samples(texts, ids, np.array(seen), meant, np.array(allowed)), sure


def _learned(seen: Matrix, meant: Matrix) -> Matrix:
    """Logistic regression with a ridge over standardised columns, by Newton's method."""
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    columns = np.column_stack([np.ones(len(seen)), (seen - mean) / spread])
    ridge = np.diag([1e-6] + [_RIDGE] * seen.shape[1])
    weights = np.zeros(columns.shape[1])
    for _round in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (chance - meant) + ridge @ weights
        weights -= np.linalg.solve((columns * (chance * (1 - chance))[:, None]).T @ columns + ridge, slope)
    bare_weights = weights[1:] / spread
    return np.concatenate([[weights[0] - bare_weights @ mean], bare_weights])


def _chances(weights: Matrix, seen: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-(weights[0] + seen @ weights[1:]))))


def _measured(samples: _Samples, certain: NDArray[np.bool_], asked: Asked, sure: dict[int, set[str]]) -> str:
    found: dict[int, set[str]] = defaultdict(set, {number: set(ids) for number, ids in sure.items()})
    for number, id_, taken in zip(samples.texts, samples.ids, certain, strict=True):
        if taken:
            found[number].add(id_)
    whole = sum(found[number] == right for number, (_text, right) in enumerate(asked))
    both = sum(len(found[number] & right) for number, (_text, right) in enumerate(asked))
    precision = both / sum(map(len, found.values()))
    recall = both / sum(len(right) for _text, right in asked)
    return f"accuracy {whole / len(asked):.3f}  precision {precision:.3f}  recall {recall:.3f}"


if __name__ == "__main__":
    main()
