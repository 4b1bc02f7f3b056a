from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from enishi.hub.meeting.actions import Seen, choose_bands, praise, set_aside, take_back, take_praise_back
from enishi.hub.meeting.judging import ENOUGH, bands_in_force
from enishi.hub.meeting.models import Praised, SetAside, Why
from enishi.matching import Band, Bands
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def _judge(good, bad, why=Why.FIELD):
    for number in range(good):
        at = NOW + timedelta(days=number)
        praise(f"need:{number}", f"seed:{number}", score=4.0 + number, user=None, now=at)
    for number in range(bad):
        at = NOW + timedelta(days=good + number)
        set_aside(f"need:{number}", f"seed:{number + 100}", why=why, remark="", seen=Seen(3.0), user=None, now=at)


def test_bands_are_the_librarys_until_enough_was_said():
    _judge(15, ENOUGH - 16)
    here = bands_in_force()
    assert (here.bands, here.count, here.fitted, here.missing) == (Bands(), ENOUGH - 1, False, 1)


def test_bands_follow_from_the_day_on_which_enough_was_said():
    _judge(15, ENOUGH - 13)
    here = bands_in_force()
    assert (here.count, here.fitted, here.since) == (ENOUGH + 2, True, NOW + timedelta(days=ENOUGH - 1))
    assert [here.bands.of(score) for score in (4.0, 3.0)] == [Band.STRONG, Band.WEAK]


@pytest.mark.parametrize("why", [why for why in Why if why != Why.FIELD])
def test_what_lies_outside_the_match_says_nothing_of_it(why):
    _judge(15, 20, why)
    assert bands_in_force().count == 15


def test_what_was_taken_back_counts_no_more():
    _judge(15, ENOUGH - 15)
    take_praise_back(Praised.objects.first(), user=None, now=NOW)
    assert bands_in_force().count == ENOUGH - 1
    take_back(SetAside.objects.first(), user=None, now=NOW)
    assert bands_in_force().count == ENOUGH - 2


def test_staff_take_the_fitting_back_and_take_it_up_again():
    _judge(15, ENOUGH - 15)
    later = NOW + timedelta(days=90)
    choose_bands(fitted=False, user=None, now=later)
    assert (bands_in_force().bands, bands_in_force().fitted) == (Bands(), False)
    choose_bands(fitted=True, user=None, now=later + timedelta(days=1))
    assert (bands_in_force().fitted, bands_in_force().since) == (True, later + timedelta(days=1))


def test_what_is_set_aside_is_no_good_suggestion_any_more():
    praise("need:1", "seed:1", score=4.0, user=None, now=NOW)
    assert praise("seed:1", "need:1", score=9.0, user=None, now=NOW).score == 4.0
    set_aside("seed:1", "need:1", why=Why.NOT_NOW, remark="", user=None, now=NOW)
    assert bands_in_force().count == 0


def test_member_may_judge_nothing():
    other = member()
    said = praise("need:1", "seed:1", score=4.0, user=None, now=NOW)
    for act in (
        lambda: praise("need:1", "seed:2", score=4.0, user=other, now=NOW),
        lambda: take_praise_back(said, user=other, now=NOW),
        lambda: choose_bands(fitted=False, user=other, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            act()
