"""Letters are sent exactly once: whoever dies in between, however many send, whatever the server says."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from enishi.hub.outbox import courier
from enishi.hub.outbox.actions import Gone, Words, call_it_sent, cancel_letters, send_again, write_letter
from enishi.hub.outbox.courier import MOST_TRIES, Round, send_waiting
from enishi.hub.outbox.models import MASK, Letter, State
from tests.hub.pipeline.offers import member

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
pytestmark = pytest.mark.django_db
LINK = "https://hub.example.org/ja/introductions/secret/"


class Died(BaseException):
    """The process ends: nothing after this point runs."""


class Server(BaseEmailBackend):
    """A mail server that does as told, and keeps what it took."""

    taken: list = []
    opening: BaseException | None = None
    before: BaseException | None = None
    after: BaseException | None = None

    def open(self):
        if Server.opening:
            raise Server.opening
        return True

    def send_messages(self, messages):
        if Server.before:
            raise Server.before
        Server.taken += [
            (message.to, message.subject, message.body, message.extra_headers["Message-ID"]) for message in messages
        ]
        if Server.after:
            raise Server.after
        return len(messages)


@pytest.fixture(autouse=True)
def server(settings):
    settings.EMAIL_BACKEND = "tests.hub.outbox.test_courier.Server"
    Server.taken, Server.opening, Server.before, Server.after = [], None, None, None
    return Server


def _letter(key="a", **more):
    words = Words("Hello\nBcc: x@example.org", f"Dear you,\n{LINK}\n", (LINK,))
    return write_letter(key, to="you@example.org", language="en", words=words, about="thing:1", now=NOW, **more)


def _round(minutes=0.0):
    return send_waiting(lambda: NOW + timedelta(minutes=minutes))


def _state():
    return State(Letter.objects.get().state)


def test_a_letter_is_sent_once_and_its_link_forgotten(server):
    _letter()
    assert [_round(), _round(1), _round(60)] == [Round(sent=1), Round(), Round()]
    ((to, subject, body, _id),) = server.taken
    assert (to, subject, LINK in body) == (["you@example.org"], "Hello Bcc: x@example.org", True)
    row = Letter.objects.get()
    assert (row.state, row.secrets, LINK in row.body, MASK in row.body) == (State.SENT, [], False, True)


def test_one_key_is_one_letter():
    assert (_letter().pk, Letter.objects.count()) == (_letter().pk, 1)


def test_who_dies_before_handing_over_leaves_a_letter_that_is_sent_once(server):
    _letter()
    server.opening = Died()
    with pytest.raises(Died):
        _round()
    server.opening = None
    assert (_round(1), server.taken) == (Round(), [])  # another may still be at it
    assert [_round(5), _round(9)] == [Round(sent=1), Round()]
    assert len(server.taken) == 1


def test_who_dies_between_sending_and_noting_it_leaves_a_letter_that_is_never_sent_again(server):
    _letter()
    server.after = Died()
    with pytest.raises(Died):
        _round()
    server.after = None
    assert (_state(), len(server.taken)) == (State.HANDED, 1)
    assert [_round(1), _round(5), _round(600)] == [Round(), Round(unclear=1), Round()]
    assert (_state(), len(server.taken)) == (State.UNCLEAR, 1)


@pytest.mark.parametrize("lost", [smtplib.SMTPServerDisconnected("gone"), TimeoutError("slow"), ConnectionResetError()])
def test_a_line_lost_in_the_middle_is_unclear_and_left_to_a_person(server, lost):
    _letter()
    server.after = lost
    assert (_round(), _state()) == (Round(unclear=1), State.UNCLEAR)
    server.after = None
    assert (_round(600), len(server.taken)) == (Round(), 1)
    send_again(Letter.objects.get(), user=None, now=NOW)
    assert (_round(601), len(server.taken)) == (Round(sent=1), 2)


def test_a_server_that_cannot_be_reached_is_tried_later_and_longer_apart(server):
    _letter()
    server.opening = ConnectionRefusedError("no")
    minutes, waits = 0.0, []
    while _state() == State.WAITING:
        assert _round(minutes) in {Round(later=1), Round(refused=1)}
        row = Letter.objects.get()
        waits.append((row.due_at - NOW).total_seconds() / 60 - minutes)
        minutes = (row.due_at - NOW).total_seconds() / 60
    assert (len(waits), _state(), server.taken) == (MOST_TRIES, State.REFUSED, [])
    assert (waits[:5], max(waits)) == ([1, 2, 4, 8, 16], 360)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"you@example.org": (550, b"no such user")}), State.REFUSED),
        (smtplib.SMTPRecipientsRefused({"you@example.org": (450, b"later")}), State.WAITING),
        (smtplib.SMTPSenderRefused(553, b"not you", "x"), State.REFUSED),
        (smtplib.SMTPDataError(451, b"try later"), State.WAITING),
        (smtplib.SMTPDataError(554, b"spam"), State.REFUSED),
    ],
)
def test_what_the_server_refuses_is_said_or_tried_later(server, answer, state):
    _letter()
    server.before = answer
    _round()
    row = Letter.objects.get()
    assert (row.state, row.problem[:3].isdigit(), server.taken) == (state, True, [])
    assert LINK in row.body  # it may be sent again


def test_a_second_courier_leaves_a_letter_alone_that_another_has(server, monkeypatch):
    _letter()
    reach = courier._reach

    def meanwhile(line):
        monkeypatch.setattr(courier, "_reach", reach)
        assert _round() == Round()  # the other one, while the first opens the line
        reach(line)

    monkeypatch.setattr(courier, "_reach", meanwhile)
    assert (_round(), len(server.taken)) == (Round(sent=1), 1)


def test_a_courier_that_slept_does_not_send_what_another_took_over(server, monkeypatch):
    _letter()
    reach = courier._reach

    def asleep(line):
        monkeypatch.setattr(courier, "_reach", reach)
        assert _round(10) == Round(sent=1)
        reach(line)

    monkeypatch.setattr(courier, "_reach", asleep)
    assert (_round(), len(server.taken)) == (Round(), 1)


def test_cancelled_and_lapsed_letters_are_not_sent(server):
    _letter("a")
    _letter("b", expires_at=NOW + timedelta(minutes=5))
    assert cancel_letters("thing:1", now=NOW, to="other@example.org") == 0
    Letter.objects.filter(key="b").update(due_at=NOW + timedelta(minutes=10))
    assert (_round(), _round(20)) == (Round(sent=1), Round())
    assert list(Letter.objects.order_by("key").values_list("state", flat=True)) == ["sent", "cancelled"]
    _letter("c")
    assert (cancel_letters("thing:1", now=NOW), _round(21)) == (1, Round())
    assert not [row.key for row in Letter.objects.all() if LINK in row.body]


def test_by_hand_and_only_once():
    letter = _letter()
    with pytest.raises(PermissionDenied):
        call_it_sent(letter, user=member(), now=NOW)
    call_it_sent(letter, user=None, now=NOW)
    with pytest.raises(Gone):
        call_it_sent(letter, user=None, now=NOW)
    with pytest.raises(Gone):
        send_again(letter, user=None, now=NOW)
    assert _state() == State.SENT


def test_without_a_server_the_office_shows_the_whole_letter_and_with_one_no_link(office, settings):
    page = reverse("enishi_letter", args=[_letter().pk])
    shown = {}
    for settings.ENISHI_SENDS_MAIL in (False, True):
        shown[settings.ENISHI_SENDS_MAIL] = LINK in office.get(page).content.decode()
    assert shown == {False: True, True: False}
    settings.ENISHI_SENDS_MAIL = False
    office.post(page, {"sent": "1"})
    assert (_state(), LINK in office.get(page).content.decode()) == (State.SENT, False)


@pytest.mark.parametrize("state", [*State.values, "", "nonsense"])
def test_the_list_takes_any_state(office, state):
    _letter()
    assert office.get(reverse("enishi_letters"), {"state": state}).status_code == 200
