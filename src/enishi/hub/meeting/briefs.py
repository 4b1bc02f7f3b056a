"""A one-page brief for whoever visits: the best five, each with the words that speak for it. Nothing in it tells who is anonymous."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from enishi.dates import format_date, parse_edtf
from enishi.hub.accounts.models import User
from enishi.hub.meeting.lines import shortened
from enishi.hub.meeting.queries import Narrowing, Suggestion, suggest
from enishi.hub.network.discretion import withheld, without_names
from enishi.hub.network.models import Organisation, Person, in_language
from enishi.hub.network.queries import hub_name
from enishi.hub.network.templatetags.record import country
from enishi.hub.pipeline.models import Offer
from enishi.hub.pipeline.public import owner_named
from enishi.matching import Band, Reason, ReasonKind, say
from enishi.matching.reasons import shared_words

__all__ = [
    "BAND_WORDS", "LINE", "SHOWN", "Brief", "Entry", "brief_for", "day_in", "listed", "name_in", "reasons_in", "said",
]  # fmt: skip

BAND_WORDS = {
    Band.STRONG: gettext_lazy("strong match"),
    Band.POSSIBLE: gettext_lazy("possible match"),
    Band.WEAK: gettext_lazy("weak match"),
}
#: Entries on the page.
SHOWN = 5
#: The breadth of a line of which five entries fit a page, as in the PDF.
LINE = 200
_LOOKED_AT = 10  # of which people who do not want to be listed are left out


@dataclass(frozen=True, slots=True)
class Entry:
    """Who may be worth a meeting, in words. *other*: the name in the other language. *quoted*: a sentence of each side, or nothing."""

    name: str
    other: str
    facts: str
    line: str
    band: Band
    word: str
    through: str
    quoted: tuple[str, ...]
    terms: str
    points: str
    against: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that stands on the page. *note* says what the reader must know of the list, or why there is none."""

    language: str
    name: str
    other: str
    facts: str
    hub: str
    day: str
    note: str
    entries: tuple[Entry, ...]
    is_ready: bool = True


def brief_for(record: Any, language: str, where: Narrowing, user: User | None, now: datetime) -> Brief:
    """Return the brief for *record* in *language*, "ja" or "en". For staff alone: raises PermissionDenied."""
    with override(language):
        found = suggest(record, _LOOKED_AT, where, user, now)
        rows = listed(found.rows)[:SHOWN]
        day = day_in(timezone.localdate(now), language)
        note = "" if any(row.band != Band.WEAK for row in rows) else _("No good match.")
        if rows and note:
            note = f"{note} {_('Those below are the nearest, and weak.')}"
        if not found.says_something:
            note = _("The record does not say what this is about.")
        if not found.is_ready:
            note = _("Suggestions are being prepared. This page looks again by itself in some seconds.")
        return Brief(
            language=language,
            name=name_in(record, language),
            other=_other(record, language),
            facts=_facts(record),
            hub=hub_name(language),
            day=day,
            note=note,
            entries=tuple(_entry(row, language) for row in rows),
            is_ready=found.is_ready,
        )


def listed(rows: Iterable[Suggestion]) -> list[Suggestion]:
    """Leave out the people who do not want to be named on lists: what is taken along leaves the house."""
    refused = withheld().people
    return [row for row in rows if not (isinstance(row.record, Person) and row.record.pk in refused)]


def said(text: str) -> str:
    """Return *text* as it may leave the house: without the names of those who do not want to be named."""
    return without_names(text, withheld(), quoted=True)


def _entry(row: Suggestion, language: str) -> Entry:
    return Entry(
        name=name_in(row.record, language),
        other=_other(row.record, language),
        facts=_facts(row.record),
        line=shortened(said(_line(row.record, language)), LINE),
        band=row.band,
        word=str(BAND_WORDS[row.band]),
        through=name_in(row.through, language) if row.through else "",
        **reasons_in(row.told, language),
    )


def reasons_in(told: Sequence[Reason], language: str) -> dict[str, Any]:
    """Return the parts of an entry that say why, and what speaks against it."""
    sentences = next((each for each in told if each.kind == ReasonKind.SENTENCES), None)
    terms = [each for each in told if each.kind == ReasonKind.TERM]
    apart = {ReasonKind.SENTENCES, ReasonKind.TERM}
    comma = _(", ")
    return {
        "quoted": (shortened(said(sentences.asked), LINE), shortened(said(sentences.found), LINE)) if sentences else (),
        "terms": shortened(said(comma.join(dict.fromkeys(shared_words(each) for each in terms))), LINE),
        "points": comma.join(say(each, language) for each in told if not each.is_against and each.kind not in apart),
        "against": comma.join(say(each, language) for each in told if each.is_against),
    }


def day_in(day: date, language: str) -> str:
    """Return *day* as *language* writes it."""
    return format_date(parse_edtf(day.isoformat()), language)


def name_in(record: Any, language: str) -> str:
    """Return how *record* is called in *language*."""
    if isinstance(record, Offer):
        return said(in_language(record.title, language))
    name: str = record.display_name(language)
    return name


def _other(record: Any, language: str) -> str:
    """The name in the other language, "" where it is the same."""
    other = name_in(record, "en" if language == "ja" else "ja")
    return "" if other == name_in(record, language) else other


def _facts(record: Any) -> str:
    """What kind of record it is, and whose. The owner of an anonymous one is not told, nor the owner's country."""
    parts = [capfirst(str(record._meta.verbose_name))]
    if isinstance(record, Offer):
        parts += [record.number, owner_named(record), str(record.stage)]
    elif isinstance(record, Organisation):
        parts += [str(record.get_kind_display()), str(country(record.country)) if record.country else ""]
    return _(", ").join(part for part in parts if part)


def _line(record: Any, language: str) -> str:
    if isinstance(record, Offer):
        return in_language(record.summary, language)
    return in_language(record.fields if isinstance(record, Person) else record.about, language)
