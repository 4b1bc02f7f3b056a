"""Two statements of one date."""

from datetime import date

from enishi.hub.network.models.fields import span_of

__all__ = ["more_precise"]


def more_precise(known: str, read: str) -> str:
    """Return the narrower of two EDTF dates where one lies within the other, else the one already *known*."""
    if not known or not read:
        return known or read
    a, b = span_of(known, date.min), span_of(read, date.min)
    within = a.earliest <= b.earliest and b.latest <= a.latest
    return read if within else known
