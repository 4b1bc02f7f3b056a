"""Terms drawn as bars: where each date falls on a line of time, in hundredths of its length."""

from dataclasses import dataclass
from datetime import date

from enishi.hub.network.models import Agreement
from enishi.hub.network.models.fields import span_of

__all__ = ["TermBar", "term_bar"]

# A bar without a known end is drawn this long past the day shown, fading.
_OPEN_YEARS = 2


@dataclass(frozen=True, slots=True)
class TermBar:
    """Positions in 0 to 100: *certain* from to, *begin_vague* the width of an imprecise beginning, *now* the day shown (None: outside)."""

    start: float
    end: float
    vague_until: float
    reached: float
    now: float | None
    open: bool

    @property
    def width(self) -> float:
        """The whole bar."""
        return round(self.end - self.start, 2)

    @property
    def run(self) -> float:
        """The part of the term that has passed."""
        return round(max(0.0, self.reached - self.vague_until), 2)

    @property
    def vague(self) -> float:
        """The part in which it began on a day not known."""
        return round(self.vague_until - self.start, 2)


def term_bar(agreement: Agreement, day: date) -> TermBar | None:
    """Return the bar of *agreement* as of *day*; None where its beginning is not known."""
    since = span_of(agreement.force_since, date.max)
    if date.max in {since.earliest, since.latest} or since.earliest == date.min:
        return None
    until = span_of(agreement.force_until, date.max)
    is_open = until.latest == date.max
    last = max(day, since.latest).replace(month=12, day=31) if is_open else until.latest
    first_ordinal = since.earliest.toordinal()
    length = max(last.toordinal() + (365 * _OPEN_YEARS if is_open else 0) - first_ordinal, 1)

    def at(moment: date) -> float:
        return round(min(100.0, max(0.0, (moment.toordinal() - first_ordinal) * 100 / length)), 2)

    # The mark stands at the very end where the term is over, so that one sees that it is.
    now = at(day) if day >= since.earliest else None
    vague_until = at(since.latest) if since.earliest != since.latest else 0.0
    return TermBar(0.0, 100.0, vague_until, at(day) if now is not None else 0.0, now, is_open)
