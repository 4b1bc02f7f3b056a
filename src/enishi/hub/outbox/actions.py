"""Writes of letters: written in the same transaction as what they tell of, cancelled, sent by hand, tried again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.rules import require_writer
from enishi.hub.outbox.models import Letter, State

__all__ = ["Gone", "Words", "call_it_sent", "cancel_letters", "empty_letters", "send_again", "write_letter"]

_LONGEST_SUBJECT = 200


class Gone(Exception):
    """The letter has moved on meanwhile; nothing was done. Says so in a sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says, in one language. *secrets*: the links in it that open something for the reader alone."""

    subject: str
    body: str
    secrets: tuple[str, ...] = ()


def write_letter(
    key: str, *, to: str, language: str, words: Words, about: str, now: datetime, expires_at: datetime | None = None
) -> Letter:
    """Put a letter up to be sent. Under a *key* there is one letter, whoever asks for it again."""
    subject = " ".join(words.subject.split())[:_LONGEST_SUBJECT]
    letter, _created = Letter.objects.get_or_create(
        key=key,
        defaults={
            "to": to, "language": language, "subject": subject, "body": words.body, "secrets": list(words.secrets),
            "about": about, "written_at": now, "due_at": now, "expires_at": expires_at,
        },
    )  # fmt: skip
    return letter


def cancel_letters(about: str | None, *, now: datetime, to: str | None = None) -> int:
    """Cancel what was not yet handed to the mail server: the letters *about* something, *to* an address; None stands for any."""
    waiting = Letter.objects.filter(state=State.WAITING)
    if about is not None:
        waiting = waiting.filter(about=about)
    if to is not None:
        waiting = waiting.filter(to=to)
    return sum(_end(letter, State.CANCELLED, now=now) for letter in waiting.order_by("pk"))


def empty_letters(*, to: str | None = None, about: str | None = None) -> int:
    """Take the words out of the letters *to* an address (which goes, too) or *about* something that wait no more; return how many."""
    letters = Letter.objects.exclude(state=State.WAITING)
    letters = letters.filter(to__iexact=to) if to is not None else letters.filter(about=about)
    # Nobody sends an empty letter again, and who has it in hand just now writes nothing back.
    letters.exclude(state=State.SENT).update(state=State.CANCELLED, claim="", claimed_until=None)
    return letters.update(subject="", body="", secrets=[], problem="", **({"to": ""} if to is not None else {}))


@transaction.atomic
def call_it_sent(letter: Letter, *, user: User | None, now: datetime) -> None:
    """Note that a person sent it by hand, or knows that it arrived. Raises Gone."""
    require_writer(user)
    if not _end(letter, State.SENT, now=now, user=user, among=(State.WAITING, State.UNCLEAR, State.REFUSED)):
        raise Gone(_("This letter was sent or cancelled meanwhile."))
    log(letter, "enishi.letter.sent", user=user, timestamp=now)


@transaction.atomic
def send_again(letter: Letter, *, user: User | None, now: datetime) -> None:
    """Send what was refused, or perhaps sent: a person decides, since the reader may get it twice. Raises Gone."""
    require_writer(user)
    again = Letter.objects.filter(pk=letter.pk, state__in=(State.UNCLEAR, State.REFUSED))
    if not again.update(
        state=State.WAITING, due_at=now, tries=0, claim="", claimed_until=None, ended_at=None, problem=""
    ):
        raise Gone(_("This letter was sent or cancelled meanwhile."))
    log(letter, "enishi.letter.again", user=user, timestamp=now)


def _end(
    letter: Letter,
    state: State,
    *,
    now: datetime,
    user: User | None = None,
    among: tuple[State, ...] = (State.WAITING,),
) -> bool:
    """Bring *letter* to its end, where nobody else did; the store keeps no link that still opens something."""
    open_now = Letter.objects.filter(pk=letter.pk, state__in=among)
    return bool(open_now.update(state=state, ended_at=now, ended_by=user, body=letter.masked, secrets=[]))
