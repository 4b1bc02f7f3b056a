"""Dates known in part, terms, and what held on a day: EDTF (ISO 8601-2) in the record, Japanese and English in and out.

No clock: whatever depends on today takes a day as an argument. See docs/dates.md.
"""

from enishi.dates.finding import FoundDate, find_dates
from enishi.dates.holding import Certainty, held_on
from enishi.dates.partial import OPEN, InvalidDate, PartialDate, parse_edtf
from enishi.dates.reading import read_date, read_end
from enishi.dates.terms import FoundTerm, InvalidTerm, Term, end_of_term, find_terms
from enishi.dates.writing import format_date, format_era

__all__ = [
    "OPEN", "Certainty", "FoundDate", "FoundTerm", "InvalidDate", "InvalidTerm", "PartialDate", "Term", "end_of_term",
    "find_dates", "find_terms", "format_date", "format_era", "held_on", "parse_edtf", "read_date", "read_end",
]  # fmt: skip
