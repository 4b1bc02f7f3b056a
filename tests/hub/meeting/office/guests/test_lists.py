from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from enishi.hub.meeting.guests.actions import add_guest_list
from enishi.hub.meeting.guests.sheets import read_pasted
from enishi.hub.meeting.models import Guest, GuestList, Joined
from enishi.hub.network.models import Activity, Person, Post
from tests.hub.introductions.people import organisation, person
from tests.hub.meeting.guests.lists import evening, evening_list
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db
NEW = "/office/meeting/guests/new/"


def _form(**more):
    day = evening().held_on.isoformat()
    said = {
        "name": "縁日交流会",
        "held_on": day,
        "told": "on",
        "told_how": "申込書",
        "each": "4",
        "pasted": "氏名\t所属\n近江一郎\t青葉大学\n",
    }
    return said | more


def _known():
    body, omi = organisation("青葉大学", "Aoba University"), person("近江一郎", "Ichiro Omi", "omi@example.org")
    Post.objects.create(person=omi, organisation=body)
    return omi, body


def test_pasted_list_is_taken_over_and_leads_to_who_they_are(office):
    omi, body = _known()
    page = office.post(
        NEW,
        _form(pasted="氏名\t所属\t電話\n近江 一郎\t青葉大学\t03\n近江 一郎\t青葉大学医学部\t03\n名無し\t\t\n"),
        follow=True,
    )
    made = GuestList.objects.get()
    assert page.redirect_chain == [(reverse("enishi_guests", args=[made.pk]), 302)]
    assert (made.each, made.told_how, made.told_by.email) == (4, "申込書", "staff@example.org")
    assert [row["guest"].line for row in page.context["joined"]] == [2]
    assert [row["guest"].line for row in page.context["open"]] == [3]
    assert [guest.line for guest in page.context["bare"]] == [4]
    with override("en"):
        assert [row["guest"].how for row in page.context["joined"]] == ["by name and organisation, or by address"]
    choices = [value for value, _label, _chosen in page.context["open"][0]["choices"]]
    assert choices == [f"{omi.pk}:", f":{body.pk}"]
    assert "These columns were not read: “電話”" in page.content.decode()


def test_guest_of_whom_the_organisation_alone_is_known_is_not_said_to_be_known_by_name(office):
    _omi, body = _known()
    page = office.post(NEW, _form(pasted="氏名\t所属\n名無し\t青葉大学\n"), follow=True)
    (row,) = page.context["joined"]
    assert (row["guest"].person, row["guest"].organisation) == (None, body)
    with override("en"):
        assert row["guest"].how == "the organisation by its name"


def test_file_of_an_event_of_the_record_is_taken_over(office):
    event = Activity.objects.create(title={"ja": "縁日交流会"}, on=evening().held_on.isoformat())
    page = office.get(f"{NEW}?activity={event.pk}")
    assert page.context["form"].initial == {"name": "縁日交流会", "activity": event.pk, "held_on": evening().held_on}
    file = SimpleUploadedFile("guests.csv", "氏名,所属\n近江一郎,青葉大学\n".encode("cp932"))
    office.post(NEW, _form(pasted="", file=file, activity=event.pk))
    assert [(row.name, row.guest_list.activity) for row in Guest.objects.all()] == [("近江一郎", event)]
    assert "has a guest list already" in office.get(f"{NEW}?activity={event.pk}").content.decode()
    assert f"activity={event.pk}" in office.get("/office/snippets/network/activity/").content.decode()


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"told": ""}, "told", "Only guests who were told so"),
        ({"told_how": ""}, "told_how", "This field is required"),
        ({"pasted": "氏名\t所属\n\t\t\nx\t" + "y" * 301}, "pasted", "Line 3: “yyyyyyyyyyyyyyyyyyyy…” is longer"),
        ({"pasted": ""}, "pasted", "The list is empty"),
        ({"file": SimpleUploadedFile("a.csv", b"Name\nAnn")}, "file", "Empty the one or the other"),
        ({"held_on": "2020-01-01"}, "keep_until", "a year after the event"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(office, more, field, said):
    page = office.post(NEW, _form(**more))
    assert page.status_code == 422
    assert [name for name, _errors in page.context["form"].errors.items()] == [field]
    html = page.content.decode()
    assert (said in html, f'<a href="#id_{field}">' in html, f'id="id_{field}_error"' in html) == (True, True, True)
    assert GuestList.objects.count() == 0


def test_what_staff_choose_is_kept_and_what_is_gone_is_nobody(office):
    omi, body = _known()
    made = add_guest_list(
        evening(),
        read_pasted("Name,Organisation\n近江一郎,青葉大学医学部\n名無し,青葉大学\nAnn,Oki"),
        user=None,
        now=timezone.now(),
    )
    one, two, three = made.guests.all()
    said = {f"guest-{one.pk}": f"{omi.pk}:{body.pk}", f"guest-{two.pk}": ":", f"guest-{three.pk}": "99999:"}
    answer = office.post(reverse("enishi_guests", args=[made.pk]), said)
    assert answer["Location"] == reverse("enishi_guest_pairs", args=[made.pk])
    told = [(row.person, row.organisation, row.joined) for row in made.guests.all()]
    assert told == [(omi, body, Joined.STAFF), (None, None, Joined.NOBODY), (None, None, Joined.NOBODY)]
    page = office.get(reverse("enishi_guests", args=[made.pk]))
    chosen = {
        row["guest"].line: [value for value, _label, chosen in row["choices"] if chosen]
        for row in page.context["joined"]
    }
    assert chosen == {2: [f"{omi.pk}:{body.pk}"], 3: []}


def test_lists_are_shown_and_deleted(office):
    made = evening_list()
    later = evening(name="次の交流会", held_on=made.held_on + timedelta(days=1))
    add_guest_list(later, read_pasted("Name\nAnn"), user=None, now=timezone.now())
    shown = office.get("/office/meeting/guests/")
    assert [row.name for row in shown.context["rows"]] == ["次の交流会", "縁日交流会"]
    GuestList.objects.exclude(pk=made.pk).delete()
    page = shown.content.decode()
    assert "5 guests" in page
    assert reverse("enishi_guest_lists") in office.get(reverse("enishi_meetings")).content.decode()
    office.get(reverse("enishi_guest_list_delete", args=[made.pk]))
    assert GuestList.objects.count() == 1
    office.post(reverse("enishi_guest_list_delete", args=[made.pk]))
    assert (GuestList.objects.count(), Person.objects.count() > 0) == (0, True)
    assert "No guest list is kept." in office.get("/office/meeting/guests/").content.decode()


@pytest.mark.parametrize("signed_in", [False, True])
def test_nobody_but_staff_sees_a_guest(client, signed_in):
    made = evening_list()
    first = made.guests.first().pk
    if signed_in:
        client.force_login(member())
    names = ("enishi_guests", "enishi_guest_pairs", "enishi_guest_requests")
    addresses = [reverse("enishi_guest_lists"), NEW, *(reverse(name, args=[made.pk]) for name in names)]
    addresses += [reverse("enishi_guest_table", args=[made.pk, "csv"])]
    addresses += [
        reverse(name, args=[made.pk, "guest", first, "ja"]) for name in ("enishi_guest_brief", "enishi_guest_pdf")
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in {302, 403}, address
        assert "近江" not in answer.content.decode(), address


def test_pages_wait_until_it_is_said_who_they_are(office):
    made = add_guest_list(evening(), read_pasted("Name\nAnn"), user=None, now=timezone.now())
    assert office.get(reverse("enishi_guest_pairs", args=[made.pk]))["Location"] == reverse(
        "enishi_guests", args=[made.pk]
    )
    assert office.get(reverse("enishi_guest_table", args=[made.pk, "csv"])).status_code == 404
