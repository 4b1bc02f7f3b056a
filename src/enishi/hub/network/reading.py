"""The reader of this hub: the rules, and the language model beside them that the operator may have named."""

from functools import cache

from django.conf import settings

from enishi.releases import Reader, RuleReader
from enishi.releases.second import second_reader

__all__ = ["hub_reader"]


def hub_reader() -> Reader:
    """Return the reader by which releases come into this hub."""
    address, model, key, seconds = settings.ENISHI_LLM
    return _reader(address, model, key, seconds) if address else RuleReader()


@cache
def _reader(address: str, model: str, key: str, seconds: int) -> Reader:
    # One for the whole process: it remembers that an endpoint does not answer.
    return second_reader(address, model, key=key, seconds=seconds)
