"""Send the letters that wait. Exactly once: what may have been sent is never sent again unless a person says so.

A letter goes waiting -> handed -> sent. *Handed* is written, and committed, before the first byte of the letter goes to the mail
server, *sent* after the server took it. Who dies before *handed* leaves a letter that waits; the next courier sends it. Who dies
after it leaves a letter of which nobody can know whether the server took it: it becomes *unclear*, and staff decide.
"""

import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import make_msgid
from secrets import token_hex
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q, QuerySet

from enishi.hub.outbox.models import Letter, State

__all__ = ["MOST_TRIES", "Round", "let_lapse", "send_waiting"]

#: So often a letter is tried while the server cannot be reached or says "later": for a day.
MOST_TRIES = 12
_LEASE = timedelta(minutes=3)  # of one who sends; each step of a conversation with a server takes at most EMAIL_TIMEOUT
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
_AT_ONCE = 50  # letters in a round
_TEMPORARY = range(400, 500)  # SMTP: the server may take it later


class Round(NamedTuple):
    """What became of the letters of one round."""

    sent: int = 0
    later: int = 0
    refused: int = 0
    unclear: int = 0


class _Undelivered(Exception):
    """The server certainly did not take it."""

    def __init__(self, problem: str, *, for_ever: bool) -> None:
        super().__init__(problem)
        self.for_ever = for_ever


def send_waiting(clock: Callable[[], datetime]) -> Round:
    """Send what is due, and call unclear what a courier left behind who died. Several may do so at once.

    *clock* gives the time; must not be called in a transaction, since each step has to be seen by others.
    """
    left = _call_unclear(clock())
    let_lapse(clock())
    outcomes = [_send(letter, clock) for letter in _due(clock())]
    counts = {state: outcomes.count(state) for state in State}
    return Round(counts[State.SENT], counts[State.WAITING], counts[State.REFUSED], counts[State.UNCLEAR] + left)


def _call_unclear(now: datetime) -> int:
    behind = Letter.objects.filter(state=State.HANDED, claimed_until__lt=now)
    return behind.update(state=State.UNCLEAR, ended_at=now, claim="")


def let_lapse(now: datetime) -> int:
    """Cancel what nobody has use for any more: its links would open nothing. Return how many letters that were."""
    lapsed = 0
    for letter in Letter.objects.filter(state=State.WAITING, expires_at__lt=now):
        still = Letter.objects.filter(pk=letter.pk, state=State.WAITING)
        lapsed += still.update(state=State.CANCELLED, ended_at=now, body=letter.masked, secrets=[])
    return lapsed


def _free(now: datetime) -> Q:
    return Q(state=State.WAITING) & Q(due_at__lte=now) & (Q(claimed_until=None) | Q(claimed_until__lt=now))


def _due(now: datetime) -> list[Letter]:
    return list(Letter.objects.filter(_free(now)).order_by("due_at", "pk")[:_AT_ONCE])


def _send(letter: Letter, clock: Callable[[], datetime]) -> State | None:
    """Send *letter* and return what became of it; None where another courier has it."""
    mine, now = token_hex(16), clock()
    if not Letter.objects.filter(_free(now), pk=letter.pk).update(
        claim=mine, claimed_until=now + _LEASE, tries=F("tries") + 1
    ):
        return None
    letter.tries += 1
    own = Letter.objects.filter(pk=letter.pk, claim=mine)
    server: BaseEmailBackend = get_connection()
    try:
        _reach(server)
        if not own.filter(state=State.WAITING).update(state=State.HANDED, claimed_until=clock() + _LEASE):
            return None  # cancelled, or taken over, meanwhile
        _hand_over(server, letter)
    except _Undelivered as problem:
        return _note_undelivered(letter, own, problem, clock())
    except (OSError, smtplib.SMTPException) as problem:
        own.update(state=State.UNCLEAR, ended_at=clock(), claim="", problem=str(problem))
        return State.UNCLEAR
    finally:
        server.close()
    own.update(state=State.SENT, ended_at=clock(), claim="", body=letter.masked, secrets=[], problem="")
    return State.SENT


def _reach(server: BaseEmailBackend) -> None:
    """Open the line to the mail server. Raises _Undelivered."""
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as problem:
        raise _Undelivered(str(problem), for_ever=False) from problem


def _hand_over(server: BaseEmailBackend, letter: Letter) -> None:
    """Give *letter* to the server. Raises _Undelivered where it certainly did not take it, OSError or SMTPException where it may have."""
    headers = {
        "Message-ID": make_msgid(
            f"letter-{letter.pk}", settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or None
        ),
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    message = EmailMessage(letter.subject, letter.body, to=[letter.to], headers=headers, connection=server)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        raise _Undelivered(_told(code, said), for_ever=code not in _TEMPORARY) from refused
    except smtplib.SMTPResponseException as refused:  # a definite answer: sender or text refused
        problem = _told(refused.smtp_code, refused.smtp_error)
        raise _Undelivered(problem, for_ever=refused.smtp_code not in _TEMPORARY) from refused


def _told(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"


def _note_undelivered(letter: Letter, own: QuerySet[Any], problem: _Undelivered, now: datetime) -> State:
    if problem.for_ever or letter.tries >= MOST_TRIES:
        own.update(state=State.REFUSED, ended_at=now, claim="", claimed_until=None, problem=str(problem))
        return State.REFUSED
    wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (letter.tries - 1))
    own.update(state=State.WAITING, due_at=now + wait, claim="", claimed_until=None, problem=str(problem))
    return State.WAITING
