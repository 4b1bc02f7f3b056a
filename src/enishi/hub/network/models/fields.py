"""Fields of the record: partial dates with derived days, and prose in several languages."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.dates import InvalidDate, PartialDate, parse_edtf, read_date
from enishi.hub.network.discretion import public_only, without_names
from enishi.hub.network.names import reader_language

__all__ = [
    "DerivedDay",
    "EdtfField",
    "EdtfFormField",
    "ProseField",
    "ProseFormField",
    "ProseWidget",
    "in_language",
    "label_of",
    "span_of",
]


class EdtfFormField(forms.CharField):
    """Takes a date as people write it ("2016年5月", "May 2016", "2016-05") and keeps EDTF."""

    def clean(self, value: Any) -> str:
        """Return EDTF; ValidationError names what could not be read."""
        text = super().clean(value)
        if not text:
            return ""
        try:
            return read_date(text).edtf
        except InvalidDate as error:
            raise ValidationError(
                _("“%(text)s” is not a date. Write it like 2019-06-03, 2019-06, 2019 or 2019年6月3日."),
                params={"text": text},
            ) from error


class EdtfField(models.CharField):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """An EDTF string (ISO 8601-2), "" where nothing is known."""

    description = _("partial date (EDTF)")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is no EDTF."""
        super().validate(value, model_instance)
        if value:
            try:
                parse_edtf(value)
            except InvalidDate as error:
                raise ValidationError(_("“%(text)s” is not a date."), params={"text": value}) from error

    def formfield(self, **kwargs: Any) -> Any:
        """Use the forgiving form field."""
        kwargs["form_class"] = EdtfFormField
        return super().formfield(**kwargs)


class DerivedDay(models.DateField):  # type: ignore[type-arg]  # as above
    """The earliest or latest day of a partial date, computed whenever the row is written (also by ``bulk_create``).

    *source* names a field or property of the model that gives EDTF; *empty* is the day that stands where it is "".
    """

    def __init__(
        self,
        source: str = "",
        edge: Literal["earliest", "latest"] = "earliest",
        *,
        empty: date = date.min,
        **kwargs: Any,
    ) -> None:
        self.source, self.edge, self.empty = source, edge, empty
        kwargs.update(editable=False, db_index=True, default=empty)
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        """Keep migrations free of the way the day is derived: it is no part of the schema."""
        name, _path, args, kwargs = super().deconstruct()
        for key in ("editable", "db_index", "default"):
            kwargs.pop(key, None)
        kwargs.update(source=self.source, edge=self.edge, empty=self.empty)
        return name, "enishi.hub.network.models.fields.DerivedDay", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> date:  # noqa: ARG002 (Django's signature)
        """Derive the day from its source."""
        day = self.derive(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, day)
        return day

    def derive(self, edtf: str) -> date:
        """Return the day for *edtf*."""
        if not edtf:
            return self.empty
        partial = parse_edtf(edtf)
        return partial.earliest if self.edge == "earliest" else partial.latest


def span_of(edtf: str, empty: date) -> PartialDate:
    """Return the days *edtf* may mean; *empty* for both edges where it is ""."""
    return parse_edtf(edtf) if edtf else PartialDate("", empty, empty)


class ProseWidget(forms.MultiWidget):
    """One box for each of the hub's languages."""

    template_name = "network/widgets/prose.html"

    def __init__(self, languages: list[str], attrs: dict[str, Any] | None = None) -> None:
        self.languages = languages
        boxes: list[forms.Widget | type[forms.Widget]] = [
            forms.Textarea(attrs={"lang": code, "rows": 2, **(attrs or {})}) for code in languages
        ]
        super().__init__(boxes, attrs)

    def decompress(self, value: Mapping[str, str] | None) -> list[str]:
        """Spread the stored mapping over the boxes."""
        return [(value or {}).get(code, "") for code in self.languages]


class ProseFormField(forms.MultiValueField):
    """Prose by language, as one form field."""

    def __init__(self, **kwargs: Any) -> None:
        self.languages = [code for code, _name in settings.LANGUAGES]
        for unused in ("encoder", "decoder", "max_length"):
            kwargs.pop(unused, None)
        kwargs["widget"] = ProseWidget(self.languages)
        boxes = [forms.CharField(required=False, strip=True) for _code in self.languages]
        super().__init__(fields=boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Gather the boxes that hold something."""
        return {code: text for code, text in zip(self.languages, data_list, strict=False) if text}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as mappings: a missing language equals an empty box."""
        boxes = data if isinstance(data, list) else self.widget.decompress(data)
        return (initial or {}) != self.compress([text or "" for text in boxes])


class ProseField(models.JSONField):
    """Text by language code: ``{"ja": "...", "en": "..."}``; {} where there is none."""

    description = _("text in several languages")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the texts as the reader may see them: without the names of those who must not be named."""
        prose = super().from_db_value(value, expression, connection)
        known = public_only()
        if known is None or not isinstance(prose, dict):
            return prose
        return {code: without_names(text, known) if isinstance(text, str) else text for code, text in prose.items()}

    def formfield(self, **kwargs: Any) -> Any:
        """Use one box a language."""
        kwargs["form_class"] = ProseFormField
        return super().formfield(**kwargs)


def label_of(choices: type[models.TextChoices], value: str) -> str:
    """Return the label of *value* for the reader; as Django's own ``get_..._display``, which sorts all choices out each time."""
    return str(choices(value).label) if value in choices else value


def in_language(prose: Mapping[str, str], language: str | None = None) -> str:
    """Return *prose* in *language* (default: the reader's), else in English, else in any."""
    wanted = reader_language(language)
    return prose.get(wanted) or prose.get("en") or next(iter(prose.values()), "")
