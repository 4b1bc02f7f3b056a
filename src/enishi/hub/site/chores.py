"""What a hub does without being asked: it sends letters, reminds, ends what nobody answered, and deletes what is kept no longer."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from enishi.hub.introductions.actions import remind_and_close
from enishi.hub.meeting.guests.actions import forget_guest_lists
from enishi.hub.outbox.courier import Round, let_lapse, send_waiting
from enishi.hub.outcomes.actions import ask_what_came
from enishi.hub.pipeline.reminding import remind_of_ends

__all__ = ["CHORES", "do_chores", "keep_doing"]

_log = logging.getLogger(__name__)

#: Each may run as often as wanted, by several processes at once: what it does is done once.
CHORES: tuple[Callable[[datetime], int], ...] = (
    let_lapse,
    remind_and_close,
    ask_what_came,
    remind_of_ends,
    forget_guest_lists,
)
_PAUSE = 5.0  # seconds between rounds
_CHORES_EVERY = 12  # rounds: once a minute


def do_chores(clock: Callable[[], datetime] = timezone.now, *, letters_alone: bool = False) -> Round:
    """Do all that is due; letters go out where a mail server is set."""
    if not letters_alone:
        for chore in CHORES:
            chore(clock())
    return send_waiting(clock) if settings.ENISHI_SENDS_MAIL else Round()


def keep_doing(pause: Callable[[float], bool]) -> None:
    """Do chores until *pause* (seconds) says that it is enough. A database that is away for a while is asked again."""
    rounds = 0
    while True:
        close_old_connections()
        try:
            told = do_chores(letters_alone=rounds % _CHORES_EVERY > 0)
        except DatabaseError:
            _log.exception("The chores wait for the database")
            connections.close_all()
        else:
            if any(told):
                _log.warning("Letters: %d sent, %d later, %d refused, %d unclear", *told)
        rounds += 1
        if pause(_PAUSE):
            return
