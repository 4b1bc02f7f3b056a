"""What hostile words and addresses do: nothing. Every page shows them as words, or says in a sentence what is wrong."""

import re

import pytest
from django.utils import translation

from enishi.hub.network.actions import read_and_accept
from enishi.hub.network.models import Agreement, Organisation, OrganisationName, Person, PersonName, Source
from enishi.releases import read
from tests.hub.remembering import remembered
from tests.hub.sample_record import NOW, accept_model_release, public_pages

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)>"
ADDRESS = "javascript:alert(3)"
ATTRIBUTE = '" onmouseover="alert(4)" x="\' onfocus=\'alert(5)'
BIDI, CONTROL = "\u202e\u2066abc\u200b", "\x07\x1b[31m"
LONG = "長" * 300
HOSTILE = [SCRIPT, IMAGE, ADDRESS, ATTRIBUTE, BIDI, CONTROL, LONG]
RELEASE = f"""{SCRIPT}{IMAGE}大学と覚書を締結
2019年6月3日
湾岸ネットワーク{SCRIPT}は、2019年6月3日に{IMAGE}{ATTRIBUTE}大学(所在地:{ADDRESS}、学長:{SCRIPT}{BIDI}太郎)と{CONTROL}覚書を締結しました。
また、{LONG}大学、{SCRIPT}大学および川崎市と2018年8月に覚書を締結しました。詳細は{ADDRESS}をご覧ください。
"""


def _make_names_hostile():
    """Put every hostile text where a name is, as a careless hand in the back office would."""
    names = list(OrganisationName.objects.order_by("pk"))
    for index, name in enumerate(names):
        name.text = HOSTILE[index % len(HOSTILE)][:300]
    OrganisationName.objects.bulk_update(names, ["text"])
    PersonName.objects.update(text=SCRIPT + IMAGE)
    Source.objects.update(title=SCRIPT + ATTRIBUTE, url=ADDRESS)


@pytest.fixture
def hostile_record():
    accept_model_release()
    remembered("hostile release", _accept_hostile)


def _accept_hostile():
    read_and_accept(read(RELEASE, hub="湾岸ネットワーク", published="2019-06-03"), user=None, now=NOW, url=ADDRESS)
    _make_names_hostile()


def _live(html: str) -> list[str]:
    """Return what of *html* a browser would run: scripts not ours, handlers, addresses of scripts."""
    tags = re.findall(r"<[a-zA-Z][^\s>]*(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", html)
    ours = re.compile(r'<script src="/static/[\w/.-]+" defer>')
    scripts = [tag for tag in tags if tag.lower().startswith("<script") and not ours.fullmatch(tag)]
    outside = [re.sub(r"\"[^\"]*\"|'[^']*'", '""', tag) for tag in tags]
    handlers = [tag for tag in outside if re.search(r"\son\w+\s*=", tag) or tag.startswith("<img")]
    return scripts + handlers + re.findall(r"(?:href|src|action)=[\"']?\s*(?:javascript|data|vbscript):[^\"'>]*", html)


def test_live_finds_what_a_browser_would_run():
    html = f'{SCRIPT}{IMAGE}<a href="{ADDRESS}" title="onclick=x">a</a><p onclick="x()"></p><script src="/static/a.js" defer></script>'
    assert _live(html) == ["<script>", "<img src=x onerror=alert(2)>", '<p onclick="">', f'href="{ADDRESS}']


@pytest.mark.parametrize("language", ["ja", "en"])
def test_hostile_words_are_inert_on_every_page(client, hostile_record, language):
    live = {}
    pages = {*public_pages(language)}
    pages |= {f"/{language}/organisations/{key}/" for key in Organisation.objects.values_list("pk", flat=True)}
    pages |= {f"/{language}/agreements/{key}/" for key in Agreement.objects.values_list("pk", flat=True)}
    pages |= {f"/{language}/search/?q={SCRIPT}", f"/{language}/partners/?country={ATTRIBUTE}&x={SCRIPT}"}
    for address in sorted(pages):
        response = client.get(address)
        assert response.status_code == 200, address
        found = _live(response.content.decode())
        if found:
            live[address] = found
    assert live == {}


def test_hostile_words_are_shown_as_words(client, hostile_record):
    source = Source.objects.get(text=RELEASE)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(f"/en/sources/{source.pk}/").content.decode()
    assert Person.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [
        SCRIPT, ATTRIBUTE, "0000", "9999-99-99", "2019-02-30", "9" * 5000, "２０１９-９９-９９", "-1", "..", "今日 いつか", "\x00", BIDI,
        "99999-01-01", "9" * 5000 + "年6月3日", "٢٠١٩-٠٦-٠٣x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["", "partners/", "agreements/"])
def test_a_day_that_is_none_is_answered_with_a_sentence(client, page, asked):
    response = client.get(f"/en/{page}", {"asof": asked})
    said = response.content.decode()
    assert (response.status_code, 'role="alert"' in said, "is not a day." in said) == (200, True, True)
    assert _live(said) == []


@pytest.mark.parametrize("asked", ["２０１８-１２-３１", "平成30年12月31日", " 2018-12-31 "])
def test_a_day_in_another_notation_is_that_day(client, asked):
    assert 'value="2018-12-31"' in client.get("/ja/", {"asof": asked}).content.decode()


@pytest.mark.parametrize("number", ["-1", "0", "x", SCRIPT, "9" * 5000, "１", "\x00"])
@pytest.mark.parametrize("page", ["partners/", "agreements/", "sources/"])
def test_a_page_that_is_none_is_the_first(client, page, number):
    response = client.get(f"/ja/{page}", {"page": number})
    assert (response.status_code, response.context["page"].number) == (200, 1)


@pytest.mark.parametrize("kind", ["organisations", "agreements", "sources"])
@pytest.mark.parametrize("key", ["0", "999999", "9" * 30, "x", "-1"])
def test_an_unknown_record_is_the_page_that_says_so(client, kind, key):
    response = client.get(f"/en/{kind}/{key}/")
    with translation.override("en"):
        assert (response.status_code, "Nothing is here" in response.content.decode()) == (404, True)


@pytest.mark.parametrize(
    "asked", ["\x00", "%" * 300, "'; DROP TABLE network_source; --", '" OR 1=1', "ー" * 5000, BIDI]
)
def test_search_takes_any_words(client, asked):
    response = client.get("/ja/search/", {"q": asked})
    assert (response.status_code, _live(response.content.decode())) == (200, [])
