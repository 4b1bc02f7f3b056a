"""What a public page may cost: 15 questions to the database, 150 kB with styles and scripts, 8 requests."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.hub.sample_record import accept_model_release, add_partners, public_pages

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES, MOST_BYTES, MOST_REQUESTS = 15, 150_000, 8
ASSET = re.compile(r'(?:src|href)="/static/([^"]+)"')


@pytest.fixture(params=[0, 120], ids=["sample", "120 partners more"])
def record(request):
    accept_model_release()
    add_partners(request.param)


def _assets(html: str) -> dict[str, int]:
    sizes = {}
    for name in set(ASSET.findall(html)):
        sizes[name] = Path(finders.find(name)).stat().st_size
    return sizes


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_keep_to_their_budgets(client, record, language):
    beyond = []
    for address in public_pages(language):
        client.get(address)  # the kinds of records are asked for once per worker, not once per page
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert response.status_code == 200, address
        assets = _assets(response.content.decode())
        weight = len(response.content) + sum(assets.values())
        cost = (len(asked), weight, 1 + len(assets))
        if any(spent > most for spent, most in zip(cost, (MOST_QUERIES, MOST_BYTES, MOST_REQUESTS), strict=True)):
            beyond.append((address, *cost))
    assert beyond == []


def test_assets_are_counted(client, record):
    assert "site/site.css" in _assets(client.get("/ja/").content.decode())
