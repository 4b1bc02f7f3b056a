"""A person with a name of their own who stands everywhere in the record, and what must not be seen of them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import note_consent, save_contact
from enishi.hub.contacts.models import Use
from enishi.hub.introductions.actions import Draft, answer, propose, withdraw
from enishi.hub.introductions.models import Introduction, Said
from enishi.hub.introductions.wishing import wish
from enishi.hub.meeting.actions import set_aside
from enishi.hub.meeting.models import Guest, GuestList, Why
from enishi.hub.network.actions import join_people, propose_reading, read_and_accept
from enishi.hub.network.actions.joining import seen_of
from enishi.hub.network.joining import SHAPES
from enishi.hub.network.models import (
    Activity,
    ActivityParticipant,
    Agreement,
    Citation,
    Claim,
    Commitment,
    Doubt,
    DoubtSubject,
    Organisation,
    OrganisationFact,
    Person,
    PersonName,
    Post,
    Purpose,
    Source,
    Tie,
)
from enishi.hub.network.search import index_records
from enishi.hub.outcomes.actions import Told, note_outcome, report
from enishi.hub.outcomes.models import Stage
from enishi.hub.pipeline.models import Need, Reminder, Seed
from enishi.releases import read
from tests.hub.introductions.people import organisation, person
from tests.hub.pipeline.offers import published

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
JA, EN, READING = "篠塚 朔太郎", "Sakutaro Shinozuka", "しのづか さくたろう"
ADDRESS, PHONE, ORCID = "sakutaro.shinozuka@example.org", "03-5555-0123", "0000-0002-1825-0097"
#: Whatever of the name, in any spelling, and of the address is found is a leak.
TRACE = re.compile(
    "篠塚|朔太郎|しのづか|さくたろう|シノヅカ|hinozuka|akutaro|03-5555-0123|0000-0002-1825-0097", re.IGNORECASE
)
_RELEASE_JA = """青葉大学と縁ハブが覚書を締結、篠塚朔太郎学長が署名

一般社団法人縁ハブと青葉大学は、2026年3月2日、創薬分野での連携に関する覚書（MOU）を締結しました。

調印式には、縁ハブ理事長 近江一郎と、青葉大学学長 篠塚 朔太郎（しのづか さくたろう）が出席し、署名しました。

篠塚学長は「よい協力になる」と述べました。

これにより、縁ハブの提携先は1団体となりました。
"""
_RELEASE_EN = """Enishi Hub and Seto University sign memorandum of understanding, says Sakutaro Shinozuka

March 2, 2026 - Enishi Hub and Seto University today signed a memorandum of understanding on drug discovery. The agreement was
signed by Ichiro Omi, Chairman of Enishi Hub, and SHINOZUKA Sakutaro, President of Seto University. "A good step," said Shinozuka.
"""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The person, and some of what they stand in."""

    person: Person
    university: Organisation
    source: Source
    introduction: Introduction
    user: User


def prose(text_ja: str = "{}のこと", text_en: str = "All about {}") -> dict[str, str]:
    """Return prose that names the person."""
    return {"ja": text_ja.format(JA.replace(" ", "")), "en": text_en.format(EN)}


def everywhere() -> Everywhere:
    """Put the person into every place the hub has for one. Nobody of the name refused anything yet."""
    editor = User.objects.create_user("editor@example.org", role="administrator", name="編集 係")
    proposed, _kept = read_and_accept(
        read(_RELEASE_JA, hub="縁ハブ", published="2026-03-02"),
        user=editor,
        now=NOW,
        url="https://example.org/sakutaro-shinozuka/",
    )
    propose_reading(read(_RELEASE_EN, hub="Enishi Hub", published="2026-03-02"), user=editor, now=NOW)
    found = Person.objects.get(names__text=JA)
    for text, language, kind in ((EN, "en", "official"), (READING, "ja", "reading")):
        PersonName.objects.create(person=found, text=text, language=language, kind=kind)
    found.orcid, found.languages, found.fields = (
        ORCID,
        "ja en",
        prose("創薬（{}研究室）", "Drug discovery ({} laboratory)"),
    )
    found.save()
    university = Organisation.objects.get(names__text="青葉大学")
    _joined(found, university, editor)
    _record(found, university, proposed.source)
    save_contact(found, email=ADDRESS, phone=PHONE, user=editor, now=NOW)
    for use in Use:
        note_consent(found, use, given=True, how=f"{JA}さんが電話で", user=editor, now=NOW)
    introduction = _introduced(found, university, editor)
    user = User.objects.create_user(ADDRESS.replace("@", "+account@"), role="member", name=EN)
    user.email = ADDRESS
    user.save()
    wish(Need.objects.get(), f"{JA}です。ぜひ。", user=user, now=timezone.now())
    wish(Seed.objects.get(), f"{EN} is worth it.", user=editor, now=timezone.now())
    index_records(
        [*Person.objects.all(), *Organisation.objects.all(), *Agreement.objects.all(), *Activity.objects.all()]
    )
    found.refresh_from_db()
    return Everywhere(found, university, proposed.source, introduction, user)


def _joined(found: Person, university: Organisation, editor: User) -> None:
    """A second record of the person, joined into the first: the journal holds its name."""
    double = Person.objects.create()
    PersonName.objects.create(person=double, text="Shinozuka, Sakutaro", language="en")
    Post.objects.create(person=double, organisation=university, title={"en": "President"}, since="2024")
    index_records([double])
    found.refresh_from_db()  # as the page that compares them reads it
    seen = seen_of(SHAPES["person"], found, double)
    join_people(found, double, {}, seen=seen, user=editor, now=NOW)


def _record(found: Person, university: Organisation, source: Source) -> None:
    agreement = Agreement.objects.get(parties__organisation=university)
    agreement.title, agreement.place = prose("{}記念協定", "The {} Agreement"), prose("{}講堂", "{} Hall")
    agreement.save()
    purpose = Purpose.objects.create(agreement=agreement, text=prose())
    promised = prose("{}が年2回講演", "{} lectures twice a year")
    commitment = Commitment.objects.create(agreement=agreement, organisation=university, text=promised)
    title, hall = prose("{}氏講演会", "Lecture by {}"), prose("{}講堂", "{} Hall")
    activity = Activity.objects.create(kind="symposium", title=title, on="2026-05-02", place=hall)
    activity.agreements.add(agreement)
    hub = Organisation.objects.get(is_hub=True)
    for present in (university, hub):
        ActivityParticipant.objects.create(activity=activity, organisation=present)
    fact = OrganisationFact.objects.create(
        organisation=university, kind="count", value=f"12 ({EN})", what=prose(), on="2026"
    )
    tie = Tie.objects.create(
        subject=university, kind="founded", object=hub, what=prose("{}が提案", "proposed by {}"), since="2020"
    )
    university.about, university.place = prose("{}が率いる大学です。", "Led by {}."), prose("{}通り", "{} Street")
    university.save()
    _quoted(source, agreement, [purpose, commitment, activity, fact, tie, university, agreement])


def _quoted(source: Source, agreement: Agreement, rows: list[Model]) -> None:
    """Cite words that name the person for *rows*; one of them is doubtful, and a figure is claimed."""
    at = source.text.index("篠塚学長")
    where = {"source": source, "start": at, "end": at + 4, "quote": "篠塚学長"}
    for row in rows:
        kind = ContentType.objects.get_for_model(row)
        Citation.objects.create(content_type=kind, object_id=row.pk, field="said", accepted_at=NOW, **where)
    told = {"said": f"{JA}（{READING}）", "read_as": EN, "reason": prose(), "advice": prose("{}に聞く", "Ask {}")}
    doubt = Doubt.objects.create(kind="name", **told, **where)
    kind = ContentType.objects.get_for_model(agreement)
    DoubtSubject.objects.create(doubt=doubt, content_type=kind, object_id=agreement.pk)
    Doubt.objects.create(source=source, kind="date", said=f"{EN} said so", resolution=f"{JA}に確認", resolved_at=NOW)
    start = source.text.index("篠塚 朔太郎")
    quote = source.text[start : start + 12]  # ends in the middle of the reading
    claim = {"kind": "partners", "value": 1, "as_of": "2026-03-02"}
    Claim.objects.create(source=source, quote=quote, start=start, end=start + 12, **claim)


def _as_guest(found: Person, university: Organisation) -> None:
    """On the list of an event: once joined to the record, once as a mere row."""
    guests = GuestList.objects.create(
        name=f"{JA}氏を囲む会", held_on=date(2026, 12, 9), keep_until=date(2027, 3, 9), told_how=f"{EN}", told_at=NOW
    )
    row = {"guest_list": guests, "email": ADDRESS, "fields": prose()["ja"], "wants": f"{EN} looks for partners"}
    Guest.objects.create(line=2, name=JA, person=found, organisation=university, joined="certain", **row)
    Guest.objects.create(line=3, name=EN, organisation_name=f"{EN} Laboratory", **row)


def _introduced(found: Person, university: Organisation, editor: User) -> Introduction:
    seed = published(
        Seed,
        organisation=university,
        person=found,
        title=prose("{}の検査法", "The {} test"),
        summary=prose("{}氏が開発しました。", "Developed by {}."),
    )
    published(Need, organisation=university, person=found, title=prose("{}の課題", "What {} needs"))
    _as_guest(found, university)
    Reminder.objects.create(seed=seed, person=found, until=date(2026, 12, 1), written_at=NOW, word=f"{JA}が確認します")
    seed.acts.create(step="returned", at=NOW - timedelta(days=400), by=editor, remark=f"{JA}さんの確認待ち")
    oki = organisation("隠岐製薬株式会社", "Oki Pharmaceuticals Inc.")
    other = person("隠岐花子", "Hanako Oki", "oki@example.com", "en")
    set_aside(
        f"person:{found.pk}", f"organisation:{oki.pk}", why=Why.OTHER, remark=f"{JA}さんは多忙", user=editor, now=NOW
    )
    now = timezone.now()
    ends = timezone.localdate(now) + timedelta(days=14)
    sides = (Draft(found, university, seed), Draft(other, oki))
    earlier = propose(
        sides, why=prose("{}さんと話す価値があります。", "{} is worth your time."), ends_on=ends, user=editor, now=NOW
    )
    withdraw(earlier, why=f"{JA}さんの希望", user=editor, now=NOW)
    row = propose(
        sides, why=prose("{}さんと話す価値があります。", "{} is worth your time."), ends_on=ends, user=editor, now=now
    )
    mine, theirs = row.sides.order_by("place")
    answer(mine, Said.YES, remark=f"{JA}です。よろしく。", now=now)
    answer(theirs, Said.YES, remark=f"{EN} is known to us.", now=now)
    report(mine, Stage.MET, remark=f"{JA}より", now=now)
    report(theirs, Stage.MET, remark=f"met {EN}", now=now)
    row.refresh_from_db()
    what = prose("{}との共同研究", "Joint research with {}")
    note_outcome(
        row,
        Told(kind="research", on=date(2026, 11, 1).isoformat(), what=what, word=f"{JA}さんから電話"),
        user=editor,
        now=now,
    )
    return row
