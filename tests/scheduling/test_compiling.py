"""Kernels are compiled at their first call and kept, never beyond a change of any of their sources."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from enishi.scheduling import compiling

_CALL = "from enishi.scheduling.outer import outer; print(outer(1))"
_OUTER = """
from enishi.scheduling.compiling import compiled
from enishi.scheduling.inner import inner
@compiled
def outer(number):
    return inner(number) * 10
"""


def _inner(added: int) -> str:
    return f"from enishi.scheduling.compiling import compiled\n@compiled\ndef inner(number):\n    return number + {added}\n"


@pytest.fixture
def package(tmp_path) -> Path:
    """A package of two kernels, of which one calls the other."""
    folder = tmp_path / "enishi" / "scheduling"
    folder.mkdir(parents=True)
    for empty in (folder.parent, folder):
        (empty / "__init__.py").write_text("")
    shutil.copy(compiling.__file__, folder)
    (folder / "outer.py").write_text(_OUTER)
    (folder / "inner.py").write_text(_inner(1))
    return folder


def _start(package: Path, code: str = _CALL) -> subprocess.Popen[str]:
    there = package.parents[1]
    settings = {
        **{key: value for key, value in os.environ.items() if not key.startswith("NUMBA_")},
        "PYTHONPATH": str(there), "XDG_CACHE_HOME": str(there / "cache"), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-c", code], env=settings, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _said(process: subprocess.Popen[str]) -> tuple[str, str]:
    return process.communicate(timeout=120)


def _kept(folder: Path) -> int:
    """Return how many kernels are kept anywhere in *folder*."""
    return len(list(folder.rglob("*.nbi")))


def test_kernel_is_compiled_anew_where_one_that_it_calls_has_changed(package) -> None:
    # Two that start at once write the same files.
    both = [_start(package), _start(package)]
    assert [_said(process) for process in both] == [("20\n", ""), ("20\n", "")]
    assert _kept(package / "__pycache__") == 2
    (package / "inner.py").write_text(_inner(2))
    assert _said(_start(package)) == ("30\n", "")


def test_kernels_are_kept_in_the_first_folder_that_can_be_written(tmp_path) -> None:
    # A file in its place stands for a folder that cannot be written, also for root.
    (tmp_path / "installed").write_text("")
    folders = [tmp_path / "installed" / "kernels", tmp_path / "cache" / "kernels"]
    assert compiling._writable(folders) == folders[1]
    assert compiling._writable(folders[:1]) is None


def _one_more(number: int) -> int:
    return number + 1


def test_kernels_work_where_nothing_can_be_written(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(compiling, "_FOLDER", None)
    assert compiling.compiled(_one_more)(1) == 2
    monkeypatch.setattr(compiling, "_FOLDER", tmp_path)
    assert compiling.compiled(_one_more)(1) == 2
    assert _kept(tmp_path) == 1


def test_nothing_is_compiled_at_import() -> None:
    code = (
        "import enishi.scheduling, sys\n"
        "from numba.core.dispatcher import Dispatcher\n"
        "modules = [each for name, each in sys.modules.items() if name.startswith('enishi.scheduling')]\n"
        "kernels = {id(each): each for module in modules for each in vars(module).values() if isinstance(each, Dispatcher)}\n"
        "print(len(kernels) > 20, [each for each in kernels.values() if each.signatures])"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("True []\n", "")
