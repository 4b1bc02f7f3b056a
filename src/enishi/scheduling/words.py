"""Slots as the bits of one signed 64-bit word: counts that the searches ask for millions of times. Compiled.

Counting in parallel within the word is as in Knuth, The Art of Computer Programming 4A, 7.1.3.
"""

import numpy as np

from enishi.scheduling.compiling import compiled

__all__ = ["ones", "runs", "span"]

_PAIRS = np.uint64(0x5555555555555555)
_FOURS = np.uint64(0x3333333333333333)
_EIGHTS = np.uint64(0x0F0F0F0F0F0F0F0F)
_BYTES = np.uint64(0x0101010101010101)


@compiled
def ones(word: int) -> int:
    """Return how many bits are set."""
    left = np.uint64(word)
    left = left - ((left >> np.uint64(1)) & _PAIRS)
    left = (left & _FOURS) + ((left >> np.uint64(2)) & _FOURS)
    left = (left + (left >> np.uint64(4))) & _EIGHTS
    # Compiled, int() would keep it unsigned, and unsigned with signed makes a float.
    return np.int64((left * _BYTES) >> np.uint64(56))  # type: ignore[return-value]


@compiled
def runs(word: int) -> int:
    """Return how many runs of neighbouring bits are set."""
    return ones(word & ~(word << 1))


@compiled
def span(word: int) -> int:
    """Return how many slots there are from the first set bit to the last, both counted; 0 where none is set."""
    if word == 0:
        return 0
    filled = np.uint64(word)
    for shift in (1, 2, 4, 8, 16, 32):
        filled |= filled >> np.uint64(shift)
    return ones(int(filled)) - ones((word & -word) - 1)
