"""The addresses of the public pages of records, many of which stand on a page while Django takes long for each; and keys in them."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

__all__ = ["key_in", "page_of"]

_DIGITS = 18  # fewer than what a database refuses to compare with a key


def key_in(text: str) -> int:
    """Return the key of a record that an address or a form names as *text*; 0, which no record has, where it is none."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < _DIGITS else 0


def page_of(view: str, key: int) -> str:
    """Return the address of the page of the record of *key*, in the reader's language."""
    before, after = _around(view, get_language(), get_script_prefix())
    return f"{before}{key}{after}"


@lru_cache(maxsize=64)
def _around(view: str, _language: str | None, _prefix: str) -> tuple[str, str]:
    """Return what stands around the key. Language and prefix are what :func:`reverse` heeds without being told."""
    before, _key, after = reverse(view, args=[0]).rpartition("0")
    return before, after
