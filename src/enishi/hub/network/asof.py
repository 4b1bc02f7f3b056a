"""The day a page speaks of: ``?asof=2018-12-31``, else today, else (in a hub of samples only) the samples' own day."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from enishi.dates import InvalidDate, read_date
from enishi.hub.network.models import Source

__all__ = ["AsOf", "asof_of", "default_day"]


@dataclass(frozen=True, slots=True)
class AsOf:
    """*day* is the day shown; *explicit* whether the address names it; *refused* what the address named in vain."""

    day: date
    today: date
    explicit: bool
    refused: str = ""

    @property
    def query(self) -> str:
        """What a link appends to stay on this day: "?asof=..." or ""."""
        return f"?asof={self.day.isoformat()}" if self.explicit else ""

    @property
    def is_today(self) -> bool:
        """Whether the page speaks of today."""
        return self.day == self.today


def asof_of(request: HttpRequest, today: date | None = None) -> AsOf:
    """Return the day *request* asks for. Any notation will do; a month or year means its last day."""
    today = today or timezone.localdate()
    asked = request.GET.get("asof", "").strip()
    if not asked:
        return AsOf(default_day(today), today, explicit=False)
    try:
        day = read_date(asked).latest
    except InvalidDate:
        return AsOf(default_day(today), today, explicit=False, refused=asked[:40])
    if day in {date.min, date.max}:
        return AsOf(default_day(today), today, explicit=False, refused=asked[:40])
    return AsOf(day, today, explicit=True)


def default_day(today: date) -> date:
    """Return *today*, or the day of the newest source while every source is a sample: samples speak of their own day."""
    newest = Source.objects.order_by("sample", "-published").values_list("sample", "published").first()
    if newest is None or not newest[0] or not newest[1]:
        return today
    return min(read_date(newest[1]).latest, today)
