"""Whoever works in Japanese meets Japanese alone, whoever works in English English alone: walked from link to link."""

import json
import re
from pathlib import Path

import pytest
import wagtail
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Agreement, Organisation
from tests.hub.site.office.record import ENGLISH, JAPANESE, fill
from tests.hub.site.office.walking import START, walk, words

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
CATALOGUES = Path("src/enishi/hub/site/office/locale")
WAGTAIL = Path(wagtail.__file__).parent
# Names, signs and codes that are written so in Japanese too.
LATIN_IN_JAPANESE = re.compile(
    r"Enishi|TRL|CSV|XLSX|PDF|HTML|MOU|ORCID|ROR|Wikidata|JavaScript|URL|[\w.]+@example\.org|\bP\d+[YMD]\b|"
    r"例: JP、US、GB|例: Europe|例: ja en|^English(?: PDF)?$|^a@\w+"
)
JAPANESE_IN_ENGLISH = re.compile(r"日本語|^縁$|2019年6月3日")  # the last one as an example of what a field takes
LATIN, KANA_OR_HAN = re.compile(r"[A-Za-zÀ-ɏ]{2,}"), re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
# Words of the machine, in either language.
INTERNAL = re.compile(
    r"\b(?:True|False|None|[a-z]+_[a-z_]+)\b(?! yet)|[Ss]nippet|スニペット|[Ww]agtail|ワークフロー|[Ww]orkflow"
)


def _signed_in(client, language):
    user = User.objects.create_superuser(
        "a@example.org", name=(JAPANESE if language == "ja" else ENGLISH)["person"], language=language
    )
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    return client


def _kind(view, kind, *args):
    return reverse(f"wagtailsnippets_network_{kind}:{view}", args=args)


def _refused(client):
    """Yield the pages that say what is wrong with what was sent."""
    home, agreement = Organisation.objects.first(), Agreement.objects.first()
    rows = {
        f"{name}-{form}_FORMS": 0
        for name in ("names", "identifiers", "facts", "parties", "signatories", "purposes", "commitments")
        for form in ("TOTAL", "INITIAL")
    }
    sent = {
        _kind("add", "organisation"): {**rows, "website": "x", "latitude": "100", "kind": ""},
        _kind("edit", "organisation", home.pk): {**rows, "kind": "?"},
        _kind("edit", "agreement", agreement.pk): {**rows, "signed_on": "?", "term": "?"},
        _kind("delete", "organisation", home.pk): {},
        reverse("wagtailadmin_account"): {"own_name-language": "?", "theme-theme": "?"},
        reverse("enishi_read"): {"published": "?"},
    }
    for address, form in sent.items():
        yield address, client.post(address, form, follow=True).content.decode()
    yield "no result", client.get(_kind("list", "organisation"), {"q": "ーー"}).content.decode()


def _foreign(pages, language):
    wanted, allowed = (LATIN, LATIN_IN_JAPANESE) if language == "ja" else (KANA_OR_HAN, JAPANESE_IN_ENGLISH)
    found = {}
    for address, page in pages:
        for place, text in words(page):
            if wanted.search(allowed.sub("", text)) or INTERNAL.search(allowed.sub("", text)):
                found.setdefault((place, text[:120]), address)
    return [f"{address}: {place}: {text}" for (place, text), address in found.items()]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_word_of_a_full_office_is_in_the_language(client, language):
    fill(language)
    _signed_in(client, language)
    pages = list(walk(client, START))
    pages += list(_refused(client))
    assert len(pages) > 60, len(pages)
    assert _foreign(pages, language) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_word_of_an_empty_office_is_in_the_language(client, language):
    _signed_in(client, language)
    pages = list(walk(client, START))
    assert len(pages) > 25
    assert _foreign(pages, language) == []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "page",
    [
        "login/",
        "password/reset/",
        "logout/",
        "2fa/",
        "2fa/webauthn/",
        "2fa/webauthn/add/",
        "password/change/",
        "email/",
    ],
)
def test_every_word_about_signing_in_is_in_the_language(client, language, page):
    if page not in {"login/", "password/reset/"}:
        _signed_in(client, language)
    address = f"/{language}/accounts/{page}"
    shown = client.get(address, follow=True).content.decode()
    refused = client.post(address, {"login": "x", "email": "x"}, follow=True).content.decode()
    assert _foreign([(address, shown), (address, refused)], language) == []


@pytest.fixture
def asked(monkeypatch):
    """Note every message that is asked for in Japanese and not there."""
    missing = set()
    known = translation.trans_real.translation("ja")._catalog
    original = translation.trans_real.gettext

    def listening(message):
        if translation.get_language() == "ja" and message and message not in known and (message, 0) not in known:
            missing.add(str(message))
        return original(message)

    monkeypatch.setattr(translation._trans, "gettext", listening, raising=False)
    return missing


def test_no_message_is_asked_for_that_has_no_japanese(client, asked):
    fill("ja")
    _signed_in(client, "ja")
    for address, _page in walk(client, START):
        assert address
    assert asked - {"exact"} == set()  # how django-filter calls a comparison that it never shows


def _script_messages():
    with (WAGTAIL / "admin/locale/en/LC_MESSAGES/djangojs.po").open("rb") as file:
        return [entry.id if isinstance(entry.id, str) else entry.id[0] for entry in read_po(file) if entry.id]


def test_scripts_are_given_japanese_for_all_they_say(client):
    _signed_in(client, "ja")
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    given = json.loads(re.search(r"newcatalog = (\{.*?\});", script, re.DOTALL)[1])
    assert [
        message
        for message in _script_messages()
        if LATIN.search(re.sub(r"%\(\w+\)[sd]", "", str(given.get(message, message))))
    ] == []


def test_scripts_are_given_no_japanese_in_english(client):
    _signed_in(client, "en")
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert KANA_OR_HAN.search(script) is None


def _entries(path):
    with path.open("rb") as file:
        return [entry for entry in read_po(file) if entry.id]


@pytest.mark.parametrize("catalogue", sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po")), ids=str)
def test_catalogue_holds_only_what_wagtail_says_with_its_placeholders(catalogue):
    said = {entry.id for path in WAGTAIL.glob(f"**/locale/en/LC_MESSAGES/{catalogue.name}") for entry in _entries(path)}
    entries = _entries(catalogue)
    assert {entry.id for entry in entries} - said == set()
    wrong = []
    for entry in entries:
        wanted = re.findall(r"%\(\w+\)[sd]", entry.id if isinstance(entry.id, str) else entry.id[1])
        got = re.findall(r"%\(\w+\)[sd]", entry.string if isinstance(entry.string, str) else entry.string[0])
        if sorted(wanted) != sorted(got):
            wrong.append(entry.id)
    assert wrong == []
