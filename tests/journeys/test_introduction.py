"""An introduction from the office to the outcome: staff propose it, two strangers answer on their phones, both learn of each other."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import STARTS, _environ
from tests.journeys.test_every_page import AXE, OVERFLOW
from tests.journeys.test_office import WIDE, _visitor

pytestmark = pytest.mark.journey
# Two people with an address and their consents, and a post each at an organisation of the release.
_PEOPLE = """
import django
django.setup()
from django.utils import timezone
from enishi.hub.contacts.actions import note_consent, save_contact
from enishi.hub.contacts.models import Use
from enishi.hub.network.models import Organisation, Person, PersonName, Post
homes = [Organisation.objects.filter(is_hub=is_hub).order_by("pk")[0] for is_hub in (True, False)]
for home, name, language in zip(homes, ("近江一郎", "Maria Lindqvist-Hernández"), ("ja", "en")):
    person = Person.objects.create()
    PersonName.objects.create(person=person, text=name, language=language)
    Post.objects.create(person=person, organisation=home)
    save_contact(person, email=f"{language}@example.com", phone="03-0000-0000", language=language, user=None, now=timezone.now())
    for use in Use:
        note_consent(person, use, given=True, how="On a form.", user=None, now=timezone.now())
    print(person.pk)
"""
_LINKS = """
import django
django.setup()
from enishi.hub.outbox.models import Letter
for letter in Letter.objects.order_by("pk"):
    print(letter.to, *("/" + link.split("/", 3)[3] for link in letter.secrets))
"""


def _told(data, script):
    done = subprocess.run(
        [sys.executable, "-c", script], env=_environ(data), check=True, capture_output=True, text=True, timeout=STARTS
    )
    return done.stdout.split()


def _faults(page, wide=OVERFLOW):
    """What axe finds on the page, and what is wider than it."""
    page.add_script_tag(content=AXE)
    found = [(each["id"], each["nodes"][0]["html"][:160]) for each in page.evaluate("axe.run()")["violations"]]
    return found, page.evaluate(wide)


def _faulty_pages(page, address, paths):
    found = {}
    for path in paths:
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{address}/office/{path}")
            page.wait_for_selector(".sidebar, .sidebar--slim", state="attached")
            wrong = _faults(page, WIDE)
            if wrong != ([], []):
                found[path, width] = wrong
    return found


def _propose(page, address, one, two):
    page.goto(f"{address}/office/introductions/new/?one=person:{one}&two=person:{two}")
    page.fill("textarea[name=why_0]", "どちらも創薬に取り組んでいます。")
    page.fill("textarea[name=why_1]", "Both of you work on new drugs.")
    page.fill("input[name=ends_on]", (datetime.now(UTC) + timedelta(days=9)).date().isoformat())
    page.click("button[name=preview]")
    expect(page.locator("pre").nth(1)).to_contain_text("Both of you work on new drugs.")
    expect(page.locator("pre").nth(0)).not_to_contain_text("/introductions/")
    assert _faults(page, WIDE) == ([], [])
    page.click("button[name=send]")
    expect(page.locator("main")).to_contain_text("Waits for an answer")


def _say_yes(browser, address, other, title):
    with browser.new_context(viewport={"width": 390, "height": 800}, bypass_csp=True, color_scheme="dark") as phone:
        page = phone.new_page()
        page.goto(address)
        assert other not in page.content()
        assert _faults(page) == ([], [])
        page.locator("button[value=yes]").click()
        expect(page.locator("h1")).to_contain_text(title)
        assert _faults(page) == ([], [])


def _note_outcome(page, address):
    page.goto(f"{address}/office/outcomes/1/")
    page.get_by_text("Note an outcome").click()
    page.select_option("select[name=outcome-kind]", "research")
    page.fill("input[name=outcome-on]", "2027年3月")
    page.fill("textarea[name=outcome-what_1]", "A joint project")
    page.fill("input[name=outcome-word]", "By telephone.")
    assert _faults(page, WIDE) == ([], [])
    page.click("button[name=note_outcome]")
    expect(page.locator("main")).to_contain_text("March 2027")


def test_two_are_introduced_and_tell_what_came_of_it(browser, full_hub, full_data, full_sessions):
    session, (one, two) = full_sessions["en"], _told(full_data, _PEOPLE)
    with _visitor(browser, full_hub, session, bypass_csp=True) as context:
        page = context.new_page()
        _propose(page, full_hub, one, two)
        lists = [
            "introductions/1/",
            "introductions/",
            "letters/",
            "letters/1/",
            "contacts/",
            f"contacts/{one}/",
            "outcomes/",
            "",
        ]
        assert _faulty_pages(page, full_hub, lists) == {}
    to_one, link_one, to_two, link_two = _told(full_data, _LINKS)
    assert (to_one, to_two) == ("ja@example.com", "en@example.com")
    _say_yes(browser, full_hub + link_one, to_two, "ありがとうございます")
    _say_yes(browser, full_hub + link_two, to_one, "You are introduced")
    with _visitor(browser, full_hub, session, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(full_hub + link_one)
        expect(page.get_by_text(to_two)).to_be_visible()
        _note_outcome(page, full_hub)
