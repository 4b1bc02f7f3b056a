"""Somebody stands everywhere, is erased, and is found nowhere: in no column of no table."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.erasing import erase_person, preview_erasure
from enishi.hub.contacts.models import Consent, Contact, Erasure, Use
from enishi.hub.introductions.actions import propose
from enishi.hub.introductions.models import Introduction, Side, Wish
from enishi.hub.introductions.states import State, state_on
from enishi.hub.introductions.wishing import wish
from enishi.hub.network.actions import accept_reading, undo_joining
from enishi.hub.network.actions.readings import reopen_reading
from enishi.hub.network.models import (
    Agreement,
    Citation,
    Claim,
    Doubt,
    Joining,
    Organisation,
    Person,
    PersonName,
    ProposedReading,
    Signatory,
    Source,
)
from enishi.hub.network.search import search
from enishi.hub.outbox.models import Letter
from enishi.hub.outcomes.models import Report
from enishi.hub.pipeline.models import Need, Seed
from enishi.text.people import BLACK
from tests.hub.introductions.people import NOW, WHY, person, two_sides
from tests.hub.leaking import ADDRESS, EN, JA, TRACE, everywhere

pytestmark = pytest.mark.django_db


def _everything() -> list[tuple[str, str, str]]:
    """Return each value of the whole database in which a trace of the person stands, with its table and column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found += [
                    (table, column, str(value))
                    for column, value in zip(columns, row, strict=True)
                    if TRACE.search(_plain(value))
                ]
    return found


def _plain(value: object) -> str:
    # JSON keeps Japanese as \uXXXX where nobody told it otherwise.
    text = value.decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
    return text.encode().decode("unicode_escape", "ignore") + text if "\\u" in text else text


def test_nothing_of_whoever_is_erased_is_left_in_the_database():
    there = everywhere()
    tables = {table for table, _column, _value in _everything()}
    assert len(tables) > 25, sorted(tables)
    told = erase_person(there.person, user=None, now=timezone.now())
    assert told.accounts == (there.user,)
    there.user.delete()
    assert _everything() == []


def test_all_else_stays_where_it_stood():
    there = everywhere()
    texts = {row.pk: row.text for row in Source.objects.all()}
    parties = list(Agreement.objects.values_list("pk", "parties", "signed_on"))
    erase_person(there.person, user=None, now=timezone.now())
    for row in Source.objects.all():
        assert len(row.text) == len(texts[row.pk])
        assert BLACK in row.text
    for model in (Citation, Claim, Doubt):
        for row in model.objects.exclude(start=None).select_related("source"):
            assert row.source.text[row.start : row.end] == row.quote
    for reading in ProposedReading.objects.select_related("source"):
        assert reading.payload["text"] == reading.source.text
        for named in reading.payload["people"]:
            place = named["quote"]
            assert reading.source.text[place["start"] : place["end"]] == place["text"]
    assert list(Agreement.objects.values_list("pk", "parties", "signed_on")) == parties
    assert {str(row.organisation): (str(row), row.post) for row in Signatory.objects.all()} == {
        "一般社団法人縁ハブ": ("近江一郎", {"ja": "理事長"}),
        "青葉大学": ("署名者（消去済み）", {}),
    }


def test_introductions_stay_as_numbers_alone():
    there = everywhere()
    erase_person(there.person, user=None, now=timezone.now())
    assert [(row.why, row.withdrawn_why) for row in Introduction.objects.all()] == [({}, "")] * 2
    assert {(side.remark, side.why_not) for side in Side.objects.all()} == {("", "")}
    assert {row.remark for row in Report.objects.all()} == {""}
    assert [state_on(row, timezone.localdate()) for row in Introduction.objects.order_by("pk")] == [
        State.WITHDRAWN,
        State.AGREED,
    ]
    assert (Seed.objects.get().person, Need.objects.get().person) == (None, None)
    letters = Letter.objects.exclude(state="waiting")
    assert {(letter.subject, letter.body, letter.problem) for letter in letters} == {("", "", "")}
    assert {(letter.to, str(letter)) for letter in letters} == {
        ("", "メール（消去済み）"),
        ("oki@example.com", "メール（消去済み）"),
    }


def test_whoever_was_asked_with_them_is_told_that_it_is_withdrawn():
    sides = two_sides()
    row = propose(sides, why=WHY, ends_on=NOW.date() + timedelta(days=14), user=None, now=NOW)
    row.sides.filter(person=sides[1].person).update(said="yes", said_at=NOW)
    erase_person(sides[0].person, user=None, now=NOW + timedelta(hours=1))
    row.refresh_from_db()
    assert state_on(row, NOW.date()) == State.WITHDRAWN
    waiting = Letter.objects.filter(state="waiting")
    assert [letter.to for letter in waiting] == ["oki@example.com"]
    assert "withdraw" in waiting.get().body


def test_letter_that_is_in_hand_or_was_refused_is_sent_by_nobody_again():
    there = everywhere()
    Letter.objects.filter(to="oki@example.com").update(state="handed", claim="mine")
    erase_person(there.person, user=None, now=timezone.now())
    assert set(Letter.objects.values_list("state", "claim")) == {("cancelled", "")}


def test_undo_brings_nothing_back():
    there = everywhere()
    assert Joining.objects.exists()
    erase_person(there.person, user=None, now=timezone.now())
    for joining in Joining.objects.filter(undone_at=None):
        undo_joining(joining, user=None, now=timezone.now())
    there.user.delete()
    assert _everything() == []


def test_nobody_becomes_the_person_again_when_a_review_goes_on():
    there = everywhere()
    before = set(Person.objects.exclude(pk=there.person.pk).values_list("pk", flat=True))
    erase_person(there.person, user=None, now=timezone.now())
    for reading in ProposedReading.objects.all():
        if reading.closed_at is not None:
            reopen_reading(reading, version=reading.version, user=None, now=timezone.now())
            reading.refresh_from_db()
        accept_reading(reading, everything=True, version=reading.version, user=None, now=timezone.now())
    there.user.delete()
    names = set(PersonName.objects.values_list("text", flat=True))
    assert (_everything(), [name for name in names if BLACK in name]) == ([], [])
    assert before <= set(Person.objects.values_list("pk", flat=True))


def test_search_finds_texts_by_what_is_left_of_them():
    there = everywhere()
    assert search("篠塚").total
    erase_person(there.person, user=None, now=timezone.now())
    assert [search(asked).total for asked in ("篠塚", "Shinozuka", "朔太郎")] == [0, 0, 0]
    assert search("青葉大学").total >= 3
    assert "篠" not in Seed.objects.get().words
    assert " 検査 " in Seed.objects.get().words


def test_preview_tells_what_goes_and_writes_nothing():
    there = everywhere()
    before = _everything()
    with override("en"):
        told = preview_erasure(there.person, user=None, now=timezone.now())
    assert dict(told.gone)["names of the person"] == 4
    assert dict(told.gone)["consents"] == 3
    assert ("Sources", 2) in told.blacked
    assert told.namesakes == 0
    assert (_everything(), Erasure.objects.exists()) == (before, False)


def test_others_keep_their_names_and_their_consents():
    there = everywhere()
    namesake = Person.objects.create()
    PersonName.objects.create(person=namesake, text=EN, language="en")
    other = Person.objects.get(names__text="隠岐花子")
    kept = Consent.objects.filter(person=other).count(), Contact.objects.get(person=other).email
    told = erase_person(there.person, user=None, now=timezone.now())
    assert told.namesakes == 1
    assert str(Person.objects.get(pk=namesake.pk)) == EN
    assert (Consent.objects.filter(person=other).count(), Contact.objects.get(person=other).email) == kept


def _others(there):
    """A namesake with an account, and somebody who shares the person's mailbox."""
    namesake = User.objects.create_user("namesake@example.net", role="member", name=JA.replace(" ", "　"))
    double = person("別人花子", "Hanako Betsujin", ADDRESS)
    return namesake, double


def test_accounts_that_may_be_of_somebody_else_are_shown_and_keep_their_wishes():
    there = everywhere()
    namesake, _double = _others(there)
    there.user.name = "事務局"  # reads the shared mailbox
    there.user.save()
    wish(Need.objects.get(), "お話ししたい。", user=namesake, now=timezone.now())
    told = erase_person(there.person, user=None, now=timezone.now())
    assert (told.accounts, told.maybe) == ((), (there.user, namesake))
    assert list(Wish.objects.order_by("pk").values_list("user__email", flat=True)) == [
        ADDRESS, "editor@example.org", "namesake@example.net",
    ]  # fmt: skip


def test_account_of_the_address_and_the_name_is_the_persons_though_the_mailbox_is_shared():
    there = everywhere()
    namesake, double = _others(there)
    told = preview_erasure(there.person, user=None, now=timezone.now())
    assert (told.accounts, told.maybe) == ((there.user,), (namesake,))
    told = preview_erasure(double, user=None, now=timezone.now())
    assert (told.accounts, told.maybe) == ((), (there.user,))


def test_account_that_the_administrator_ticks_is_erased_from_as_the_persons(client):
    there = everywhere()
    namesake, _double = _others(there)
    wish(Need.objects.get(), "お話ししたい。", user=namesake, now=timezone.now())
    editor = User.objects.get(email="editor@example.org")
    client.force_login(editor)
    address = reverse("enishi_contact_erase", args=[there.person.pk])
    box = f'<input type="checkbox" name="theirs" value="{namesake.pk}"'
    assert box in client.get(address).content.decode()
    assert f"{box} checked" in client.post(address, {"theirs": str(namesake.pk)}).content.decode()
    client.post(address, {"read": "1", "theirs": [str(namesake.pk), "9" * 30, "x"]})
    assert [(row.user, User.objects.count()) for row in Wish.objects.all()] == [(editor, 3)]


def test_account_of_nobody_named_so_is_not_erased_from_by_being_ticked():
    there = everywhere()
    editor = User.objects.get(email="editor@example.org")
    told = erase_person(there.person, theirs={editor.pk}, user=None, now=timezone.now())
    assert (told.accounts, [row.user for row in Wish.objects.all()]) == ((there.user,), [editor])


def test_a_part_of_the_name_that_need_not_mean_them_is_shown_to_a_person():
    there = everywhere()
    row = Organisation.objects.create(kind="company", about={"ja": "篠塚の地にある会社です。"})
    told = preview_erasure(there.person, user=None, now=timezone.now())
    assert told.left == (("団体", str(row.pk)),)


@pytest.mark.parametrize("role", ["public", "member", "staff"])
def test_administrators_alone_erase(client, role):
    there = everywhere()
    user = User.objects.create_user(f"{role}@example.net", role=role)
    for act in (erase_person, preview_erasure):
        with pytest.raises(PermissionDenied):
            act(there.person, user=user, now=NOW)
    client.force_login(user)
    address = reverse("enishi_contact_erase", args=[there.person.pk])
    assert {client.get(address).status_code, client.post(address, {"read": "1"}).status_code} <= {302, 403}
    assert Person.objects.filter(pk=there.person.pk).exists()


def test_page_shows_what_goes_and_erases_only_after_it_was_read(client):
    there = everywhere()
    client.force_login(User.objects.get(email="editor@example.org"))
    one = client.get(reverse("enishi_contact", args=[there.person.pk])).content.decode()
    address = reverse("enishi_contact_erase", args=[there.person.pk])
    assert address in one
    page = client.get(address)
    assert (page.status_code, there.user.email in page.content.decode()) == (200, True)
    assert client.post(address).status_code == 422
    assert Person.objects.filter(pk=there.person.pk).exists()
    done = client.post(address, {"read": "1"}, follow=True)
    assert done.redirect_chain == [(reverse("enishi_contacts"), 302)]
    assert (there.user.email in (html := done.content.decode()), f"/office/users/edit/{there.user.pk}/" in html) == (
        True,
        True,
    )
    assert not Person.objects.filter(pk=there.person.pk).exists()
    assert [str(row.by) for row in Erasure.objects.all()] == ["編集 係"]


def test_what_is_erased_is_not_named_in_public_though_it_was_never_refused(client):
    there = everywhere()
    note_consent(there.person, Use.LISTED, given=True, how="By letter.", user=None, now=NOW)
    erase_person(there.person, user=None, now=timezone.now())
    page = client.get(f"/ja/sources/{there.source.pk}/").content.decode()
    assert (TRACE.search(page), BLACK in page, "［氏名非公開］学長" in page) == (None, False, True)
    assert (
        "署名者（消去済み）"
        in client.get(f"/ja/agreements/{Agreement.objects.get(signatories__person=None).pk}/").content.decode()
    )


def test_files_are_written_anew_once_all_is_done(django_capture_on_commit_callbacks):
    there = everywhere()
    with django_capture_on_commit_callbacks() as wanted:
        erase_person(there.person, user=None, now=timezone.now())
    assert {each.__name__ for each in wanted} >= {"overwrite_freed", "forget_vectors"}
    with django_capture_on_commit_callbacks() as wanted:
        preview_erasure(Person.objects.first(), user=None, now=timezone.now())
    assert wanted == []
