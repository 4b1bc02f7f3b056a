"""Measure the public pages on the sample hub and on a large one of 10,000 organisations and 50,000 agreements.

Each page is asked for in three ways: *again* (the same address, as most readers do), *another day* (an as-of day that was
not shown yet) and *changed* (the record was written to since the last answer, by another process). Queries are counted on
a day not shown yet. Building the large hub takes some minutes; give a folder to keep it.

Run: python benchmarks/pages.py [--folder FOLDER] [--hub sample|large] [--organisations N --agreements N] [--times N]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hubs.serving import Cost, Server, environ, served

HERE = Path(__file__).parent
MOST_QUERIES, MOST_MS, MOST_KB, MOST_REQUESTS = 15, 15, 150, 8
FIRST_BYTE_MS = {"sample": 50, "large": 200}
COLUMNS = "".join(f"{title:>15}" for title in ("again", "another day", "changed"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page measured."""

    name: str
    queries: int
    kilobytes: float
    requests: int
    again: Cost
    another_day: Cost
    changed: Cost


def _prepared(folder: Path, hub: str, organisations: int, agreements: int) -> Path:
    """Return the data folder of *hub*, built where it is not there yet."""
    if hub == "sample":
        return folder / "sample"
    data = folder / f"large-{organisations}-{agreements}"
    if not (data / "built").exists():
        with served(data, "--no-sample"):
            pass
        print(f"building {organisations:,} organisations and {agreements:,} agreements", file=sys.stderr)
        command = [sys.executable, str(HERE / "hubs" / "build_process.py"), str(organisations), str(agreements)]
        subprocess.run(command, env=environ(data), check=True)
        (data / "built").touch()
    return data


def _days(address: str, times: int) -> list[str]:
    first = date(2019, 6, 3)
    joint = "&" if "?" in address else "?"
    return [f"{address}{joint}asof={first + timedelta(days=37 * each)}" for each in range(times)]


def _measured(server: Server, times: int) -> Iterator[Page]:
    command = [sys.executable, str(HERE / "hubs" / "ask_process.py")]
    asked = subprocess.run(command, env=environ(server.data), check=True, capture_output=True, text=True)
    for each in json.loads(asked.stdout):
        address = each["address"]
        weight, requests = server.weigh(address)
        server.cost([address] * 2)
        yield Page(
            f"{each['page']}, {each['language']}",
            each["queries"],
            weight / 1000,
            requests,
            server.cost([address] * times),
            server.cost(_days(address, times)),
            server.cost([address] * max(3, times // 3), after_changes=True),
        )


def _row(page: Page, first_byte: int) -> str:
    costs = (page.again, page.another_day, page.changed)
    times = "".join(f"{cost.middle * 1000:>9.0f} {cost.late * 1000:>5.0f}" for cost in costs)
    processor = "".join(f"{cost.processor * 1000:>8.1f}" for cost in costs)
    beyond = [
        *(["queries"] if page.queries > MOST_QUERIES else []), *(["weight"] if page.kilobytes > MOST_KB else []),
        *(["requests"] if page.requests > MOST_REQUESTS else []),
        *(["first byte"] if max(cost.middle for cost in costs) * 1000 > first_byte else []),
        *(["processor, again"] if page.again.processor * 1000 > MOST_MS else []),
    ]  # fmt: skip
    return f"{page.name:<36}{page.queries:>4}{page.kilobytes:>6.0f}{page.requests:>3} {times}  {processor}  {', '.join(beyond)}"


def main() -> None:
    """Print a table a hub."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where hubs are kept for the next time")
    parser.add_argument("--hub", choices=("sample", "large"))
    parser.add_argument("--organisations", type=int, default=10_000)
    parser.add_argument("--agreements", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="enishi-pages-") as temporary:
        folder = (given.folder or Path(temporary)).resolve()
        for hub in [given.hub] if given.hub else ["sample", "large"]:
            data = _prepared(folder, hub, given.organisations, given.agreements)
            with served(data) as server:
                print(
                    f"{hub} hub: at most {MOST_QUERIES} queries, {MOST_KB} kB, {MOST_REQUESTS} requests, first byte in ",
                    end="",
                )
                print(f"{FIRST_BYTE_MS[hub]} ms, {MOST_MS} ms of processor time for a page asked for again")
                print(f"{'':<49} {'first byte, ms: median and 95th percentile':<46}  processor, ms")
                print(
                    f"{'page':<36}{'sql':>4}{'kB':>6}{'rq':>3} {COLUMNS}  {'again':>8}{'day':>8}{'changed':>8}  beyond"
                )
                for page in _measured(server, given.times):
                    print(_row(page, FIRST_BYTE_MS[hub]), flush=True)


if __name__ == "__main__":
    main()
