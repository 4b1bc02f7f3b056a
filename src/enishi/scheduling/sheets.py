"""Events and timetables for people who live in spreadsheets: XLSX, and CSV in a folder.

An event is two sheets, "people" and "requests" (in a folder: people.csv and requests.csv), and a third, "event", with one row per
setting: slots, tables, halves, goal. Slots in a cell stand with commas between them: "0, 3, 4".
The answer is a grid per person, per slot and per table, and the list of what was not met.
"""

import csv
import math
import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from reprlib import repr as short
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from enishi.scheduling.checking import check_event
from enishi.scheduling.codec import MOST_BYTES, event_from_json, timetable_from_json, timetable_to_json
from enishi.scheduling.events import BadEvent, Event
from enishi.scheduling.problems import people_of
from enishi.scheduling.timetables import Meeting, Timetable, Unmet, count_breaks

__all__ = ["grids", "load_answer", "load_csv", "load_xlsx", "save_csv", "save_xlsx"]

Grid = list[list[str]]

_SHEETS = ("people", "requests", "event", "before")
_ANSWER = ("slots", "unmet")
# What a workbook has at most, and columns beyond all that we know: a cell far off would fill the memory with empty ones.
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 64
# What openpyxl, its parsers of XML and zipfile say of files that only look like workbooks.
_BROKEN = (
    AttributeError, BadZipFile, EOFError, IndexError, InvalidFileException, KeyError, OverflowError, RuntimeError, SyntaxError, TypeError,
    ValueError, zlib.error,
)  # fmt: skip
# What a sentence about an event begins with, and the sheet where that stands.
_SHEET_OF = {"Person": "people", "Request": "requests", "Order": "before"}
_ROW = re.compile(r"(?<=\()row (\d+)(?=\))|(?<=\bin )row (\d+)|^Order (\d+)")
_WHOLE = {"slots", "halves", "tables", "limit", "home", "fixed"}
# What a spreadsheet would take for a formula; a quotation mark before it keeps it a text.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def load_xlsx(path: Path) -> Event:
    """Read an event from a workbook."""
    return _event(_book(path, _SHEETS), str(path))


def load_csv(folder: Path) -> Event:
    """Read an event from the CSV files in *folder*."""
    return _event(_folder(folder, _SHEETS), str(folder))


def load_answer(path: Path, event: Event) -> Timetable:
    """Read the timetable of *event* from the sheets "slots" and "unmet" of a workbook or a folder; its bound is not known there."""
    sheets = _folder(path, _ANSWER) if path.is_dir() else _book(path, _ANSWER)
    if "slots" not in sheets:
        raise BadEvent(f"{path} has no sheet 'slots', in which the meetings stand.")
    meetings = tuple(_meeting(row, f"slots, line {line}") for line, row in _rows(sheets["slots"], "slots").items())
    placed = {meeting.request for meeting in meetings}
    reasons = {
        row.get("request", ""): row.get("reason", "") for row in _rows(sheets.get("unmet", []), "unmet").values()
    }
    known = {request.id for request in event.requests}
    stranger = next((line for line, each in enumerate(meetings, 1) if each.request not in known), None)
    if stranger is not None:
        raise BadEvent(f"slots, meeting {stranger}: the event has no request {meetings[stranger - 1].request!r}.")
    value = sum(request.weight for request in event.requests if request.id in placed)
    most = sum(request.weight for request in event.requests)
    unmet = tuple(Unmet(each.id, str(reasons.get(each.id, ""))) for each in event.requests if each.id not in placed)
    breaks = sum(count_breaks(event, meetings).values())
    # By way of the other form, for the checks that are made there.
    return timetable_from_json(timetable_to_json(Timetable(meetings, unmet, value, most, value >= most, breaks)), event)


def _meeting(row: dict[str, Any], where: str) -> Meeting:
    missing = [head for head in ("request", "slot", "table") if head not in row]
    if missing:
        raise BadEvent(f"{where}: there is no {missing[0]}.")
    slot, table = (_number(row[head], where, head) for head in ("slot", "table"))
    return Meeting(_text(row["request"]), slot, table, _yes(row.get("printed")))


def _book(path: Path, names: Sequence[str]) -> dict[str, list[list[Any]]]:
    try:
        # A small file may hold a huge sheet: what it unpacks to is known before it is.
        with ZipFile(path) as packed:
            size = sum(each.file_size for each in packed.infolist())
        if size > MOST_BYTES:
            raise BadEvent(f"{path} unpacks to {size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} MB are read.")
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return {name: _cells(book[name]) for name in names if name in book.sheetnames}
        finally:
            book.close()
    except BadEvent:
        raise
    except OSError as error:
        raise BadEvent(f"{path} cannot be read: {error.strerror or error}.") from error
    except _BROKEN as error:
        raise BadEvent(f"{path} is not an XLSX workbook.") from error


def _cells(sheet: Any) -> list[list[Any]]:
    """Return the cells of *sheet* by row, up to the last that holds something. The size that it claims to have is not believed."""
    sheet.reset_dimensions()
    rows = []
    for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True):
        cells = list(row) if row.count(None) < len(row) else []
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
    return rows


def _folder(folder: Path, names: Sequence[str]) -> dict[str, list[list[Any]]]:
    sheets: dict[str, list[list[Any]]] = {}
    for name in names:
        file = folder / f"{name}.csv"
        if file.exists():
            sheets[name] = _csv(file)
    return sheets


def _csv(file: Path) -> list[list[Any]]:
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise BadEvent(f"{file} has {size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} MB are read.")
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return [list(row) for row in csv.reader(lines)]
    except OSError as error:
        raise BadEvent(f"{file} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadEvent(f"{file} is not CSV in UTF-8: {error}.") from error


def _event(sheets: dict[str, list[list[Any]]], where: str) -> Event:
    missing = [name for name in ("people", "requests", "event") if name not in sheets]
    if missing:
        raise BadEvent(f"{where} has no sheet {missing[0]!r}; it needs people, requests and event.")
    settings = {str(row[0]).strip(): row[1] for row in sheets["event"] if len(row) > 1 and row[0] not in (None, "")}
    value: dict[str, Any] = {
        key: _cell(key, found, f"event: {key}") for key, found in settings.items() if found not in (None, "")
    }
    people, requests = _rows(sheets["people"], "people"), _rows(sheets["requests"], "requests")
    orders = {line: row for line, row in enumerate(sheets.get("before", [])[1:], 2) if any(row)}
    value["people"], value["requests"] = list(people.values()), list(requests.values())
    value["before"] = [[_text(cell) for cell in row[:2]] for row in orders.values()]
    try:
        event = event_from_json(value)
        check_event(event)
    except BadEvent as error:
        lines = {"people": list(people), "requests": list(requests), "before": list(orders)}
        raise BadEvent(_by_line(str(error), lines)) from error
    return event


def _by_line(sentence: str, lines: dict[str, list[int]]) -> str:
    """Return *sentence* with the rows that it names, which are counted from 1, as lines of their sheet."""
    sheet = _SHEET_OF.get(sentence.split(" ", 1)[0], "")
    rows = lines.get(sheet, [])

    def line(found: re.Match[str]) -> str:
        number = int(found[1] or found[2] or found[3])
        if not 0 < number <= len(rows):
            return found[0]
        return f"{'Order in ' if found[3] else ''}line {rows[number - 1]} of {sheet}"

    return _ROW.sub(line, sentence)


def _rows(sheet: list[list[Any]], name: str) -> dict[int, dict[str, Any]]:
    """Return the rows that hold anything, by line of the sheet."""
    heads = [str(cell or "").strip() for cell in (sheet[0] if sheet else [])]
    rows = {}
    for number, row in enumerate(sheet[1:], 2):
        cells = {head: cell for head, cell in zip(heads, row, strict=False) if head and _text(cell)}
        if cells:
            where = f"{name}, line {number}"
            rows[number] = {head: _cell(head, cell, where, name) for head, cell in cells.items()}
    return rows


def _cell(head: str, cell: Any, where: str, sheet: str = "event") -> Any:
    """Return what *cell* under *head* says; a list of slots of a request stands under the same head as the number of an event."""
    if head == "unavailable" or (head == "slots" and sheet == "requests"):
        return [_number(part, where, head) for part in _text(cell).replace(";", ",").split(",") if part.strip()]
    if head == "tables" and "," in _text(cell):
        return [_number(part, where, head) for part in _text(cell).split(",")]
    if head in _WHOLE:
        return _number(cell, where, head)
    if head == "weight":
        try:
            return float(cell)
        except (TypeError, ValueError, OverflowError) as error:
            raise BadEvent(f"{where}: the weight {short(cell)} is not a number.") from error
    if head == "must":
        return _yes(cell)
    return _text(cell)


def _number(cell: Any, where: str, head: str) -> int:
    try:
        number = float(cell)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not number.is_integer():
        raise BadEvent(f"{where}: {head} {short(cell)} is not a whole number.")
    return int(number)


def _yes(cell: Any) -> bool:
    return _text(cell).lower() not in ("", "0", "no", "false", "いいえ")


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    said = "" if cell is None else str(cell).strip()
    # What was kept from being a formula comes back as it was.
    return said[1:] if said.startswith("'") and said[1:].startswith(_FORMULA) else said


def grids(event: Event, timetable: Timetable) -> dict[str, Grid]:
    """Return the sheets of the answer: "people", "slots", "tables" and "unmet", each with its row of heads."""
    people = people_of(event)
    heads = [f"slot {slot}" for slot in range(event.slots)]
    mine: dict[str, list[str]] = {person.id: [""] * event.slots for person in event.people}
    tables: list[list[str]] = [[""] * event.slots for _ in range(max(event.tables))]
    for meeting in timetable.meetings:
        a, b = people[meeting.request]
        mine[a][meeting.slot] = f"{b} (table {meeting.table})"
        mine[b][meeting.slot] = f"{a} (table {meeting.table})"
        tables[meeting.table][meeting.slot] = f"{a} – {b}"
    order = sorted(timetable.meetings, key=lambda each: (each.slot, each.table))
    return {
        "people": [["person", *heads], *([person, *row] for person, row in mine.items())],
        "slots": [
            ["slot", "table", "request", "a", "b", "printed"],
            *(
                [str(each.slot), str(each.table), each.request, *people[each.request], "yes" if each.printed else ""]
                for each in order
            ),
        ],
        "tables": [["table", *heads], *([str(number), *row] for number, row in enumerate(tables))],
        "unmet": [
            ["request", "a", "b", "reason"],
            *([each.request, *people[each.request], each.reason] for each in timetable.unmet),
        ],
    }


def save_xlsx(event: Event, timetable: Timetable, path: Path) -> None:
    """Write the answer as a workbook; what a spreadsheet would run is kept a text."""
    book = Workbook(write_only=True)
    for name, grid in grids(event, timetable).items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "B2"
        for row in grid:
            sheet.append(_harmless(row))
    book.save(path)


def save_csv(event: Event, timetable: Timetable, folder: Path) -> None:
    """Write the answer as people.csv, slots.csv, tables.csv and unmet.csv into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, grid in grids(event, timetable).items():
        # The mark at the beginning lets spreadsheets know that it is UTF-8.
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(_harmless(row) for row in grid)


def _harmless(row: Sequence[str]) -> Iterable[str]:
    return [_ILLEGAL.sub("�", f"'{cell}" if cell.startswith(_FORMULA) else cell) for cell in row]
