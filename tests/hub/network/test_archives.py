"""One file of an archive into the record."""

from datetime import UTC, datetime

import pytest

from enishi.hub.network.actions.archives import is_certain, take_reading, was_taken
from enishi.hub.network.models import Agreement, ProposedReading, Source
from enishi.releases import read

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PLAIN = "湾岸ハブと東都大学は、2020年4月1日に覚書を締結しました。期間は3年間です。\n"
CHANGED = "湾岸ハブと東都大学は、2020年4月1日に覚書を締結しました。期間は5年間です。\n"
DOUBTFUL = "湾岸ハブと東都大学は、2020年4月31日に覚書を締結しました。\n"
pytestmark = pytest.mark.django_db


def _read(text):
    return read(text, hub="湾岸ハブ", published="2020-05-01")


def _take(text, mode):
    return take_reading(_read(text), mode=mode, user=None, now=NOW)


def test_what_is_certain_is_kept_and_what_is_doubtful_waits():
    assert _take(PLAIN, "certain").outcome == "kept"
    assert _take(DOUBTFUL, "certain").outcome == "waiting"
    assert Agreement.objects.count() == 1
    assert [each.closed_at is None for each in ProposedReading.objects.order_by("pk")] == [False, True]


def test_what_the_record_contradicts_is_not_certain():
    _take(PLAIN, "all")
    assert is_certain(_read(PLAIN))
    assert not is_certain(_read(CHANGED))


def test_all_is_kept_where_the_files_are_trusted():
    assert _take(DOUBTFUL, "all").outcome == "kept"


def test_everything_waits_for_review_where_nobody_said_otherwise():
    taken = _take(PLAIN, "review")
    assert (taken.outcome, taken.added, Agreement.objects.count()) == ("waiting", 0, 0)
    assert was_taken(PLAIN)


def test_a_text_that_tells_nothing_leaves_no_source():
    assert _take("きょうは良い天気です。\n", "all").outcome == "nothing"
    assert (Source.objects.count(), was_taken("きょうは良い天気です。\n")) == (0, False)
