"""Malformed reviews by the hundred: never an error of the server, and nothing written."""

import itertools

import pytest
from django.urls import reverse
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import propose_reading
from enishi.hub.network.bridge import EDITABLE
from enishi.hub.network.models import (
    Agreement,
    Citation,
    Claim,
    Doubt,
    Organisation,
    OrganisationName,
    Person,
    ProposedReading,
    Tie,
)
from enishi.releases import read

GARBAGE = [
    "", " ", "\x00", "\x1b[31m", "\u202e", "\ud7ff\ue000", "🎌" * 50, "<script>", "%s%n", "' OR 1=1 --", "-1", "1e309", "NaN", "null",
    "9" * 19, "9" * 5000, "٣", "x" * 20_000, "2019-13-45", "2019年2月30日", "0000", "../..", "2019/", "99999-01", "Y170000002", "2004-06-~",
    "P-5Y", "P", "P0Y", "P99999999Y", "[1]", "{}", "o1", "true",
]  # fmt: skip
TEXT = (
    "日本橋ハブ推進機構(以下「日本橋ハブ」)は、2020年4月1日、"
    "英国のケンブリッジ科学大学(所在地:英国ケンブリッジ)とMOU(覚書)を締結しました。"
)
WRITTEN = (Organisation, OrganisationName, Person, Agreement, Tie, Claim, Doubt, Citation)
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_user("staff@example.org", "a long password", role="staff", language="en"))
    client.raise_request_exception = True
    return client


@pytest.fixture
def proposed():
    """A reading with one item of each kind."""
    reading = read(TEXT, hub="日本橋ハブ", published="2020-04-02")
    found = propose_reading(reading, user=None, now=timezone.now())
    quote = found.payload["organisations"][0]["quote"]
    first, second = (item["id"] for item in found.payload["organisations"][:2])
    shared = {"quote": quote, "confidence": 0.9}
    name = {"text": "岡野栄之", "language": "ja", "kind": "official", "quote": quote, "since": "", "until": ""}
    found.payload |= {
        "people": [{"id": "p1", "names": [name], "posts": [], "roles": ["named"], **shared}],
        "ties": [{"id": "t1", "kind": "founded", "subject": first, "object": second, "date": "", "what": [], **shared}],
        "events": [
            {"id": "e1", "kind": "visit", "titles": [], "date": "2020-03", "place": [], "organisers": [], "participants": [first],
             **shared}
        ],
        "claims": [
            {"id": "c1", "kind": "partners", "value": 3, "scope": "", "about": second, "as_of": "2020-04-02", **shared}
        ],
    }  # fmt: skip
    found.save()
    return found


def _state():
    rows = list(ProposedReading.objects.values("version", "decisions", "kept", "closed_at"))
    return rows, [model.objects.count() for model in WRITTEN]


def _fields(proposed):
    for kind, names in EDITABLE.items():
        for item in proposed.payload[kind][:1]:
            for name in (*names, "joined"):
                yield kind, item["id"], name


def test_garbage_in_every_field_at_once_writes_nothing(staff, proposed):
    other = Person.objects.create()
    address, before = reverse("enishi_review", args=[proposed.pk]), _state()
    for value in [*GARBAGE, str(other.pk)]:
        typed = {f"{item}-{name}": value for _kind, item, name in _fields(proposed)}
        for button in ({"keep": "everything"}, {"search": "o1"}):
            answer = staff.post(address, {"version": "7", **button, **typed})
            assert answer.status_code in {200, 409}, value
    assert _state() == before


@pytest.mark.parametrize("part", range(4))
def test_garbage_in_each_field_is_refused_or_can_be_kept(staff, proposed, part):
    address, refused = reverse("enishi_review", args=[proposed.pk]), 0
    for (kind, item, name), value in list(itertools.product(_fields(proposed), GARBAGE))[part::16]:
        proposed.refresh_from_db()
        before = _state()
        answer = staff.post(address, {"version": proposed.version, "decide": f"{item}:accept", f"{item}-{name}": value})
        assert answer.status_code in {302, 422}, (kind, name, value)
        if answer.status_code == 422:
            refused += 1
            assert _state() == before, (kind, name, value)
    assert refused > 20
    proposed.refresh_from_db()
    assert staff.post(address, {"version": proposed.version, "keep": "everything"}).status_code == 302
    assert Organisation.objects.count() >= 2


@pytest.mark.parametrize("name", ["version", "decide", "keep", "search"])
def test_garbage_in_what_says_what_to_do(staff, proposed, name):
    address, before = reverse("enishi_review", args=[proposed.pk]), _state()
    for value in [*GARBAGE, ":accept", "o1:", "o1:marry", "zz:accept", "accept:o1"]:
        answer = staff.post(address, {"version": "7", name: value})
        assert answer.status_code in {200, 302, 409}, value
    assert _state() == before


def test_garbage_in_questions(staff, proposed):
    before = _state()
    for value in GARBAGE:
        for query in ({"item": "o1", "q": value}, {"item": value, "q": "a"}, {"item": "o1", "q": "a", "chosen": value}):
            assert staff.get(reverse("enishi_candidates", args=[proposed.pk]), query).status_code == 200
        assert staff.get(reverse("enishi_reviews"), {"page": value}).status_code == 200
        answer = staff.post(reverse("enishi_reopen", args=[proposed.pk]), {"version": value})
        assert answer.status_code == 302
    assert staff.get(f"/office/reviews/{'9' * 30}/").status_code == 404
    assert _state() == before
