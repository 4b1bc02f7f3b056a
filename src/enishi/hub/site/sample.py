"""The sample hub: a release in two languages, each read as any release is."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from enishi.hub.network.actions import read_and_accept
from enishi.releases import Reading, read
from enishi.releases.documents import load

__all__ = ["Sample", "find_sample", "read_sample"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A release in each of its languages, and what is known of it besides its text."""

    releases: tuple[Path, ...]
    hub: str
    published: str


def find_sample() -> Sample:
    """Return the sample release: inside an installed package, else in the sources it was built from."""
    packaged = Path(__file__).parent / "examples"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[4] / "examples" / "releases"
    known = tomllib.loads((folder / "ucla-2019.toml").read_text(encoding="utf-8"))
    return Sample(tuple(folder / name for name in known["files"].values()), known["hub"], known["published"])


def read_sample(sample: Sample, now: datetime) -> list[Reading]:
    """Read *sample* and accept all of it, as ``enishi hub read --accept --sample`` does."""
    readings = [read(load(path).text, hub=sample.hub, published=sample.published) for path in sample.releases]
    for reading in readings:
        read_and_accept(reading, user=None, now=now, sample=True)
    return readings
