"""Run readers in processes of their own: one of this checkout, one of an earlier commit, one with another tagger."""

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

from .gold import Release

__all__ = ["Read", "Run", "archived", "run"]

ROOT = Path(__file__).parents[2]
_LONGEST = 3600  # seconds, for a busy machine; a table that takes longer is of no use to anyone


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of one text, in JSON, and the numbers of the records that its agreements became in a hub.

    *organisations* are the numbers of those that its organisations became; *proposed* gives for an agreement the records that the
    office was shown as likely ones before.
    """

    reading: Mapping[str, Any]
    records: Mapping[str, int]
    organisations: Mapping[str, int] = field(default_factory=dict)
    proposed: Mapping[str, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """What a reader made of all texts, by their names, and the seconds from start to end."""

    reads: Mapping[str, Read]
    seconds: float


def run(program: str, releases: Sequence[Release], source: Path = ROOT / "src", python: str = sys.executable) -> Run:
    """Read *releases* by *program* ("hub" or "ginza"), with the enishi that stands in *source*.

    Raises subprocess.CalledProcessError where the program fails; what it wrote to stderr is on ours.
    """
    asked = [
        {"name": r.name, "text": r.text, "hub": r.hub, "published": r.published}
        for r in sorted(releases, key=lambda release: (release.published, release.name))
    ]
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [python, str(Path(__file__).with_name(f"{program}_process.py"))],
            input=json.dumps(asked),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=_LONGEST,
            env={
                **os.environ,
                "PYTHONPATH": str(source),
                "ENISHI_DATA": folder,
                "ENISHI_SECRET_KEY": "only for measuring, and long enough not to be refused by anything",
                "DJANGO_SETTINGS_MODULE": "enishi.hub.site.settings",
            },
        )
    seconds = perf_counter() - start
    answered = json.loads(done.stdout)
    return Run({each["name"]: _read(each) for each in answered}, seconds)


def _read(answered: Mapping[str, Any]) -> Read:
    kept = (answered.get(part, {}) for part in ("records", "organisations", "proposed"))
    return Read(answered["reading"], *kept)


@contextmanager
def archived(commit: str) -> Iterator[Path]:
    """Give a folder with the sources of *commit*. Raises subprocess.CalledProcessError where git has no such commit."""
    packed = subprocess.run(["git", "-C", str(ROOT), "archive", commit, "src"], check=True, capture_output=True)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
        yield Path(folder) / "src"
