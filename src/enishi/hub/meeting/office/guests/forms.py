"""What staff say of a guest list, and ask of its pairs."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.hub.meeting.briefs import BAND_WORDS
from enishi.hub.meeting.guests.actions import MOST_EACH
from enishi.hub.meeting.guests.asking import ORDER, Asked
from enishi.hub.meeting.guests.sheets import Sheet, Unreadable, read_file, read_pasted
from enishi.hub.meeting.guests.timetable import MOST_SLOTS, MOST_TABLES
from enishi.hub.network.models import Activity
from enishi.hub.network.templatetags.record import country, edtf
from enishi.matching import Band

__all__ = ["AskedForm", "GuestListForm", "TimetableForm"]

_EVENTS_SHOWN = 200
_LARGEST_FILE = 10_000_000


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class GuestListForm(forms.Form):
    """The event, its guests pasted or as a file, and how they were told."""

    name = forms.CharField(label=gettext_lazy("Name of the event"), max_length=200)
    held_on = _day(gettext_lazy("Day of the event"))
    activity = forms.TypedChoiceField(
        label=gettext_lazy("Event of the record, where it is there"), required=False, coerce=int, empty_value=None
    )
    pasted = forms.CharField(
        label=gettext_lazy("Guests, pasted from a spreadsheet with the row of heads"),
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "wrap": "off"}),
        help_text=gettext_lazy(
            "One row for each guest. Heads: name, organisation, post, mail, fields, looking for; Japanese heads are read as "
            "well. Only a name or an organisation is needed."
        ),
    )
    file = forms.FileField(label=gettext_lazy("Or a file (XLSX or CSV)"), required=False)
    each = forms.IntegerField(label=gettext_lazy("Others for each guest"), initial=5, min_value=1, max_value=MOST_EACH)
    keep_until = _day(
        gettext_lazy("Last day of keeping"),
        required=False,
        help_text=gettext_lazy("The list is deleted after it. Left empty, it is 90 days after the event."),
    )
    told = forms.BooleanField(
        label=gettext_lazy("The guests were told that they are brought together with others"),
        error_messages={
            "required": gettext_lazy("Only guests who were told so may be brought together. Tell them first.")
        },
    )
    told_how = forms.CharField(
        label=gettext_lazy("How they were told"),
        max_length=500,
        help_text=gettext_lazy("For example: by the registration form of the event."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        events = Activity.objects.order_by("-on_earliest", "-pk")[:_EVENTS_SHOWN]
        named = [(row.pk, _(", ").join(filter(None, [str(row), edtf(row.on)]))) for row in events]
        self.fields["activity"].choices = [("", _("No event of the record")), *named]  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        """Read the guests; what is wrong is said line by line, and nothing is kept."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                cleaned["sheet"] = self._sheet(cleaned)
            except Unreadable as unreadable:
                self.add_error("file" if cleaned.get("file") else "pasted", ValidationError(list(unreadable.sentences)))
        return cleaned

    def _sheet(self, cleaned: dict[str, Any]) -> Sheet:
        file, pasted = cleaned.get("file"), cleaned.get("pasted") or ""
        if file is None or not file:
            return read_pasted(pasted)
        if pasted.strip():
            raise Unreadable([_("Guests are pasted and in a file. Empty the one or the other.")])
        if file.size > _LARGEST_FILE:
            raise Unreadable(
                [_("%(file)s is too large. Keep the sheet with the guests alone and try again.") % {"file": file.name}]
            )
        return read_file(file.read(), file.name)


class AskedForm(forms.Form):
    """Which pairs to show."""

    who = forms.CharField(label=gettext_lazy("Guest or organisation"), required=False, max_length=100)
    words = forms.CharField(label=gettext_lazy("Field, or words in the texts"), required=False, max_length=100)
    country = forms.ChoiceField(label=gettext_lazy("Country of one side"), required=False)
    least = forms.ChoiceField(
        label=gettext_lazy("At least"),
        required=False,
        choices=[
            ("", BAND_WORDS[Band.POSSIBLE]),
            *((band.value, BAND_WORDS[band]) for band in ORDER if band != Band.POSSIBLE),
        ],
    )

    def __init__(self, *args: Any, countries: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((code, str(country(code))) for code in countries), key=lambda each: each[1])
        self.fields["country"].choices = [("", capfirst(_("Any"))), *named]  # type: ignore[attr-defined]  # a field of choices

    def asked(self) -> Asked:
        """Return what was asked; nothing where it makes no sense."""
        said = self.cleaned_data if self.is_valid() else {}
        who, words = (str(said.get(name) or "").replace("\0", "") for name in ("who", "words"))
        return Asked(who, words, said.get("country") or "", Band(said.get("least") or Band.POSSIBLE))


class TimetableForm(forms.Form):
    """How much time and room there is for meetings."""

    slots = forms.IntegerField(label=gettext_lazy("Times"), min_value=1, max_value=MOST_SLOTS, initial=8)
    tables = forms.IntegerField(label=gettext_lazy("Tables"), min_value=1, max_value=MOST_TABLES, initial=20)
