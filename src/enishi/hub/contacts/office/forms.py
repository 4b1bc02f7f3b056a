"""How a person is reached, and what they said of a use."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from enishi.hub.contacts.models import LANGUAGES, Use

__all__ = ["ConsentForm", "ContactForm"]


class ContactForm(forms.Form):
    """How a person is reached."""

    email = forms.EmailField(label=_("email address"), max_length=254)
    phone = forms.CharField(label=_("telephone"), max_length=40, required=False)
    language = forms.ChoiceField(label=_("language to write in"), choices=LANGUAGES)


class ConsentForm(forms.Form):
    """What a person said, and how."""

    use = forms.MultipleChoiceField(
        label=_("use"),
        choices=[(each.value, capfirst(each.label)) for each in Use],
        widget=forms.CheckboxSelectMultiple,
    )
    given = forms.ChoiceField(
        label=_("what they said"),
        choices=[("yes", _("They agree")), ("no", _("They refuse, or take it back"))],
        widget=forms.RadioSelect,
    )
    how = forms.CharField(
        label=_("how it was said"),
        help_text=_("For example: by telephone on 3 June; on the form of 2026."),
        max_length=2000,
    )
