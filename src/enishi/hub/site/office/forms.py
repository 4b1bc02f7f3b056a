"""What users set for themselves in the back office."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enishi.hub.accounts.actions import set_own_name
from enishi.hub.accounts.models import User

__all__ = ["OwnNameForm"]


class OwnNameForm(forms.ModelForm):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """How one is called, and in which language one reads. The address and the role are the administrators' to change."""

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"name": _("Your name")}

    def save(self, commit: bool = True) -> User:
        """Save by the named act; *commit* False leaves it to the caller."""
        user: User = self.instance
        return set_own_name(user, now=timezone.now()) if commit else user
