"""Weights of a logistic regression, learned by ``benchmarks/reading_weights.py`` from releases with known answers."""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["Seen", "chance", "weights_for"]

#: What is seen of a thing: the name of each trait and how much there is of it, 1.0 for most.
Seen = Mapping[str, float]


@cache
def weights_for(language: str, question: str) -> Seen:
    """Return the weight of each trait for a *question* ("party", "day", "tells", "renewal", ...) about a text in "ja" or "en"."""
    path = files("enishi.releases.weighing") / "weights.json"
    weights: Mapping[str, float] = json.loads(path.read_text(encoding="utf-8"))[language].get(question, {})
    return weights


def chance(weights: Seen, seen: Seen) -> float:
    """Return the chance that the answer is yes, given what is *seen*; traits that nothing was learned of count nothing."""
    total = sum(weights.get(trait, 0.0) * value for trait, value in seen.items())
    return 1 / (1 + math.exp(-total))
