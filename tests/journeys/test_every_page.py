"""Every public page, in every width, language, light and with keys alone, for people who use the web in other ways too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
LISTS = [
    "",
    "partners/",
    "agreements/",
    "agreements/?state=all",
    "sources/",
    "seeds/",
    "needs/",
    "counting/",
    "search/",
    "search/?q=UCLA",
    "nothing-here/",
]
DAYS = ["", "?asof=2019-06-03"]
LINKS = "[...document.querySelectorAll('main a[href]')].map(a => new URL(a.href).pathname)"
OVERFLOW = """[document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('main *, header *, footer *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.menu ul, .hidden, .scroll, .strip, .picture')
      && e.checkVisibility())
    .map(e => e.tagName + '.' + e.className)].filter(found => found !== 0 && !(found < 0))"""


def _pages(page: Page, address: str, language: str) -> list[str]:
    """Return the lists, and one or two of each kind of record that they lead to."""
    records: dict[str, list[str]] = {}
    for path in ("partners/?asof=2019-06-03", "agreements/?state=all", "sources/", "seeds/", "needs/"):
        page.goto(f"{address}/{language}/{path}")
        for link in page.evaluate(LINKS):
            kind, last = link.split("/")[2], link.rstrip("/").split("/")[-1]
            if last.isdigit() and len(records.setdefault(kind, [])) < 2:
                records[kind].append(link)
    lists = [f"/{language}/{path}" for path in LISTS] + [f"/{language}/?asof=2019-06-03"]
    return lists + [link for links in records.values() for link in dict.fromkeys(links)]


@pytest.mark.parametrize("hub", ["empty_hub", "full_hub", "long_named_hub"])
def test_no_page_is_wider_than_the_window(browser: Browser, request, hub):
    address = request.getfixturevalue(hub)
    wide = {}
    with browser.new_context() as context:
        page = context.new_page()
        for language in ("ja", "en"):
            for path in _pages(page, address, language):
                page.goto(address + path)
                for width in (360, 390, 1440, 1920):
                    page.set_viewport_size({"width": width, "height": 800})
                    found = page.evaluate(OVERFLOW)
                    if found:
                        wide[path, width] = found[:6]
    assert wide == {}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("hub", ["empty_hub", "full_hub"])
def test_axe_finds_nothing(browser: Browser, request, hub, language):
    address = request.getfixturevalue(hub)
    found = set()
    # The policy of the pages keeps strangers' scripts out, and axe is one.
    with browser.new_context(bypass_csp=True, reduced_motion="reduce") as context:
        page = context.new_page()
        for path in _pages(page, address, language):
            page.goto(address + path)
            page.add_script_tag(content=AXE)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                for violation in page.evaluate("axe.run()")["violations"]:
                    found |= {(path, scheme, violation["id"], node["html"][:160]) for node in violation["nodes"][:3]}
    assert found == set()


@pytest.mark.parametrize("path", ["", "partners/", "agreements/?state=all", "sources/"])
def test_keys_reach_every_link_and_show_where_they_are(page, full_hub, path):
    page.goto(f"{full_hub}/ja/{path}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select')]"
        ".filter(e => e.checkVisibility({visibilityProperty: true})).map((e, i) => e.dataset.nth = i).length"
    )
    reached, unseen = set(), []
    for _press in range(wanted * 3):
        nth, seen = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.dataset.nth ?? null, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || e.className === 'skip'] })()"
        )
        if nth is None and reached:
            break
        if nth is not None and not seen and nth not in reached:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        reached.add(nth)
        page.keyboard.press("Tab")
    assert (unseen, sorted(set(map(str, range(wanted))) - reached)) == ([], [])


def test_the_skip_link_leads_to_the_text(page, full_hub):
    page.goto(f"{full_hub}/ja/partners/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
