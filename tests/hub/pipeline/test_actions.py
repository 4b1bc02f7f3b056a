from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from enishi.hub.pipeline.actions import (
    Incomplete,
    NotNow,
    delete_offer,
    publish_offer,
    return_offer,
    submit_offer,
    withdraw_offer,
)
from enishi.hub.pipeline.models import Seed
from enishi.hub.pipeline.states import State, in_states, state_on
from tests.hub.pipeline.offers import BOTH, NOW, TODAY, draft, member

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=90)


@pytest.mark.parametrize("kind", BOTH)
def test_state_follows_from_the_acts(kind):
    row, states = draft(kind), []
    states.append(state_on(row, TODAY))
    submit_offer(row, user=None, now=NOW)
    states.append(state_on(row, TODAY))
    return_offer(row, remark="Say who pays.", user=None, now=NOW + timedelta(minutes=1))
    states.append(state_on(row, TODAY))
    publish_offer(row, until=LATER, user=None, now=NOW + timedelta(minutes=2))
    row = kind.objects.get(pk=row.pk)
    states += [state_on(row, TODAY), state_on(row, LATER), state_on(row, LATER + timedelta(days=1))]
    withdraw_offer(row, remark="", user=None, now=NOW + timedelta(minutes=3))
    states.append(state_on(row, TODAY))
    assert states == ["draft", "submitted", "returned", "published", "published", "expired", "withdrawn"]
    assert [(act.step, act.remark) for act in row.acts.all()] == [
        ("submitted", ""), ("returned", "Say who pays."), ("published", ""), ("withdrawn", ""),
    ]  # fmt: skip
    logged = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert logged == {f"enishi.offer.{step}" for step in ("submitted", "returned", "published", "withdrawn")}


@pytest.mark.parametrize("state", State)
def test_lists_by_state_agree_with_each_state(state):
    rows = [draft() for _each in range(6)]
    submit_offer(rows[1], user=None, now=NOW)
    submit_offer(rows[2], user=None, now=NOW)
    return_offer(rows[2], remark="x", user=None, now=NOW + timedelta(minutes=1))
    publish_offer(rows[3], until=LATER, user=None, now=NOW)
    publish_offer(rows[4], until=TODAY, user=None, now=NOW)
    publish_offer(rows[5], until=LATER, user=None, now=NOW)
    withdraw_offer(rows[5], remark="", user=None, now=NOW + timedelta(minutes=1))
    day = TODAY + timedelta(days=1)
    listed = set(in_states(Seed.objects.all(), [state], day))
    assert listed == {row for row in Seed.objects.all() if state_on(row, day) == state}
    assert len(listed) == 1


@pytest.mark.parametrize("act", [submit_offer, publish_offer])
def test_incomplete_one_goes_nowhere(act):
    row = draft(route={})
    more = {"until": LATER} if act is publish_offer else {}
    with pytest.raises(Incomplete) as refused:
        act(row, user=None, now=NOW, **more)
    assert [gap.field for gap in refused.value.gaps] == ["route"]
    assert (row.acts.count(), Seed.objects.get().expires_on) == (0, None)


@pytest.mark.parametrize("days", [-1, 732])
def test_publication_is_for_a_time_that_can_be(days):
    row = draft()
    with pytest.raises(NotNow):
        publish_offer(row, until=TODAY + timedelta(days=days), user=None, now=NOW)
    assert row.acts.count() == 0


def test_published_again_is_shown_longer():
    row = draft()
    publish_offer(row, until=TODAY, user=None, now=NOW)
    publish_offer(row, until=LATER, user=None, now=NOW + timedelta(days=3))
    assert Seed.objects.published_on(LATER).get() == row


def test_acts_that_do_not_fit_are_refused():
    row = draft()
    with pytest.raises(NotNow):
        return_offer(row, remark="x", user=None, now=NOW)
    with pytest.raises(NotNow):
        withdraw_offer(row, remark="", user=None, now=NOW)
    submit_offer(row, user=None, now=NOW)
    with pytest.raises(NotNow):
        submit_offer(row, user=None, now=NOW)
    with pytest.raises(NotNow):
        return_offer(row, remark=" ", user=None, now=NOW)
    assert [act.step for act in row.acts.all()] == ["submitted"]


def test_what_was_shown_is_not_deleted():
    shown, never = draft(), draft()
    publish_offer(shown, until=LATER, user=None, now=NOW)
    withdraw_offer(shown, remark="", user=None, now=NOW)
    with pytest.raises(NotNow):
        delete_offer(shown, user=None, now=NOW)
    delete_offer(never, user=None, now=NOW)
    assert list(Seed.objects.all()) == [shown]


def test_members_do_none_of_it():
    row, user = draft(), member()
    acts = [
        lambda: submit_offer(row, user=user, now=NOW),
        lambda: return_offer(row, remark="x", user=user, now=NOW),
        lambda: publish_offer(row, until=LATER, user=user, now=NOW),
        lambda: withdraw_offer(row, remark="", user=user, now=NOW),
        lambda: delete_offer(row, user=user, now=NOW),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert (row.acts.count(), Seed.objects.count()) == (0, 1)
