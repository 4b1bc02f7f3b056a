"""How the record is written on pages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel import Locale
from babel.units import format_unit
from django import template
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext

from enishi.dates import Term, format_date, parse_edtf
from enishi.hub.network.models import Organisation, in_language
from enishi.hub.network.names import reader_language
from enishi.hub.network.provenance import Known

register = template.Library()


@register.filter
def edtf(text: str) -> str:
    """Write an EDTF date for the reader; "" stays ""."""
    return format_date(parse_edtf(text), reader_language()) if text else ""


@register.filter
def since(text: str) -> str:
    """Write since when something holds: "since May 2016", or "since 3 June 2019 or earlier" where only a latest day is known."""
    if not text:
        return ""
    begun = parse_edtf(text)
    if begun.earliest == date.min:
        latest = format_date(parse_edtf(begun.latest.isoformat()), reader_language())
        return gettext("since %(day)s or earlier") % {"day": latest}
    return gettext("since %(day)s") % {"day": format_date(begun, reader_language())}


@register.filter
def end_span(text: str) -> tuple[str, str] | None:
    """Write the first and the last day on which something may end, where its end is known only to lie between two; else None."""
    start, slash, end = text.partition("/")
    if not slash or {start, end} & {"", ".."}:
        return None
    return edtf(start), edtf(end)


@register.filter
def ending(text: str, room: int = 100) -> str:
    """Return the end of a long quotation: a Japanese sentence says last what it is about."""
    return text if len(text) <= room else "…" + text[-room:]


@register.filter
def day(value: date) -> str:
    """Write a day for the reader."""
    return format_date(parse_edtf(value.isoformat()), reader_language())


@register.filter
def prose(texts: Mapping[str, str] | None) -> str:
    """Write prose in the reader's language, else in another."""
    return in_language(texts or {})


@register.filter
def country(code: str) -> str:
    """Write a country's name for the reader, from the Unicode CLDR."""
    return Locale(reader_language()).territories.get(code, code)


@register.filter
def where(organisation: Organisation) -> str:
    """Write where an organisation is, as far as it is known."""
    return place(organisation.country or organisation.region)


# UN M49 names of the regions that a text may leave it at.
_REGIONS = {
    "Europe": "欧州", "Asia": "アジア", "North America": "北米", "Latin America": "中南米", "Africa": "アフリカ", "Oceania": "オセアニア",
    "Middle East": "中東", "South-eastern Asia": "東南アジア", "Eastern Asia": "東アジア", "Asia-Pacific": "アジア太平洋",
}  # fmt: skip


@register.filter
def region(name: str) -> str:
    """Write a region's name for the reader."""
    return _REGIONS.get(name, name) if reader_language() == "ja" else name


@register.filter
def place(code: str) -> str:
    """Write the name of a country (ISO 3166-1) or, where only that is known, of a region."""
    return country(code) if len(code) == 2 else region(code)


@register.filter
def grouped(number: int) -> str:
    """Write a number with its thousands apart."""
    return f"{number:,}"


@register.filter
def other_name(organisation: Organisation) -> str:
    """The name in the other language, "" where it is the one already shown."""
    other = "en" if reader_language() == "ja" else "ja"
    shown, further = organisation.display_name(), organisation.display_name(other)
    return further if further != shown else ""


@register.filter
def name_on(organisation: Organisation, shown: date) -> str:
    """The name it bore on a day."""
    return organisation.display_name(day=shown)


@register.filter
def text_language(text: str) -> str:
    """ "ja" or "en": what ``lang`` must say so that a name is set and read out right."""
    return "en" if text.isascii() else "ja"


@register.filter
def known(records: Mapping[tuple[str, int], Known], record: Model) -> Known | None:
    """How we know *record*, out of what was fetched for the page."""
    return records.get((str(record._meta.model_name), int(record.pk)))


@register.simple_tag(takes_context=True)
def turned(context: Mapping[str, Any], **changes: Any) -> str:
    """The query string of this page with *changes*; None takes a part out."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = value
    return f"?{query.urlencode()}" if query else "?"


@register.filter
def term(iso: str) -> str:
    """Write a term for the reader: 5年間, "5 years"."""
    length = Term.parse(iso)
    if reader_language() == "ja":
        parts = ((length.years, "年"), (length.months, "か月"), (length.days, "日"))
        return "".join(f"{number}{unit}" for number, unit in parts if number) + "間"
    units = ((length.years, "year"), (length.months, "month"), (length.days, "day"))
    return ", ".join(
        format_unit(number, f"duration-{unit}", "long", locale="en_GB") for number, unit in units if number
    )


@register.filter
def office_page(record: Model) -> str:
    """The page of a record in the back office."""
    return reverse(f"wagtailsnippets_network_{record._meta.model_name}:edit", args=[record.pk])
