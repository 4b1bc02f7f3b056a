"""What the review page shows: the text cut at its quotations, and a row for each proposed item."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.hub.accounts.models import User
from enishi.hub.network.bridge import Decision, Kept
from enishi.hub.network.bridge.decisions import edited_payload
from enishi.hub.network.bridge.likely import Conflict
from enishi.hub.network.marks import cut
from enishi.hub.network.models import Activity, Agreement, Organisation, ProposedReading, Tie
from enishi.hub.network.models.fields import in_language
from enishi.hub.network.office.choosing import Choice, describe
from enishi.hub.network.office.items import CLAIM_KINDS, STATUSES, ItemForm
from enishi.hub.network.templatetags.record import country, edtf, region, term

__all__ = ["KINDS", "ORDER", "Row", "Segment", "conflict_sentence", "names_of", "said", "segments_of", "who"]

# Doubts first, then what matters most to the record.
ORDER = ("doubts", "agreements", "organisations", "people", "events", "ties", "claims")
KINDS = {
    "doubts": gettext_lazy("Doubts"), "agreements": gettext_lazy("Agreements"), "organisations": gettext_lazy("Organisations"),
    "people": gettext_lazy("People"), "events": gettext_lazy("Events"), "ties": gettext_lazy("Ties"), "claims": gettext_lazy("Claims"),
}  # fmt: skip
_CONFLICTS = {
    "country": gettext_lazy("The record has “%(record)s” in another country (%(details)s)."),
    "several": gettext_lazy("More than one record bears this name, for example “%(record)s” (%(details)s). Choose which one it is."),
    "in_force": gettext_lazy("Another agreement of the same parties is in force on that day: “%(record)s” (%(details)s)."),
    "term": gettext_lazy("The record gives “%(record)s” (%(details)s) another term."),
    "end": gettext_lazy("The record gives “%(record)s” (%(details)s) another end."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A proposed item. *form* is what may be corrected in place, None where it is in the record already (*kept*).

    *note* says what somebody else did with it meanwhile, *about* names the items that a doubt concerns.
    """

    id: str
    kind: str
    headline: str
    details: str
    quote: str
    confidence: int | None
    decision: Decision
    marked: bool = False
    form: ItemForm | None = None
    choices: list[Choice] = field(default_factory=list)
    chosen: str = ""
    asked: str | None = None
    conflicts: list[str] = field(default_factory=list)
    kept: Kept | None = None
    note: str = ""
    about: list[tuple[str, str]] = field(default_factory=list)

    @property
    def folded(self) -> bool:
        """Whether what may be corrected is folded away: not where something is wrong with it, or was searched for."""
        return not (self.asked is not None or (self.form is not None and self.form.is_bound and self.form.errors))


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the text, the items quoted from it, the narrowest first, and those whose quotation begins here."""

    text: str
    ids: tuple[str, ...]
    doubtful: bool
    begins: tuple[str, ...]


def names_of(proposed: ProposedReading, decisions: Mapping[str, Decision]) -> dict[str, str]:
    """Return what each organisation and person of the reading is called, corrections included."""
    payload = edited_payload(proposed.payload, decisions)
    items = (item for kind in ("organisations", "people") for item in payload[kind])
    return {item["id"]: item["names"][0]["text"] for item in items if item["names"]}


def said(kind: str, item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    """Return a headline and a line of details of an item, in the reader's language."""
    return _SAID[kind](item, names)


def _organisation(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    place = country(item["country"]) if item["country"] else region(item["region"])
    others = [name["text"] for name in item["names"][1:]]
    return names.get(item["id"], item["id"]), _line(_label(Organisation.Kind, item["kind"]), place, *others)


def _person(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    posts = [
        " ".join([names.get(post["organisation"], ""), *(words["text"] for words in post["titles"][:1])])
        for post in item["posts"]
    ]
    return names.get(item["id"], item["id"]), _line(*(name["text"] for name in item["names"][1:]), *posts)


def _agreement(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    parties = " – ".join(names.get(party, party) for party in item["parties"])
    length = term(item["term"]) if item["term"] else ""
    status = str(STATUSES.get(item["status"], item["status"]))
    return parties, _line(_label(Agreement.Kind, item["kind"]), status, edtf(item["signed_on"]), length)


def _event(item: Mapping[str, Any], _names: Mapping[str, str]) -> tuple[str, str]:
    title = " / ".join(words["text"] for words in item["titles"])
    return title or _label(Activity.Kind, item["kind"]), _line(_label(Activity.Kind, item["kind"]), edtf(item["date"]))


def _tie(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    ends = names.get(item["subject"], ""), names.get(item["object"], "")
    what = [words["text"] for words in item["what"][:1]]
    return " → ".join(ends), _line(_label(Tie.Kind, item["kind"]), *what, edtf(item["date"]))


def _claim(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    kind = str(CLAIM_KINDS.get(item["kind"], item["kind"]))
    headline = _("%(kind)s: %(value)d") % {"kind": kind, "value": item["value"]}
    return headline, _line(names.get(item["about"], ""), item["scope"], edtf(item["as_of"]))


def _doubt(item: Mapping[str, Any], _names: Mapping[str, str]) -> tuple[str, str]:
    headline = item["said"] or item["kind"].replace("_", " ")
    if item["said"] and item["read_as"]:
        headline = _("Written: “%(said)s”. Read as: %(read_as)s.") % {"said": item["said"], "read_as": item["read_as"]}
    return headline, f"{in_language(item['reason'])} {in_language(item['advice'])}".strip()


_SAID = {
    "organisations": _organisation, "people": _person, "agreements": _agreement, "events": _event, "ties": _tie,
    "claims": _claim, "doubts": _doubt,
}  # fmt: skip


def _line(*parts: str) -> str:
    return _(", ").join(part for part in dict.fromkeys(parts) if part)


def _label(choices: Any, value: str) -> str:
    return str(dict(choices.choices).get(value, value))


def conflict_sentence(conflict: Conflict) -> str:
    """Say where the record says otherwise."""
    record, details = describe(conflict.record)
    return str(_CONFLICTS[conflict.kind]) % {"record": record, "details": details}


def who(decisions: Mapping[str, Decision]) -> dict[int, str]:
    """Return the names of the users who made *decisions*."""
    keys = {decision.by for decision in decisions.values() if decision.by is not None}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=keys)} if keys else {}


def segments_of(proposed: ProposedReading) -> list[Segment]:
    """Cut the text at the edges of all quotations; together the segments are the text."""
    text = proposed.source.text
    quotes = [
        (item["quote"]["start"], item["quote"]["end"], (item["id"], kind == "doubts"))
        for kind in ORDER
        for item in proposed.payload[kind]
        if item.get("quote")
    ]
    seen: set[str] = set()
    segments = []
    for start, end, marks in cut(text, quotes):
        ids = tuple(dict.fromkeys(item_id for item_id, _doubt in marks))
        begins = tuple(item_id for item_id in ids if item_id not in seen)
        seen.update(begins)
        segments.append(Segment(text[start:end], ids, any(doubt for _id, doubt in marks), begins))
    return segments
