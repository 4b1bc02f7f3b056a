"""Compile kernels once per machine and version.

What is compiled is kept under a digest of all sources of this folder: numba looks at the file of a kernel alone, but the machine
code holds the kernels and constants of other files as well, which an upgrade may have changed.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from numba import config, njit

__all__ = ["compiled"]

Kernel = TypeVar("Kernel", bound=Callable[..., object])

_HERE = Path(__file__).parent


def compiled(kernel: Kernel) -> Kernel:
    """Compile *kernel* to machine code at its first call, kept beside the source or in the user's cache folder where one can be written."""
    if _FOLDER is None:
        # Neither folder can be written: compile anew in each process rather than not at all.
        return cast("Kernel", njit(nogil=True)(kernel))
    before, config.CACHE_DIR = config.CACHE_DIR, str(_FOLDER)
    try:
        return cast("Kernel", njit(cache=True, nogil=True)(kernel))
    finally:
        config.CACHE_DIR = before


def _digest(folder: Path) -> str:
    """Return what tells the sources in *folder* from any others."""
    files = sorted(folder.glob("*.py"))
    return sha256(
        b"".join(sha256(file.name.encode() + b"\0" + file.read_bytes()).digest() for file in files)
    ).hexdigest()[:16]


def _bases() -> Iterator[Path]:
    """Yield where kernels may be kept: where numba was told to, beside the source, or in the user's cache folder."""
    if config.CACHE_DIR:
        yield Path(config.CACHE_DIR)
    yield _HERE / "__pycache__"
    yield Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "enishi"  # noqa: PTH111 (never fails)


def _writable(folders: Iterable[Path]) -> Path | None:
    """Return the first of *folders* that can be written, made where it is not there yet."""
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    return None


_FOLDER = _writable(base / f"kernels-{_digest(_HERE)}" for base in _bases())
