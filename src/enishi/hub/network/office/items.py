"""The form of one proposed item: what may be corrected, which record it joins. Nothing is saved before all of it is valid."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from babel import Locale
from django import forms
from django.db.models import Model
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from enishi.dates import Term, parse_edtf
from enishi.hub.network.bridge import EDITABLE, Decision
from enishi.hub.network.models import Activity, Agreement, Organisation, Person, Tie
from enishi.hub.network.models.fields import EdtfFormField
from enishi.releases.reading import AgreementStatus, ClaimKind

__all__ = ["CLAIM_KINDS", "JOINABLE", "STATUSES", "ItemForm", "countries"]

# Kinds of item that may join a record, and the model of that record.
JOINABLE: Mapping[str, type[Model]] = {
    "organisations": Organisation, "people": Person, "agreements": Agreement, "events": Activity,
}  # fmt: skip
STATUSES = {
    "new": gettext_lazy("new agreement"), "renewal": gettext_lazy("renewal of an agreement"),
    "amendment": gettext_lazy("amendment"), "announced": gettext_lazy("announced, not yet signed"),
    "earlier": gettext_lazy("earlier, named in passing"),
}  # fmt: skip
CLAIM_KINDS = {
    "partners": gettext_lazy("number of partners"), "partners_overseas": gettext_lazy("number of partners overseas"),
    "partners_home": gettext_lazy("number of partners at home"), "partner_ordinal": gettext_lazy("which partner it is"),
    "agreements": gettext_lazy("number of agreements"), "other": gettext_lazy("another figure"),
}  # fmt: skip
_LONGEST_TERM = 200  # years
_LAST_YEAR = 2300
_BIDIRECTIONAL = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


def _visible(value: str) -> None:
    """Refuse characters nobody sees: they hide what a name really is."""
    if any(unicodedata.category(each) in {"Cc", "Cs", "Co"} or ord(each) in _BIDIRECTIONAL for each in value):
        raise forms.ValidationError(_("This holds characters that cannot be seen. Type it anew."))


class _AsItStands(forms.Field):
    """Takes what was read without asking again, so that only what a person changed can be wrong."""

    def clean(self, value: Any) -> Any:
        """Return what stands, or the cleaned value."""
        return self.initial if str(value or "") == str(self.initial) else super().clean(value)


class _Text(_AsItStands, forms.CharField):
    default_validators = [_visible]


class _Figure(_AsItStands, forms.IntegerField):
    pass


class _Date(_AsItStands, EdtfFormField):
    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if found and found != self.initial:
            if len(found) > 64:
                raise forms.ValidationError(_("This date is too long."))
            span = parse_edtf(found)
            if (span.latest != date.max and span.latest.year > _LAST_YEAR) or (
                span.earliest != date.min and span.earliest.year < 1000
            ):
                raise forms.ValidationError(_("This year cannot be right."))
        return found


class _Term(_Text):
    """Takes P5Y, 5年間 or five years and keeps P5Y."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text or text == self.initial:
            return text
        try:
            term = Term.parse(text)
        except ValueError:
            term = Term.read(text) or None  # type: ignore[assignment]  # None where it is no term
        if term is None or term.years + term.months / 12 + term.days / 365 > _LONGEST_TERM or len(term.iso) > 16:
            sentence = _("“%(text)s” is not a term. Write P5Y, 5 years or 5年間.")
            raise forms.ValidationError(sentence, params={"text": text[:60]})
        return term.iso


class _Country(_Text):
    """Takes a code or a name in the reader's language or English and keeps the code."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text or text == self.initial:
            return text
        for language in ((get_language() or "en")[:2], "en", "ja"):
            names = countries(language)
            if text.upper() in names:
                return text.upper()
            if found := next((code for code, name in names.items() if name.casefold() == text.casefold()), ""):
                return found
        raise forms.ValidationError(_("No country has this name or code. Choose one of the list."))


def countries(language: str) -> dict[str, str]:
    """Return the names of all countries by ISO 3166-1 code, in order of the names."""
    names = {code: name for code, name in Locale(language).territories.items() if len(code) == 2 and code.isalpha()}
    return dict(
        sorted(
            ((c, n) for c, n in names.items() if c not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}),
            key=lambda p: p[1],
        )
    )


def _one_of(choices: Any, *, empty: str = "") -> Callable[[Any], forms.Field]:
    def make(current: Any) -> forms.Field:
        listed = [(str(value), label) for value, label in choices]
        if str(current or "") not in {value for value, _label in listed}:
            listed.insert(0, (str(current or ""), str(current) if current else empty or "–"))
        return forms.ChoiceField(choices=listed, required=not _is_empty(current, empty), initial=str(current or ""))

    return make


def _is_empty(current: Any, empty: str) -> bool:
    return not current or bool(empty)


def _text(kind: type[forms.Field], *, required: bool = False, **more: Any) -> Callable[[Any], forms.Field]:
    return lambda current: kind(required=required, initial="" if current is None else current, **more)


_RENEWALS = [("", gettext_lazy("not stated")), *Agreement.Renewal.choices]
_FIELDS: Mapping[tuple[str, str], Callable[[Any], forms.Field]] = {
    ("organisations", "name"): _text(_Text, required=True, max_length=300),
    ("organisations", "kind"): _one_of(Organisation.Kind.choices),
    ("organisations", "country"): _text(_Country, max_length=60),
    ("organisations", "region"): _text(_Text, max_length=40),
    ("people", "name"): _text(_Text, required=True, max_length=200),
    ("agreements", "status"): _one_of([(code, STATUSES[code]) for code in get_args(AgreementStatus)]),
    ("agreements", "kind"): _one_of(Agreement.Kind.choices),
    ("agreements", "signed_on"): _text(_Date, max_length=100),
    ("agreements", "in_force_from"): _text(_Date, max_length=100),
    ("agreements", "term"): _text(_Term, max_length=60),
    ("agreements", "ends_on"): _text(_Date, max_length=100),
    ("agreements", "renewal"): _one_of(_RENEWALS, empty="–"),
    ("events", "kind"): _one_of(Activity.Kind.choices),
    ("events", "date"): _text(_Date, max_length=100),
    ("ties", "kind"): _one_of(Tie.Kind.choices),
    ("ties", "date"): _text(_Date, max_length=100),
    ("claims", "kind"): _one_of([(code, CLAIM_KINDS[code]) for code in get_args(ClaimKind)]),
    ("claims", "value"): _text(_Figure, required=True, min_value=0, max_value=1_000_000_000),
    ("claims", "scope"): _text(_Text, max_length=64),
    ("claims", "as_of"): _text(_Date, max_length=100),
}
_LABELS = {
    "name": gettext_lazy("name"), "kind": gettext_lazy("kind"), "country": gettext_lazy("country"), "region": gettext_lazy("region"),
    "status": gettext_lazy("state"), "signed_on": gettext_lazy("signed on"), "in_force_from": gettext_lazy("in force from"),
    "term": gettext_lazy("term"), "ends_on": gettext_lazy("ends on"), "renewal": gettext_lazy("renewal"), "date": gettext_lazy("date"),
    "value": gettext_lazy("figure"), "scope": gettext_lazy("counted among"), "as_of": gettext_lazy("as of"),
}  # fmt: skip


class ItemForm(forms.Form):
    """Corrects one item of *kind* and says which record it joins. Fields of *posted* that were not sent stay as they are."""

    def __init__(
        self, kind: str, item: Mapping[str, Any], decision: Decision, posted: Mapping[str, Any] | None = None
    ) -> None:
        self.kind, self.read, self.decision = kind, {name: _read(item, name) for name in EDITABLE[kind]}, decision
        self.sent = {name for name in [*self.read, "joined"] if posted is not None and f"{item['id']}-{name}" in posted}
        shown = {name: decision.edits.get(name, value) for name, value in self.read.items()}
        bound = {f"{item['id']}-{name}": posted[f"{item['id']}-{name}"] for name in self.sent} if posted else None
        if bound is not None:
            bound = {
                **{f"{item['id']}-{name}": value for name, value in shown.items() if name not in self.sent},
                **bound,
            }
        super().__init__(bound, prefix=item["id"], use_required_attribute=False)
        for name, value in shown.items():
            self.fields[name] = _FIELDS[kind, name](value)
            self.fields[name].label = _LABELS[name]
            if name == "country":
                self.fields[name].widget.attrs["list"] = "countries"
        if kind in JOINABLE:
            self.fields["joined"] = forms.CharField(required=False, max_length=20)

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The fields to type into: all but the choice of a record, which is shown as a list."""
        return [self[name] for name in self.read]

    def clean_joined(self) -> int | None:
        """Return the key of a record that is there, 0 for a new one, None for what names decide."""
        chosen = self.cleaned_data["joined"].strip()
        if not chosen:
            return None
        if not (chosen.isascii() and chosen.isdigit()) or len(chosen) > 18:
            raise forms.ValidationError(_("Choose one of the records, or a new one."))
        if int(chosen) and not JOINABLE[self.kind]._default_manager.filter(pk=int(chosen)).exists():
            raise forms.ValidationError(_("This record is there no more. Choose another, or a new one."))
        return int(chosen)

    def clean(self) -> dict[str, Any]:
        """Refuse an agreement that ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("in_force_from") or cleaned.get("signed_on"), cleaned.get("ends_on")
        changed = {"in_force_from", "signed_on", "ends_on"} & set(self.changed_data)
        if start and end and changed and parse_edtf(end).latest < parse_edtf(start).earliest:
            self.add_error("ends_on", _("The agreement cannot end before it begins."))
        return cleaned

    def edits(self) -> dict[str, Any]:
        """Return what differs from what was read, of a valid form."""
        values = {**self.decision.edits, **{name: self.cleaned_data[name] for name in self.read if name in self.sent}}
        return {name: value for name, value in values.items() if name in self.read and value != self.read[name]}


def _read(item: Mapping[str, Any], name: str) -> Any:
    if name == "name":
        return item["names"][0]["text"] if item["names"] else ""
    return item[name]
