"""Which of the likeliest organisations a Japanese name means: the order that was learnt from names taken away."""

from collections.abc import Mapping

__all__ = ["WEIGHTS", "rank"]

#: What ``benchmarks/organisation_ranking.py`` learned from the five tenths of Japanese names that the rules were made with.
WEIGHTS: Mapping[str, float] = {
    "score": 6.64,
    "meaning": 6.65,
    "there": 2.57,
    "back": 1.24,
    "sound": 0.67,
    "first": 1.48,
    "last": -0.44,
    "lost": -0.2,
    "strange": -0.5,
    "unexplained": 0.65,
    "strangest": 1.13,
    "weight": 0.49,
    "words": 0.04,
    "difference": -0.24,
    "ending": -0.19,
    "weaker": 2.76,
    "form": -2.96,
    "body": -2.87,
    "kind": -5.54,
    "near": 1.72,
    "active": -0.3,
}


def rank(seen: Mapping[str, float]) -> float:
    """Return how far an organisation goes before the others that are *seen* for one name; only the order counts."""
    return sum(WEIGHTS[name] * value for name, value in seen.items())
