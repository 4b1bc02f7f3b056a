"""Learn in which order the likeliest organisations for a Japanese name go: prints the constants of ``enishi.organisations.ranking``.

Learnt from the five tenths of Japanese names that the rules were made with, each taken away in turn (``organisations.py`` measures on all
ten). Before the constants stands what leaving one of the five out gives. Run: ``python benchmarks/organisation_ranking.py``.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from organisations import DUMP, taken_away

from enishi.organisations.candidates import Candidate
from enishi.organisations.directory import Directory
from enishi.organisations.foreign import translated
from enishi.organisations.loading import load_dump
from enishi.organisations.lookup import Lookup
from enishi.organisations.ranking import WEIGHTS

Matrix = NDArray[np.float64]
_LOOKED_AT = range(5)
_NAMES = list(WEIGHTS)
_RIDGE = 5.0
_STEPS, _RATE = 250, 0.05
#: The organisations for one name, what is seen of each in a row; the place of the right one, -1 where it is not among them.
_Sample = tuple[Matrix, int]


def main() -> None:
    """Print what was measured and the constants."""
    if not DUMP.exists():
        sys.exit(f"{DUMP} is not there: nothing to learn from")
    with tempfile.TemporaryDirectory() as folder:
        tenths = [_samples(_japanese(), tenth, Path(folder)) for tenth in _LOOKED_AT]
    every = [sample for tenth in tenths for sample in tenth]
    print(
        f"{len(every)} names by meaning and sound; first by score {_by_score(every):.3f}, as learnt {_left_out(tenths):.3f}"
    )
    print(dict(zip(_NAMES, np.round(_learned(every), 2).tolist(), strict=True)))


def _japanese() -> list[dict[str, Any]]:
    records = json.loads(gzip.decompress(DUMP.read_bytes()))
    return [r for r in records if r["locations"] and r["locations"][0]["geonames_details"]["country_code"] == "JP"]


def _by_score(samples: Sequence[_Sample]) -> float:
    return sum(place == 0 for _seen, place in samples) / len(samples)


def _left_out(tenths: Sequence[Sequence[_Sample]]) -> float:
    """How often the right one is first when each tenth is put in order by what the others teach."""
    right = 0
    for out, tenth in enumerate(tenths):
        weights = _learned([sample for number, other in enumerate(tenths) if number != out for sample in other])
        right += sum(_is_first(sample, weights) for sample in tenth)
    return right / sum(map(len, tenths))


def _is_first(sample: _Sample, weights: Matrix) -> bool:
    seen, place = sample
    return int(np.argmax(seen @ weights)) == place


def _samples(there: Sequence[dict[str, Any]], tenth: int, folder: Path) -> list[_Sample]:
    kept, asked = taken_away(there, tenth)
    dump, path = folder / "dump.json", folder / "directory.sqlite3"
    dump.write_text(json.dumps(kept), encoding="utf-8")
    load_dump(dump, path)
    known, lookup = Directory(path), Lookup(path)
    found = []
    for id_, name in asked:
        if all("translated" in one.reasons for one in known.resolve(name, "JP")):
            likely = sorted(translated(lookup, name, "JP", least=0.0), key=lambda one: -one.seen["score"])
            found += [_sample(likely, id_)] if likely else []
    return found


def _sample(likely: Sequence[Candidate], id_: str) -> _Sample:
    place = next((place for place, one in enumerate(likely) if one.id == id_), -1)
    return np.array([_row(one) for one in likely]), place


def _row(one: Candidate) -> list[float]:
    return [float(one.seen[each]) for each in _NAMES]


def _slope(sample: _Sample, weights: Matrix) -> Matrix:
    seen, place = sample
    chance = np.exp(seen @ weights - (seen @ weights).max())
    return np.asarray(seen.T @ (chance / chance.sum()) - seen[place])


def _learned(samples: Sequence[_Sample]) -> Matrix:
    """Of several one is right: a conditional logit with a ridge over standardised columns, by Adam's steps."""
    told = [(seen, place) for seen, place in samples if place >= 0 and len(seen) > 1]
    every = np.concatenate([seen for seen, _place in told])
    mean, spread = every.mean(axis=0), every.std(axis=0) + 1e-9
    told = [((seen - mean) / spread, place) for seen, place in told]
    weights, first, second = (np.zeros(every.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        slope = _RIDGE * weights + sum(_slope(sample, weights) for sample in told)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return np.asarray(weights / spread)


if __name__ == "__main__":
    main()
