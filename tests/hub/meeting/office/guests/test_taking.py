import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.network.models import Person
from enishi.scheduling import read_event, schedule
from tests.hub.meeting.guests.lists import evening_list

pytestmark = pytest.mark.django_db


def _csv(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_pairs_are_taken_along_as_narrowed(office):
    made = evening_list()
    rows = _csv(office.get(reverse("enishi_guest_table", args=[made.pk, "csv"])).content)
    assert [(row[2], row[6]) for row in rows[1:] if "農家 米子" in row] == [("田畑 耕", "農家 米子")]
    address = reverse("enishi_guest_table", args=[made.pk, "xlsx"])
    book = load_workbook(BytesIO(office.get(f"{address}?who=%E7%94%B0%E7%95%91").content))
    assert [[row[2].value, row[6].value] for row in book.active.iter_rows(min_row=2)] == [["田畑 耕", "農家 米子"]]
    assert office.get(reverse("enishi_guest_table", args=[made.pk, "pdf"])).status_code == 404


def test_who_did_not_consent_is_named_in_nothing_that_leaves_the_house(office):
    made = evening_list(consent=None)
    table = office.get(reverse("enishi_guest_table", args=[made.pk, "csv"]) + "?least=weak").content.decode()
    first = made.guests.first()
    brief = office.get(reverse("enishi_guest_brief", args=[made.pk, "guest", first.pk, "ja"])).content.decode()
    requests = office.get(reverse("enishi_guest_requests", args=[made.pk]) + "?slots=4&tables=4&least=weak").content
    sheets = [[cell.value for row in sheet for cell in row] for sheet in load_workbook(BytesIO(requests))]
    assert ("楓病院" in table, "楓病院" in brief, "楓病院" in str(sheets)) == (True, True, True)
    assert ("近江" in table, "近江" in brief, "近江" in str(sheets), "部長" in table) == (False, False, False, False)


def test_who_refused_to_be_named_stands_as_their_organisation(office):
    made = evening_list()
    note_consent(Person.objects.get(), Use.LISTED, given=False, how="By mail.", user=None, now=timezone.now())
    other = made.guests.get(name="手袋 作")
    brief = office.get(reverse("enishi_guest_brief", args=[made.pk, "guest", other.pk, "ja"])).content.decode()
    assert ("楓病院" in brief, "近江" in brief) == (True, False)


def test_requests_make_a_timetable(office, tmp_path):
    made = evening_list()
    answer = office.get(reverse("enishi_guest_requests", args=[made.pk]) + "?slots=3&tables=2")
    (tmp_path / "requests.xlsx").write_bytes(answer.content)
    event = read_event(tmp_path / "requests.xlsx")
    assert (event.slots, event.tables) == (3, (2, 2, 2))
    made_of = {frozenset((request.a, request.b)) for request in event.requests}
    assert frozenset(("4 田畑 耕 (稲作研究所)", "5 農家 米子 (田園組合)")) in made_of
    timetable = schedule(event, limit=5)
    assert (timetable.proven, len(timetable.meetings)) == (True, len(event.requests))


def test_numbers_that_make_no_timetable_are_told_on_the_page(office):
    made = evening_list()
    page = office.get(reverse("enishi_guest_requests", args=[made.pk]) + "?slots=0&tables=&least=weak", follow=True)
    assert page.redirect_chain == [(reverse("enishi_guest_pairs", args=[made.pk]) + "?slots=0&tables=&least=weak", 302)]
    assert [str(each) for each in page.context["messages"]] == [
        "Times: Ensure this value is greater than or equal to 1.",
        "Tables: This field is required.",
    ]


def test_briefs_of_all_are_one_file_with_a_page_for_each_as_narrowed(office):
    made = evening_list()
    address = reverse("enishi_guest_briefs", args=[made.pk, "ja"])
    answer = office.get(address)
    reader = PdfReader(BytesIO(answer.content))
    assert (answer["Content-Type"], reader.metadata.title) == ("application/pdf", "縁日交流会")
    heads = [page.extract_text().replace("\0", "").split("\n")[1] for page in reader.pages]
    assert heads == ["近江一郎", "手袋 作", "田畑 耕", "農家 米子"]
    assert len(PdfReader(BytesIO(office.get(f"{address}?who=%E7%94%B0%E7%95%91").content)).pages) == 2
    nobody = office.get(f"{address}?who=nobody")
    assert (nobody.status_code, office.get(address.replace("/ja.", "/xx.")).status_code) == (404, 404)


def test_who_may_not_be_named_is_named_in_no_brief_of_all(office):
    made = evening_list(consent=None)
    content = office.get(reverse("enishi_guest_briefs", args=[made.pk, "ja"])).content
    text = "".join(page.extract_text().replace("\0", "") for page in PdfReader(BytesIO(content)).pages)
    assert ("楓病院" in text, "近江" in text, "部長" in text) == (True, False, False)


def test_formulas_of_a_guest_list_run_nowhere(office):
    made = evening_list(rows=("=1+1\t=2+2\t\t\t\t水田を耕す無人のトラクターを試したい。",))
    rows = _csv(office.get(reverse("enishi_guest_table", args=[made.pk, "csv"])).content)
    assert "'=1+1" in [cell for row in rows for cell in row]
    assert "=1+1" not in [cell for row in rows for cell in row]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_brief_is_one_page_for_a_guest_and_for_an_organisation(office, language):
    made = evening_list(rows=("手袋 縫\t手工業株式会社\t\t\t手のリハビリのためのロボット手袋を縫う。\t",))
    one = made.guests.get(name="手袋 作")
    for whom, title in (("guest", "手袋 作"), ("organisation", "手工業株式会社")):
        page = office.get(reverse("enishi_guest_brief", args=[made.pk, whom, one.pk, language])).content.decode()
        assert f"<h1>{title}</h1>" in page
        assert {"ja": "近江一郎", "en": "Ichiro Omi"}[language] in page
        assert "縁日交流会" in page
        pdf = office.get(reverse("enishi_guest_pdf", args=[made.pk, whom, one.pk, language]))
        assert len(PdfReader(BytesIO(pdf.content)).pages) == 1
    assert office.get(reverse("enishi_guest_brief", args=[made.pk, "x", one.pk, "ja"])).status_code == 404
    assert office.get(reverse("enishi_guest_brief", args=[made.pk, "guest", 0, "ja"])).status_code == 404
    assert office.get(reverse("enishi_guest_brief", args=[made.pk, "guest", one.pk, "fr"])).status_code == 404


def test_brief_of_a_guest_without_a_good_match_says_so(office):
    made = evening_list()
    lonely = made.guests.get(name="名無 しの")
    page = office.get(reverse("enishi_guest_brief", args=[made.pk, "guest", lonely.pk, "en"])).content.decode()
    assert "no good match" in page
