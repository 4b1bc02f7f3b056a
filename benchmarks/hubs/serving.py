"""A served hub, and what its answers cost: time to the first byte, processor time, weight, requests."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

__all__ = ["Cost", "Server", "environ", "served"]

_STARTS = 240  # seconds
_ASSET = re.compile(rb'(?:src|href)="(/static/[^"]+)"')


def environ(data: Path) -> dict[str, str]:
    """Return the environment of a hub in *data*, free of what the caller has set for another."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ENISHI_", "DJANGO_"))}
    kept = {name: value for name, value in kept.items() if name not in {"DATABASE_URL", "PORT"}}
    return kept | {
        "ENISHI_DATA": str(data), "ENISHI_WORKERS": "1", "DJANGO_SETTINGS_MODULE": "enishi.hub.site.settings",
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """Of several answers: seconds to the first byte (median, 95th percentile), processor seconds each."""

    middle: float
    late: float
    processor: float


@dataclass(frozen=True, slots=True)
class Server:
    """A hub that listens on *port*. *process* is the parent of its workers."""

    data: Path
    port: int
    process: int

    def weigh(self, address: str) -> tuple[int, int]:
        """Return bytes, uncompressed and with styles and scripts, and the number of requests."""
        page = self._get(address)[1]
        assets = sorted(set(_ASSET.findall(page)))
        return len(page) + sum(len(self._get(each.decode())[1]) for each in assets), 1 + len(assets)

    def cost(self, addresses: Sequence[str], *, after_changes: bool = False) -> Cost:
        """Ask for *addresses* in turn; with *after_changes* the record changes before each."""
        seconds, before = [], self._processor()
        for address in addresses:
            if after_changes:
                self._change()
            seconds.append(self._get(address)[0])
        spent = (self._processor() - before) / len(addresses)
        return Cost(median(seconds), quantiles(seconds, n=20, method="inclusive")[-1], spent)

    def _get(self, address: str) -> tuple[float, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)) as connection:
            start = time.perf_counter()
            connection.request("GET", address, headers={"Accept-Encoding": "identity"})
            response = connection.getresponse()
            seconds = time.perf_counter() - start
            body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{urlsplit(address).path} answers {response.status}")
        return seconds, body

    def _change(self) -> None:
        """Change the record from another process than the server's, as a person in the back office would."""
        with closing(sqlite3.connect(self.data / "enishi.sqlite3", timeout=20)) as database:
            database.execute("UPDATE network_organisation SET website = website WHERE is_hub")
            database.commit()

    def _processor(self) -> float:
        """Processor seconds of the server and its workers so far; the kernel counts them in nanoseconds."""
        tasks = [task for process in _family(self.process) for task in Path(f"/proc/{process}/task").iterdir()]
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(data: Path, *arguments: str) -> Iterator[Server]:
    """Serve the hub in *data*, which is prepared where it is new."""
    port = _free_port()
    command = [sys.executable, "-m", "enishi.cli", "serve", "--port", str(port), *arguments]
    process = subprocess.Popen(command, env=environ(data), stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Server(data, port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + _STARTS
    while time.monotonic() < end and process.poll() is None:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            try:
                connection.request("GET", "/healthz")
                connection.getresponse().read()
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
            else:
                return
    raise RuntimeError("the hub did not start")
