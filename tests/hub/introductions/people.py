"""Two sides to introduce, each with an address and the consent to be written to."""

from datetime import UTC, date, datetime, timedelta

from enishi.hub.contacts.actions import note_consent, save_contact
from enishi.hub.contacts.models import Use
from enishi.hub.introductions.actions import Draft, propose
from enishi.hub.introductions.models import Introduction
from enishi.hub.network.models import Organisation, OrganisationName, Person, PersonName
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.pipeline.offers import draft

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
ENDS = date(2026, 12, 8)
WHY = {"ja": "検査の相手を探しておられるためです。", "en": "You look for a partner in diagnostics."}


def organisation(ja: str, en: str) -> Organisation:
    row = Organisation.objects.create(kind="company", country="JP")
    OrganisationName.objects.create(organisation=row, text=ja, language="ja")
    OrganisationName.objects.create(organisation=row, text=en, language="en")
    return row


def person(ja: str, en: str, email: str, language: str = "ja", phone: str = "") -> Person:
    row = Person.objects.create()
    PersonName.objects.create(person=row, text=ja, language="ja")
    PersonName.objects.create(person=row, text=en, language="en")
    save_contact(row, email=email, phone=phone, language=language, user=None, now=NOW)
    note_consent(row, Use.CONTACTED, given=True, how="On a form.", user=None, now=NOW - timedelta(days=9))
    return row


def two_sides(*, anonymous: bool = False) -> tuple[Draft, Draft]:
    """A Japanese seed and a need of somebody who reads English; *anonymous*: the need does not say whose it is."""
    ours, theirs = (
        organisation("青葉大学", "Aoba University"),
        organisation("隠岐製薬株式会社", "Oki Pharmaceuticals Inc."),
    )
    one = person("近江一郎", "Ichiro Omi", "omi@example.org", phone="03-0000-0001")
    two = person("隠岐花子", "Hanako Oki", "oki@example.com", "en", phone="+81 3 0000 0002")
    seed = draft(Seed, organisation=ours, person=one)
    need = draft(Need, organisation=theirs, person=two, anonymous=anonymous)
    return Draft(one, ours, seed), Draft(two, theirs, need)


def proposed(**more: bool) -> Introduction:
    return propose(two_sides(**more), why=WHY, ends_on=ENDS, user=None, now=NOW)
