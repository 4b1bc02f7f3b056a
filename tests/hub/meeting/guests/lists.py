"""A guest list to ask: a person of the record who consented, one who did not, two who are only rows, and one of whom nothing is known."""

from datetime import date, timedelta

from django.utils import timezone

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.meeting.guests.actions import Evening, add_guest_list, join_guests
from enishi.hub.meeting.guests.sheets import read_pasted
from enishi.hub.meeting.models import GuestList
from enishi.hub.network.models import Person, Post
from tests.hub.introductions.people import person
from tests.hub.meeting.hubs import Hub, full_hub

HEADS = "氏名\t所属\t役職\tメール\t分野\t求めるもの"
DEVICE = "脳卒中患者の手のリハビリを助ける柔らかいロボット手袋を作っている。"
WANTED = "手のリハビリに使うロボット手袋を探している。"
FARMING = "無人のトラクターで水田を耕す。"
FARMERS = "水田を耕す無人のトラクターを試したい。"


def evening(**more: object) -> Evening:
    day = timezone.localdate() + timedelta(days=9)
    return Evening(**{"name": "縁日交流会", "held_on": day, "told_how": "申込書に明記した。", **more})  # type: ignore[arg-type]  # as given


def known_person(hub: Hub, *, consent: bool | None) -> Person:
    """Somebody of the hospital whose fields speak of gloves."""
    row = person("近江一郎", "Ichiro Omi", "omi@example.org")
    row.fields = {"ja": WANTED}
    row.save()
    Post.objects.create(person=row, organisation=hub.hospital, title={"ja": "部長"})
    if consent is not None:
        note_consent(row, Use.MATCHED, given=consent, how="On a form.", user=None, now=timezone.now())
    return row


def evening_list(
    hub: Hub | None = None, *, consent: bool | None = True, rows: tuple[str, ...] = (), each: int = 5
) -> GuestList:
    """Return the list, joined."""
    hub = hub or full_hub()
    known_person(hub, consent=consent)
    told = (
        "近江 一郎\t楓病院\t部長\t\t\t",
        f"手袋 作\t手工業株式会社\t社長\t\t{DEVICE}\t",
        f"田畑 耕\t稲作研究所\t\t\t{FARMING}\t",
        f"農家 米子\t田園組合\t\t\t\t{FARMERS}",
        "名無 しの\t誰も知らない会社\t\t\t\t",
    )
    sheet = read_pasted("\n".join([HEADS, *told, *rows]))
    made = add_guest_list(evening(each=each), sheet, user=None, now=timezone.now())
    return join_guests(made, {}, user=None, now=timezone.now())


def day() -> date:
    return timezone.localdate()
