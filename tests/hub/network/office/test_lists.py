"""What the lists of the office find, narrow to, show, and let be taken along."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone, translation

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Agreement, Organisation, OrganisationName, Source, Tie
from enishi.hub.network.search import rebuild
from tests.hub.sample_record import accept_model_release, add_partners

pytestmark = pytest.mark.django_db
EXPORTED = ["organisation", "person", "agreement", "tie", "activity", "source", "doubt", "claim"]


@pytest.fixture(params=["ja", "en"])
def language(request):
    return request.param


@pytest.fixture
def office(client, language):
    client.force_login(User.objects.create_superuser("a@example.org", language=language))
    return client


@pytest.fixture
def english(client):
    client.force_login(User.objects.create_superuser("a@example.org", language="en"))
    return client


@pytest.fixture
def record():
    accept_model_release()


def _list(client, model, **asked):
    return client.get(reverse(f"wagtailsnippets_network_{model}:list"), asked)


def _found(client, model, **asked):
    return [str(each) for each in _list(client, model, **asked).context["object_list"]]


def _csv(client, model, **asked):
    body = b"".join(_list(client, model, export="csv", **asked).streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body)))


def _xlsx(client, kind):
    body = b"".join(_list(client, kind, export="xlsx").streaming_content)
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)]


def test_organisations_are_found_by_words_and_readings(english, record):
    asked = ["かわさき", "カワサキ", "川崎", "川崎市", "川﨑市 神戸"]
    assert [_found(english, "organisation", q=each) for each in asked] == [["川崎市"]] * 4 + [[]]


def test_search_finds_words_of_two_characters_and_half_typed_ones(english):
    for text in ("創薬共同体", "再生医療機構", "Regenerative Institute"):
        row = Organisation.objects.create()
        OrganisationName.objects.create(organisation=row, text=text, language="")
    rebuild()
    asked = {
        "創薬": ["創薬共同体"],
        "いりょう": ["再生医療機構"],
        "regeneration": ["Regenerative Institute"],
        "Regen": ["Regenerative Institute"],
    }
    assert {each: _found(english, "organisation", q=each) for each in asked} == asked


def test_records_are_found_by_the_organisations_in_them(english, record):
    for kind in ("agreement", "tie", "activity", "person"):
        everything, found = _found(english, kind), _found(english, kind, q="UCLA")
        assert 0 < len(found) <= len(everything), kind
        assert _found(english, kind, q="どこにもない") == [], kind


def test_search_takes_any_words(english, record):
    for asked in ("\x00", "%", "'; DROP TABLE x; --", "ー" * 3000):
        assert _list(english, "organisation", q=asked).status_code == 200


def test_organisations_narrow_by_place_kind_and_what_they_are_to_the_hub(english, record):
    counts = {
        asked: len(_found(english, "organisation", **{asked.split("=")[0]: asked.split("=")[1]}))
        for asked in (
            "where=overseas",
            "where=home",
            "kind=municipality",
            "country=GB",
            "partner=now",
            "partner=past",
            "partner=never",
        )
    }
    total = len(_found(english, "organisation"))
    assert (counts["kind=municipality"], counts["country=GB"]) == (1, 1)
    assert (counts["partner=now"], counts["partner=past"]) == (9, 1)  # the agreement with UCLA ran out in 2024
    assert counts["partner=never"] == total - 10
    assert counts["where=overseas"] >= 6
    assert counts["where=overseas"] + counts["where=home"] <= total


def test_agreements_narrow_by_their_state_today(english, record):
    assert len(_found(english, "agreement", state="expired")) == 1
    assert len(_found(english, "agreement", state="in_force")) == 9
    assert _found(english, "agreement", state="draft") == []
    assert len(_found(english, "agreement", where="overseas")) == 6
    assert len(_found(english, "agreement", certainty="certain")) == 9
    assert len(_found(english, "agreement", source=Source.objects.get().pk)) == 10


def test_ties_narrow_by_how_certainly_they_hold(english):
    home, other = add_two()
    year = timezone.localdate().year
    Tie.objects.create(subject=home, object=other, kind="works_with", since="2010")
    Tie.objects.create(subject=home, object=other, kind="funds", since="2010", until=str(year))
    assert [len(_found(english, "tie", certainty=each)) for each in ("certain", "possible")] in ([1, 1], [2, 0])


def add_two():
    rows = [Organisation.objects.create(is_hub=each == 0) for each in range(2)]
    for row in rows:
        OrganisationName.objects.create(organisation=row, text=f"Organisation {row.pk}", language="en")
    return rows


def test_doubts_narrow_to_the_open_ones(english, record):
    assert (len(_found(english, "doubt", state="open")) > 0, _found(english, "doubt", state="settled")) == (True, [])


def test_a_narrowed_list_is_exported_narrowed(english, record):
    rows = _csv(english, "organisation", kind="municipality")
    assert [row[1] for row in rows[1:]] == ["川崎市"]


def test_exports_have_headings_in_the_language_and_agree_with_each_other(office, record, language):
    for kind in EXPORTED:
        rows, book = _csv(office, kind), _xlsx(office, kind)
        assert [[str(cell if cell is not None else "") for cell in row] for row in book] == rows, kind
        assert len(rows) > 1, kind
        headings = [heading for heading in rows[0] if heading not in {"ROR", "ORCID"}]
        assert {any(character > "\u3000" for character in heading) for heading in headings} == {language == "ja"}, kind
        assert all("_" not in heading for heading in headings), kind


def test_agreements_are_exported_with_dates_in_iso(english, record):
    heading, *rows = _csv(english, "agreement")
    ucla = next(dict(zip(heading, row, strict=True)) for row in rows if "2019-06-03" in row)
    assert (ucla["Signed on"], ucla["Term"], ucla["In force until"], ucla["State today"]) == (
        "2019-06-03",
        "P5Y",
        "2024-06-02",
        "expired",
    )
    assert {row[heading.index("Signed on")] for row in rows} >= {"2016-05", "2018-08"}


FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1+1", " =1", '=HYPERLINK("http://x")', "|cmd"]


def test_names_that_are_formulas_are_exported_as_words(english):
    for text in FORMULAS:
        row = Organisation.objects.create(region="\x07Europe")
        OrganisationName.objects.create(organisation=row, text=text, language="ja")
    heading, *rows = _csv(english, "organisation")
    at = heading.index("Name in Japanese")
    wanted = [f"'{text}" for text in FORMULAS]
    assert [row[at] for row in rows] == wanted
    assert [row[at] for row in _xlsx(english, "organisation")[1:]] == wanted
    assert {row[heading.index("Region")] for row in rows} == {"Europe"}


def test_lists_ask_as_much_for_fifty_records_as_for_ten(english, record, django_assert_max_num_queries):
    add_partners(60)
    for kind in EXPORTED:
        with django_assert_max_num_queries(30):
            _list(english, kind)


def test_columns_are_labelled_in_words(office, record, language):
    columns = _list(office, "agreement").context["table"].columns.values()
    with translation.override(language):
        said = [str(column.label) for column in columns]
    wanted = {
        "ja": ["協定", "種別", "今日の状態", "有効期間の初日", "有効期間の末日"],
        "en": ["Agreement", "Kind", "State today", "In force since", "In force until"],
    }
    assert said == wanted[language]


def test_a_list_in_any_order_is_answered(english, record):
    for kind in EXPORTED:
        orderings = [
            column.sort_key for column in _list(english, kind).context["table"].columns.values() if column.sort_key
        ]
        for ordering in orderings:
            assert _list(english, kind, ordering=f"-{ordering}").context["object_list"] is not None
    assert Agreement.objects.count() == 10
