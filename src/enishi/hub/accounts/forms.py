"""The form of a user, for administrators; the forms of a passkey, for everyone."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.hub.accounts.models import User
from enishi.hub.accounts.rules import refusal_of_change

__all__ = ["PasskeyForm", "PasskeyNameForm", "UserForm"]

_NEW_PASSWORD = {"autocomplete": "new-password"}


class UserForm(forms.ModelForm):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """Address, name, language, role, whether they may sign in; a password, or a mail by which they set one.

    *by* is the administrator who fills it in: their own role and access are shown and not theirs to change.
    """

    password1 = forms.CharField(
        label=gettext_lazy("Password"),
        required=False,
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs=_NEW_PASSWORD),
    )
    password2 = forms.CharField(
        label=gettext_lazy("Password again"),
        required=False,
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs=_NEW_PASSWORD),
    )
    send_link = forms.BooleanField(
        label=gettext_lazy("Send a mail with a link to set a password"),
        required=False,
        help_text=gettext_lazy("The better way: nobody else gets to know the password."),
    )

    class Meta:
        model = User
        fields = ["email", "name", "language", "role", "is_active"]
        labels = {"name": gettext_lazy("full name")}
        help_texts = {
            "email": gettext_lazy("To sign in with, and for mails of the hub."),
            "name": gettext_lazy("As others see it in the history of the record."),
            "language": gettext_lazy("Of the back office and of mails to this person."),
            "role": gettext_lazy(
                "Members sign in to the public pages. Staff work on the record. Administrators also look after users."
            ),
            "is_active": gettext_lazy("Closing an account keeps what this person did in the record."),
        }

    def __init__(self, *args: Any, by: User, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.before = User.objects.get(pk=self.instance.pk) if self.instance.pk else None
        unchanged = gettext_lazy("Leave empty to keep the present one.") if self.before else ""
        hints = " ".join(str(text) for text in password_validators_help_texts())
        self.fields["password1"].help_text = format_lazy("{} {}", unchanged, hints)
        self.fields["send_link"].initial = self.before is None
        if editing_self:
            for name in ("role", "is_active"):
                self.fields[name].disabled = True
                self.fields[name].help_text = gettext_lazy("Another administrator changes this for you.")
            del self.fields["send_link"]

    def clean_email(self) -> str:
        """Addresses are kept in small letters, so that one person is one user."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("A user with this address exists already."))
        return email

    def clean_password2(self) -> str:
        """Both are the same."""
        again: str = self.cleaned_data.get("password2", "")
        if self.cleaned_data.get("password1", "") != again:
            raise forms.ValidationError(_("The two passwords are not the same."))
        return again

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own step, which its stubs leave out
        password = self.cleaned_data.get("password1", "")
        if password and not self.errors:
            try:
                validate_password(password, user=self.instance)
            except forms.ValidationError as error:
                self.add_error("password1", error)
        if self.before and not self.errors and (refusal := refusal_of_change(self.before, self.instance, self.by)):
            self.add_error(refusal.field or None, refusal.sentence)
        if self.before is None and not self.errors and not password and not self.cleaned_data.get("send_link"):
            self.add_error("send_link", _("Set a password, or send the link to set one."))


class PasskeyForm(AddWebAuthnForm):
    """A new passkey, in the words of the sign-in page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("So that you know it among others, such as the device it is on.")
        self.fields["passwordless"].label = _("Use it instead of the password")
        self.fields["passwordless"].help_text = _("Without this it is asked for after the password.")
        self.fields["passwordless"].initial = True


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
