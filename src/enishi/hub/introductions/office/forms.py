"""What staff state when they propose an introduction, or note what a side told them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.hub.introductions.models import Said, WhyNot
from enishi.hub.network.models import Person
from enishi.hub.network.models.fields import ProseFormField

__all__ = ["ProposalForm", "WordForm"]

_USUAL_TIME = timedelta(days=14)


class ProposalForm(forms.Form):
    """Who is asked on each side, why, and until when."""

    one = forms.TypedChoiceField(label=gettext_lazy("who is asked"), coerce=int)
    two = forms.TypedChoiceField(label=gettext_lazy("who is asked"), coerce=int)
    why = ProseFormField(
        label=gettext_lazy("why they should meet"),
        required=False,
        help_text=gettext_lazy(
            "Both sides read this, each in their own language. Name nobody who wants to stay anonymous."
        ),
    )
    ends_on = forms.DateField(label=gettext_lazy("last day to answer"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(
        self, *args: object, likely: Sequence[Sequence[Person]], others: Sequence[Person], today: date, **kwargs: object
    ) -> None:
        kwargs.setdefault("initial", {})
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.initial.setdefault("ends_on", today + _USUAL_TIME)
        for name, first in zip(("one", "two"), likely, strict=True):
            known = {person.pk for person in first}
            rest = [(person.pk, str(person)) for person in others if person.pk not in known]
            groups: list[object] = [(person.pk, str(person)) for person in first]
            if not first:
                groups.append(("", _("Choose")))
            if rest:
                groups.append((_("Others who may be written to"), rest))
            self.fields[name].choices = groups  # type: ignore[attr-defined]  # a field of choices


class WordForm(forms.Form):
    """What a side told staff by word of mouth."""

    said = forms.ChoiceField(
        label=gettext_lazy("answer"), choices=[(each.value, capfirst(each.label)) for each in Said]
    )
    why_not = forms.ChoiceField(
        label=gettext_lazy("reason"),
        required=False,
        choices=[("", gettext_lazy("Not said")), *((each.value, capfirst(each.label)) for each in WhyNot)],
    )
    remark = forms.CharField(label=gettext_lazy("how they said so"), max_length=2000)
