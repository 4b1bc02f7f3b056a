"""Erase a person: first what will go and what stays, then the one button. For administrators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages as wagtail_messages
from wagtail.admin.messages import button as messages_button

from enishi.hub.contacts.erasing import erase_person, may_erase, preview_erasure
from enishi.hub.network.addresses import key_in
from enishi.hub.network.models import Person
from enishi.hub.network.office.reading import signed_in

__all__ = ["erase"]

_SHOWN = 50  # of texts in which a part of the name still stands


@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be erased; or erase it."""
    user = signed_in(request)
    if not may_erase(user):
        raise PermissionDenied(_("Only the hub's administrators erase people's data."))
    person = get_object_or_404(Person.objects.prefetch_related("names"), pk=pk)
    unread = request.method == "POST" and "read" not in request.POST
    if request.method == "POST" and not unread:
        told = erase_person(person, theirs=_theirs(request), user=user, now=timezone.now())
        messages.success(request, _("The person's data are erased. Backups made before still hold them."))
        for account in told.accounts:  # nothing in the record leads to it any more
            sentence = _("The account of %(email)s still stands. Close or delete it under “Users”.")
            button = messages_button(reverse("wagtailusers_users:edit", args=[account.pk]), _("Look at it"))
            wagtail_messages.warning(request, sentence % {"email": account.email}, buttons=[button])
        return redirect("enishi_contacts")
    told = preview_erasure(person, user=user, now=timezone.now())
    context = {
        "person": person,
        "told": told,
        "left": told.left[:_SHOWN],
        "unread": unread,
        "theirs": _theirs(request),
    }
    return render(request, "contacts/office/erase.html", context, status=422 if unread else 200)


def _theirs(request: HttpRequest) -> set[int]:
    """The accounts that the administrator says are the person's."""
    return set(map(key_in, request.POST.getlist("theirs"))) - {0}
