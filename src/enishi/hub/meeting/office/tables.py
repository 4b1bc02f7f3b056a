"""Rows as CSV and XLSX, with nothing in them that a spreadsheet would run."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook

from enishi.hub.network.office.spreadsheets import harmless

__all__ = ["XLSX", "as_csv", "as_xlsx"]

#: The kind of file that a workbook is.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Rows = Sequence[Sequence[object]]


def as_csv(rows: Rows) -> bytes:
    """Return *rows* as CSV that Excel knows for UTF-8, by the mark at its beginning."""
    text = StringIO()
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook of *sheets*, by name."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([harmless(cell) for cell in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()
