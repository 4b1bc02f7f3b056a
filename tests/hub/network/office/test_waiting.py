"""The queue of readings."""

import pytest
from django.urls import reverse
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import propose_reading
from enishi.hub.network.models import Organisation, OrganisationName
from enishi.hub.network.office.waiting import waiting_readings
from enishi.releases import read

pytestmark = pytest.mark.django_db
HEAD = "日本橋ハブ推進機構(以下「日本橋ハブ」)は、"


def _propose(text):
    return propose_reading(read(text, hub="日本橋ハブ", published="2020-04-02"), user=None, now=timezone.now())


def test_queue_puts_conflicts_before_new_agreements_before_the_rest():
    nothing = _propose("日本橋ハブは本日、展示を行いました。")
    new = _propose(f"{HEAD}2020年4月1日、フランスのリヨン科学大学とMOU(覚書)を締結しました。")
    conflict = _propose(
        f"{HEAD}2020年3月1日、英国のケンブリッジ科学大学(所在地:英国ケンブリッジ)とMOU(覚書)を締結しました。"
    )
    known = Organisation.objects.create(kind="university", country="US")
    OrganisationName.objects.create(organisation=known, text="ケンブリッジ科学大学", language="ja")
    for each in (nothing, new, conflict):
        each.payload["doubts"] = []
        each.save()
    assert [row.proposed for row in waiting_readings()] == [conflict, new, nothing]
    assert [(row.doubts, row.conflicts, row.new_agreements) for row in waiting_readings()] == [
        (0, 1, 1),
        (0, 0, 1),
        (0, 0, 0),
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing waits for you."), ("ja", "確認待ちのものはありません。")]
)
def test_queue_that_is_empty_says_what_to_do(client, language, words):
    client.force_login(
        User.objects.create_user("staff@example.org", "a long password", role="staff", language=language)
    )
    assert words in client.get(reverse("enishi_reviews")).content.decode()
