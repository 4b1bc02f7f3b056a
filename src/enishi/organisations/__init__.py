"""One organisation under all its names: keys to compare by, numbers with check digits, a directory that resolves names."""

from enishi.organisations.candidates import Band, Candidate
from enishi.organisations.directory import Directory, NoDirectory
from enishi.organisations.keys import name_key
from enishi.organisations.loading import BadDump, Loaded, load_dump
from enishi.organisations.numbers import is_corporate_number, is_ror, ror_of

__all__ = [
    "BadDump", "Band", "Candidate", "Directory", "Loaded", "NoDirectory", "is_corporate_number", "is_ror", "load_dump",
    "name_key", "ror_of",
]  # fmt: skip
