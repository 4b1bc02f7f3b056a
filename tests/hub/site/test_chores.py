"""What a hub does without being asked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import OperationalError

from enishi.hub.outbox.actions import Words, write_letter
from enishi.hub.outbox.courier import Round
from enishi.hub.outbox.models import Letter
from enishi.hub.site import chores
from enishi.hub.site.chores import do_chores, keep_doing

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _letter(key, **more):
    return write_letter(
        key, to="you@example.org", language="en", words=Words("Hello", "Dear you"), about="", now=NOW, **more
    )


def _do(minutes=0, **more):
    return do_chores(lambda: NOW + timedelta(minutes=minutes), **more)


def test_letters_are_sent_where_a_server_is_set_and_wait_where_none_is(settings):
    _letter("a")
    settings.ENISHI_SENDS_MAIL = False
    assert (_do(), len(mail.outbox)) == (Round(), 0)
    settings.ENISHI_SENDS_MAIL = True
    assert (_do(letters_alone=True), len(mail.outbox)) == (Round(sent=1), 1)


def test_a_letter_that_is_of_no_use_any_more_asks_nobody_to_send_it_by_hand(settings):
    settings.ENISHI_SENDS_MAIL = False
    _letter("a", expires_at=NOW + timedelta(minutes=1))
    _do(letters_alone=True, minutes=2)
    assert Letter.objects.get().state == "waiting"
    _do(minutes=2)
    assert Letter.objects.get().state == "cancelled"


def test_a_database_that_is_away_is_asked_again_and_the_chores_end_when_told(monkeypatch, caplog):
    calls, pauses = [], []

    def away(**more):
        calls.append(more)
        if len(calls) == 1:
            raise OperationalError("gone")
        return Round(sent=2)

    monkeypatch.setattr(chores, "do_chores", away)
    monkeypatch.setattr(chores.connections, "close_all", lambda: None)
    monkeypatch.setattr(chores, "close_old_connections", lambda: None)
    keep_doing(lambda seconds: pauses.append(seconds) or len(pauses) == 3)
    assert ([call["letters_alone"] for call in calls], pauses) == ([False, True, True], [5.0] * 3)
    assert [record.getMessage().split(":")[0] for record in caplog.records] == [
        "The chores wait for the database",
        "Letters",
        "Letters",
    ]
