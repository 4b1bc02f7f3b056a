"""What tests of running hubs share: hubs that are made once and copied."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

# Preparing applies all migrations, which takes half a minute; each test of a hub in a process of its own would pay for it.
_PREPARE = """
import os, sys
from pathlib import Path
from rich.console import Console
from enishi.cli.preparing import prepare
from enishi.hub.site.environment import Environment
from enishi.hub.site.folder import DataFolder
folder = DataFolder(Path(os.environ["ENISHI_DATA"]))
folder.make()
prepare(Environment.read(), folder, Console(), sample=False)
"""


def _prepare(data: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ENISHI_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    environ = kept | {"ENISHI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "enishi.hub.site.settings"}
    subprocess.run([sys.executable, "-c", _PREPARE], env=environ, check=True, capture_output=True)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object], Path], Path]:
    """Make a folder by copying what all processes of a run make once for each name: call with name, maker and folder."""
    base = tmp_path_factory.getbasetemp()
    # One folder for the processes of a run, and for all runs of tools/test.
    shared = Path(os.environ.get("ENISHI_PREPARED") or (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base))

    def _copy(name: str, make: Callable[[Path], object], data: Path) -> Path:
        whole = shared / name
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not whole.exists():
                begun = shared / f"{name}.begun"
                make(begun)
                begun.rename(whole)
        return Path(shutil.copytree(whole, data))

    return _copy


@pytest.fixture(scope="session")
def new_hub(made_once: Callable[[str, Callable[[Path], object], Path], Path]) -> Callable[[Path], Path]:
    """Make the folder named the data folder of a hub that was prepared and holds nothing."""
    return partial(made_once, "prepared-hub", _prepare)
