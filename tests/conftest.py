"""What tests of running hubs share: a hub that holds nothing yet, prepared once and copied."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
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
def new_hub(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Make the folder named the data folder of a hub that was prepared and holds nothing."""
    base = tmp_path_factory.getbasetemp()
    # One folder for the processes of a run, and for all runs of tools/test.
    shared = Path(os.environ.get("ENISHI_PREPARED") or (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base))
    whole = shared / "prepared-hub"

    def _copy(data: Path) -> Path:
        with (shared / "prepared-hub.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not whole.exists():
                begun = shared / "prepared-hub.begun"
                _prepare(begun)
                begun.rename(whole)
        return Path(shutil.copytree(whole, data))

    return _copy
