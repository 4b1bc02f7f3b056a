"""The day a page speaks of: ``?asof=2018-12-31``, else today, else (in a hub of samples only) the samples' own day."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from enishi.dates import InvalidDate, parse_edtf, read_date
from enishi.hub.network.keeping import Kept, present_version
from enishi.hub.network.models import Source

__all__ = ["AsOf", "asof_of"]


@dataclass(frozen=True, slots=True)
class AsOf:
    """*day* is the day shown; *explicit* whether the address names it; *refused* what the address named in vain;
    *sample* whether the record was read from samples alone."""

    day: date
    today: date
    explicit: bool
    refused: str = ""
    sample: bool = False

    @property
    def query(self) -> str:
        """What a link appends to stay on this day: "?asof=..." or ""."""
        return f"?asof={self.day.isoformat()}" if self.explicit else ""

    @property
    def is_today(self) -> bool:
        """Whether the page speaks of today."""
        return self.day == self.today


def asof_of(request: HttpRequest, today: date | None = None) -> AsOf:
    """Return the day *request* asks for. Any notation will do; a month or year means its last day.

    A record of samples alone speaks of the samples' own day unless asked otherwise.
    """
    today = today or timezone.localdate()
    sample, published = _newest_source()
    usual = min(parse_edtf(published).latest, today) if sample and published else today
    asked = request.GET.get("asof", "").strip()
    if not asked:
        return AsOf(usual, today, explicit=False, sample=sample)
    try:
        day = read_date(asked).latest
    except InvalidDate:
        return AsOf(usual, today, explicit=False, refused=asked[:40], sample=sample)
    if day in {date.min, date.max}:
        return AsOf(usual, today, explicit=False, refused=asked[:40], sample=sample)
    return AsOf(day, today, explicit=True, sample=sample)


_newest: Kept[tuple[bool, str]] = Kept(2)


def _newest_source() -> tuple[bool, str]:
    """Return of the newest source that is no sample, else of the newest at all: whether it is a sample, and when it was published."""

    def fetched() -> tuple[bool, str]:
        return Source.objects.order_by("sample", "-published").values_list("sample", "published").first() or (False, "")

    version = present_version()
    return _newest.found(version.record, fetched) if version else fetched()
