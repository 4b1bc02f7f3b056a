"""Before the last day shown the person to ask is written to, once; one button of the linked page is the answer."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import withdraw_by_link
from enishi.hub.contacts.everything import adds
from enishi.hub.contacts.models import Contact, Use
from enishi.hub.contacts.queries import those_who
from enishi.hub.network.models import Person, in_language
from enishi.hub.network.rules import require_writer
from enishi.hub.outbox.actions import cancel_letters, write_letter
from enishi.hub.outbox.links import link_to, opened_by, same_nonce
from enishi.hub.outbox.wording import words_of
from enishi.hub.pipeline.actions import Incomplete, publish_offer, withdraw_offer
from enishi.hub.pipeline.models import Answer, Need, NeedAct, Offer, Reminder, Seed, SeedAct
from enishi.hub.pipeline.states import State, state_on

__all__ = [
    "PURPOSE", "SHOWN_FOR", "TooLate", "answer_reminder", "is_open", "remind_of_ends", "reminder_of", "reminders_of",
    "settle_reminder", "stop_reminders", "wanting_change",
]  # fmt: skip

#: What the link is for: the name of its address.
PURPOSE = "pipeline:ends"
#: So much longer it is shown once somebody said that it is still valid.
SHOWN_FOR = timedelta(days=365)
_BEFORE = timedelta(days=30)
_NOT_SOONER = timedelta(days=14)  # after somebody published it
_AFTER = timedelta(days=30)  # the end, its link still answers
_LONGEST_WORD = 2000
_ACTS: dict[type[Offer], type[Any]] = {Seed: SeedAct, Need: NeedAct}


class TooLate(Exception):
    """It is no longer as it was when the letter was written; nothing was done."""


def remind_of_ends(now: datetime) -> int:
    """Write to the people to ask of what ends within 30 days, where they may be written to; return how many letters that were.

    May run as often as wanted: each last day is told once.
    """
    today = timezone.localdate(now)
    due = [each for kind in (Seed, Need) for each in _due(kind, today, now)]
    if not due:
        return 0
    allowed = those_who(Use.CONTACTED, {offer.person_id for offer in due if offer.person_id})
    contacts = {row.person_id: row for row in Contact.objects.filter(person__in=allowed)}
    return sum(_remind(offer, contacts[offer.person_id], now) for offer in due if offer.person_id in contacts)


def _due(kind: type[Offer], today: date, now: datetime) -> Iterator[Any]:
    """Those shown now that end within 30 days, were not just published, and of whose last day nobody was told."""
    shown = kind._default_manager.published_on(today).filter(sample=False, person__isnull=False)
    acts = _ACTS[kind].objects.filter(offer=OuterRef("pk")).order_by("-at", "-pk")
    ending = shown.filter(expires_on__lte=today + _BEFORE).annotate(published_at=Subquery(acts.values("at")[:1]))
    told = set(Reminder.objects.filter(**{f"{kind._meta.model_name}__in": ending}).values_list(_of(kind), "until"))
    for offer in ending.select_related("person").order_by("pk"):
        if offer.published_at <= now - _NOT_SOONER and (offer.pk, offer.expires_on) not in told:
            yield offer


def _of(kind: type[Offer]) -> str:
    return str(kind._meta.model_name)


def _remind(offer: Any, contact: Contact, now: datetime) -> int:
    language = contact.language
    try:
        with transaction.atomic():
            row = Reminder.objects.create(
                **{_of(type(offer)): offer}, person=offer.person, until=offer.expires_on, written_at=now
            )
            link = link_to(PURPOSE, row.pk, row.nonce, language)
            told = {
                "name": offer.person.display_name(language),
                "number": offer.number,
                "title": in_language(offer.title, language),
                "until": offer.expires_on,
                "is_need": isinstance(offer, Need),
            }
            words = words_of("pipeline/letters/ends", language, link, told)
            write_letter(
                f"{_about(row)}:ends", to=contact.email, language=language, words=words, about=_about(row), now=now,
                expires_at=_end_of(row.until + _AFTER),
            )  # fmt: skip
    except IntegrityError:
        return 0  # by another process, meanwhile
    return 1


def _about(reminder: Reminder) -> str:
    return f"reminder:{reminder.pk}"


def _end_of(day: date) -> datetime:
    """The moment at which *day* is over, where the hub is."""
    after = day + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=timezone.get_default_timezone())


def reminder_of(token: str) -> Reminder | None:
    """Return the reminder whose link *token* stands in; None where it opens nothing."""
    opened = opened_by(token, PURPOSE)
    if opened is None:
        return None
    row = Reminder.objects.select_related("seed", "need", "person").filter(pk=opened[0]).first()
    return row if row is not None and same_nonce(row.nonce, opened[1]) else None


def is_open(reminder: Reminder, today: date) -> bool:
    """Whether it can still be answered: nobody withdrew or prolonged what it is about, and the last day is not long over."""
    offer = reminder.offer
    as_written = offer.expires_on == reminder.until and state_on(offer, today) in {State.PUBLISHED, State.EXPIRED}
    return as_written and today <= reminder.until + _AFTER


@transaction.atomic
def answer_reminder(reminder: Reminder, said: Answer, *, word: str = "", now: datetime) -> Reminder:
    """Do what the person to ask said by their link. What is valid but incomplete is left to the office as a change. Raises TooLate."""
    row = Reminder.objects.select_for_update(of=("self",)).select_related("seed", "need").get(pk=reminder.pk)
    if row.said == said and row.said != Answer.CHANGE:
        return row
    today = timezone.localdate(now)
    if not is_open(row, today):
        raise TooLate
    remark = _("By the link in a letter.")
    if said == Answer.WITHDRAW:
        withdraw_offer(row.offer, remark=remark, user=None, now=now)
    if said == Answer.VALID:
        try:
            publish_offer(row.offer, until=today + SHOWN_FOR, remark=remark, user=None, now=now)
        except Incomplete as incomplete:
            said, word = Answer.CHANGE, str(incomplete)
    row.said, row.said_at, row.word = said, now, word.strip()[:_LONGEST_WORD]
    row.settled_at = row.settled_by = None
    row.save(update_fields=["said", "said_at", "word", "settled_at", "settled_by"])
    log(row.offer, "enishi.offer.answered", timestamp=now)
    return row


@transaction.atomic
def stop_reminders(reminder: Reminder, *, now: datetime) -> None:
    """Never write to the person again: their consent is taken back."""
    withdraw_by_link(reminder.person, Use.CONTACTED, now=now)
    cancel_letters(_about(reminder), now=now)


@transaction.atomic
def settle_reminder(reminder: Reminder, *, user: User | None, now: datetime) -> None:
    """Note that somebody has seen to the change that was asked for."""
    require_writer(user)
    if Reminder.objects.filter(pk=reminder.pk, settled_at=None).update(settled_at=now, settled_by=user):
        log(reminder.offer, "enishi.offer.settled", user=user, timestamp=now)


def wanting_change() -> list[Reminder]:
    """Return the answers that wait for the office, the oldest first."""
    rows = Reminder.objects.filter(said=Answer.CHANGE, settled_at=None).select_related("seed", "need", "person")
    return list(rows.prefetch_related("person__names").order_by("said_at", "pk"))


@adds
def reminders_of(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return what *person* was asked before seeds and needs ended, and what they said, for the file that they are given."""
    rows = Reminder.objects.filter(person=person).select_related("seed", "need")
    return "reminders", [
        {
            "about": row.offer.number,
            "until": row.until.isoformat(),
            "written_at": row.written_at.isoformat(),
            "said": row.said,
            "said_at": row.said_at.isoformat() if row.said_at else "",
            "word": row.word,
        }
        for row in rows
    ]
