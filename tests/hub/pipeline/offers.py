"""Seeds and needs to look at: complete ones, whose owner has a name that must not leak where they are anonymous."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Organisation, OrganisationName, Person, PersonName
from enishi.hub.pipeline.actions import publish_offer
from enishi.hub.pipeline.models import Need, Offer, Seed

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SECRET_JA, SECRET_EN, SECRET_PERSON = "隠岐製薬株式会社", "Oki Pharmaceuticals Inc.", "隠岐花子"
COMPLETE = {
    "title": {"ja": "血液から膵臓がんを見つける検査", "en": "A blood test that finds pancreatic cancer"},
    "summary": {"ja": "少量の血液で早期に見つけます。", "en": "Finds it early from little blood."},
    "comparison": {"ja": "画像検査より早く分かります。", "en": "Earlier than imaging."},
    "benefit": {"ja": "患者の生存率が上がります。", "en": "Patients live longer."},
    "route": {"ja": "検査会社へのライセンス。", "en": "A licence to a diagnostics company."},
}


def owner() -> Organisation:
    """Return an organisation with a name in each language."""
    row = Organisation.objects.create(kind="company", country="JP")
    for language, text in (("ja", SECRET_JA), ("en", SECRET_EN)):
        OrganisationName.objects.create(organisation=row, text=text, language=language)
    return row


def asked() -> Person:
    """Return a person to ask."""
    row = Person.objects.create()
    PersonName.objects.create(person=row, text=SECRET_PERSON, language="ja")
    return row


def draft(kind: type[Offer] = Seed, **more: object) -> Offer:
    """Return a complete one that nobody has submitted."""
    told = {**COMPLETE, "trl": 4, **more}
    if "organisation" not in told:
        told["organisation"] = owner()
    return kind.objects.create(**told)


def published(kind: type[Offer] = Seed, **more: object) -> Offer:
    """Return one that everybody may see for a year from the day the test runs."""
    row = draft(kind, **more)
    publish_offer(row, until=timezone.localdate() + timedelta(days=365), user=None, now=timezone.now())
    row.refresh_from_db()
    return row


def member() -> User:
    """Return somebody who may not write."""
    return User.objects.create_user("member@example.org", role="member")


BOTH = [Seed, Need]
