"""Asking both sides, their answers, and who is told what."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import may
from enishi.hub.introductions.actions import (
    Draft,
    Refused,
    TooLate,
    answer,
    preview,
    propose,
    remind_and_close,
    renew_link,
    stop_letters,
    withdraw,
)
from enishi.hub.introductions.links import address_of, side_of
from enishi.hub.introductions.models import Introduction, Said, Trace
from enishi.hub.introductions.queries import between, needing_somebody
from enishi.hub.introductions.states import State, in_state, state_on
from enishi.hub.outbox.models import Letter
from enishi.hub.outbox.models import State as LetterState
from tests.hub.introductions.people import ENDS, NOW, WHY, person, proposed, two_sides
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def _sides(introduction):
    return list(introduction.sides.order_by("place"))


def _state(introduction, day=TODAY):
    fresh = Introduction.objects.get(pk=introduction.pk)
    found = [state for state in State if in_state(Introduction.objects.all(), state, day).filter(pk=fresh.pk).exists()]
    assert found == [state_on(fresh, day)]  # both ways of asking say the same
    return found[0]


def _letters(kind=""):
    return [(row.to, row.language, row.state) for row in Letter.objects.filter(key__contains=f":{kind}").order_by("pk")]


def test_both_are_asked_in_their_own_language_and_neither_learns_the_others_address():
    introduction = proposed()
    one, two = Letter.objects.order_by("pk")
    assert [(row.to, row.language) for row in (one, two)] == [("omi@example.org", "ja"), ("oki@example.com", "en")]
    assert ("Hanako Oki" in one.body, "隠岐花子" in one.body, "隠岐製薬株式会社" in one.body) == (False, True, True)
    assert ("Ichiro Omi" in two.body, "Aoba University" in two.body, WHY["en"] in two.body) == (True, True, True)
    assert not [word for word in ("oki@", "0002") if word in one.body] + [w for w in ("omi@", "0001") if w in two.body]
    assert _state(introduction) == State.ASKED
    for side, letter in zip(_sides(introduction), (one, two), strict=True):
        link = address_of(side, letter.language)
        assert (link in letter.body, link in letter.masked, letter.secrets) == (True, False, [link])


def test_an_anonymous_side_is_told_by_its_matter_alone_until_both_agree():
    introduction = proposed(anonymous=True)
    to_other = Letter.objects.get(to="omi@example.org")
    secret = ("隠岐", "Oki", "oki@", "0002")
    assert [word for word in secret if word in to_other.body + to_other.subject] == []
    for side in _sides(introduction):
        answer(side, Said.YES, now=NOW)
    told = Letter.objects.get(to="omi@example.org", key__contains=":agreed:")
    assert [word in told.body for word in ("隠岐花子", "oki@example.com", "0002", "隠岐製薬株式会社")] == [True] * 4


def test_both_yes_tells_both_once_whatever_the_order_and_however_often():
    introduction = proposed()
    one, two = _sides(introduction)
    for side in (two, two, one, one, two):
        answer(side, Said.YES, now=NOW)
    assert _state(introduction) == State.AGREED
    assert _letters("agreed") == [("omi@example.org", "ja", "waiting"), ("oki@example.com", "en", "waiting")]
    assert {row.state for row in Letter.objects.filter(key__contains=":ask:")} == {LetterState.CANCELLED}
    assert Trace.objects.filter(what="told").count() == 2


def test_a_no_ends_it_and_is_told_without_its_reason_only_to_who_said_yes():
    introduction = proposed()
    one, two = _sides(introduction)
    answer(one, Said.YES, now=NOW)
    answer(two, Said.NO, why_not="partner", remark="We signed with Mukai Labs.", now=NOW)
    assert _state(introduction) == State.DECLINED
    (letter,) = Letter.objects.filter(key__contains=":declined:")
    assert (letter.to, "Mukai" in letter.body, "oki@" in letter.body) == ("omi@example.org", False, False)
    assert not Letter.objects.filter(key__contains=":agreed:").exists()
    with pytest.raises(TooLate):
        answer(two, Said.YES, now=NOW)
    with pytest.raises(TooLate):
        withdraw(introduction, why="", user=None, now=NOW)


def test_a_yes_may_be_taken_back_while_the_other_is_silent():
    introduction = proposed()
    one, two = _sides(introduction)
    answer(one, Said.YES, now=NOW)
    answer(one, Said.NO, now=NOW)
    assert (_state(introduction), _letters("declined")) == (State.DECLINED, [])
    with pytest.raises(TooLate):
        answer(two, Said.YES, now=NOW)


def test_silence_ends_it_reminds_once_and_blocks_nobody():
    introduction = proposed()
    one, two = _sides(introduction)
    answer(one, Said.YES, now=NOW)
    assert remind_and_close(NOW) == 0
    soon = NOW + timedelta(days=11)
    assert [remind_and_close(soon) for _time in range(3)] == [1, 0, 0]
    assert _letters("remind") == [("oki@example.com", "en", "waiting")]
    assert [len(waits.silent) for waits in needing_somebody(ENDS)] == [1]
    after = NOW + timedelta(days=15)
    assert (_state(introduction, after.date()), [remind_and_close(after) for _time in range(3)]) == (
        State.SILENT,
        [1, 0, 0],
    )
    assert _letters("silent") == [("omi@example.org", "ja", "waiting")]
    with pytest.raises(TooLate):
        answer(two, Said.YES, now=after)
    again = propose(
        (Draft(one.person, one.organisation, one.offer), Draft(two.person, two.organisation, two.offer)),
        why=WHY, ends_on=ENDS + timedelta(days=20), user=None, now=after,
    )  # fmt: skip
    assert _state(again, after.date()) == State.ASKED


def test_two_are_not_asked_twice_at_once():
    drafts = two_sides()
    introduction = propose(drafts, why=WHY, ends_on=ENDS, user=None, now=NOW)
    with pytest.raises(Refused, match=introduction.number):
        propose(drafts[::-1], why=WHY, ends_on=ENDS, user=None, now=NOW)
    assert Introduction.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("one", "no consent"),
        ("two", "same person"),
        ("two", "same organisation"),
        ("why", "no reason"),
        ("ends_on", "today"),
        ("ends_on", "too late"),
    ],
)
def test_what_cannot_be_proposed_is_refused_whole(field, change):
    one, two = two_sides()
    why, ends = WHY, ENDS
    if change == "no consent":
        note_consent(one.person, Use.CONTACTED, given=False, how="By mail.", user=None, now=NOW)
    if change == "same person":
        two = Draft(one.person, two.organisation)
    if change == "same organisation":
        two = Draft(two.person, one.organisation)
    if change == "no reason":
        why = {"ja": " "}
    if change == "today":
        ends = TODAY
    if change == "too late":
        ends = TODAY + timedelta(days=61)
    with pytest.raises(Refused) as refused:
        propose((one, two), why=why, ends_on=ends, user=None, now=NOW)
    assert (refused.value.field, Introduction.objects.count(), Letter.objects.count()) == (field, 0, 0)


def test_preview_shows_the_letters_and_writes_nothing():
    letters = preview(two_sides(), why=WHY, ends_on=ENDS, user=None, now=NOW)
    assert ([row.to for row in letters], Introduction.objects.count(), Letter.objects.count()) == (
        ["omi@example.org", "oki@example.com"], 0, 0,
    )  # fmt: skip


def test_stopping_letters_declines_and_takes_the_consent_back():
    introduction = proposed()
    one, two = _sides(introduction)
    answer(one, Said.YES, now=NOW)
    stop_letters(two, now=NOW)
    assert (_state(introduction), may(two.person, Use.CONTACTED)) == (State.DECLINED, False)
    assert {row.state for row in Letter.objects.filter(to="oki@example.com")} == {LetterState.CANCELLED}


def test_a_consent_taken_back_cancels_what_waits():
    proposed()
    someone = person("別人", "Somebody Else", "else@example.org")
    note_consent(someone, Use.CONTACTED, given=False, how="By mail.", user=None, now=NOW)
    assert {row.state for row in Letter.objects.all()} == {LetterState.WAITING}
    asked = Introduction.objects.get().sides.get(place=1).person
    note_consent(asked, Use.CONTACTED, given=False, how="By mail.", user=None, now=NOW)
    assert _letters("ask") == [("omi@example.org", "ja", "cancelled"), ("oki@example.com", "en", "waiting")]


def test_withdrawn_tells_who_had_said_yes():
    introduction = proposed()
    one, _two = _sides(introduction)
    answer(one, Said.YES, now=NOW)
    withdraw(introduction, why="A mistake.", user=None, now=NOW)
    assert (_state(introduction), _letters("withdrawn")) == (State.WITHDRAWN, [("omi@example.org", "ja", "waiting")])


def test_a_new_link_ends_the_old_one():
    introduction = proposed()
    side = _sides(introduction)[0]
    old = address_of(side, "ja").rstrip("/").rpartition("/")[2]
    renew_link(side, user=None, now=NOW)
    fresh = _sides(introduction)[0]
    new = address_of(fresh, "ja").rstrip("/").rpartition("/")[2]
    assert (side_of(old), side_of(new)) == (None, fresh)
    assert _letters("ask") == [
        ("omi@example.org", "ja", "cancelled"),
        ("oki@example.com", "en", "waiting"),
        ("omi@example.org", "ja", "waiting"),
    ]


def test_only_staff_propose_and_note_words():
    stranger, drafts = member(), two_sides()
    with pytest.raises(PermissionDenied):
        propose(drafts, why=WHY, ends_on=ENDS, user=stranger, now=NOW)
    introduction = propose(drafts, why=WHY, ends_on=ENDS, user=None, now=NOW)
    with pytest.raises(PermissionDenied):
        answer(_sides(introduction)[0], Said.YES, user=stranger, now=NOW)
    assert _state(introduction) == State.ASKED


def test_between_finds_the_newest_from_either_side():
    introduction = proposed()
    one, two = _sides(introduction)
    assert between(one.seed, [two.need, two.organisation], TODAY) == {
        ("need", two.need_id): (introduction, State.ASKED),
        ("organisation", two.organisation_id): (introduction, State.ASKED),
    }
    assert between(two.organisation, [one.person], TODAY) == {("person", one.person_id): (introduction, State.ASKED)}
    assert between(one.seed, [one.organisation], TODAY) == {}
