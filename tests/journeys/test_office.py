"""The back office in a real browser: for people who use the web in other ways, on a phone, and with a hostile release."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import LONG_NAME, Watch, _served, sign_in
from tests.journeys.test_every_page import AXE

pytestmark = pytest.mark.journey
KINDS = ["organisation", "person", "agreement", "tie", "activity", "source", "doubt", "claim"]
FORMS = [f"snippets/network/{kind}/{view}" for kind in ("organisation", "agreement") for view in ("add/", "edit/1/")]
PEOPLE = ["contacts/", "contacts/1/", "contacts/1/erase/", "meeting/guests/", "meeting/guests/new/", "outcomes/"]
PAGES = [
    "",
    "account/",
    "users/",
    "users/new/",
    "reports/site-history/",
    "reviews/",
    "reviews/new/",
    "search/?q=UCLA",
    "joining/",
    "joining/doubles/",
    "joining/organisation/1/?q=a",
    "joining/organisation/1/2/",
    *PEOPLE,
    "introductions/",
    *(f"snippets/network/{kind}/" for kind in KINDS),
    *FORMS,
    *(f"snippets/network/{kind}/edit/1/" for kind in ("source", "doubt")),
    *(f"snippets/network/organisation/{view}/1/" for view in ("delete", "history", "usage")),
]
# What may be pushed aside: lists, tabs, the way back, and the list of headings that stands beside a form on wide screens.
WIDE = """[...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1
  && !e.closest('.w-sr-only, #listing-results, .w-tabs__wrapper, .w-breadcrumbs, [data-minimap-container], .w-minimap, .form-side'))
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 3)"""
# The menu is the same beside every page, and most of each: it is looked at once.
WHOLE, BESIDE_MENU = "axe.run()", "axe.run({exclude: ['.sidebar']})"
SCRIPT, IMAGE = "<script>alert(1)</script>", "<img src=x onerror=alert(2)>"
ATTRIBUTE, BIDI = '" onmouseover="alert(4)" x="\' onfocus=\'alert(5)', "\u202e\u2066abc\u200b"
HOSTILE = f"""{SCRIPT}{IMAGE}大学と覚書を締結
2019年6月3日
湾岸ネットワーク{SCRIPT}は、2019年6月3日に{IMAGE}{ATTRIBUTE}大学(所在地:javascript:alert(3)、学長:{SCRIPT}{BIDI}太郎)と覚書を締結しました。
また、{LONG_NAME}大学、{SCRIPT}大学および川崎市と2018年8月に覚書を締結しました。
"""
PLAIN = """港ネットワークと東都大学が覚書を締結
2019年6月3日
港ネットワークは、2019年6月3日に東都大学(所在地:東京都文京区、学長:山田太郎)と覚書を締結しました。覚書の期間は5年間です。
"""


@pytest.fixture(scope="module")
def office(full_hub, full_sessions):
    """The address of the full hub, and a session for each language."""
    return full_hub, full_sessions


def _visitor(browser: Browser, address, session, **more):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", **more)
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    return context


@pytest.mark.parametrize(("language", "scheme"), [("ja", "light"), ("en", "dark")])
def test_axe_finds_nothing_in_the_office(browser, office, language, scheme):
    address, sessions = office
    found = set()
    with _visitor(browser, address, sessions[language], color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{address}/office/{path}")
            page.wait_for_selector(".sidebar, .sidebar--slim")
            assert page.locator("html").get_attribute("lang") == language
            page.add_script_tag(content=AXE)
            for violation in page.evaluate(WHOLE if path == PAGES[0] else BESIDE_MENU)["violations"]:
                found |= {(path, violation["id"], node["html"][:160]) for node in violation["nodes"][:3]}
    assert found == set()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_page_of_the_office_is_wider_than_a_phone(browser, office, language):
    address, sessions = office
    wide = {}
    with _visitor(browser, address, sessions[language]) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 390, "height": 800})
        for path in (
            "",
            "account/",
            "users/new/",
            "reviews/",
            "reviews/new/",
            "search/?q=UCLA",
            "joining/",
            "joining/doubles/",
            "joining/organisation/1/2/",
            "snippets/network/agreement/",
            *FORMS[:2],
            *PEOPLE,
        ):
            page.goto(f"{address}/office/{path}")
            page.wait_for_selector(".sidebar, .sidebar--slim", state="attached")
            if path in PEOPLE:
                page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
            overflow, beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth"), page.evaluate(WIDE)
            if overflow > 0 or beyond:
                wide[path] = (overflow, beyond)
    assert wide == {}


@pytest.mark.parametrize(("language", "scheme"), [("ja", "dark"), ("en", "light")])
def test_pages_about_signing_in_fit_a_phone_and_axe_finds_nothing(browser, office, language, scheme):
    address, sessions = office
    found = {}
    with _visitor(browser, address, sessions[language], color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 390, "height": 800})
        for path in ("2fa/", "2fa/webauthn/", "2fa/webauthn/add/", "2fa/totp/activate/", "password/change/", "logout/"):
            page.goto(f"{address}/{language}/accounts/{path}")
            page.add_script_tag(content=AXE)
            wrong = [(each["id"], each["nodes"][0]["html"][:160]) for each in page.evaluate("axe.run()")["violations"]]
            if wrong or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found[path] = wrong
    assert found == {}


def test_a_review_is_done_by_keys_alone_and_axe_finds_nothing(browser, untouched_hub):
    address, session = untouched_hub
    with _visitor(browser, address, session, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{address}/office/reviews/new/")
        page.locator("[name=text]").fill(PLAIN)
        page.locator("[name=hub]").fill("港ネットワーク")
        page.locator("main form button.button").last.press("Enter")
        page.wait_for_url(re.compile(r"/office/reviews/\d+/"))
        page.add_script_tag(content=AXE)
        assert [(each["id"], each["nodes"][0]["html"]) for each in page.evaluate("axe.run()")["violations"]] == []
        decided = page.locator("#review-progress")
        assert decided.get_attribute("value") == "0"
        page.locator("[data-item]").first.focus()
        page.keyboard.press("ArrowDown")
        first = page.evaluate("document.activeElement.dataset.item")
        assert page.locator("mark.is-current").count() > 0
        page.keyboard.press("x")
        expect(page.locator(f"[data-item='{first}'] .review-state")).to_have_text("却下")
        page.locator(f"[data-item='{first}']").focus()
        page.keyboard.press("ArrowDown")
        second = page.evaluate("document.activeElement.dataset.item")
        page.keyboard.press("a")
        expect(page.locator(f"[data-item='{second}'] .review-state").first).to_be_visible()
        expect(page.locator("#review-progress")).to_have_attribute("value", "2")


@pytest.fixture(scope="module")
def untouched_hub(tmp_path_factory, new_hub):
    """A hub in which nothing has been read, and a session."""
    data = new_hub(tmp_path_factory.mktemp("hostile") / "var")
    for address in _served(data):
        yield address, sign_in(data)["ja"]


def test_a_hostile_release_is_read_reviewed_and_accepted_and_does_nothing(browser, untouched_hub):
    address, session = untouched_hub
    with _visitor(browser, address, session) as context:
        watch = Watch(context)
        page = context.new_page()
        page.goto(f"{address}/office/reviews/new/")
        page.locator("[name=text]").fill(HOSTILE)
        page.locator("[name=published]").fill("2019-06-03")
        page.locator("[name=hub]").fill("湾岸ネットワーク")
        page.locator("main form button.button").last.click()
        page.wait_for_url(re.compile(r"/office/reviews/\d+/"))
        expect(page.locator(".review-text")).to_contain_text(SCRIPT)
        page.locator("[name=keep][value=everything]").click()
        page.wait_for_load_state()
        public = [
            f"{address}/{language}/{path}"
            for language in ("ja", "en")
            for path in ("", "partners/", "agreements/?state=all", "sources/")
        ]
        inside = [f"{address}/office/{path}" for path in ("", "search/?q=大学", "reviews/", "reports/site-history/")]
        inside += [f"{address}/office/snippets/network/{kind}/" for kind in KINDS]
        records = set()
        for listed in [*public, *inside]:
            page.goto(listed)
            links = page.evaluate(
                "[...document.querySelectorAll('main a[href]')].map(a => new URL(a.getAttribute('href'), location).href)"
            )
            records |= {link.split("#")[0] for link in links if link.rstrip("/").split("/")[-1].isdigit()}
        assert len(records) > 10
        for record in sorted(records):
            page.goto(record)
            page.mouse.move(700, 300)
            for line in page.locator("main input:not([type=hidden])").all()[:1]:
                line.focus()
        assert page.evaluate("window.name") == ""
    assert watch.seen == []
