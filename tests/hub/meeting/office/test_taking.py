import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.network.models import Person, PersonName
from tests.hub.meeting.hubs import SECRET, full_hub, staff
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db


def _address(name, record, last):
    return reverse(name, args=[record._meta.model_name, record.pk, last])


def _csv(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_brief_is_a_page_without_inline_style_and_a_pdf_of_one_page(client):
    hub = full_hub()
    client.force_login(staff())
    page = client.get(_address("enishi_meet_brief", hub.need, "en") + "?country=JP").content.decode()
    assert hub.glove.title["en"] in page
    assert "country=JP" in page.partition("PDF</a>")[0]
    assert not any(word in page for word in ("<style", "style=", "<script"))
    answer = client.get(_address("enishi_meet_pdf", hub.need, "ja"))
    assert answer["Content-Type"] == "application/pdf"
    (sheet,) = PdfReader(BytesIO(answer.content)).pages
    assert hub.glove.title["ja"] in sheet.extract_text().replace(
        "\0", ""
    )  # pypdf takes the two bytes of each letter for two letters
    assert client.get(_address("enishi_meet_brief", hub.need, "fr")).status_code == 404


def test_tables_hold_the_rows_of_the_page_as_narrowed(client):
    hub = full_hub()
    client.force_login(staff())
    address = _address("enishi_meet_table", hub.need, "csv")
    rows = _csv(client.get(address).content)
    assert rows[1][2:4] == [hub.glove.title["ja"], hub.glove.title["en"]]
    assert [row[2] for row in _csv(client.get(f"{address}?country=GB").content)[1:]] == [hub.test.title["ja"]]
    book = load_workbook(BytesIO(client.get(_address("enishi_meet_table", hub.need, "xlsx")).content))
    assert [cell.value for cell in book.active[2]][2:4] == rows[1][2:4]
    assert client.get(_address("enishi_meet_table", hub.need, "pdf")).status_code == 404


def test_tables_leave_out_who_refused_to_be_named_and_their_name_in_texts(client):
    hub = full_hub()
    client.force_login(staff())
    row = Person.objects.create(fields={"ja": "脳卒中患者の手のリハビリ", "en": "hand rehabilitation after stroke"})
    PersonName.objects.create(person=row, text="篠塚 朔太郎", language="ja")
    hub.glove.title = {"ja": "篠塚朔太郎の手袋", "en": hub.glove.title["en"]}
    hub.glove.save()
    note_consent(row, Use.MATCHED, given=True, how="On a form.", user=None, now=timezone.now())
    shown = []
    for given in (True, False):
        note_consent(row, Use.LISTED, given=given, how="On a form.", user=None, now=timezone.now())
        names = [line[2] for line in _csv(client.get(_address("enishi_meet_table", hub.need, "csv")).content)]
        shown.append([name for name in ("篠塚 朔太郎", "篠塚朔太郎の手袋", "［氏名非公開］の手袋") if name in names])
    assert shown == [["篠塚 朔太郎", "篠塚朔太郎の手袋"], ["［氏名非公開］の手袋"]]


def test_cells_hold_no_formula_and_no_anonymous_owner(client):
    hub = full_hub()
    hub.hidden.title = {"ja": "=1+1", "en": "=HYPERLINK(1)"}
    hub.hidden.save()
    client.force_login(staff())
    for suffix in ("csv", "xlsx"):
        answer = client.get(_address("enishi_meet_table", hub.test, suffix) + "?kind=need")
        if suffix == "csv":
            rows = _csv(answer.content)
        else:
            rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(answer.content)).active]
        assert ["'=1+1", "'=HYPERLINK(1)"] in [row[2:4] for row in rows]
        assert SECRET not in str(rows)


@pytest.mark.parametrize("signed_in", [False, True])
def test_nobody_but_staff_takes_anything_along(client, signed_in):
    hub = full_hub()
    if signed_in:
        client.force_login(member())
    for name, last in (("enishi_meet_brief", "ja"), ("enishi_meet_pdf", "ja"), ("enishi_meet_table", "csv")):
        assert client.get(_address(name, hub.need, last)).status_code in {302, 403}
