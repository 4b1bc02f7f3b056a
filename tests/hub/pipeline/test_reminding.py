from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.everything import everything_about
from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import may
from enishi.hub.outbox.models import Letter, State
from enishi.hub.pipeline.actions import publish_offer, withdraw_offer
from enishi.hub.pipeline.models import Answer, Need, Reminder, Seed
from enishi.hub.pipeline.reminding import (
    TooLate,
    answer_reminder,
    remind_of_ends,
    settle_reminder,
    stop_reminders,
    wanting_change,
)
from enishi.hub.pipeline.states import State as Where
from enishi.hub.pipeline.states import state_on
from enishi.hub.site.chores import CHORES
from tests.hub.introductions.people import person
from tests.hub.pipeline.offers import draft, member

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 12, 1, 3, tzinfo=UTC)
ENDS = timezone.localdate(BEGAN) + timedelta(days=200)
DUE = BEGAN + timedelta(days=170)


def _ending(kind=Seed, language="ja", **more):
    asked = more.pop("person", None) or person("近江一郎", "Ichiro Omi", "omi@example.org", language)
    row = draft(kind, person=asked, **more)
    publish_offer(row, until=ENDS, user=None, now=BEGAN)
    row.refresh_from_db()
    return row


def _reminded(**more):
    row = _ending(**more)
    remind_of_ends(DUE)
    return row, Reminder.objects.get()


@pytest.mark.parametrize("kind", [Seed, Need])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_person_to_ask_is_written_to_once_thirty_days_before(kind, language):
    row = _ending(kind, language)
    counts = [
        remind_of_ends(DUE - timedelta(days=1)),
        remind_of_ends(DUE),
        remind_of_ends(DUE),
        remind_of_ends(DUE + timedelta(days=9)),
    ]
    assert counts == [0, 1, 0, 0]
    letter = Letter.objects.get()
    assert (letter.to, letter.language, letter.state) == ("omi@example.org", language, State.WAITING)
    assert row.number in letter.subject
    assert {"ja": "血液から膵臓がんを見つける検査", "en": "A blood test that finds pancreatic cancer"}[
        language
    ] in letter.body
    assert f"/{language}/offers/" in letter.secrets[0]
    assert letter.secrets[0] in letter.body
    assert remind_of_ends in CHORES


def test_next_last_day_is_told_anew():
    row, _reminder = _reminded()
    publish_offer(row, until=ENDS + timedelta(days=100), user=None, now=DUE)
    assert [remind_of_ends(DUE + timedelta(days=days)) for days in (0, 60, 100, 101)] == [0, 0, 1, 0]


@pytest.mark.parametrize("why", ["no consent", "no address", "nobody", "sample", "withdrawn", "over", "just published"])
def test_nobody_is_written_to_who_should_not_be(why):
    row = _ending()
    now = DUE
    if why == "no consent":
        note_consent(row.person, Use.CONTACTED, given=False, how="By mail.", user=None, now=DUE)
    if why == "no address":
        row.person.contacts.all().delete()
    if why in {"nobody", "sample"}:
        Seed.objects.update(**{"person": None} if why == "nobody" else {"sample": True})
    if why == "withdrawn":
        withdraw_offer(row, remark="", user=None, now=BEGAN)
    if why == "over":
        now = DUE + timedelta(days=40)
    if why == "just published":
        publish_offer(row, until=ENDS, user=None, now=DUE - timedelta(days=13))
    assert (remind_of_ends(now), Letter.objects.count(), Reminder.objects.count()) == (0, 0, 0)


def test_still_valid_shows_it_for_another_year_once():
    row, reminder = _reminded()
    for _time in range(2):
        answer_reminder(reminder, Answer.VALID, now=DUE)
    row.refresh_from_db()
    assert row.expires_on == timezone.localdate(DUE) + timedelta(days=365)
    assert [(act.step, act.by) for act in row.acts.all()] == [("published", None), ("published", None)]
    assert "リンク" in row.acts.last().remark
    assert remind_of_ends(DUE + timedelta(days=1)) == 0


def test_what_is_over_lately_is_shown_again():
    row, reminder = _reminded()
    later = DUE + timedelta(days=45)
    assert state_on(row, timezone.localdate(later)) == Where.EXPIRED
    answer_reminder(reminder, Answer.VALID, now=later)
    row.refresh_from_db()
    assert state_on(row, timezone.localdate(later)) == Where.PUBLISHED
    assert Reminder.objects.get().said == Answer.VALID


def test_withdraw_takes_it_away_at_once():
    row, reminder = _reminded()
    answer_reminder(reminder, Answer.WITHDRAW, now=DUE)
    assert state_on(Seed.objects.get(pk=row.pk), timezone.localdate(DUE)) == Where.WITHDRAWN
    with pytest.raises(TooLate):
        answer_reminder(reminder, Answer.VALID, now=DUE)


def test_change_waits_for_the_office_until_it_was_seen_to():
    row, reminder = _reminded()
    answer_reminder(reminder, Answer.CHANGE, word=" 特許番号が変わりました ", now=DUE)
    assert [(each.offer, each.word) for each in wanting_change()] == [(row, "特許番号が変わりました")]
    settle_reminder(reminder, user=None, now=DUE)
    assert wanting_change() == []
    answer_reminder(reminder, Answer.CHANGE, word="もう一つ", now=DUE)
    assert [each.word for each in wanting_change()] == ["もう一つ"]


def test_what_would_be_incomplete_is_left_to_the_office():
    row, reminder = _reminded()
    Seed.objects.update(route={})
    answer_reminder(reminder, Answer.VALID, now=DUE)
    row.refresh_from_db()
    assert (row.expires_on, [each.said for each in wanting_change()]) == (ENDS, [Answer.CHANGE])


@pytest.mark.parametrize("what", ["withdrawn", "prolonged", "long over"])
def test_what_is_no_longer_as_it_was_is_not_touched(what):
    row, reminder = _reminded()
    now = DUE
    if what == "withdrawn":
        withdraw_offer(row, remark="", user=None, now=DUE)
    if what == "prolonged":
        publish_offer(row, until=ENDS + timedelta(days=9), user=None, now=DUE)
    if what == "long over":
        now = DUE + timedelta(days=61)
    with pytest.raises(TooLate):
        answer_reminder(reminder, Answer.VALID, now=now)
    assert Reminder.objects.get().said == ""


def test_letters_are_stopped_by_the_link():
    row, reminder = _reminded()
    stop_reminders(reminder, now=DUE)
    assert may(row.person, Use.CONTACTED) is False
    assert Letter.objects.get().state == State.CANCELLED


def test_person_is_told_what_they_were_asked_and_said():
    row, reminder = _reminded()
    answer_reminder(reminder, Answer.CHANGE, word="題名", now=DUE)
    told = everything_about(row.person, user=None, now=DUE)["reminders"]
    assert [(each["about"], each["until"], each["said"], each["word"]) for each in told] == [
        (row.number, ENDS.isoformat(), "change", "題名")
    ]


def test_member_settles_nothing():
    _row, reminder = _reminded()
    with pytest.raises(PermissionDenied):
        settle_reminder(reminder, user=member(), now=DUE)
