import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.pipeline.actions import submit_offer, withdraw_offer
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.pipeline.offers import BOTH, SECRET_EN, SECRET_JA, SECRET_PERSON, asked, draft, published

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def _section(kind):
    return "seeds" if kind is Seed else "needs"


def _pages(row, section):
    lists = ["/", "/?q=膵臓", "/?q=cancer", "/?stage=development", f"/{row.pk}/", ".json"]
    return [f"/{language}/{section}{path}" for language in ("ja", "en") for path in lists]


@pytest.mark.parametrize("kind", BOTH)
def test_published_one_is_shown_with_its_owner(client, kind):
    row = published(kind, person=asked())
    for address in _pages(row, _section(kind)):
        page = client.get(address).content.decode()
        assert COMPLETE_TITLE.search(page), address
        assert SECRET_JA in page or SECRET_EN in page, address
        assert SECRET_PERSON not in page, address


COMPLETE_TITLE = re.compile("血液から膵臓がんを見つける検査|A blood test that finds pancreatic cancer")


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("signed_in", [False, True])
def test_anonymous_one_never_tells_whose_it_is(client, kind, signed_in):
    row = published(kind, anonymous=True, person=asked())
    if signed_in:
        client.force_login(User.objects.create_user("member@example.org", role="member"))
    for address in _pages(row, _section(kind)):
        page = client.get(address).content.decode()
        assert COMPLETE_TITLE.search(page), address
        found = [name for name in (SECRET_JA, SECRET_EN, SECRET_PERSON, "隠岐", "Oki") if name in page]
        assert found == [], address
        assert f"organisations/{row.organisation_id}/" not in page


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("asked_for", [SECRET_JA, "隠岐", "Oki", SECRET_PERSON])
def test_owner_of_an_anonymous_one_is_no_word_to_find_it_by(client, kind, asked_for):
    published(kind, anonymous=True, person=asked())
    assert client.get(f"/en/{_section(kind)}/", {"q": asked_for}).context["offers"] == []


@pytest.mark.parametrize("kind", BOTH)
def test_what_is_not_published_is_nowhere(client, kind):
    hidden = [draft(kind), draft(kind), published(kind), published(kind)]
    submit_offer(hidden[1], user=None, now=timezone.now())
    withdraw_offer(hidden[2], remark="", user=None, now=timezone.now())
    kind.objects.filter(pk=hidden[3].pk).update(expires_on="2020-01-01")
    section = _section(kind)
    assert client.get(f"/en/{section}/").context["offers"] == []
    assert client.get(f"/en/{section}.json").json() == []
    assert [client.get(f"/ja/{section}/{row.pk}/").status_code for row in hidden] == [404] * 4


def test_withdrawn_one_is_gone_at_once_from_kept_pages(client):
    row = published()
    before = [client.get(address).status_code for address in ("/ja/seeds/", f"/ja/seeds/{row.pk}/")]
    withdraw_offer(row, remark="", user=None, now=timezone.now())
    assert before == [200, 200]
    assert client.get("/ja/seeds/").context["offers"] == []
    assert client.get(f"/ja/seeds/{row.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [("膵臓", 1), ("検査 血液", 1), ("pancreatic", 1), ("心臓", 0), ("%", 1), ("a" * 500, 0), ("\0", 1)],
)
def test_words_in_either_language_find(client, query, found):
    published()
    assert len(client.get("/en/seeds/", {"q": query}).context["offers"]) == found


@pytest.mark.parametrize(("stage", "found"), [("research", 0), ("development", 1), ("use", 0), ("x", 1)])
def test_stage_narrows(client, stage, found):
    published(trl=5)
    assert len(client.get("/en/seeds/", {"stage": stage}).context["offers"]) == found


def test_text_in_another_language_says_so(client):
    row = published(title={"ja": "人工膵臓"}, summary={"ja": "概要"})
    assert '<h1 class="name" lang="ja">人工膵臓</h1>' in client.get(f"/en/seeds/{row.pk}/").content.decode()


def test_hostile_texts_are_shown_as_words(client):
    script = "<script>alert(1)</script>"
    row = published(Need, title={"en": script}, summary={"en": script}, wanted={"en": script})
    for address in ("/en/needs/", f"/en/needs/{row.pk}/", f"/en/needs/?q={script}"):
        page = client.get(address).content.decode()
        assert script not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("language", ["ja", "en"])
def test_full_pages_keep_to_their_budget(client, language):
    rows = [published() for _each in range(25)]
    for address in (f"/{language}/seeds/", f"/{language}/seeds/?q=検査&page=2", f"/{language}/seeds/{rows[0].pk}/"):
        client.get(f"/{language}/seeds/?page=9")
        with CaptureQueriesContext(connection) as asked_for:
            assert client.get(address).status_code == 200
        assert len(asked_for) <= MOST_QUERIES, [query["sql"] for query in asked_for]


def test_json_holds_both_languages(client):
    row = published(Need)
    told = client.get("/ja/needs.json").json()
    assert [(each["number"], each["title"], each["trl"], each["owner"]) for each in told] == [
        (f"N-{row.pk}", row.title, 4, {"ja": SECRET_JA, "en": SECRET_EN})
    ]
