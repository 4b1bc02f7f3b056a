"""What staff may ask of suggestions, and say of one."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from enishi.hub.meeting.bridge import MODELS
from enishi.hub.meeting.models import Why
from enishi.hub.meeting.queries import Narrowing
from enishi.hub.network.models import Organisation
from enishi.hub.network.templatetags.record import country

__all__ = ["AsideForm", "NarrowingForm"]

_KINDS = [
    (kind, capfirst(MODELS[kind]._meta.verbose_name_plural)) for kind in ("seed", "need", "organisation", "person")
]
_STAGES = [
    ("", _("Any")),
    ("research", _("research (TRL 1 to 3)")),
    ("development", _("development (TRL 4 to 6)")),
    ("use", _("near use (TRL 7 to 9)")),
]


class NarrowingForm(forms.Form):
    """Who may be among the suggestions."""

    kind = forms.MultipleChoiceField(
        label=_("Kind"), choices=_KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    field = forms.CharField(label=_("Field, or words in the texts"), required=False, max_length=100)
    country = forms.ChoiceField(label=_("Country"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=_STAGES, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        codes = (
            Organisation.objects.exclude(country="").order_by("country").values_list("country", flat=True).distinct()
        )
        named = sorted(((code, str(country(code))) for code in codes), key=lambda each: each[1])
        self.fields["country"].choices = [("", _("Any")), *named]  # type: ignore[attr-defined]  # a field of choices

    def narrowing(self) -> Narrowing:
        """Return what was asked; nothing where it makes no sense."""
        asked = self.cleaned_data if self.is_valid() else {}
        words = str(asked.get("field") or "").replace("\0", "")
        return Narrowing(
            frozenset(asked.get("kind") or ()), words, asked.get("country") or "", asked.get("stage") or ""
        )


class AsideForm(forms.Form):
    """Not this one, and why."""

    other = forms.RegexField(r"^(organisation|person|seed|need):[0-9]{1,18}$")
    why = forms.ChoiceField(label=_("Reason"), choices=[(each.value, capfirst(each.label)) for each in Why])
    remark = forms.CharField(label=_("Remark"), required=False, max_length=1000)

    def clean(self) -> dict[str, object]:
        """Another reason needs a word."""
        said = super().clean() or {}
        if said.get("why") == Why.OTHER and not str(said.get("remark") or "").strip():
            self.add_error("remark", _("Say in a word what the other reason is."))
        return said
