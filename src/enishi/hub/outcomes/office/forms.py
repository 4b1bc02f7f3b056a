"""What staff state of how far two have come, and of what came of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models import Activity, Agreement, Source
from enishi.hub.network.models.fields import EdtfFormField, ProseFormField
from enishi.hub.outcomes.models import Outcome, Stage

__all__ = ["OutcomeForm", "PeriodForm", "StageForm"]


class StageForm(forms.Form):
    """Staff's own word."""

    stage = forms.ChoiceField(label=_("how far"), choices=[(each.value, capfirst(each.label)) for each in Stage])
    remark = forms.CharField(label=_("how we know"), max_length=2000)


class OutcomeForm(forms.Form):
    """An outcome with its day and its source."""

    kind = forms.ChoiceField(label=_("kind"), choices=[(each.value, capfirst(each.label)) for each in Outcome.Kind])
    on = EdtfFormField(
        label=_("when"), required=False, help_text=_("As far as it is known: 2027, 2027-03 or 2027-03-14.")
    )
    what = ProseFormField(label=_("what came of it"), required=False)
    agreement = forms.ModelChoiceField(Agreement.objects.none(), label=_("under which agreement"), required=False)
    activity = forms.ModelChoiceField(Activity.objects.none(), label=_("from which event"), required=False)
    source = forms.ModelChoiceField(Source.objects.none(), label=_("source"), required=False)
    word = forms.CharField(label=_("or who told us, when and how"), max_length=2000, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        for name, model in (("agreement", Agreement), ("activity", Activity), ("source", Source)):
            self.fields[name].queryset = model._default_manager.all()  # type: ignore[attr-defined]  # a field of rows


class PeriodForm(forms.Form):
    """Which introductions the funnel is of."""

    first = forms.DateField(label=_("proposed from"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("proposed until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        """A period does not end before it begins."""
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and first > last:
            self.add_error("last", gettext("This day lies before the first. Choose a later one."))
        return said

    def period(self, today: date) -> tuple[date, date]:
        """Return what was asked for, else the last 365 days."""
        asked = self.cleaned_data if self.is_valid() else {}
        last = asked.get("last") or today
        return asked.get("first") or date(last.year - 1, last.month, min(last.day, 28)), last
