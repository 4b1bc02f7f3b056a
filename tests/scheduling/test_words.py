"""Counts within one word, against counting its bits one by one."""

import random

from enishi.scheduling.words import ones, runs, span


def _signed(word: int) -> int:
    return word - (1 << 64) if word >> 63 else word


def test_counts_are_those_of_the_bits() -> None:
    chance = random.Random(1)
    words = [chance.getrandbits(64) & chance.getrandbits(64) for _ in range(2_000)]
    words += [1 << place for place in range(64)] + [0, (1 << 64) - 1, (1 << 63) | 1]
    for word in words:
        there = [place for place in range(64) if word >> place & 1]
        assert ones(_signed(word)) == len(there)
        assert span(_signed(word)) == (there[-1] - there[0] + 1 if there else 0)
        assert runs(_signed(word)) == sum(place - 1 not in there for place in there)
