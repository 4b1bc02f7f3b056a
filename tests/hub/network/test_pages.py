"""Pages are kept for as long as they are right, and no longer."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import delete_record
from enishi.hub.network.models import Agreement, AgreementParty, Organisation, OrganisationName, Source
from enishi.hub.network.roster import roster_on
from enishi.hub.network.search import index_records
from tests.hub.sample_record import accept_model_release, add_partners, public_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    accept_model_release()


def _asked(client, address: str) -> tuple[str, int]:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    return response.content.decode(), len(asked)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_asked_for_again_is_the_same_for_one_query(client, record, language):
    for address in public_pages(language):
        first, _queries = _asked(client, address)
        assert _asked(client, address) == (first, 1), address


def test_a_change_shows_at_once(client, record):
    (partner,) = add_partners(1)
    pages = ["/en/", "/en/partners/", "/en/agreements/", f"/en/organisations/{partner.pk}/"]
    before = [_asked(client, page)[0] for page in pages]
    OrganisationName.objects.filter(organisation=partner).update(text="A quite different name")
    after = [_asked(client, page)[0] for page in pages]
    assert ["A quite different name" in page for page in before] == [False] * 4
    assert ["A quite different name" in page for page in after] == [True] * 4


def test_a_named_act_shows_at_once(client, record):
    source = Source.objects.create(title="A source soon gone", text="B", added_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert "A source soon gone" in _asked(client, "/en/sources/")[0]
    delete_record(source, user=None, now=datetime(2026, 1, 2, tzinfo=UTC))
    assert "A source soon gone" not in _asked(client, "/en/sources/")[0]


def test_pages_of_staff_are_not_shown_to_others(client, record):
    staff = User.objects.create_user("s@example.org", "a long password", role=User.Role.STAFF)
    client.force_login(staff)
    assert "/office/" in _asked(client, "/en/")[0]
    client.logout()
    assert "/office/" not in _asked(client, "/en/")[0]
    client.force_login(staff)
    assert "/office/" in _asked(client, "/en/")[0]


def test_a_new_day_is_a_new_page(client, record, monkeypatch):
    Source.objects.update(sample=False)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 23))
    assert 'value="2026-11-23"' in _asked(client, "/en/")[0]
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 24))
    assert 'value="2026-11-24"' in _asked(client, "/en/")[0]


def test_what_is_not_there_is_not_kept(client, record):
    missing = f"/en/sources/{Source.objects.latest('pk').pk + 1}/"
    assert client.get(missing).status_code == 404
    Source.objects.create(title="Now there", text="B", digest="b", added_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert "Now there" in _asked(client, missing)[0]


def test_long_lists_are_shown_by_the_page_and_say_how_long_they_are(client, record):
    (partner,) = add_partners(1, "Busy {}")
    home = Organisation.objects.get(is_hub=True)
    for number in range(60):
        row = Agreement.objects.create(kind="mou", signed_on=f"20{10 + number % 8}-04-01", ends_on="2030-03-31")
        AgreementParty.objects.create(agreement=row, organisation=home)
        AgreementParty.objects.create(agreement=row, organisation=partner)
    index_records([partner])
    page = _asked(client, f"/en/organisations/{partner.pk}/")[0]
    assert ("The last 20 of 61." in page, "1 to 30 of 122" in page) == (True, True)
    everything = _asked(client, f"/en/agreements/?state=all&party={partner.pk}")[0]
    assert ("1 to 50 of 61" in everything, "Busy 0</a>" in everything) == (True, True)
    assert "51 to 61 of 61" in _asked(client, f"/en/agreements/?state=all&party={partner.pk}&page=2")[0]
    assert "The last 3 of 61." in _asked(client, "/en/partners/")[0]
    found = _asked(client, "/en/search/?q=busy&page=2")[0]
    assert ("62 found" in found, "51 to 62 of 62" in found) == (True, True)
    assert "51 to 62 of 62" in _asked(client, "/en/search/?q=busy&page=99")[0]


def test_an_end_between_two_days_is_said_as_such(client, record):
    home, (partner,) = Organisation.objects.get(is_hub=True), add_partners(1)
    row = Agreement.objects.create(kind="mou", signed_on="2024-05", term="P5Y")
    AgreementParty.objects.bulk_create(AgreementParty(agreement=row, organisation=one) for one in (home, partner))
    page = _asked(client, f"/ja/organisations/{partner.pk}/?asof=2026-11-23")[0]
    assert "<b>2029年4月30日</b>から<b>2029年5月30日</b>の間に満了" in page
    assert (
        "ends between <b>30 April 2029</b> and <b>30 May 2029</b>"
        in _asked(client, f"/en/organisations/{partner.pk}/")[0]
    )


def test_the_glance_draws_many_partners_by_groups_and_leaves_out_none(client, record):
    add_partners(70)
    page = _asked(client, "/en/?asof=2026-11-23")[0]
    (legend,) = re.findall(r'<ul class="legend plain">(.*?)</ul>', page)
    shown = [int(number) for number in re.findall(r'<span class="soft">(\d+)</span>', legend)]
    drawn = [int(number) for number in re.findall(r"<title>[^<]*: (\d+)</title>", page)]
    partners = int(roster_on(date(2026, 11, 23)).is_possible.sum())
    # The years once, the places and the kinds twice each: as wide as a screen, and as narrow as a phone.
    assert (sum(shown), sum(drawn), partners > 70) == (partners, 5 * partners, True)
    assert '<ol class="legend">' in _asked(client, "/en/?asof=2017-12-31")[0]
