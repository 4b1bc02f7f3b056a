"""Lists as CSV and XLSX: headings in the reader's language, dates in ISO 8601-2, nothing that a spreadsheet would run."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from enishi.hub.network.office.listing import Shown

__all__ = ["Spreadsheet", "harmless"]

# OWASP, "CSV injection": what a spreadsheet takes for the beginning of a formula, also behind spaces.
_FORMULA = re.compile(r"[\s\0]*[=+\-@＝＋－＠|]|[\t\r\n]")
# What XML 1.0 has no place for; openpyxl would refuse the whole book.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BYTE_ORDER_MARK = "\ufeff"


def harmless(value: Any) -> Any:
    """Return *value* as it may stand in a cell: text that looks like a formula behind an apostrophe, numbers as they are."""
    if isinstance(value, bool | int | float):
        return value
    text = _UNWRITABLE.sub("", "" if value is None else str(value))
    return f"'{text}" if _FORMULA.match(text) else text


class Spreadsheet(SpreadsheetExportMixin):
    """A list that can be taken along."""

    exported: list[Shown] = []

    @property
    def list_export(self) -> list[str]:
        """The keys of the columns, which Wagtail asks for."""
        return [each.name for each in self.exported]

    def get_filename(self) -> str:
        """Name the file for what it holds and for the day."""
        return f"{self.model._meta.model_name}-{timezone.localdate().isoformat()}"

    def to_row_dict(self, item: Any) -> OrderedDict[str, Any]:
        """Return the cells of a record."""
        return OrderedDict((each.name, harmless(each.value(item))) for each in self.exported)

    def get_heading(self, queryset: Any, field: str) -> str:  # noqa: ARG002 (Wagtail's signature)
        """Return the heading in the reader's language."""
        return next(str(capfirst(each.heading)) for each in self.exported if each.name == field)

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Return the file in the language of who asked: the server writes it when the request's own language is gone."""
        return _spoken(super().stream_csv(queryset), get_language() or "en")


def _spoken(chunks: Iterator[bytes], language: str) -> Iterator[bytes]:
    yield _BYTE_ORDER_MARK.encode()  # by which Excel knows UTF-8
    while True:
        with override(language):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk
