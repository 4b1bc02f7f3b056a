"""Every address of the hub, asked for by everybody: what somebody does not consent to stands on none of them."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.network.models import Agreement, Organisation, Person, PersonName, Post, RecordVersion, Source
from enishi.hub.network.search import search
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.leaking import EN, JA, NOW, READING, TRACE, Everywhere, everywhere
from tests.hub.pipeline.offers import SECRET_EN, SECRET_JA, owner, published

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
#: Every public address, and what stands for the record's key in it. Whoever adds one says here how it is asked for.
KEYED = {
    "organisations/<key:pk>/": Organisation,
    "agreements/<key:pk>/": Agreement,
    "sources/<key:pk>/": Source,
    "seeds/<offer:pk>/": Seed,
    "needs/<offer:pk>/": Need,
    "introductions/wish/seed/<wished:pk>/": Seed,
    "introductions/wish/need/<wished:pk>/": Need,
}
PLAIN = [
    "",
    "partners/",
    "agreements/",
    "sources/",
    "search/",
    "counting/",
    "seeds/",
    "seeds.json",
    "needs/",
    "needs.json",
]
#: Open only to whoever has the link, or about the reader alone.
BY_OWN_RULES = {"introductions/<str:token>/", "offers/<str:token>/", "introductions/report/<str:token>/", "accounts/"}
QUERIES = {
    "": ["?asof=2026-06-01"],
    "agreements/": ["?state=all"],
    "search/": [
        f"?q={word}" for word in ("青葉大学", "記念協定", "講演会", "創薬", "drug", "学長", "President", "覚書")
    ],
    "seeds/": ["?q=検査法", "?q=test"],
    "needs/": ["?q=課題"],
}
EVERYBODYS = {"/office/jsi18n/", "/office/sprite/", "/office/logout/", "/office/login/"}
NAMES = ["篠塚", JA, "朔太郎", "Shinozuka", EN, "sakutaro", READING, "しのづか", "シノヅカ"]


def _told(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver) and not path.startswith(("accounts/", "office/", "i18n/")):
            yield from _told(each.url_patterns, path)
        else:
            yield path


def _public() -> Iterator[str]:
    for path in ("ja/", "en/"):
        for plain in PLAIN:
            yield from (f"/{path}{plain}{query}" for query in ["", *QUERIES.get(plain, [])])
        for pattern, model in KEYED.items():
            for key in model.objects.values_list("pk", flat=True):
                yield f"/{path}{pattern.partition('<')[0]}{key}/"


@pytest.fixture
def leaks() -> Everywhere:
    return everywhere()


def _refuse(leaks: Everywhere, *uses: Use) -> None:
    for use in uses:
        note_consent(leaks.person, use, given=False, how="By letter.", user=None, now=NOW.replace(year=2027))


def _as(role: str) -> Client:
    browser = Client()
    if role != "anonymous":
        browser.force_login(User.objects.create_user(f"{role}@example.net", role=role))
    return browser


def _found(browser: Client) -> list[tuple[str, str]]:
    found = []
    for address in _public():
        page = browser.get(address)
        asked_who = (
            page.status_code == 302 and "/introductions/wish/" in address and "_auth_user_id" not in browser.session
        )
        assert page.status_code in {200, 404} or asked_who, address
        if trace := TRACE.search(page.content.decode()):
            found.append((address, page.content.decode()[max(0, trace.start() - 60) : trace.end() + 60]))
    return found


def test_every_public_address_is_walked():
    walked = {f"ja/{path}" for path in [*PLAIN, *KEYED]} | {f"ja/{path}" for path in BY_OWN_RULES}
    here = {path for path in _told(get_resolver().url_patterns) if path.startswith("ja/")}
    assert {path for path in here if not path.startswith("ja/accounts/")} <= walked


def test_whoever_said_nothing_against_it_is_named(leaks):
    pages = {address.split("?")[0] for address, _words in _found(_as("anonymous"))}
    university, (agreement,) = leaks.university.pk, Agreement.objects.values_list("pk", flat=True)
    (seed,), (need,) = Seed.objects.values_list("pk"), Need.objects.values_list("pk")
    assert pages >= {
        f"/ja/organisations/{university}/", f"/ja/agreements/{agreement}/", f"/ja/sources/{leaks.source.pk}/", f"/ja/seeds/{seed[0]}/",
        f"/en/needs/{need[0]}/", "/ja/seeds.json", "/en/needs.json", "/ja/counting/", "/ja/sources/", "/ja/", "/ja/search/",
    }  # fmt: skip


@pytest.mark.parametrize("role", ["anonymous", "public", "member"])
def test_whoever_refused_to_be_named_is_on_no_public_page(leaks, role):
    _refuse(leaks, Use.LISTED)
    assert _found(_as(role)) == []


def test_refusal_counts_on_pages_that_were_kept(leaks):
    browser = _as("anonymous")
    assert _found(browser)
    assert _found(browser)  # as they were kept
    _refuse(leaks, Use.LISTED)
    assert _found(browser) == []
    note_consent(leaks.person, Use.LISTED, given=True, how="By letter.", user=None, now=NOW.replace(year=2028))
    assert _found(browser)


def test_staff_still_see_who_refused_on_public_pages(leaks):
    _refuse(leaks, Use.LISTED)
    assert len(_found(_as("staff"))) > 10


@pytest.mark.parametrize("asked", NAMES)
def test_nothing_is_found_by_a_name_that_is_withheld(leaks, asked):
    assert search(asked).total
    _refuse(leaks, Use.LISTED)
    browser = _as("anonymous")
    for path in ("search/", "seeds/", "needs/"):
        page = browser.get(f"/ja/{path}", {"q": asked})
        assert (page.context["page"].paginator.count, path) == (0, path)
    assert _as("staff").get("/ja/search/", {"q": asked}).context["page"].paginator.count


def test_signature_stays_told_without_who_signed(leaks):
    _refuse(leaks, Use.LISTED)
    page = _as("anonymous").get(f"/en/agreements/{Agreement.objects.get().pk}/")
    told = {str(row.organisation): (str(row.person), row.post) for row in page.context["signatories"]}
    assert told == {"一般社団法人縁ハブ": ("近江一郎", {"ja": "理事長"}), "青葉大学": ("[name withheld]", {})}
    assert "近江一郎" in page.content.decode()


def test_namesake_who_refused_nothing_keeps_their_own_name(leaks):
    namesake = Person.objects.create()
    PersonName.objects.create(person=namesake, text=EN, language="en")
    Post.objects.create(person=namesake, organisation=Organisation.objects.get(is_hub=True), title={"en": "Adviser"})
    _refuse(leaks, Use.LISTED)
    page = _as("anonymous").get(f"/en/organisations/{Organisation.objects.get(is_hub=True).pk}/").content.decode()
    assert f'<span class="name">{EN}</span>' in page


def test_places_of_quotations_hold_in_a_text_with_a_name_withheld(leaks):
    address = f"/ja/sources/{leaks.source.pk}/"
    before = _as("anonymous").get(address).context["passages"]
    _refuse(leaks, Use.LISTED)
    after = _as("anonymous").get(address).context["passages"]
    assert [each.start for each in after] == [each.start for each in before]
    text = "".join(each.text for each in after)
    assert "青葉大学学長 ［氏名非公開］（［氏名非公開］）が出席" in text
    assert "［氏名非公開］学長は「よい協力になる」" in text


@pytest.mark.parametrize("role", ["anonymous", "public", "member"])
def test_owner_of_an_anonymous_need_is_on_no_page_of_needs(leaks, role):
    published(Need, anonymous=True, organisation=owner())
    browser = _as(role)
    for address in _public():
        if "/need" in address:
            words = browser.get(address).content.decode()
            assert SECRET_JA not in words
            assert SECRET_EN not in words


def _office(key: int) -> Iterator[str]:
    """Yield every address of the office, with something that is there in place of each argument."""
    given = {"int": str(key), "slug": "person", "str": str(key), "path": str(key), "key": str(key), "uuid": f"{0:032d}"}
    for path in _below(get_resolver().url_patterns):
        if path.startswith("office/") and not re.search(r"[\^(\\]", path):
            yield "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: given[found[1] or "str"], path)


def _below(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        path = before + str(each.pattern)
        yield from _below(each.url_patterns, path) if isinstance(each, URLResolver) else [path]


@pytest.mark.parametrize("role", ["anonymous", "public", "member"])
def test_no_address_of_the_office_tells_or_does_anything_for_others(leaks, role):
    browser, addresses = _as(role), list(_office(leaks.person.pk))
    assert len(addresses) > 150
    before = RecordVersion.objects.get()
    for address in addresses:
        for ask in (browser.get, browser.post):
            page = ask(address)
            # What Wagtail gives to everybody are words and icons for scripts, and the way out.
            assert page.status_code in {302, 403, 404, 405} or address in EVERYBODYS, (address, page.status_code)
            told = b"".join(page.streaming_content) if page.streaming else page.content
            assert TRACE.search(told.decode("utf-8", "replace")) is None, address
        if role != "anonymous" and "_auth_user_id" not in browser.session:
            browser = _as_again(role)
    after = RecordVersion.objects.get()
    assert (after.record, after.ledger) == (before.record, before.ledger)


def _as_again(role: str) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(email=f"{role}@example.net"))
    return browser
