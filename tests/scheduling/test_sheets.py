import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from enishi.scheduling import BadEvent, Event, Person, Request, read_event, read_timetable, schedule, write_timetable
from enishi.scheduling.sheets import grids

_SHEETS = {
    "people": [["id", "unavailable", "limit"], ["ann", "1, 2", None], ["=bob", None, 2]],
    "requests": [["id", "a", "b", "weight", "must", "slots"], ["r1", "ann", "=bob", 2.5, "yes", "0,1"]],
    "event": [["slots", 3], ["tables", 1], ["goal", "all"]],
}
_EVENT = Event(
    (1, 1, 1), (Person("ann", frozenset({1, 2})), Person("=bob", limit=2)),
    (Request("r1", "ann", "=bob", 2.5, True, frozenset({0, 1})),), goal="all",
)  # fmt: skip


def _book(path, sheets=_SHEETS):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                # As a text: a person may be called so.
                sheet.cell(row, column, cell).data_type = "s" if isinstance(cell, str) else "n"
    book.save(path)
    return path


def test_workbook_is_read(tmp_path) -> None:
    assert read_event(_book(tmp_path / "event.xlsx")) == _EVENT


def test_folder_of_csv_is_read(tmp_path) -> None:
    (tmp_path / "people.csv").write_text('id,unavailable,limit\nann,"1, 2",\n=bob,,2\n', encoding="utf-8-sig")
    (tmp_path / "requests.csv").write_text('id,a,b,weight,must,slots\nr1,ann,=bob,2.5,yes,"0,1"\n', encoding="utf-8")
    (tmp_path / "event.csv").write_text("slots,3\ntables,1\ngoal,all\n", encoding="utf-8")
    assert read_event(tmp_path) == _EVENT


def test_answer_is_a_grid_per_person_slot_and_table() -> None:
    assert grids(_EVENT, schedule(_EVENT)) == {
        "people": [["person", "slot 0", "slot 1", "slot 2"], ["ann", "=bob (table 0)", "", ""], ["=bob", "ann (table 0)", "", ""]],
        "slots": [["slot", "table", "request", "a", "b", "printed"], ["0", "0", "r1", "ann", "=bob", ""]],
        "tables": [["table", "slot 0", "slot 1", "slot 2"], ["0", "ann – =bob", "", ""]],
        "unmet": [["request", "a", "b", "reason"]],
    }  # fmt: skip


def test_no_cell_of_the_answer_is_a_formula(tmp_path) -> None:
    write_timetable(_EVENT, schedule(_EVENT), tmp_path / "answer.xlsx")
    book = load_workbook(tmp_path / "answer.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert book["slots"]["E2"].value == "'=bob"


def test_answer_is_written_as_csv_into_a_folder(tmp_path) -> None:
    write_timetable(_EVENT, schedule(_EVENT), tmp_path / "answer")
    written = (tmp_path / "answer" / "slots.csv").read_text(encoding="utf-8-sig")
    assert written == "slot,table,request,a,b,printed\n0,0,r1,ann,'=bob,\n"
    assert sorted(path.name for path in (tmp_path / "answer").iterdir()) == [
        "people.csv",
        "slots.csv",
        "tables.csv",
        "unmet.csv",
    ]


@pytest.mark.parametrize(
    ("sheet", "rows", "sentence"),
    [
        ("people", [["id", "limit"], ["ann", "many"]], "people, line 2: limit 'many' is not a whole number."),
        ("requests", [["id", "a", "b", "weight"], ["r", "x", "y", "dear"]], "requests, line 2: the weight 'dear' is not a number."),
        ("people", [["id", "limit"], [None, 3]], "Person in line 2 of people has no 'id'."),
        ("requests", [["id", "a", "b"], [None], ["r", "ann", "zoe"]],
         "Request 'r' (line 3 of requests) names the unknown person 'zoe'."),
        ("requests", [["id", "a", "b", "weight"], ["r", "ann", "=bob", "nan"]],
         "Request in line 2 of requests has the weight nan; a weight is a number from 0 up."),
        ("requests", [["id", "a", "b"], ["r", "ann", "ann"]], "Request 'r' (line 2 of requests) asks 'ann' to meet themselves."),
        ("requests", [["id", "a", "b"], ["r", "ann", "=bob"], ["r", "ann", "=bob"]],
         "Request 'r' (line 3 of requests) is there already, in line 2 of requests; each request stands once."),
        ("event", [["slots", 3], ["tables", 1e300]], f"Slot 0 has {int(1e300)} tables; at most 100000 are possible."),
        ("event", [["slots", 0], ["tables", 1]], "The event has no slots; it needs at least one."),
    ],
)  # fmt: skip
def test_cell_that_is_wrong_is_refused_in_one_sentence(
    tmp_path, sheet: str, rows: list[list[object]], sentence: str
) -> None:
    with pytest.raises(BadEvent) as refused:
        read_event(_book(tmp_path / "event.xlsx", {**_SHEETS, sheet: rows}))
    assert str(refused.value) == sentence


def test_cell_of_blanks_is_empty(tmp_path) -> None:
    rows = [["id", "a", "b", "slots"], ["r1", "ann", "=bob", " "]]
    assert read_event(_book(tmp_path / "event.xlsx", {**_SHEETS, "requests": rows})).requests[0].slots is None


def _repacked(tmp_path, part: str, change: Callable[[bytes], bytes]) -> Path:
    with ZipFile(_book(tmp_path / "event.xlsx")) as old, ZipFile(tmp_path / "new.xlsx", "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return tmp_path / "new.xlsx"


_SHEET = "xl/worksheets/sheet1.xml"


def test_sheet_that_unpacks_to_more_than_is_read_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("enishi.scheduling.sheets.MOST_BYTES", 1_000_000)
    path = _repacked(tmp_path, _SHEET, lambda old: old + b" " * 2_000_000)
    with pytest.raises(BadEvent, match=r"new\.xlsx unpacks to 2 MB; at most 1 MB are read\."):
        read_event(path)


def test_size_that_a_sheet_claims_is_not_believed(tmp_path) -> None:
    def huge(old: bytes) -> bytes:
        said = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', old)
        return said.replace(b"</sheetData>", b'<row r="20000"><c r="XFD20000"><v>1</v></c></row></sheetData>')

    assert read_event(_repacked(tmp_path, _SHEET, huge)) == _EVENT
    small = _repacked(tmp_path, _SHEET, lambda old: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', old))
    assert read_event(small) == _EVENT


@pytest.mark.parametrize("part", [_SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_workbook_that_is_broken_is_refused(tmp_path, part: str) -> None:
    with pytest.raises(BadEvent, match=r"new\.xlsx is not an XLSX workbook\."):
        read_event(_repacked(tmp_path, part, lambda old: old[: len(old) // 2]))


def test_csv_that_cannot_be_read_is_refused(tmp_path) -> None:
    (tmp_path / "people.csv").mkdir()
    with pytest.raises(BadEvent, match=r"people\.csv cannot be read: Is a directory\."):
        read_event(tmp_path)


def test_workbook_without_requests_is_refused(tmp_path) -> None:
    path = _book(tmp_path / "event.xlsx", {"people": _SHEETS["people"]})
    with pytest.raises(BadEvent, match="has no sheet 'requests'; it needs people, requests and event"):
        read_event(path)


def test_file_that_is_no_workbook_is_refused(tmp_path) -> None:
    (tmp_path / "event.xlsx").write_text("people")
    with pytest.raises(BadEvent, match="is not an XLSX workbook"):
        read_event(tmp_path / "event.xlsx")


@pytest.mark.parametrize("name", ["answer.xlsx", "answer"])
def test_answer_in_sheets_is_read_again(tmp_path, name: str) -> None:
    answer = schedule(_EVENT)
    write_timetable(_EVENT, answer, tmp_path / name)
    again = read_timetable(tmp_path / name, _EVENT)
    assert (again.meetings, again.unmet, again.value, again.breaks) == (answer.meetings, answer.unmet, 2.5, 0)


def test_answer_with_a_request_that_the_event_has_not_is_refused(tmp_path) -> None:
    (tmp_path / "slots.csv").write_text("slot,table,request\n0,0,other\n", encoding="utf-8")
    with pytest.raises(BadEvent, match="slots, meeting 1: the event has no request 'other'"):
        read_timetable(tmp_path, _EVENT)
