import pytest

from enishi.hub.meeting.guests.joining import who_they_are
from enishi.hub.meeting.guests.sheets import Row
from enishi.hub.network.models import OrganisationName, Post
from tests.hub.introductions.people import organisation, person

pytestmark = pytest.mark.django_db


def _told(likely):
    return [(each.record, each.reason, each.taken) for each in likely]


def test_name_and_organisation_decide_in_either_script():
    body, omi = organisation("青葉大学", "Aoba University"), person("近江一郎", "Ichiro Omi", "omi@example.org")
    Post.objects.create(person=omi, organisation=body)
    who = who_they_are([Row(2, "近江 一郎", "国立大学法人青葉大学"), Row(3, "Ichiro Omi", "Aoba University")])
    assert [(each.person, each.organisation) for each in who.values()] == [(omi, body), (omi, body)]


def test_address_and_name_decide_whatever_the_organisation():
    omi = person("近江一郎", "Ichiro Omi", "omi@example.org")
    who = who_they_are(
        [Row(2, "近江 一郎", "別の会社", email="OMI@example.org"), Row(3, "隠岐 花子", "", email="omi@example.org")]
    )
    assert _told(who[2].people) == [(omi, "same_address", True)]
    assert _told(who[3].people) == [(omi, "same_address", False)]


def test_what_is_only_likely_is_proposed_and_not_taken():
    body, omi = organisation("青葉大学", "Aoba University"), person("近江一郎", "Ichiro Omi", "omi@example.org")
    OrganisationName.objects.create(
        organisation=organisation("青葉大学病院", "Aoba Hospital"), text="青葉病院", language="ja"
    )
    who = who_they_are([Row(2, "近江一郎", "青葉大学医学部")])[2]
    assert (who.person, who.organisation) == (None, None)
    assert _told(who.people) == [(omi, "same_name", False)]
    assert (body, "similar_name", False) in _told(who.organisations)


def test_who_is_unknown_is_nobody():
    organisation("青葉大学", "Aoba University")
    who = who_they_are([Row(2, "名無し", "誰も知らない会社"), Row(3, "", "誰も知らない会社"), Row(4, "名無し", "")])
    assert [(each.people, each.organisations) for each in who.values()] == [((), ())] * 3


def test_questions_do_not_grow_with_the_guests(django_assert_max_num_queries):
    for number in range(6):
        body, one = (
            organisation(f"青葉{number}大学", f"Aoba {number}"),
            person(f"近江{number}", f"Omi {number}", f"{number}@example.org"),
        )
        Post.objects.create(person=one, organisation=body)
    with django_assert_max_num_queries(20):
        who = who_they_are([Row(2 + number, f"近江{number}", f"青葉{number}大学") for number in range(6)])
    assert all(each.person and each.organisation for each in who.values())
