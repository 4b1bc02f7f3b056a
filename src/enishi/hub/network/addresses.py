"""The addresses of the public pages of records: many stand on a page, and Django takes as long for each as for the first."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

__all__ = ["page_of"]


def page_of(view: str, key: int) -> str:
    """Return the address of the page of the record of *key*, in the reader's language."""
    before, after = _around(view, get_language(), get_script_prefix())
    return f"{before}{key}{after}"


@lru_cache(maxsize=64)
def _around(view: str, _language: str | None, _prefix: str) -> tuple[str, str]:
    """Return what stands around the key. Language and prefix are what :func:`reverse` heeds without being told."""
    before, _key, after = reverse(view, args=[0]).rpartition("0")
    return before, after
