"""Weights of a logistic regression, learned by ``benchmarks/reading_weights.py`` from releases with known answers."""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain

__all__ = ["Seen", "chance", "traits_of", "weights_for"]

#: What is seen of a thing: the name of each trait and how much there is of it, 1.0 for most.
Seen = Mapping[str, float]


@cache
def _learned() -> Mapping[str, Mapping[str, Seen]]:
    """All weights, by language and question."""
    path = files("enishi.releases.weighing") / "weights.json"
    learned: Mapping[str, Mapping[str, Seen]] = json.loads(path.read_text(encoding="utf-8"))
    return learned


def weights_for(language: str, question: str) -> Seen:
    """Return the weight of each trait for a *question* ("party", "day", "tells", "renewal", ...) about a text in "ja" or "en"."""
    return _learned()[language].get(question, {})


def traits_of(*named: Iterable[str]) -> dict[str, float]:
    """Return what is seen where each trait of *named* is there once, and the bias that every thing has."""
    return {"bias": 1.0, **dict.fromkeys(chain(*named), 1.0)}


def chance(weights: Seen, seen: Seen) -> float:
    """Return the chance that the answer is yes, given what is *seen*; traits that nothing was learned of count nothing."""
    total = sum(weights.get(trait, 0.0) * value for trait, value in seen.items())
    return 1 / (1 + math.exp(-total))
