"""Writes of what came of introductions: asking both sides, their reports, staff's word, outcomes."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.dates import PartialDate, Term, end_of_term
from enishi.hub.accounts.models import User
from enishi.hub.introductions.letters import about, written
from enishi.hub.introductions.links import Purpose
from enishi.hub.introductions.models import Introduction, Side
from enishi.hub.introductions.queries import askable
from enishi.hub.network.models import Activity, Agreement, Source
from enishi.hub.network.rules import require_writer
from enishi.hub.outbox.actions import write_letter
from enishi.hub.outbox.models import Letter
from enishi.hub.outcomes.models import Outcome, Report, Stage

__all__ = [
    "ASKED_AFTER",
    "NotAgreed",
    "Told",
    "Unsourced",
    "ask_what_came",
    "asked_on",
    "note_outcome",
    "note_stage",
    "report",
]

#: When both sides are asked what came of it, counted from the day on which both agreed.
ASKED_AFTER = ("P14D", "P3M", "P6M", "P12M")
_LATEST = timedelta(days=30)  # later than this a question that was not asked is left to the next one
_LONGEST_REMARK = 2000
_PLACES = (1, 2)  # of the sides


class NotAgreed(Exception):
    """Both sides have not agreed: nothing can have come of it."""


class Unsourced(Exception):
    """An outcome without a day, or without a source: nothing was kept. Says what is missing, and beside which field."""

    def __init__(self, field_name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field_name


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an outcome."""

    kind: str
    on: str
    what: dict[str, str] = field(default_factory=dict)
    agreement: Agreement | None = None
    activity: Activity | None = None
    source: Source | None = None
    word: str = ""


def asked_on(introduction: Introduction, after: str) -> date:
    """Return the day on which both sides are asked, *after* a time (ISO 8601 duration) from their agreeing."""
    assert introduction.agreed_at is not None  # noqa: S101 (told to the checker: asked of those alone who agreed)
    start = timezone.localdate(introduction.agreed_at)
    end = end_of_term(PartialDate(start.isoformat(), start, start), Term.parse(after)).earliest
    return end + timedelta(days=1)  # the last day of a term is the day before


def ask_what_came(now: datetime) -> int:
    """Ask both sides of each introduction, two weeks, three, six and twelve months after they agreed; return how many letters
    were written. May run as often as wanted: each is asked once.
    """
    today = timezone.localdate(now)
    agreed = Introduction.objects.filter(
        withdrawn_at=None, agreed_at__isnull=False, agreed_at__gte=now - timedelta(days=400)
    )
    due = [
        (introduction, after)
        for introduction in agreed
        for after in ASKED_AFTER
        if (day := asked_on(introduction, after)) <= today < day + _LATEST
    ]
    keys = [_key(introduction, after, place) for introduction, after in due for place in _PLACES]
    there = set(Letter.objects.filter(key__in=keys).values_list("key", flat=True))
    return sum(
        _ask(introduction, after, now)
        for introduction, after in due
        if not there.issuperset(_key(introduction, after, place) for place in _PLACES)
    )


def _key(introduction: Introduction, after: str, place: int) -> str:
    return f"{about(introduction)}:follow-{after}:{place}"


@transaction.atomic
def _ask(introduction: Introduction, after: str, now: datetime) -> int:
    sides = list(introduction.sides.select_related("introduction", "person", "organisation", "seed", "need"))
    return sum(_ask_side(side, next(each for each in sides if each is not side), after, now) for side in sides)


def _ask_side(side: Side, other: Side, after: str, now: datetime) -> bool:
    key = _key(side.introduction, after, side.place)
    contact = askable(side.person) if side.person else None
    last = side.reports.order_by("-at", "-pk").first()
    ended = last is not None and last.stage == Stage.ENDED
    if contact is None or ended or Letter.objects.filter(key=key).exists():
        return False
    language = contact.language
    organisation = other.organisation.display_name(language) if other.organisation else ""
    told = {"other": other.name(language), "organisation": organisation}
    words = written("outcomes/letters/follow", side, language, Purpose.REPORT, told)
    expires = now + _LATEST
    write_letter(
        key,
        to=contact.email,
        language=language,
        words=words,
        about=about(side.introduction),
        now=now,
        expires_at=expires,
    )
    return True


@transaction.atomic
def report(side: Side, stage: Stage, *, remark: str = "", now: datetime) -> Report:
    """Keep what *side* said by its link; the same word again is no new one. Raises NotAgreed."""
    introduction = _agreed(side.introduction_id)
    remark = remark.strip()[:_LONGEST_REMARK]
    last = side.reports.order_by("-at", "-pk").first()
    if last is not None and (last.stage, last.remark) == (stage, remark):
        return last
    row = Report.objects.create(introduction=introduction, side=side, stage=stage, remark=remark, at=now)
    log(introduction, "enishi.outcome.report", timestamp=now)
    return row


@transaction.atomic
def note_stage(introduction: Introduction, stage: Stage, *, remark: str, user: User | None, now: datetime) -> Report:
    """Keep staff's own word on how far the two are; it settles what the two tell otherwise. Raises NotAgreed."""
    require_writer(user)
    row = _agreed(introduction.pk)
    log(row, "enishi.outcome.report", user=user, timestamp=now)
    return Report.objects.create(
        introduction=row, stage=stage, remark=remark.strip()[:_LONGEST_REMARK], at=now, by=user
    )


@transaction.atomic
def note_outcome(introduction: Introduction, told: Told, *, user: User | None, now: datetime) -> Outcome:
    """Keep an outcome, with its day and its source. Raises NotAgreed, Unsourced."""
    require_writer(user)
    row = _agreed(introduction.pk)
    if told.kind not in Outcome.Kind.values:
        raise Unsourced("kind", _("Choose what kind of outcome it is."))
    if not told.on:
        raise Unsourced("on", _("Say when it happened, as far as known: 2027, 2027-03 or 2027-03-14."))
    if told.source is None and not told.word.strip():
        raise Unsourced("word", _("Name the source, or say who told us, when and how."))
    values: dict[str, Any] = {name: getattr(told, name) for name in ("kind", "on", "agreement", "activity", "source")}
    what = {code: text.strip() for code, text in told.what.items() if text.strip()}
    outcome = Outcome(introduction=row, what=what, word=told.word.strip(), noted_at=now, noted_by=user, **values)
    outcome.clean_fields()
    outcome.save()
    log(row, "enishi.outcome.note", user=user, timestamp=now)
    return outcome


def _agreed(key: int) -> Introduction:
    row = Introduction.objects.select_for_update().get(pk=key)
    if row.agreed_at is None or row.withdrawn_at is not None:
        raise NotAgreed
    return row
