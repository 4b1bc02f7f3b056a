"""What users set for themselves in the back office."""

from typing import Any

from django import forms
from wagtail.users.models import UserProfile

from enishi.hub.accounts.models import User

__all__ = ["OwnNameForm"]


class OwnNameForm(forms.ModelForm):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """How one is called, and in which language one reads. The address and the role are the administrators' to change."""

    class Meta:
        model = User
        fields = ["name", "language"]

    def save(self, commit: bool = True) -> Any:
        """Save, and let the back office speak the same language."""
        user = super().save(commit=commit)
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = user.language
        profile.save(update_fields=["preferred_language"])
        return user
