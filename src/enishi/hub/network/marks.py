"""A source's text cut at the quoted words, so that each can be marked and linked to its record."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Model

from enishi.hub.network.models import Citation, Doubt

__all__ = ["Passage", "passages_of"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text. *records* are the facts read from it (innermost quotation first), *doubts* what is doubtful in it."""

    start: int
    text: str
    records: tuple[Model, ...]
    doubts: tuple[Doubt, ...]
    url: str


def passages_of(text: str, citations: Iterable[Citation], doubts: Iterable[Doubt]) -> list[Passage]:
    """Cut *text* at the edges of all quotations; together the passages are the text."""
    cited = [_Cut(c.start or 0, c.end or 0, c.fact, None) for c in citations if c.end and c.fact is not None]
    doubtful = [_Cut(d.start or 0, d.end or 0, None, d) for d in doubts if d.end]
    edges = {0, len(text)}
    for cut in [*cited, *doubtful]:
        edges |= {min(cut.start, len(text)), min(cut.end, len(text))}
    narrowest_first = sorted(cited, key=lambda cut: cut.end - cut.start)
    passages = []
    for start, end in pairwise(sorted(edges)):
        records = tuple(
            {
                (type(c.record), c.record.pk): c.record for c in narrowest_first if c.record and c.over(start, end)
            }.values()
        )
        inside = tuple(d.doubt for d in doubtful if d.doubt and d.over(start, end))
        passages.append(Passage(start, text[start:end], records, inside, _url(records)))
    return passages


class _Cut(NamedTuple):
    """A quotation of a record or a doubt."""

    start: int
    end: int
    record: Model | None
    doubt: Doubt | None

    def over(self, start: int, end: int) -> bool:
        """Whether it covers a passage."""
        return self.start <= start and end <= self.end


def _url(records: tuple[Model, ...]) -> str:
    """Return the page of the narrowest fact that has one; rows of a record (a name, a post) lead to the record."""
    for record in records:
        for owner in (record, *(getattr(record, name, None) for name in ("organisation", "agreement", "subject"))):
            if owner is not None and hasattr(owner, "get_absolute_url"):
                return str(owner.get_absolute_url())
    return ""
