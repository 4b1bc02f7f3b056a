import pytest
from django.utils import timezone

from enishi.hub.meeting import matchmaker
from enishi.hub.meeting.bridge import id_of
from enishi.hub.pipeline.models import Seed
from tests.hub.meeting.hubs import full_hub
from tests.hub.pipeline.offers import published

pytestmark = pytest.mark.django_db


def test_many_new_profiles_are_made_beside_the_pages(monkeypatch):
    hub = full_hub()
    monkeypatch.setattr(matchmaker, "_AT_ONCE", 0)
    ours = matchmaker._Matchmaker()
    with ours.known(timezone.now()) as known:
        assert known is None
    ours._maker.join()
    with ours.known(timezone.now()) as known:
        assert id_of(hub.glove) in known.profiles


def test_record_is_read_again_only_when_it_changed(monkeypatch):
    full_hub()
    ours, read = matchmaker._Matchmaker(), []
    profiles_on = matchmaker.profiles_on
    monkeypatch.setattr(matchmaker, "profiles_on", lambda *asked: read.append(1) or profiles_on(*asked))
    for _time in range(2):
        with ours.known(timezone.now()) as known:
            first = known.matcher
    assert len(read) == 1
    row = published(Seed)
    with ours.known(timezone.now()) as known:
        assert id_of(row) in known.profiles
        assert known.matcher is first
    assert len(read) == 2
