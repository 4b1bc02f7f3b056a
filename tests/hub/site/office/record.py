"""A record in one language alone, so that a word in the other can only be the office's own."""

from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import save_contact
from enishi.hub.introductions.wishing import wish
from enishi.hub.meeting.guests.actions import Evening, add_guest_list, join_guests
from enishi.hub.meeting.guests.sheets import Row, Sheet
from enishi.hub.network.actions import add_source, propose_reading
from enishi.hub.network.models import (
    Activity,
    ActivityParticipant,
    Agreement,
    AgreementParty,
    Citation,
    Claim,
    Doubt,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Post,
    Tie,
)
from enishi.hub.network.search import rebuild
from enishi.hub.pipeline.actions import publish_offer, submit_offer
from enishi.hub.pipeline.models import Need, Seed
from enishi.releases import Reading, read

JAPANESE = {
    "hub": "日本橋交流機構",
    "partner": "湾岸大学",
    "person": "山田太郎",
    "post": "学長",
    "event": "秋の交流会",
    "release": "湾岸大学と覚書を締結",
    "text": "日本橋交流機構は、2020年4月1日、湾岸大学と覚書を締結しました。",
    "doubt": "63日",
    "why": "文字が抜けています。",
}
ENGLISH = {
    "hub": "Harbour Hub",
    "partner": "Bay University",
    "person": "Jane Doe",
    "post": "President",
    "event": "Autumn reception",
    "release": "Memorandum with Bay University",
    "text": "On 1 April 2020 Harbour Hub signed a memorandum of understanding with Bay University.",
    "doubt": "63 June",
    "why": "A character is missing.",
}


def fill(language: str) -> None:
    """Write one record of each kind, with all names in *language*."""
    said = JAPANESE if language == "ja" else ENGLISH
    home, partner = _organisation(said["hub"], language, is_hub=True), _organisation(said["partner"], language)
    person = Person.objects.create()
    PersonName.objects.create(person=person, text=said["person"], language=language)
    Post.objects.create(person=person, organisation=partner, title={language: said["post"]}, since="2019")
    for signed, ends in (("2020-04-01", "2099-03-31"), ("2010-04", "2011-03-31")):
        agreement = Agreement.objects.create(signed_on=signed, ends_on=ends)
        for each in (home, partner):
            AgreementParty.objects.create(agreement=agreement, organisation=each)
    Tie.objects.create(subject=home, object=partner, kind="works_with", since="2019-06")
    event = Activity.objects.create(kind="reception", title={language: said["event"]}, on="2020-10-01")
    ActivityParticipant.objects.create(activity=event, organisation=partner)
    _cite(said, language, partner)
    _offer(said, language, partner)
    _wishes(said, person)
    propose_reading(read(said["text"], hub=said["hub"], published="2020-04-02"), user=None, now=timezone.now())
    _guests(said)
    rebuild()


def _guests(said: dict[str, str]) -> None:
    evening = Evening(said["event"], timezone.localdate(), said["text"])
    rows = (
        Row(2, said["person"], said["partner"]),
        Row(3, "", said["hub"]),
        Row(4, said["post"], "", fields=said["text"]),
    )
    made = add_guest_list(evening, Sheet(rows), user=None, now=timezone.now())
    join_guests(made, {}, user=None, now=timezone.now())


def _offer(said: dict[str, str], language: str, partner: Organisation) -> None:
    texts = {name: {language: said["why"]} for name in ("title", "summary", "comparison", "benefit", "route")}
    seed, need = (kind.objects.create(organisation=partner, phase="preclinical", **texts) for kind in (Seed, Need))
    submit_offer(seed, user=None, now=timezone.now())
    publish_offer(need, until=timezone.localdate(), user=None, now=timezone.now())
    Seed.objects.create(anonymous=True)


def _wishes(said: dict[str, str], person: Person) -> None:
    """Two members ask for the need: one whom the record knows, and one whom it does not."""
    save_contact(person, email="known@example.org", user=None, now=timezone.now())
    for email in ("known@example.org", "unknown@example.org"):
        user = User.objects.create_user(email, role="member", name=said["person"])
        wish(Need.objects.get(), said["why"], user=user, now=timezone.now())


def _organisation(name: str, language: str, **more: bool) -> Organisation:
    row = Organisation.objects.create(kind="university", country="JP", **more)
    OrganisationName.objects.create(organisation=row, text=name, language=language)
    return row


def _cite(said: dict[str, str], language: str, partner: Organisation) -> None:
    reading = Reading(
        text=said["release"], language=language, title=said["release"], hub="", published="", reader="test"
    )
    source = add_source(reading, user=None, now=timezone.now()).source
    why = {language: said["why"]}
    Doubt.objects.create(source=source, kind="lost_character", said=said["doubt"], reason=why, advice=why)
    Claim.objects.create(source=source, kind="partners", value=10, quote=said["release"], start=0, end=4)
    Citation.objects.create(
        source=source, fact=partner, quote=said["partner"], start=0, end=4, accepted_at=timezone.now()
    )
