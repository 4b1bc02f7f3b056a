"""Compile kernels once per machine."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

__all__ = ["compiled"]

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def compiled(kernel: Kernel) -> Kernel:
    """Compile *kernel* to machine code, kept beside the source or in the user's cache folder where one can be written."""
    try:
        return cast("Kernel", njit(cache=True, nogil=True)(kernel))
    except RuntimeError:
        # Neither folder can be written: compile anew in each process rather than not at all.
        return cast("Kernel", njit(nogil=True)(kernel))
