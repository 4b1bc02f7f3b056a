"""The review of a reading, as staff use it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import AlreadyDecided, accept_reading, decide
from enishi.hub.network.bridge import Decision
from enishi.hub.network.models import (
    Agreement,
    AgreementParty,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    ProposedReading,
    Tie,
)

TEXT = """大学と覚書を締結 <script>alert(1)</script>

日本橋ハブ推進機構(以下「日本橋ハブ」)は、2020年4月1日、英国のケンブリッジ科学大学(所在地:英国ケンブリッジ)とMOU(覚書)を締結しました。
"""
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_user("staff@example.org", "a long password", role="staff", language="en"))
    return client


@pytest.fixture
def proposed(staff):
    answer = staff.post(reverse("enishi_read"), {"text": TEXT, "published": "2020年4月2日", "hub": "日本橋ハブ"})
    reading = ProposedReading.objects.get()
    assert answer.headers["Location"] == reverse("enishi_review", args=[reading.pk])
    return reading


def _post(client, reading, version=None, follow=False, **more):
    reading.refresh_from_db()
    version = reading.version if version is None else version
    return client.post(reverse("enishi_review", args=[reading.pk]), {"version": version, **more}, follow=follow)


def _decide(client, reading, decision, version=None, **more):
    answer = _post(client, reading, version, decide=decision, **more)
    reading.refresh_from_db()
    return answer


def _item(reading, kind, name):
    return next(item["id"] for item in reading.payload[kind] if name in str(item))


def _decided(reading):
    return {item: (row["do"], row["joined"], row["edits"]) for item, row in reading.decisions.items()}


def _named(text, **fields):
    row = Organisation.objects.create(**{"kind": "university", "country": "GB", **fields})
    OrganisationName.objects.create(organisation=row, text=text, language="ja")
    return row


def test_reviews_are_closed_to_visitors_and_members(client):
    assert client.get(reverse("enishi_reviews")).status_code == 302
    client.force_login(User.objects.create_user("member@example.org", "a long password", role="member"))
    for name, args in (("reviews", []), ("review", [1]), ("candidates", [1]), ("reopen", [1])):
        address = reverse(f"enishi_{name}", args=args)
        assert {client.get(address).status_code, client.post(address).status_code} <= {302, 403}


def test_read_asks_for_a_text_or_a_file(staff):
    page = staff.post(reverse("enishi_read"), {"hub": "日本橋ハブ"}).content.decode()
    assert ProposedReading.objects.count() == 0
    assert "office-doubt" in page


def test_review_shows_the_text_marked_and_inert(staff, proposed):
    page = staff.get(reverse("enishi_review", args=[proposed.pk])).content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<mark") >= 2
    assert Organisation.objects.count() == 0


def test_review_leads_from_row_to_mark_and_back_without_scripts(staff, proposed):
    page = staff.get(reverse("enishi_review", args=[proposed.pk])).content.decode()
    for kind in ("agreements", "organisations"):
        for item in proposed.payload[kind]:
            assert page.count(f'id="{item["id"]}"') == 1
            assert page.count(f'id="m-{item["id"]}"') == 1
            assert f'href="#m-{item["id"]}"' in page
    agreement = proposed.payload["agreements"][0]["id"]
    assert f'<a href="#{agreement}">' in page


def test_review_keeps_everything_not_rejected_and_reports(staff, proposed):
    page = _post(staff, proposed, keep="everything", follow=True).content.decode()
    agreement = Agreement.objects.get()
    assert (agreement.signed_on, agreement.parties.count()) == ("2020-04-01", 2)
    proposed.refresh_from_db()
    assert proposed.closed_by.email == "staff@example.org"
    for record in (agreement, *Organisation.objects.all()):
        assert reverse(f"wagtailsnippets_network_{record._meta.model_name}:edit", args=[record.pk]) in page
    assert "Added to the record" in page


def test_review_edits_and_rejects_item_by_item(staff, proposed):
    agreement = _item(proposed, "agreements", "2020-04-01")
    typed = {f"{agreement}-signed_on": "2020年4月3日", f"{agreement}-term": "3年間"}
    _decide(staff, proposed, f"{agreement}:accept", **typed)
    assert _decided(proposed) == {agreement: ("accept", None, {"signed_on": "2020-04-03", "term": "P3Y"})}
    assert proposed.decisions[agreement]["by"] == User.objects.get().pk
    _post(staff, proposed, keep="accepted")
    kept = Agreement.objects.get()
    assert (kept.signed_on, kept.force_until) == ("2020-04-03", "2023-04-02")


@pytest.mark.parametrize(
    ("kind", "field", "value", "sentence"),
    [
        ("agreements", "signed_on", "2019年2月30日", "is not a date"),
        ("agreements", "signed_on", "soon", "is not a date"),
        ("agreements", "signed_on", "9999-01-01", "year cannot be right"),
        ("agreements", "term", "for ever", "is not a term"),
        ("agreements", "term", "P9000Y", "is not a term"),
        ("agreements", "ends_on", "2019-01-01", "cannot end before it begins"),
        ("agreements", "kind", "wedding", "not one of the available choices"),
        ("agreements", "status", "", "required"),
        ("agreements", "renewal", "never", "not one of the available choices"),
        ("agreements", "joined", "999999", "there no more"),
        ("agreements", "joined", "the first", "Choose one of the records"),
        ("organisations", "name", "", "required"),
        ("organisations", "name", "x" * 301, "at most 300"),
        ("organisations", "name", "a\x07b", "cannot be seen"),
        ("organisations", "name", "a\u202eb", "cannot be seen"),
        ("organisations", "kind", "castle", "not one of the available choices"),
        ("organisations", "country", "Atlantis", "No country has this name"),
        ("organisations", "region", "x" * 41, "at most 40"),
        ("organisations", "joined", "9" * 30, "there no more|Choose one|at most 20"),
    ],
)
@pytest.mark.parametrize("button", ["decide", "keep"])
def test_review_says_what_is_wrong_beside_the_field_and_keeps_what_was_typed(
    staff, proposed, kind, field, value, sentence, button
):
    item = proposed.payload[kind][0]["id"]
    pressed = {"decide": f"{item}:accept"} if button == "decide" else {"keep": "everything"}
    answer = _post(staff, proposed, **{f"{item}-{field}": value}, **pressed)
    assert answer.status_code == 422
    form = next(r for _k, _l, rows in answer.context["groups"] for r in rows if r.id == item).form
    assert field in form.errors
    page = answer.content.decode()
    assert any(each in page for each in sentence.split("|"))
    assert form[field].value() == value
    proposed.refresh_from_db()
    assert (proposed.version, proposed.decisions, Organisation.objects.count()) == (0, {}, 0)


def test_review_error_is_in_the_users_language(staff, proposed):
    User.objects.update(language="ja")
    item = proposed.payload["agreements"][0]["id"]
    page = _decide(staff, proposed, f"{item}:accept", **{f"{item}-signed_on": "2019年2月30日"}).content.decode()
    assert "2019年2月30日" in page
    assert "日付ではありません" in page or "日付として読めません" in page
    assert "is not a date" not in page


def test_review_rejects_without_asking_for_valid_fields(staff, proposed):
    item = proposed.payload["agreements"][0]["id"]
    _decide(staff, proposed, f"{item}:reject", **{f"{item}-signed_on": "nonsense"})
    assert _decided(proposed) == {item: ("reject", None, {})}


def test_review_keeps_what_was_typed_beside_another_button(staff, proposed):
    agreement, hub = proposed.payload["agreements"][0]["id"], _item(proposed, "organisations", "日本橋ハブ推進機構")
    _decide(staff, proposed, f"{hub}:accept", **{f"{agreement}-term": "P2Y"})
    assert _decided(proposed) == {hub: ("accept", None, {}), agreement: ("open", None, {"term": "P2Y"})}


def test_review_corrects_a_name_and_a_country(staff, proposed):
    university = _item(proposed, "organisations", "ケンブリッジ")
    typed = {f"{university}-name": "ケンブリッジ理科大学", f"{university}-country": "フランス"}
    _decide(staff, proposed, f"{university}:accept", **typed)
    _post(staff, proposed, keep="everything")
    kept = Organisation.objects.get(is_hub=False)
    assert (str(kept), kept.country) == ("ケンブリッジ理科大学", "FR")


def test_review_rejects_an_organisation_and_with_it_the_agreement(staff, proposed):
    university = _item(proposed, "organisations", "ケンブリッジ")
    _decide(staff, proposed, f"{university}:reject")
    page = _post(staff, proposed, keep="everything", follow=True).content.decode()
    assert (Agreement.objects.count(), Organisation.objects.count()) == (0, 1)
    assert "Fewer than two of its parties were kept." in page


def test_review_joins_an_existing_record_and_the_agreement_follows(staff, proposed):
    known = Organisation.objects.create(kind="university", country="GB")
    university = _item(proposed, "organisations", "ケンブリッジ")
    _decide(staff, proposed, f"{university}:accept", **{f"{university}-joined": str(known.pk)})
    _post(staff, proposed, keep="everything")
    assert Agreement.objects.get().parties.filter(organisation=known).exists()
    assert [name.text for name in known.names.all()] == ["ケンブリッジ科学大学"]


def test_review_honours_a_choice_made_beside_accept_everything(staff, proposed):
    known = _named("別名大学")
    university = _item(proposed, "organisations", "ケンブリッジ")
    page = _post(staff, proposed, keep="everything", follow=True, **{f"{university}-joined": str(known.pk)})
    assert Agreement.objects.get().parties.filter(organisation=known).exists()
    assert "Joined to records that were there" in page.content.decode()


def test_review_makes_a_new_record_where_one_of_the_name_exists(staff, proposed):
    known = _named("ケンブリッジ科学大学")
    university = _item(proposed, "organisations", "ケンブリッジ")
    _post(staff, proposed, keep="everything", **{f"{university}-joined": "0"})
    assert OrganisationName.objects.filter(text="ケンブリッジ科学大学").count() == 2
    assert not known.party_in.exists()


def test_review_joins_an_agreement(staff, proposed):
    known = Agreement.objects.create(kind="mou", signed_on="2020-03")
    item = proposed.payload["agreements"][0]["id"]
    _post(staff, proposed, keep="everything", **{f"{item}-joined": str(known.pk)})
    known.refresh_from_db()
    assert (Agreement.objects.count(), known.signed_on, known.parties.count()) == (1, "2020-03", 2)


def test_review_joins_a_person_and_ties_honour_a_join(staff):
    text = (
        "日本橋ハブ推進機構(以下「日本橋ハブ」)は、2020年4月1日、ケンブリッジ科学大学とMOUを締結しました。\n"
        "ケンブリッジ科学大学は三井不動産株式会社と連携しています。\n日本橋ハブ推進機構 理事長 岡野栄之\n"
    )
    staff.post(reverse("enishi_read"), {"text": text, "published": "2020-04-02", "hub": "日本橋ハブ"})
    reading = ProposedReading.objects.get()
    payload = reading.payload
    if not payload["people"] or not payload["ties"]:
        payload = _with_person_and_tie(payload)
        reading.payload = payload
        reading.save()
    known, person = _named("別名大学"), Person.objects.create()
    PersonName.objects.create(person=person, text="別名", language="ja")
    university, somebody = _item(reading, "organisations", "ケンブリッジ"), payload["people"][0]["id"]
    _post(staff, reading, keep="everything", **{f"{university}-joined": known.pk, f"{somebody}-joined": person.pk})
    assert Person.objects.count() == 1
    assert known in {end for tie in Tie.objects.all() for end in (tie.subject, tie.object)}


def _with_person_and_tie(payload):
    quote = payload["organisations"][0]["quote"]
    first, second = (item["id"] for item in payload["organisations"][:2])
    name = {"text": "岡野栄之", "language": "ja", "kind": "official", "quote": quote, "since": "", "until": ""}
    person = {"id": "p1", "names": [name], "posts": [], "roles": ["named"], "quote": quote, "confidence": 0.9}
    tie = {"id": "t1", "kind": "founded", "subject": first, "object": second, "date": "", "what": [], "quote": quote,
           "confidence": 0.9}  # fmt: skip
    return {**payload, "people": payload["people"] or [person], "ties": payload["ties"] or [tie]}


def test_review_proposes_likely_records_with_the_reason(staff, proposed):
    elsewhere, same = _named("ケンブリッジ科学大学", country="US"), _named("ケンブリッジ科学大学")
    similar = _named("ケンブリッジ科学大学院")
    answer = staff.get(reverse("enishi_review", args=[proposed.pk]))
    university = _item(proposed, "organisations", "ケンブリッジ")
    row = next(r for _k, _l, rows in answer.context["groups"] for r in rows if r.id == university)
    assert [(choice.key, choice.reason, choice.chosen) for choice in row.choices] == [
        (same.pk, "bears the same name", True),
        (elsewhere.pk, "bears the same name, in another country", False),
        (similar.pk, "bears a similar name", False),
    ]


def test_review_finds_records_by_name_without_scripts(staff, proposed):
    known = _named("東京理化学大学")
    university = _item(proposed, "organisations", "ケンブリッジ")
    agreement = proposed.payload["agreements"][0]["id"]
    typed = {f"{university}-q": "理化学", f"{agreement}-signed_on": "half typ"}
    page = _post(staff, proposed, search=university, **typed).content.decode()
    assert f'name="{university}-joined" value="{known.pk}"' in page
    assert 'value="half typ"' in page
    proposed.refresh_from_db()
    assert proposed.version == 0


@pytest.mark.parametrize(("kind", "asked"), [("organisations", "理化"), ("agreements", "理化"), ("people", "山田")])
def test_candidates_are_found_while_typing(staff, proposed, kind, asked):
    proposed.payload = _with_person_and_tie(proposed.payload)
    proposed.save()
    university, person = _named("東京理化学大学"), Person.objects.create()
    PersonName.objects.create(person=person, text="山田花子", language="ja")
    agreement = Agreement.objects.create(kind="mou", signed_on="2018-01-01")
    AgreementParty.objects.create(agreement=agreement, organisation=university)
    expected = {"organisations": university, "agreements": agreement, "people": person}[kind]
    query = {"item": proposed.payload[kind][0]["id"], "q": asked}
    page = staff.get(reverse("enishi_candidates", args=[proposed.pk]), query).content.decode()
    assert f'value="{expected.pk}"' in page
    assert staff.get(reverse("enishi_candidates", args=[proposed.pk]), {**query, "q": "無い名前"}).status_code == 200


def test_review_tells_where_the_record_says_otherwise(staff, proposed):
    _named("ケンブリッジ科学大学", country="US")
    page = staff.get(reverse("enishi_review", args=[proposed.pk])).content.decode()
    assert "in another country (" in page


def test_review_of_two_people_overwrites_nothing_and_tells_who(staff, proposed):
    university, hub = (_item(proposed, "organisations", name) for name in ("ケンブリッジ", "日本橋ハブ推進機構"))
    _decide(staff, proposed, f"{university}:reject", version=0)
    User.objects.update(name="Hanako")
    answer = _decide(staff, proposed, f"{university}:accept", version=0, **{f"{university}-name": "私の大学"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert set(proposed.decisions) == {university}
    assert "Hanako rejected this at" in page
    assert 'value="私の大学"' in page
    assert _decide(staff, proposed, f"{hub}:accept").status_code == 302


@pytest.mark.parametrize("version", ["0", "", "x", "-1", "9" * 400])
def test_accept_everything_checks_the_version_too(staff, proposed, version):
    hub = _item(proposed, "organisations", "日本橋ハブ推進機構")
    _decide(staff, proposed, f"{hub}:accept")
    answer = _post(staff, proposed, version=version, keep="everything")
    assert answer.status_code == 409
    assert Organisation.objects.count() == 0


def test_acts_take_one_lock(proposed):
    user, now = User.objects.get(), timezone.now()
    decide(proposed, {"o1": Decision("accept")}, version=0, user=user, now=now)
    stale = ProposedReading.objects.get()
    accept_reading(stale, everything=True, version=1, user=user, now=now)
    for version in (0, 1, 2):
        with pytest.raises(AlreadyDecided):
            decide(stale, {"o1": Decision("reject")}, version=version, user=user, now=now)
        with pytest.raises(AlreadyDecided):
            accept_reading(stale, everything=True, version=version, user=user, now=now)
    assert Agreement.objects.count() == 1


def test_reopen_undoes_what_can_be_undone(staff, proposed):
    university = _item(proposed, "organisations", "ケンブリッジ")
    _decide(staff, proposed, f"{university}:reject")
    _post(staff, proposed, keep="everything")
    proposed.refresh_from_db()
    address = reverse("enishi_reopen", args=[proposed.pk])
    page = staff.post(address, {"version": proposed.version}, follow=True).content.decode()
    proposed.refresh_from_db()
    assert proposed.closed_at is None
    assert "can be decided again" in page
    assert university not in proposed.decisions
    hub = Organisation.objects.get()
    assert reverse("wagtailsnippets_network_organisation:edit", args=[hub.pk]) in page
    _post(staff, proposed, keep="everything")
    assert (Organisation.objects.count(), Agreement.objects.get().parties.count()) == (2, 2)


def test_reopen_of_what_somebody_else_reopened_is_told(staff, proposed):
    page = staff.post(reverse("enishi_reopen", args=[proposed.pk]), {"version": 0}, follow=True).content.decode()
    assert "Somebody else was faster" in page


def test_item_in_the_record_is_decided_no_more(staff, proposed):
    hub = _item(proposed, "organisations", "日本橋ハブ推進機構")
    _decide(staff, proposed, f"{hub}:accept")
    _post(staff, proposed, keep="accepted")
    _decide(staff, proposed, f"{hub}:reject", **{f"{hub}-name": "changed"})
    assert _decided(proposed)[hub][0] == "accept"
    assert proposed.closed_at is None


def test_join_to_a_record_deleted_meanwhile_is_reported(staff, proposed):
    known = _named("別名大学")
    university = _item(proposed, "organisations", "ケンブリッジ")
    _decide(staff, proposed, f"{university}:accept", **{f"{university}-joined": str(known.pk)})
    known.delete()
    page = _post(staff, proposed, keep="everything", follow=True).content.decode()
    assert "it was to join is there no more" in page
    assert (Organisation.objects.count(), Agreement.objects.count()) == (1, 0)
