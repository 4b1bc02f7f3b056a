"""Events and timetables for people who live in spreadsheets: XLSX, and CSV in a folder.

An event is two sheets, "people" and "requests" (in a folder: people.csv and requests.csv), and a third, "event", with one row per
setting: slots, tables, halves, goal. Slots in a cell stand with commas between them: "0, 3, 4".
The answer is a grid per person, per slot and per table, and the list of what was not met.
"""

import csv
import math
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from enishi.scheduling.codec import MOST_BYTES, event_from_json
from enishi.scheduling.events import BadEvent, Event
from enishi.scheduling.problems import people_of
from enishi.scheduling.timetables import Timetable

__all__ = ["grids", "load_csv", "load_xlsx", "save_csv", "save_xlsx"]

Grid = list[list[str]]

_SHEETS = ("people", "requests", "event", "before")
_WHOLE = {"slots", "halves", "tables", "limit", "home", "fixed"}
# What a spreadsheet would take for a formula; a quotation mark before it keeps it a text.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def load_xlsx(path: Path) -> Event:
    """Read an event from a workbook."""
    try:
        # A small file may hold a huge sheet: what it unpacks to is known before it is.
        with ZipFile(path) as packed:
            size = sum(each.file_size for each in packed.infolist())
        if size > MOST_BYTES:
            raise BadEvent(f"{path} unpacks to {size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} MB are read.")
        book = load_workbook(path, read_only=True, data_only=True)
    except OSError as error:
        raise BadEvent(f"{path} cannot be read: {error.strerror}.") from error
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        if isinstance(error, BadEvent):
            raise
        raise BadEvent(f"{path} is not an XLSX workbook.") from error
    try:
        sheets = {
            name: [list(row) for row in book[name].iter_rows(values_only=True)]
            for name in _SHEETS
            if name in book.sheetnames
        }
    finally:
        book.close()
    return _event(sheets, str(path))


def load_csv(folder: Path) -> Event:
    """Read an event from the CSV files in *folder*."""
    sheets: dict[str, list[list[Any]]] = {}
    for name in _SHEETS:
        file = folder / f"{name}.csv"
        if file.exists():
            if file.stat().st_size > MOST_BYTES:
                raise BadEvent(
                    f"{file} has {file.stat().st_size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} MB are read."
                )
            try:
                with file.open(encoding="utf-8-sig", newline="") as lines:
                    sheets[name] = [list(row) for row in csv.reader(lines)]
            except (UnicodeDecodeError, csv.Error) as error:
                raise BadEvent(f"{file} is not CSV in UTF-8: {error}.") from error
    return _event(sheets, str(folder))


def _event(sheets: dict[str, list[list[Any]]], where: str) -> Event:
    missing = [name for name in ("people", "requests", "event") if name not in sheets]
    if missing:
        raise BadEvent(f"{where} has no sheet {missing[0]!r}; it needs people, requests and event.")
    settings = {str(row[0]).strip(): row[1] for row in sheets["event"] if len(row) > 1 and row[0] not in (None, "")}
    value: dict[str, Any] = {
        key: _cell(key, found, f"event: {key}") for key, found in settings.items() if found not in (None, "")
    }
    value["people"] = _rows(sheets["people"], "people")
    value["requests"] = _rows(sheets["requests"], "requests")
    value["before"] = [[_text(cell) for cell in row[:2]] for row in sheets.get("before", [])[1:] if any(row)]
    return event_from_json(value)


def _rows(sheet: list[list[Any]], name: str) -> list[dict[str, Any]]:
    heads = [str(cell or "").strip() for cell in (sheet[0] if sheet else [])]
    rows = []
    for number, row in enumerate(sheet[1:], 2):
        cells = {head: cell for head, cell in zip(heads, row, strict=False) if head and cell not in (None, "")}
        if cells:
            where = f"{name}, line {number}"
            rows.append({head: _cell(head, cell, where, name == "requests") for head, cell in cells.items()})
    return rows


def _cell(head: str, cell: Any, where: str, request: bool = False) -> Any:
    """Return what *cell* under *head* says; a list of slots of a request stands under the same head as the number of an event."""
    if head == "unavailable" or (head == "slots" and request):
        return [_number(part, where, head) for part in _text(cell).replace(";", ",").split(",") if part.strip()]
    if head == "tables" and "," in _text(cell):
        return [_number(part, where, head) for part in _text(cell).split(",")]
    if head in _WHOLE:
        return _number(cell, where, head)
    if head == "weight":
        try:
            return float(cell)
        except (TypeError, ValueError) as error:
            raise BadEvent(f"{where}: the weight {cell!r} is not a number.") from error
    if head == "must":
        return _text(cell).lower() not in ("", "0", "no", "false", "いいえ")
    return _text(cell)


def _number(cell: Any, where: str, head: str) -> int:
    try:
        number = float(cell)
    except (TypeError, ValueError):
        number = math.nan
    if not number.is_integer():
        raise BadEvent(f"{where}: {head} {cell!r} is not a whole number.")
    return int(number)


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


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
            ["slot", "table", "request", "a", "b"],
            *([str(each.slot), str(each.table), each.request, *people[each.request]] for each in order),
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
