"""Measure the reading of releases: releases of 4 kB per second on one core, start-up, peak memory, one megabyte.

Run: python benchmarks/reading.py
"""

import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from enishi.releases import read

SAMPLES = Path(__file__).parents[1] / "examples" / "releases"
GOALS = {
    "releases per second": "50 or more",
    "start-up, s": "1.5 or less",
    "peak memory, MB": "400 or less",
    "1 MB, s": "10 or less",
}


def _text(language: str, size: int) -> str:
    sample = (SAMPLES / f"ucla-2019.{language}.txt").read_text(encoding="utf-8")
    whole = sample
    while len(whole.encode()) < size:
        whole += "\n" + sample
    return whole.encode()[:size].decode(errors="ignore")


def _seconds(text: str, times: int) -> float:
    """Return the median seconds of one core that a reading takes; other work on the machine does not stretch them."""
    taken = []
    for time in range(times):
        start = process_time()
        # No two texts are alike in an archive, and the reader remembers the last one.
        read(f"{text}\n{time}", hub="LINK-J", published="2019-06-03")
        taken.append(process_time() - start)
    return median(taken)


def _start_up() -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", "from enishi.releases import read; read('MOU')"], check=True)
    return perf_counter() - start


def main() -> None:
    """Print the table."""
    start_up = min(_start_up() for _ in range(3))
    _seconds(_text("ja", 4000), 1)
    rows = [
        *(("releases per second", language, 1 / _seconds(_text(language, 4000), 30)) for language in ("ja", "en")),
        ("start-up, s", "", start_up),
        *(("1 MB, s", language, _seconds(_text(language, 1_000_000), 1)) for language in ("ja", "en")),
        ("peak memory, MB", "", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    ]
    print(f"{'what':<22}{'text':<6}{'measured':>10}  goal")
    for what, language, measured in rows:
        print(f"{what:<22}{language:<6}{measured:>10.2f}  {GOALS[what]}")


if __name__ == "__main__":
    main()
