"""Dates as people know them: to the day, the month or the year, open, approximate; terms; what holds on a day."""

from enishi.dates.finding import FoundDate, find_dates
from enishi.dates.holding import Certainty, held_on
from enishi.dates.notation import format_date, read_date
from enishi.dates.partial import InvalidDate, PartialDate, parse_edtf
from enishi.dates.terms import Term, end_of_term, read_end

__all__ = [
    "Certainty", "FoundDate", "InvalidDate", "PartialDate", "Term", "end_of_term", "find_dates", "format_date", "held_on",
    "parse_edtf", "read_date", "read_end",
]  # fmt: skip
