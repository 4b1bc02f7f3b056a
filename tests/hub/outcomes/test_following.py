"""What both sides tell, where they disagree, what must not be forgotten, how far introductions come."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.introductions.actions import answer
from enishi.hub.introductions.links import Purpose, address_of, side_of
from enishi.hub.introductions.models import Introduction, Said
from enishi.hub.network.models import Source
from enishi.hub.outbox.models import Letter
from enishi.hub.outcomes.actions import (
    NotAgreed,
    Told,
    Unsourced,
    ask_what_came,
    asked_on,
    note_outcome,
    note_stage,
    report,
)
from enishi.hub.outcomes.following import standing_of
from enishi.hub.outcomes.models import Outcome, Report, Stage
from enishi.hub.outcomes.queries import followed, forgotten, funnel
from tests.hub.introductions.people import NOW, proposed
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db


def _agreed():
    introduction = proposed()
    for side in introduction.sides.order_by("place"):
        answer(side, Said.YES, now=NOW + timedelta(days=1))
    return Introduction.objects.get(pk=introduction.pk)


def _sides(introduction):
    return list(introduction.sides.order_by("place"))


def _standing(introduction):
    return standing_of(followed(Introduction.objects.filter(pk=introduction.pk)).get())


def _steps(first=date(2026, 1, 1), last=date(2027, 12, 31)):
    return {step.name: (step.count, step.days) for step in funnel(first, last) if step.count}


def test_days_on_which_both_are_asked():
    introduction = _agreed()  # on 25 November 2026 in Tokyo
    days = [asked_on(introduction, after) for after in ("P14D", "P3M", "P6M", "P12M")]
    assert days == [date(2026, 12, 9), date(2027, 2, 25), date(2027, 5, 25), date(2027, 11, 25)]


def test_both_are_asked_once_at_each_time_and_not_before():
    introduction = _agreed()
    Letter.objects.all().delete()
    asked = {}
    for day in range(420):
        written = ask_what_came(NOW + timedelta(days=day)) + ask_what_came(NOW + timedelta(days=day))
        if written:
            asked[(NOW + timedelta(days=day)).date()] = written
    assert asked == {date(2026, 12, 9): 2, date(2027, 2, 25): 2, date(2027, 5, 25): 2, date(2027, 11, 25): 2}
    letter = Letter.objects.filter(to="oki@example.com").order_by("pk")[0]
    assert (letter.language, "Ichiro Omi" in letter.body, letter.secrets) == (
        "en",
        True,
        [address_of(_sides(introduction)[1], "en", Purpose.REPORT)],
    )


def test_who_ended_it_or_took_the_consent_back_is_not_asked():
    introduction = _agreed()
    Letter.objects.all().delete()
    one, two = _sides(introduction)
    report(one, Stage.ENDED, now=NOW + timedelta(days=2))
    note_consent(two.person, Use.CONTACTED, given=False, how="By mail.", user=None, now=NOW)
    assert ask_what_came(NOW + timedelta(days=15)) == 0


def test_questions_missed_for_long_are_left_to_the_next():
    _agreed()
    Letter.objects.all().delete()
    assert [ask_what_came(NOW + timedelta(days=day)) for day in (60, 95)] == [0, 2]


def test_nothing_came_of_what_was_not_agreed():
    introduction = proposed()
    one, _two = _sides(introduction)
    with pytest.raises(NotAgreed):
        report(one, Stage.MET, now=NOW)
    with pytest.raises(NotAgreed):
        note_stage(introduction, Stage.MET, remark="x", user=None, now=NOW)
    with pytest.raises(NotAgreed):
        note_outcome(introduction, Told("nda", "2027", word="x"), user=None, now=NOW)
    assert (ask_what_came(NOW + timedelta(days=15)), Report.objects.count()) == (0, 0)


def test_both_words_are_kept_disagreement_is_told_and_staff_settle_it():
    introduction = _agreed()
    one, two = _sides(introduction)
    assert (_standing(introduction).stage, _standing(introduction).disagree) == (None, False)
    report(one, Stage.WORK, now=NOW + timedelta(days=20))
    assert (_standing(introduction).stage, _standing(introduction).disagree) == (Stage.WORK, False)
    report(two, Stage.MET, remark="One call.", now=NOW + timedelta(days=21))
    report(two, Stage.MET, remark="One call.", now=NOW + timedelta(days=22))
    standing = _standing(introduction)
    assert ([row.stage for row in standing.sides], standing.disagree, standing.stage) == (
        ["work", "met"],
        True,
        Stage.MET,
    )
    assert [each.why for each in forgotten(NOW.date() + timedelta(days=23))] == ["disagree"]
    note_stage(
        introduction, Stage.TALKS, remark="Both said so on the telephone.", user=None, now=NOW + timedelta(days=24)
    )
    standing = _standing(introduction)
    assert (standing.disagree, standing.stage, Report.objects.count()) == (False, Stage.TALKS, 3)
    report(two, Stage.WORK, now=NOW + timedelta(days=90))
    assert (_standing(introduction).disagree, _standing(introduction).stage) == (False, Stage.WORK)


@pytest.mark.parametrize(
    ("stages", "stage"),
    [(("ended", "met"), Stage.MET), (("ended", "ended"), Stage.ENDED), ((None, "ended"), Stage.ENDED)],
)
def test_the_end_counts_once_nobody_tells_otherwise(stages, stage):
    introduction = _agreed()
    for side, said in zip(_sides(introduction), stages, strict=True):
        if said:
            report(side, Stage(said), now=NOW + timedelta(days=20))
    assert _standing(introduction).stage == stage


def test_who_is_not_heard_of_two_weeks_after_each_question_comes_up():
    introduction = _agreed()
    day = date(2026, 12, 9)
    assert [len(forgotten(day + timedelta(days=days))) for days in (0, 13, 14)] == [0, 0, 1]
    report(_sides(introduction)[0], Stage.CONTACT, now=datetime(2026, 12, 10, tzinfo=UTC))
    assert [len(forgotten(each)) for each in (date(2026, 12, 24), date(2027, 3, 10), date(2027, 3, 11))] == [0, 0, 1]
    note_stage(introduction, Stage.ENDED, remark="They said so.", user=None, now=datetime(2027, 3, 12, tzinfo=UTC))
    assert forgotten(date(2028, 1, 1)) == []


def test_an_outcome_needs_a_day_and_a_source():
    introduction = _agreed()
    for told, field in (
        (Told("nonsense", "2027", word="x"), "kind"),
        (Told("nda", "", word="x"), "on"),
        (Told("nda", "2027"), "word"),
    ):
        with pytest.raises(Unsourced) as missing:
            note_outcome(introduction, told, user=None, now=NOW)
        assert (missing.value.field, Outcome.objects.count()) == (field, 0)
    source = Source.objects.create(title="A release", text="x", digest="1" * 64, added_at=NOW)
    note_outcome(
        introduction, Told("licence", "2027-03", {"en": "A licence", "ja": " "}, source=source), user=None, now=NOW
    )
    row = Outcome.objects.get()
    assert (row.kind, row.on, row.what, row.on_latest, row.source) == (
        "licence", "2027-03", {"en": "A licence"}, date(2027, 3, 31), source,
    )  # fmt: skip


def test_only_staff_note():
    introduction, stranger = _agreed(), member()
    with pytest.raises(PermissionDenied):
        note_stage(introduction, Stage.MET, remark="x", user=stranger, now=NOW)
    with pytest.raises(PermissionDenied):
        note_outcome(introduction, Told("nda", "2027", word="x"), user=stranger, now=NOW)


def test_the_funnel_counts_each_step_and_its_days():
    assert _steps() == {}
    introduction = _agreed()
    assert _steps() == {"proposed": (1, None), "agreed": (1, 1.0)}
    one, _two = _sides(introduction)
    report(one, Stage.MET, now=NOW + timedelta(days=11))
    assert _steps() == {"proposed": (1, None), "agreed": (1, 1.0), "contact": (1, 10.0), "met": (1, 0.0)}
    note_outcome(introduction, Told("nda", "2026-12-30", word="They wrote."), user=None, now=NOW + timedelta(days=60))
    steps = _steps()
    assert [steps[name][0] for name in ("proposed", "agreed", "contact", "met", "talks", "work", "outcome")] == [1] * 7
    assert _steps(last=date(2026, 1, 2)) == {}


def test_an_outcome_alone_counts_in_each_step_before_it():
    introduction = _agreed()
    note_outcome(introduction, Told("grant", "2027", word="They wrote."), user=None, now=NOW + timedelta(days=500))
    assert {name: count for name, (count, _days) in _steps().items()}["work"] == 1


def test_links_are_good_for_their_own_purpose_alone():
    side = _sides(_agreed())[0]
    for purpose, other in ((Purpose.ANSWER, Purpose.REPORT), (Purpose.REPORT, Purpose.ANSWER)):
        token = address_of(side, "ja", purpose).rstrip("/").rpartition("/")[2]
        assert (side_of(token, purpose), side_of(token, other)) == (side, None)
