"""What stands in place of some of Wagtail's own pages."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import messages
from wagtail.admin.localization import get_localized_response
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, ThemeSettingsPanel
from wagtail.users.models import UserProfile

from enishi.hub.site.office.forms import OwnNameForm

__all__ = ["Account", "closed", "words_for_scripts"]

# Wagtail's own view names its own catalogue alone. The later one is heard first.
_catalogue = JavaScriptCatalog.as_view(packages=["wagtail.admin", "enishi.hub.site.office"])


class _OwnName(BaseSettingsPanel):
    name = "own_name"
    title = gettext_lazy("Name and language")
    order = 100
    form_class = OwnNameForm


class Account(AccountView):
    """A user's own settings. A hub serves no portraits, has no pages to comment on, and its users have one name."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Return the panels to show."""
        user = self.request.user
        profile = UserProfile.get_for_user(user)
        return [panel(self.request, user, profile) for panel in (_OwnName, ThemeSettingsPanel)]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save, and answer in the language that was chosen, which Wagtail would do only from the next page on."""
        forms = [panel.get_form() for panel in self.get_panels()]
        valid = [form.is_valid() for form in forms]
        if not all(valid):
            return TemplateResponse(request, self.template_name, self.get_context_data())
        with transaction.atomic():
            for form in forms:
                form.save()
        with override(request.user.language):  # type: ignore[union-attr]  # signed in: the address asks for it
            messages.success(request, _("Your settings were saved."))
        return redirect("wagtailadmin_account")


def words_for_scripts(request: HttpRequest) -> HttpResponse:
    """Give the office's scripts their words in the language of whoever is signed in."""
    return get_localized_response(_catalogue, request)


def closed(request: HttpRequest, *_arguments: object) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Say that nothing is here."""
    raise Http404
