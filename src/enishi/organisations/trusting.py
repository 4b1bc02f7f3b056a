"""How far a match is to be trusted: a logistic regression over what is seen of it, learnt from affiliations with known answers."""

import math
from collections.abc import Mapping

__all__ = ["CERTAIN", "WEIGHTS", "trust"]

#: From here on an answer is certain: on affiliations not learnt from, ninety-seven in a hundred are right.
CERTAIN = 0.7

#: What ``benchmarks/organisation_weights.py`` learned from the half of the registry's test set that the rules were made with.
WEIGHTS: Mapping[str, float] = {
    "bias": 1.42,
    "fit": 15.65,
    "weight": 0.94,
    "alias": -1.27,
    "acronym": -0.62,
    "city": 0.8,
    "region": 0.57,
    "country": 0.23,
    "other-country": -4.65,
    "alone": 2.56,
    "whole": 0.81,
    "part": -1.65,
    "branch": -1.74,
    "turned": -1.78,
    "slip": -0.36,
    "missing": -4.26,
    "generic": -3.18,
    "short": -1.77,
    "single": -1.32,
    "two": 0.74,
    "light": -0.7,
    "placed": 0.98,
    "system": -3.66,
    "company": -1.57,
    "gone": -4.4,
    "like": -1.76,
    "bearers": -2.88,
    "parent": -0.79,
}


def trust(seen: Mapping[str, float]) -> float:
    """Return the chance that an organisation is meant, given what is *seen* of the match (the names of ``WEIGHTS``, mostly 0 or 1)."""
    total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in seen.items() if value)
    return 1 / (1 + math.exp(-total))
