"""The day a page speaks of."""

from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory

from enishi.hub.network.asof import AsOf, asof_of
from enishi.hub.network.models import Source

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


def _ask(query: str) -> AsOf:
    return asof_of(RequestFactory().get("/", {"asof": query} if query else {}), TODAY)


def _source(published: str, *, sample: bool) -> Source:
    return Source.objects.create(
        title="A release",
        text="…",
        published=published,
        sample=sample,
        digest=published,
        added_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_asof_without_a_day_is_today():
    assert _ask("") == AsOf(TODAY, TODAY, explicit=False)


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("2018-12-31", date(2018, 12, 31)),
        ("2016-05", date(2016, 5, 31)),
        ("2019年6月3日", date(2019, 6, 3)),
        ("2017", date(2017, 12, 31)),
    ],
)
def test_asof_takes_any_notation(asked, day):
    assert _ask(asked) == AsOf(day, TODAY, explicit=True)


@pytest.mark.parametrize("asked", ["yesterday-ish", "2019-02-30", "<script>", "../2019", "0"])
def test_asof_refuses_what_is_no_day(asked):
    refused = _ask(asked)
    assert (refused.explicit, refused.refused) == (asked == "../2019", "" if asked == "../2019" else asked)


def test_asof_of_a_sample_hub_is_the_samples_day():
    _source("2019-06-03", sample=True)
    assert _ask("") == AsOf(date(2019, 6, 3), TODAY, explicit=False, sample=True)


def test_asof_is_today_once_the_hub_has_a_source_of_its_own():
    _source("2019-06-03", sample=True)
    _source("2018-01-01", sample=False)
    assert _ask("").day == TODAY
