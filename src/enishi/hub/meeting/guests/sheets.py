"""A guest list as it comes: pasted from a spreadsheet, or as a CSV or XLSX file. Read whole or not at all."""

import csv
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from enishi.hub.meeting.guests.heads import columns_of, is_head
from enishi.organisations import name_key
from enishi.releases.documents import UnreadableDocument
from enishi.releases.documents.decoding import decode
from enishi.text import without_hidden

__all__ = ["MOST_GUESTS", "Row", "Sheet", "Unreadable", "read_file", "read_pasted"]

MOST_GUESTS = 800
_MOST_BYTES = 40_000_000  # unpacked: a small file may hold a huge sheet
_MOST_ROWS = 20_000  # empty ones among them: sheets are ruled far below their last guest
_MOST_WRONG = 20  # sentences at once
_HEADS_AMONG = 15  # rows from the top
_LONGEST = {"name": 200, "organisation_name": 300, "title": 300, "email": 254, "fields": 2000, "wants": 2000}
_SPREADSHEET = ("'=", "'+", "'-", "'@")  # what was kept from being a formula
# A workbook that is cut off, encrypted, packed in another way or no XML inside.
_DAMAGED = (
    BadZipFile, InvalidFileException, EOFError, LookupError, ValueError, OSError, RuntimeError, SyntaxError, TypeError,
    AttributeError, zlib.error,
)  # fmt: skip


class Unreadable(Exception):
    """The list cannot be taken over; nothing was kept. *sentences* say where, and what to do."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


@dataclass(frozen=True, slots=True)
class Row:
    """A guest as the list tells them; *line* is the row of the sheet."""

    line: int
    name: str = ""
    organisation_name: str = ""
    title: str = ""
    email: str = ""
    fields: str = ""
    wants: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The guests of a list, and the heads of columns that were not read."""

    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()
    name: str = ""


@dataclass(slots=True)
class _Wrong:
    """What is wrong, each with its place."""

    sheet: str
    said: list[tuple[int, str]] = field(default_factory=list)

    def say(self, line: int, sentence: str, who: str = "") -> None:
        """Keep a *sentence* about the guest *who*, for whom the eye looks in a long list."""
        place = _("%(sheet)s, line %(line)d") if self.sheet else _("Line %(line)d")
        place %= {"sheet": self.sheet, "line": line}
        if who:
            place = _("%(place)s (%(who)s)") % {"place": place, "who": who}
        self.said.append((line, _("%(place)s: %(sentence)s") % {"place": place, "sentence": sentence}))

    @property
    def sentences(self) -> list[str]:
        """All sentences, from the top of the sheet down."""
        return [sentence for _line, sentence in sorted(self.said, key=lambda each: each[0])]


def read_pasted(text: str) -> Sheet:
    """Read what was copied from a spreadsheet or a CSV file. Raises Unreadable."""
    return _read("", _cells(text))


def read_file(content: bytes, name: str) -> Sheet:
    """Read a CSV or XLSX file: of a workbook the first sheet that has heads we know. Raises Unreadable."""
    if content[:2] != b"PK":
        if name.lower().endswith((".xlsx", ".xls", ".numbers", ".ods", ".pdf")):
            raise Unreadable(
                [_("%(file)s is no XLSX workbook. Save it as XLSX or CSV and try again.") % {"file": name}]
            )
        try:
            text = decode(content, name).text
        except UnreadableDocument as refused:
            sentence = _("%(file)s cannot be read as text. Save it as XLSX, or as CSV in UTF-8, and try again.")
            raise Unreadable([sentence % {"file": name}]) from refused
        return _read("", _cells(text))
    sheets = dict(_sheets(content, name))
    for title, cells in sheets.items():
        if any(is_head(row) for _line, row in cells[:_HEADS_AMONG]):
            return _read(title, cells)
    title = next(iter(sheets), name)
    return _read(title, sheets.get(title, []))


_Numbered = list[tuple[int, list[str]]]


def _sheets(content: bytes, name: str) -> Iterator[tuple[str, _Numbered]]:
    damaged = Unreadable([_("%(file)s is no XLSX workbook. Save it as XLSX or CSV and try again.") % {"file": name}])
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST_BYTES:
                sentence = _("%(file)s is too large. Keep the sheet with the guests alone and try again.")
                raise Unreadable([sentence % {"file": name}])
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True, max_row=_MOST_ROWS, max_col=100)
            yield str(sheet.title), [(line, [_text(cell) for cell in row]) for line, row in enumerate(rows, 1)]
    except _DAMAGED as error:
        raise damaged from error


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    said = "" if cell is None else without_hidden(str(cell)).replace("\r\n", "\n").strip()
    return said[1:] if said.startswith(_SPREADSHEET) else said


def _cells(text: str) -> _Numbered:
    """Cut pasted text or CSV into cells, at tabs where there are any, else at commas or semicolons."""
    start = "\n".join(text.splitlines()[:_HEADS_AMONG])
    mark = "\t" if "\t" in start else max(",;", key=start.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark)
    cells: _Numbered = []
    try:
        line = 1
        for row in reader:
            cells.append((line, [_text(cell) for cell in row]))
            line = reader.line_num + 1  # a cell may hold several lines
    except csv.Error as error:
        sentence = _("Line %(line)d: the row cannot be read. Look for a quotation mark that is not closed.")
        raise Unreadable([sentence % {"line": reader.line_num}]) from error
    return cells


def _read(sheet: str, cells: _Numbered) -> Sheet:
    filled = [(line, row) for line, row in cells if any(row)]
    top = _place_of_heads([row for _line, row in filled[:_HEADS_AMONG]])
    if not filled:
        raise Unreadable([_("The list is empty. Paste its rows together with the row of heads, or choose a file.")])
    if top is None:
        wrong = _Wrong(sheet)
        wrong.say(
            filled[0][0],
            _("no row of heads was found. Write a first row with heads such as Name and Organisation."),
        )
        raise Unreadable(wrong.sentences)
    columns, unread = columns_of(filled[top][1])
    rows, wrong = [], _Wrong(sheet)
    for line, cell in filled[top + 1 :]:
        row = _row(line, cell, columns)
        _check(row, wrong)
        rows.append(row)
    _check_all(rows, filled[top][0], wrong)
    if wrong.sentences:
        more = len(wrong.sentences) - _MOST_WRONG
        said = wrong.sentences[:_MOST_WRONG]
        raise Unreadable([*said, _("And %(count)d more.") % {"count": more}] if more > 0 else said)
    return Sheet(tuple(rows), tuple(unread), sheet)


def _place_of_heads(rows: Sequence[list[str]]) -> int | None:
    """The first of the rows that name most columns: above them may stand a title that is a head by itself, such as 参加者."""
    heads = [place for place, row in enumerate(rows) if is_head(row)]
    return max(heads, key=lambda place: len(columns_of(rows[place])[0]), default=None)


def _row(line: int, cells: list[str], columns: dict[str, list[int]]) -> Row:
    def told(name: str, between: str = "\n") -> str:
        return between.join(cells[place] for place in columns.get(name, ()) if place < len(cells) and cells[place])

    def in_one_line(name: str) -> str:
        return " ".join(told(name, " ").split())

    return Row(
        line=line,
        name=in_one_line("name") or _whole(in_one_line("surname"), in_one_line("given")),
        organisation_name=in_one_line("organisation"),
        title=in_one_line("title"),
        email=unicodedata.normalize("NFKC", in_one_line("email")),
        fields=told("fields"),
        wants=told("wants"),
    )


def _whole(surname: str, given: str) -> str:
    """A name in two columns, in the order of its script."""
    parts = (given, surname) if (surname + given).isascii() else (surname, given)
    return " ".join(part for part in parts if part)


def _check(row: Row, wrong: _Wrong) -> None:
    if not row.name and not row.organisation_name:
        wrong.say(row.line, _("there is neither a name nor an organisation. Fill one in, or take the row out."))
    if row.email:
        try:
            validate_email(row.email)
        except ValidationError:
            wrong.say(
                row.line,
                _("“%(text)s” is no mail address. Correct it, or empty the cell.") % {"text": row.email},
                row.name or row.organisation_name,
            )
    for name, most in _LONGEST.items():
        if len(getattr(row, name)) > most:
            sentence = _("“%(text)s…” is longer than %(most)d characters. Shorten the cell.")
            wrong.say(row.line, sentence % {"text": getattr(row, name)[:20], "most": most})


def _check_all(rows: list[Row], heads: int, wrong: _Wrong) -> None:
    if not rows:
        wrong.say(heads, _("there are heads, and no guest below them. Add a row for each guest."))
    if len(rows) > MOST_GUESTS:
        sentence = _("there are %(count)d guests; at most %(most)d are taken. Split the list into two.")
        wrong.say(rows[MOST_GUESTS].line, sentence % {"count": len(rows), "most": MOST_GUESTS})
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (name_key(row.name) or row.name, row.email.casefold() or name_key(row.organisation_name))
        if row.name and (before := seen.setdefault(key, row.line)) != row.line:
            sentence = _("the same guest stands in line %(line)d. Take one of the two out.") % {"line": before}
            wrong.say(row.line, sentence, row.name)
