"""Whether two texts may tell of one signing, by their days: one gives the day, the other the month, a plan, or only that it is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from django.contrib.contenttypes.models import ContentType

from enishi.dates import PartialDate
from enishi.hub.network.models import Agreement, Citation
from enishi.hub.network.models.fields import span_of

__all__ = ["DONE", "PLANNED", "PUT_OFF", "Near", "When", "near", "published_of"]

_DAY = len("2019-06-03")
_MONTH = 31
# What is published as done was signed in the month before, and two houses tell of it in one fortnight; what is announced is signed in
# a quarter. Beyond, a person is asked, up to four months and a year.
_DONE, _PLANNED, _TOGETHER, _SLIP = timedelta(days=31), timedelta(days=92), timedelta(days=14), timedelta(days=7)
DONE = timedelta(days=120)
PLANNED = timedelta(days=366)
PUT_OFF = timedelta(days=60)
_TOGETHER_AT_MOST = timedelta(days=45)


class Near(IntEnum):
    """How near two days of signing are: they exclude each other, a person may ask, nothing speaks against it, the very same."""

    APART = 0
    MAYBE = 1
    OPEN = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class When:
    """What is known of the day of a signing: EDTF of it; since when it was only announced; when it was published (days; "" unknown)."""

    signed_on: str
    announced: str
    published: str

    @classmethod
    def of_record(cls, agreement: Agreement, published: Mapping[int, str]) -> "When":
        """Return what the record knows of *agreement*; *published* as :func:`published_of` gives it."""
        return cls(agreement.signed_on, agreement.agreed_on, published.get(agreement.pk, ""))

    @property
    def dated(self) -> bool:
        """Whether a day is given."""
        return len(self.signed_on) == _DAY and ".." not in self.signed_on

    def span(self, *, at_most: bool = False) -> PartialDate | None:
        """Return the days on which it may have been signed, as far as anyone would say (*at_most*: could); None where nobody knows."""
        if self.signed_on:
            known = span_of(self.signed_on, date.max)
            return None if ".." in self.signed_on else known
        begun = _day(self.announced)
        if begun:
            return PartialDate("", begun, begun + (PLANNED if at_most else _PLANNED))
        told = _day(self.published)
        return PartialDate("", told - (DONE if at_most else _DONE), told) if told else None


def _day(edtf: str) -> date | None:
    return date.fromisoformat(edtf) if len(edtf) == _DAY and edtf[:4].isdigit() else None


def near(one: When, other: When) -> Near:
    """Return how near the days of *one* and *other* are."""
    if one.dated and other.dated:
        return _between_days(one, other)
    if not (one.signed_on or other.signed_on or one.announced or other.announced):
        return _between_texts(one, other)
    if _overlap(one.span(), other.span()):
        return Near.OPEN if _narrow(one) and _narrow(other) else Near.MAYBE
    return Near.MAYBE if _overlap(one.span(at_most=True), other.span(at_most=True)) else Near.APART


def _between_days(one: When, other: When) -> Near:
    if one.signed_on == other.signed_on:
        return Near.SAME
    first, second = (span_of(when.signed_on, date.max).earliest for when in (one, other))
    planned = bool(one.announced) != bool(other.announced)
    return Near.MAYBE if abs(first - second) <= (PUT_OFF if planned else _SLIP) else Near.APART


def _between_texts(one: When, other: When) -> Near:
    first, second = _day(one.published), _day(other.published)
    if first is None or second is None:
        return Near.APART
    apart = abs(first - second)
    return Near.OPEN if apart <= _TOGETHER else Near.MAYBE if apart <= _TOGETHER_AT_MOST else Near.APART


def _overlap(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and one.earliest <= other.latest and other.earliest <= one.latest


def _narrow(when: When) -> bool:
    """Whether a month is known at least; a year alone leaves room for two agreements."""
    span = when.span()
    return not when.signed_on or (span is not None and (span.latest - span.earliest).days < _MONTH)


def published_of(agreements: Iterable[Agreement]) -> dict[int, str]:
    """Return by key of those of *agreements* without a day the day of the first text that tells of them. One query, or none."""
    undated = [agreement.pk for agreement in agreements if not agreement.signed_on]
    if not undated:
        return {}
    kind = ContentType.objects.get_for_model(Agreement)
    cited = Citation.objects.filter(content_type=kind, object_id__in=undated, field="").exclude(source__published="")
    found: dict[int, str] = {}
    for key, published in cited.values_list("object_id", "source__published"):
        found[key] = min(published, found.get(key, published))
    return found
