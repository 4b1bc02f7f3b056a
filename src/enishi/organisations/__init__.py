"""One organisation under all its names: keys to compare by, numbers with check digits; and a directory that resolves names.

The directory (``enishi.organisations.directory``, ``.loading``) is imported by its own name: who only compares names does not load it.
"""

from enishi.organisations.keys import name_key
from enishi.organisations.numbers import is_corporate_number, is_ror, ror_of

__all__ = ["is_corporate_number", "is_ror", "name_key", "ror_of"]
