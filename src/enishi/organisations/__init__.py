"""Organisations: the form by which two names are compared, and their numbers with check digits."""

from enishi.organisations.keys import name_key
from enishi.organisations.numbers import is_corporate_number, is_ror, ror_of

__all__ = ["is_corporate_number", "is_ror", "name_key", "ror_of"]
