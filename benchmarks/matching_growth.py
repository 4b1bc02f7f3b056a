"""One question among many profiles: dense, lexical, filters and reasons; and how the index grows. One thread.

Profiles and vectors are made up: texts of a page's opening in both languages, vectors that are the means of random directions of their
words, so that alike texts lie near each other as with an encoder. Encoding itself is another row.

Run: python benchmarks/matching_growth.py [--profiles N]
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from random import Random
from zlib import crc32

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402 (the number of threads is read when it loads)
from hubs.words import FIELDS, PLACES, PURPOSES  # noqa: E402 (as above)

from enishi.matching import ExactIndex, Facets, Kind, Link, LinkKind, Matcher, Profile, Where  # noqa: E402 (as above)
from enishi.matching.encoders import UniversalSentenceEncoder  # noqa: E402 (as above)
from enishi.matching.space import unit  # noqa: E402 (as above)

ASKED = 60


class Directions:
    """Stands in for an encoder: the mean of a random direction for each word or pair of characters."""

    name, version, dimensions = "random directions", "1", 512

    def __init__(self) -> None:
        self._rows = np.random.default_rng(0).normal(size=(8192, self.dimensions)).astype(np.float32)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return (len(texts), dimensions), each row of length 1."""
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for place, text in enumerate(texts):
            parts = text.split() if text.isascii() else [text[at : at + 2] for at in range(len(text) - 1)]
            if parts:
                rows[place] = self._rows[[crc32(part.encode()) % 8192 for part in parts]].mean(0)
        return unit(rows)


@lru_cache(maxsize=2048)
def _parts(field: int, place: int) -> tuple[str, str]:
    return (
        f"{PLACES[place].ja}で{FIELDS[field][0]}の研究と事業化に取り組んでいます。",
        f"We work on {FIELDS[field][1].lower()} in {PLACES[place].en}, from research to business.",
    )


def _profiles(number: int) -> Iterator[Profile]:
    chance = Random(7)
    kinds = list(Kind)
    for at in range(number):
        fields = chance.sample(range(len(FIELDS)), 2)
        place = chance.randrange(len(PLACES))
        purposes = chance.sample(range(len(PURPOSES)), 2)
        ja = _parts(fields[0], place)[0] + "".join(PURPOSES[each]["ja"] for each in purposes)
        en = _parts(fields[1], place)[1] + "".join(f" {PURPOSES[each]['en']}" for each in purposes)
        ja += f"試験番号{at}番の成果を{chance.choice(FIELDS)[0]}にも使えます。"
        links = (Link(LinkKind.BLOCKS, str(chance.randrange(number))),) if at % 97 == 0 else ()
        yield Profile(
            str(at), kinds[at % len(kinds)], {"ja": (ja,), "en": (en,)}, links=links,
            facets=Facets(fields=frozenset(FIELDS[each][1] for each in fields), country=PLACES[place].country),
        )  # fmt: skip


def _times(ask: Callable[[int], object], rounds: int = ASKED) -> tuple[float, float]:
    """Return the median and the 95th percentile in milliseconds of processor time."""
    ask(0)
    taken = []
    for number in range(rounds):
        began = time.process_time()
        ask(number)
        taken.append((time.process_time() - began) * 1000)
    return float(np.median(taken)), float(np.percentile(taken, 95))


def query(number: int) -> None:
    """Print what one question among *number* profiles takes (goal: 95 in a hundred under 50 ms)."""
    began = time.process_time()
    known = list(_profiles(number))
    matcher = Matcher.build(known, [Directions()])
    print(f"{number:,} profiles made and built in {time.process_time() - began:.0f} s")
    narrow = Where(kinds=frozenset({Kind.SEED, Kind.NEED}), countries=frozenset({"JP", "US"}))
    chance = Random(11)
    asked = [known[chance.randrange(number)] for _ in range(ASKED)]
    rows: tuple[tuple[str, Callable[[int], object]], ...] = (
        ("a known profile, ten best with reasons", lambda at: matcher.match(asked[at], 10)),
        ("the same, two kinds in two countries", lambda at: matcher.match(asked[at], 10, narrow)),
        ("a text, ten best with reasons", lambda at: matcher.match(f"{asked[at].texts['ja'][0]}その{at}", 10, narrow)),
    )
    for name, ask in rows:
        middle, late = _times(ask)
        print(f"{name:<44}median {middle:6.1f} ms   p95 {late:6.1f} ms (goal 50)", flush=True)
    encoder = UniversalSentenceEncoder()
    middle, late = _times(lambda at: encoder.encode([f"{asked[at].texts['ja'][0]}その{at}"]), 20)
    print(f"{'encoding the text, which comes on top (USE)':<44}median {middle:6.1f} ms   p95 {late:6.1f} ms")


def growth(dimensions: int = 512) -> None:
    """Print what a look along the index takes beside the bare product of the same numbers, and its exponent."""
    sizes, middles = (1_000, 10_000, 100_000, 1_000_000), []
    chance = np.random.default_rng(3)
    for size in sizes:
        index = ExactIndex(dimensions)
        bare = np.empty((min(size, 100_000), dimensions), np.float32)
        for first in range(0, size, 100_000):
            rows = unit(chance.normal(size=(min(100_000, size - first), dimensions)).astype(np.float32))
            index.put(range(first, first + len(rows)), rows)
            bare[: len(rows)] = rows
        questions = unit(chance.normal(size=(20, dimensions)).astype(np.float32))
        allowed = chance.random(size) > 0.1
        middle, late = _times(lambda at, i=index, a=allowed, q=questions: i.search(q[at], 10, a), 20)
        product, _late = _times(lambda at, b=bare, q=questions: b @ q[at], 20)
        middles.append(middle)
        scaled = product * size / len(bare)
        print(
            f"index of {size:>9,}: median {middle:7.2f} ms   p95 {late:7.2f} ms   bare product {scaled:7.2f} ms",
            flush=True,
        )
    slope = np.polyfit(np.log(sizes[1:]), np.log(middles[1:]), 1)[0]
    print(f"grows with the number to the power of {slope:.2f}")


def main() -> None:
    """Print both tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--profiles", type=int, default=100_000)
    number = asked.parse_args().profiles
    query(number)
    growth()


if __name__ == "__main__":
    main()
