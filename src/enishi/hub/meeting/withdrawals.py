"""Who is left out of all suggestions. Apps that keep consents register here; they stand above and cannot be asked by name."""

from collections.abc import Callable

__all__ = ["leave_out", "withdrawn"]

_Source = Callable[[], set[str]]
_sources: list[_Source] = []


def leave_out(source: _Source) -> _Source:
    """Ask *source*, each time the record has changed, for ids ("person:7", "organisation:3") to be left out; usable as a decorator."""
    _sources.append(source)
    return source


def withdrawn() -> set[str]:
    """Return the ids of all who are left out."""
    return set().union(*(source() for source in _sources))
