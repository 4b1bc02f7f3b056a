"""The funnel from proposal to outcome, the time each step took, and what must not be forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.hub.introductions.models import Introduction
from enishi.hub.introductions.queries import with_sides
from enishi.hub.outcomes.actions import ASKED_AFTER, asked_on
from enishi.hub.outcomes.following import Standing, furthest, standing_of
from enishi.hub.outcomes.models import Outcome, Report, Stage

__all__ = ["Forgotten", "Step", "followed", "forgotten", "funnel"]

_PATIENCE = timedelta(days=14)  # after a question, before staff are told that nobody answered
_SHOWN = 20
_STEPS = (
    ("proposed", _("proposed")),
    ("agreed", _("both agreed")),
    (Stage.CONTACT, _("in contact")),
    (Stage.MET, _("met or talked")),
    (Stage.TALKS, _("planning to work together")),
    (Stage.WORK, _("working together")),
    ("outcome", _("with an outcome")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """*count* came so far; *days*: the median from the step before, None where nobody came from there."""

    name: str
    label: object
    count: int
    days: float | None
    share: float


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An introduction that needs somebody, and why: "disagree" or "unheard"."""

    introduction: Introduction
    standing: Standing
    why: str
    since: date


def followed(introductions: "QuerySet[Introduction]") -> "QuerySet[Introduction]":
    """Fetch with *introductions* their sides, reports and outcomes."""
    reports = Report.objects.select_related("by").order_by("at", "pk")
    return with_sides(introductions).prefetch_related(Prefetch("reports", reports), "outcomes")


def funnel(first: date, last: date) -> list[Step]:
    """Return how far the introductions proposed from *first* to *last* have come. Whoever came far counts in each step before."""
    proposed = Introduction.objects.filter(proposed_at__date__gte=first, proposed_at__date__lte=last)
    reached = [_moments(row) for row in followed(proposed)]
    steps: list[Step] = []
    before = ""
    for name, label in _STEPS:
        count = sum(name in moments for moments in reached)
        waits = [
            (each[name] - each[before]).total_seconds() / 86_400 for each in reached if name in each and before in each
        ]
        share = count / len(reached) if reached else 0.0
        steps.append(Step(str(name), label, count, max(0.0, median(waits)) if waits else None, share))
        before = str(name)
    return steps


def _moments(row: Introduction) -> dict[str, datetime]:
    """Return when each step was reached; who came to a later one has passed those before by then."""
    found: dict[str, datetime] = {"proposed": row.proposed_at}
    if row.agreed_at is None or row.withdrawn_at is not None:
        return found
    found["agreed"] = row.agreed_at
    found |= {str(stage): report.at for stage, report in furthest(row.reports.all()).items() if stage != Stage.NOTHING}
    outcomes: Iterable[Outcome] = row.outcomes.all()
    first = min((_moment(each) for each in outcomes), default=None)
    if first is not None:
        for stage in (Stage.CONTACT, Stage.MET, Stage.TALKS, Stage.WORK):
            found[str(stage)] = min(found.get(str(stage), first), first)
        found["outcome"] = first
    return found


def _moment(outcome: Outcome) -> datetime:
    """The latest moment the day of *outcome* allows, and never later than it was noted."""
    day = outcome.on_latest
    end = datetime(day.year, day.month, day.day, tzinfo=timezone.get_default_timezone())
    return min(end, outcome.noted_at)


def forgotten(today: date) -> list[Forgotten]:
    """Return the introductions whose sides disagree, or of which nobody was heard two weeks after they were asked, oldest first."""
    agreed = followed(Introduction.objects.filter(withdrawn_at=None, agreed_at__isnull=False)).order_by(
        "agreed_at", "pk"
    )
    found = []
    for row in agreed:
        standing = standing_of(row)
        told = [each for each in (*standing.sides, standing.staff) if each is not None]
        if standing.disagree:
            found.append(Forgotten(row, standing, "disagree", max(timezone.localdate(each.at) for each in told)))
            continue
        due = [day for day in (asked_on(row, after) for after in ASKED_AFTER) if day + _PATIENCE <= today]
        heard = max((timezone.localdate(each.at) for each in told), default=None)
        if due and standing.stage != Stage.ENDED and (heard is None or heard < max(due)):
            found.append(Forgotten(row, standing, "unheard", max(due)))
    return sorted(found, key=lambda each: each.since)[:_SHOWN]
