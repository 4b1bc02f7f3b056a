"""Values as JSON keeps them, text by text."""

from collections.abc import Callable
from typing import Any

__all__ = ["mapped"]


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Return *value* with each text in it changed; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: mapped(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [mapped(each, change) for each in value]
    return value
