"""What a visitor does: asks who we are tied to on a day, and how we know."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey


def _numbers(page: Page) -> list[str]:
    return re.findall(r"\d+", page.locator("h1").inner_text().split("時点")[-1].split("As of")[-1])


def _set_day(page: Page, year: str, month: str, day: str) -> None:
    """Type a day into the field and ask for it, with keys alone; the browser speaks American English, month first."""
    box = page.locator("#asof")
    box.focus()
    page.keyboard.type(month + day + year)
    assert box.input_value() == f"{year}-{month}-{day}"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**asof={year}-{month}-{day}*")


def test_a_visitor_asks_about_a_day_and_how_we_know(page, full_hub):
    page.goto(f"{full_hub}/ja/?asof=2019-06-03")
    assert _numbers(page) == ["10", "6"]
    _set_day(page, "2018", "12", "31")
    assert _numbers(page) == ["9", "5"]
    page.locator("nav.menu a").nth(1).click()
    expect(page.locator("h1")).to_contain_text("9団体と提携（うち海外5団体）")
    assert page.locator("tbody tr").count() == 9
    page.get_by_role("link", name="川崎市", exact=True).click()
    expect(page.locator("h1")).to_have_text("川崎市")
    assert "asof=2018-12-31" in page.url
    proof = page.locator("details.proof").first
    proof.locator("summary").focus()
    page.keyboard.press("Enter")
    quote = proof.locator("q").first
    expect(quote).to_be_visible()
    expect(quote).to_contain_text("川崎市")
    quote.get_by_role("link").click()
    marked = page.locator(":target mark, mark:target")
    expect(marked.first).to_be_in_viewport()
    page.locator(".tools a[hreflang=en]").click()
    page.wait_for_url("**/en/sources/**asof=2018-12-31*")
    page.locator("nav.menu a").first.click()
    assert (_numbers(page), page.locator("html").get_attribute("lang")) == (["9", "5"], "en")


@pytest.mark.parametrize(
    ("word", "found"), [("先端医療", "神戸医療産業都市推進機構"), ("かわさき", "川崎市"), ("カワサキ", "川崎市")]
)
def test_the_slash_key_finds_words_and_readings(page, full_hub, word, found):
    page.goto(f"{full_hub}/ja/")
    page.keyboard.press("/")
    page.wait_for_url("**/ja/search/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]", has_text=found).first).to_be_visible()


def test_today_tells_that_the_agreement_ran_out(page, full_hub):
    page.goto(f"{full_hub}/ja/")
    assert _numbers(page) == ["9", "5"]
    page.goto(f"{full_hub}/en/agreements/?state=ended")
    page.locator("[data-row]").first.click()
    expect(page.locator(".notice")).to_contain_text("ran out on 2 June 2024")
    expect(page.locator("h1")).to_contain_text(re.compile("UCLA|Los Angeles|ロサンゼルス"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_empty_hub_says_what_to_do(page, empty_hub, language):
    page.goto(f"{empty_hub}/{language}/")
    expect(page.locator(".empty h1")).to_be_visible()
    expect(page.locator(".empty a.button")).to_be_visible()
