"""Agreements by their state: asked of the database, as of each agreement by itself."""

from datetime import date, timedelta

import pytest

from enishi.hub.network.models import Agreement
from enishi.hub.network.states import State, keys_in_states, state_on

pytestmark = pytest.mark.django_db
DAY = date(2020, 6, 15)


def test_keys_in_states_are_those_whose_state_it_is():
    first = Agreement.objects.create(signed_on="2010", ends_on="2015-03-31")
    Agreement.objects.create(signed_on="2015-04-01", predecessor=first)
    for fields in (
        {}, {"negotiating_since": "2019"}, {"agreed_on": "2020-01"}, {"agreed_on": "2021"}, {"signed_on": "2020-06"},
        {"signed_on": "2010", "ends_on": "2020-08"}, {"signed_on": "2010", "terminated_on": "2012"}, {"signed_on": "2010", "term": "P5Y"},
    ):  # fmt: skip
        Agreement.objects.create(**fields)
    seen = set()
    for day in (DAY, DAY - timedelta(days=365 * 6), DAY + timedelta(days=365 * 3)):
        for state in State:
            wanted = {each.pk for each in Agreement.objects.all() if state_on(each, day) is state}
            assert keys_in_states([state], day) == wanted
            seen |= {state} if wanted else set()
    assert seen == set(State)
    assert keys_in_states([], DAY) == set()
    assert keys_in_states(State.values, DAY) == set(Agreement.objects.values_list("pk", flat=True))
