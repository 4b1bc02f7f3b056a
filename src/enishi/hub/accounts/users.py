"""Users in the back office: the list and the forms, open to administrators alone."""

from smtplib import SMTPException
from typing import Any

import django_filters
from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.users.views import users

from enishi.hub.accounts.actions import Refused, add_user, change_user, remove_user
from enishi.hub.accounts.forms import UserForm
from enishi.hub.accounts.models import User
from enishi.hub.accounts.rules import require_administrator

__all__ = ["UserCreate", "UserDelete", "UserEdit", "UserHistory", "UserIndex", "UserViewSet"]


class _AdministratorsOnly:
    """Keeps a view for administrators, whatever permissions somebody was given by hand."""

    by: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse all others."""
        if not isinstance(request.user, User):
            raise PermissionDenied
        self.by = request.user
        require_administrator(self.by)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # mixed into Wagtail's views


class _Filters(WagtailFilterSet):
    role = django_filters.ChoiceFilter(label=gettext_lazy("role"), choices=User.Role.choices)
    is_active = django_filters.BooleanFilter(label=gettext_lazy("may sign in"))

    class Meta:
        model = User
        fields = ["role", "is_active"]


class UserIndex(_AdministratorsOnly, users.IndexView):
    """The list: who, with which address and role, whether they may sign in, when they last did."""

    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"

    @cached_property
    def columns(self) -> list[Column]:
        """All but the boxes for many at once: Wagtail's bulk actions write past the acts of this app."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("name", accessor=str, label=gettext_lazy("full name"), sort_key="name", get_url=self.get_edit_url),
            Column("email", label=gettext_lazy("email address"), sort_key="email"),
            Column("role", accessor="get_role_display", label=gettext_lazy("role"), sort_key="role"),
            BooleanColumn("is_active", label=gettext_lazy("may sign in"), sort_key="is_active"),
            DateColumn("last_login", label=gettext_lazy("last sign-in"), sort_key="last_login"),
        ]

    @cached_property
    def search_fields(self) -> list[str]:
        """Where the search box looks."""
        return ["name", "email"]

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Leave out what only Wagtail's own filters know."""
        kwargs = super().get_filterset_kwargs()
        kwargs.pop("is_searching", None)
        return dict(kwargs)

    def order_queryset(self, queryset: Any) -> Any:
        """Sort by the column asked for; a user without a name comes by their address."""
        if self.ordering in {"name", "-name"}:
            return queryset.order_by(self.ordering, "email")
        return super().order_queryset(queryset)


class _Saving(_AdministratorsOnly):
    """What adding and changing share: who asks goes to the form, and a mail may follow."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who fills it in."""
        return {**super().get_form_kwargs(), "by": self.by}  # type: ignore[misc]  # mixed into Wagtail's views

    def send_link(self, user: User) -> None:
        """Send the mail by which *user* sets a password, in their language."""
        form = ResetPasswordForm({"email": user.email})
        if not user.is_active or not form.is_valid():
            messages.warning(self.request, _("No mail was sent: this account is closed."))
            return
        try:
            with translation.override(user.language):
                form.save(self.request)
        except (SMTPException, OSError):
            messages.error(
                self.request, _("The user is saved, but the mail could not be sent. Send it again when mail works.")
            )


class UserCreate(_Saving, users.CreateView):
    """A new user."""

    template_name = "wagtailadmin/generic/create.html"

    def save_instance(self) -> User:
        """Save through the named act, then send the mail if wanted."""
        wanted = self.form.cleaned_data
        user = add_user(self.form.instance, password=wanted["password1"], by=self.by, now=timezone.now())
        if wanted["send_link"]:
            self.send_link(user)
        return user


class UserEdit(_Saving, users.EditView):
    """A user who is there."""

    template_name = "wagtailadmin/generic/edit.html"

    def save_instance(self) -> User:
        """Save through the named act, then send the mail if wanted. Raises Refused."""
        wanted = self.form.cleaned_data
        user = change_user(self.form.instance, password=wanted["password1"], by=self.by, now=timezone.now())
        if wanted["password1"] and user == self.by:
            users.update_session_auth_hash(self.request, user)
        if wanted.get("send_link"):
            self.send_link(user)
        return user

    def form_valid(self, form: Any) -> HttpResponse:
        """Say beside the field what was refused only now, since somebody else acted meanwhile."""
        try:
            return super().form_valid(form)
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.sentence)
            return self.form_invalid(form)


class UserDelete(_AdministratorsOnly, users.DeleteView):
    """Deletes a user who has done nothing yet, or says why not."""

    def delete_action(self) -> None:
        """Delete through the named act. Raises Refused."""
        remove_user(self.object, by=self.by, now=timezone.now())

    def form_valid(self, form: Any) -> HttpResponse:
        """Say in one sentence why it was refused."""
        try:
            return super().form_valid(form)
        except Refused as error:
            messages.error(self.request, error.refusal.sentence)
            return HttpResponseRedirect(self.get_success_url())


class UserHistory(_AdministratorsOnly, users.HistoryView):
    """Who changed what of a user, and when."""


class UserViewSet(users.UserViewSet):
    """All of it, under /office/users/."""

    filterset_class = _Filters
    template_prefix = ""
    copy_view_enabled = False  # two people share no account, and an address stands once
    index_view_class = UserIndex
    add_view_class = UserCreate
    edit_view_class = UserEdit
    delete_view_class = UserDelete
    history_view_class = UserHistory

    def get_form_class(self, for_update: bool = False) -> type[UserForm]:  # noqa: ARG002 (Wagtail's signature)
        """Return the one form for both."""
        return UserForm
