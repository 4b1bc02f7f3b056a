"""Where given words stand in a text."""

from collections.abc import Iterator

__all__ = ["places"]


def places(text: str, words: str) -> Iterator[int]:
    """Yield where *words*, which are not empty, stand in *text*, from left to right."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
