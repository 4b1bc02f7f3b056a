"""The queue of readings, however long it is."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import accept_reading, claim, decide, propose_reading, read_and_accept, reopen_reading
from enishi.hub.network.bridge import Decision
from enishi.hub.network.models import Organisation, OrganisationName, ProposedReading, Source, Waiting, WaitingName
from enishi.hub.network.office.waiting import waiting_page
from enishi.releases import read

pytestmark = pytest.mark.django_db
HEAD = "日本橋ハブ推進機構(以下「日本橋ハブ」)は、"
CAMBRIDGE = f"{HEAD}2020年3月1日、英国のケンブリッジ科学大学(所在地:英国ケンブリッジ)とMOU(覚書)を締結しました。"
LYON = f"{HEAD}2020年4月1日、フランスのリヨン科学大学とMOU(覚書)を締結しました。"
NOTHING = "日本橋ハブは本日、展示を行いました。"


def _reading(text):
    return read(text, hub="日本橋ハブ", published="2020-04-02")


def _propose(text):
    proposed = propose_reading(_reading(text), user=None, now=timezone.now())
    proposed.payload["doubts"] = []
    proposed.save()
    return proposed


@pytest.fixture
def user():
    return User.objects.create_user("aoki@example.org", "a long password", role="staff", language="en", name="Aoki")


@pytest.fixture
def office(client, user):
    client.force_login(user)
    return client


def _page(user, query=""):
    return waiting_page(QueryDict(query), user=user, now=timezone.now())


def _order(user, query=""):
    return [row.waiting.reading for row in _page(user, query).rows]


def _many(number, text=NOTHING):
    """Let *number* readings more of *text* wait, each longer than the one before; return the first."""
    first, now = _propose(text), timezone.now()
    _page(User.objects.get())
    counted = Waiting.objects.values("worth", "doubts", "new_agreements", "items").get(reading=first)
    for place in range(number):
        source = Source.objects.create(
            title=f"{text[-12:-8]} {place:03}", text="", digest=f"{text[-9:]}{place:055}", added_at=now
        )
        reading = ProposedReading.objects.create(source=source, payload=first.payload, proposed_at=now)
        since = now - timedelta(minutes=place + 1)
        Waiting.objects.create(reading=reading, since=since, stale=False, **counted)
    return first


def test_queue_puts_conflicts_before_new_agreements_before_the_rest(user):
    nothing, new, conflict = map(_propose, (NOTHING, LYON, CAMBRIDGE))
    known = Organisation.objects.create(kind="university", country="US")
    OrganisationName.objects.create(organisation=known, text="ケンブリッジ科学大学", language="ja")
    _page(user)
    assert _order(user) == [conflict, new, nothing]
    assert [(row.waiting.doubts, row.waiting.conflicts, row.waiting.new_agreements) for row in _page(user).rows] == [
        (0, 1, 1),
        (0, 0, 1),
        (0, 0, 0),
    ]


def test_what_somebody_accepts_is_counted_in_what_still_waits(user):
    other = CAMBRIDGE.replace("3月1日", "3月5日")
    second, lyon = _propose(other), _propose(LYON)
    read_and_accept(_reading(CAMBRIDGE), user=user, now=timezone.now())
    assert list(Waiting.objects.filter(stale=True).values_list("reading", flat=True)) == [second.pk]
    assert _page(user).rows[0].waiting.conflicts == 1  # another agreement of the same parties is in force
    assert _order(user) == [second, lyon]
    assert not Waiting.objects.filter(stale=True).exists()


def test_place_in_the_queue_follows_decisions_and_goes_with_the_review(user):
    proposed, now = _propose(LYON), timezone.now()
    decide(proposed, {"a1": Decision("reject")}, version=0, user=user, now=now)
    place = Waiting.objects.get()
    assert (place.decided, place.new_agreements) == (1, 0)
    accept_reading(proposed, everything=True, version=1, user=user, now=now)
    assert (Waiting.objects.count(), WaitingName.objects.count()) == (0, 0)
    reopen_reading(proposed, version=2, user=user, now=now)
    place = Waiting.objects.get()
    assert (place.reading, place.since) == (proposed, proposed.proposed_at)
    assert WaitingName.objects.exists()


def test_queue_from_before_there_was_one_is_counted_when_looked_at(user):
    proposed = _propose(LYON)
    WaitingName.objects.all().delete()
    Waiting.objects.update(stale=True, worth=0, new_agreements=0, items=0)
    (row,) = _page(user).rows
    assert (row.waiting.reading, row.waiting.new_agreements, row.waiting.worth) == (proposed, 1, 3)
    assert WaitingName.objects.exists()


def test_queue_of_hundreds_is_ranked_whole_and_shown_by_the_page(user):
    _many(260)
    new = _many(3, LYON)  # beyond the oldest 260, and before all of them
    pages = [_page(user, f"p={number}") for number in (1, 6)]
    first = [row.waiting for row in pages[0].rows]
    assert [each.worth for each in first] == [3, 3, 3, 3] + [0] * 46
    assert first[3].reading == new
    assert [each.since for each in first[4:]] == sorted(each.since for each in first[4:])
    assert (len(pages[1].rows), pages[0].total) == (15, 265)
    with CaptureQueriesContext(connection) as asked:
        _page(user, "p=2")
    # However many wait, a page asks the same few things, and writes nothing where nothing changed.
    assert len(asked) < 30
    assert [query["sql"] for query in asked if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))] == []


def test_queue_is_narrowed_by_what_is_in_it_and_by_title(user):
    new, nothing = _propose(LYON), _propose(NOTHING)
    claim(new, user=user, now=timezone.now())
    assert _order(user, "show=new") == [new]
    assert _order(user, "show=mine") == [new]
    assert _order(user, "show=free") == [nothing]
    assert _order(user, "show=conflicts") == []
    assert _order(user, "show=nonsense&p=x&q=%00") == [new, nothing]
    assert _order(user, "q=展示") == [nothing]
    assert [(choice.key, choice.number) for choice in _page(user).choices] == [
        ("", 2), ("conflicts", 0), ("doubts", 0), ("new", 1), ("free", 1), ("mine", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing waits for you."), ("ja", "確認待ちのものはありません。")]
)
def test_queue_that_is_empty_says_what_to_do(client, language, words):
    client.force_login(
        User.objects.create_user("staff@example.org", "a long password", role="staff", language=language)
    )
    assert words in client.get(reverse("enishi_reviews")).content.decode()


def test_page_says_what_there_is_to_see_and_leads_on(office):
    _many(60)
    asked = NOTHING[-12:-8]
    page = office.get(reverse("enishi_reviews"), {"q": asked}).content.decode()
    assert "1 to 50 of 6" in page
    assert f"?show=&amp;q={quote(asked)}&amp;p=2" in page
    nothing = office.get(reverse("enishi_reviews"), {"show": "doubts"}).content.decode()
    assert "Nothing that waits fits this." in nothing


def test_claim_runs_out_by_itself(user):
    proposed, now = _propose(LYON), timezone.now()
    claim(proposed, user=user, now=now)
    place = Waiting.objects.select_related("claimed_by").get()
    assert place.holder(now + timedelta(minutes=15)) == user
    assert place.holder(now + timedelta(minutes=15, seconds=1)) is None
