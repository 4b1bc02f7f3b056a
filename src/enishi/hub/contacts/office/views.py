"""Who can be reached and what they consented to; one person's data, to keep, to give out, to forget."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import forget_contact, note_consent, save_contact
from enishi.hub.contacts.erasing import may_erase
from enishi.hub.contacts.everything import everything_about
from enishi.hub.contacts.models import Consent, Contact, Erasure, Use
from enishi.hub.contacts.office.forms import ConsentForm, ContactForm
from enishi.hub.contacts.queries import contact_of, last_words, said_by
from enishi.hub.network.models import Person
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search.narrowing import keys_found

__all__ = ["contacts", "everything", "one"]

_PER_PAGE = 50
_LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class _Row:
    """A person of the list; *said*: each use with True, False, or None where they said nothing."""

    person: Person
    contact: Contact | None
    said: tuple[tuple[object, bool | None], ...]


def contacts(request: HttpRequest) -> HttpResponse:
    """All people, with how they are reached and what they said of each use."""
    require_writer(signed_in(request))
    asked = request.GET.get("q", "").strip()[:_LONGEST_QUESTION].replace("\0", "")
    people = Person.objects.prefetch_related("names", "contacts", "posts__organisation__names").order_by("pk")
    if asked:
        people = people.filter(pk__in=keys_found(Person, asked))
    if request.GET.get("reached") == "no":
        people = people.filter(contacts=None)
    page = Paginator(people, _PER_PAGE).get_page(request.GET.get("page", "1"))
    said = said_by([person.pk for person in page])
    rows = [
        _Row(
            person,
            next(iter(person.contacts.all()), None),
            tuple((use.label, said.get((person.pk, use))) for use in Use),
        )
        for person in page
    ]
    context = {
        "page": page,
        "rows": rows,
        "asked": asked,
        "unreached": request.GET.get("reached") == "no",
        "uses": [use.label for use in Use],
        "erasures": Erasure.objects.count(),
        "last_erasure": Erasure.objects.first(),
    }
    return render(request, "contacts/office/list.html", context)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's contact data and consents; or change them."""
    user = signed_in(request)
    require_writer(user)
    person = get_object_or_404(Person.objects.prefetch_related("names"), pk=pk)
    contact = contact_of(person)
    known = {"email": contact.email, "phone": contact.phone, "language": contact.language} if contact else {}
    contact_form = ContactForm(request.POST if "save" in request.POST else None, initial=known)
    consent_form = ConsentForm(request.POST if "note" in request.POST else None)
    if request.method == "POST" and _act(request, person, user, contact_form, consent_form):
        return redirect(request.path)
    words = last_words(person)
    context = {
        "person": person,
        "contact": contact,
        "contact_form": contact_form,
        "consent_form": consent_form,
        "uses": [(use.label, words.get(use)) for use in Use],
        "may_erase": may_erase(user),
        "history": Consent.objects.filter(person=person).select_related("by").order_by("-at", "-pk"),
    }
    return render(request, "contacts/office/one.html", context)


def _act(
    request: HttpRequest, person: Person, user: User, contact_form: ContactForm, consent_form: ConsentForm
) -> bool:
    """Do what was asked; whether it was done."""
    now = timezone.now()
    if "forget" in request.POST:
        forget_contact(person, user=user, now=now)
        messages.success(request, _("The contact data are deleted. What was to be sent there is not."))
    elif contact_form.is_valid():
        save_contact(person, **contact_form.cleaned_data, user=user, now=now)
        messages.success(request, _("The contact data are saved."))
    elif consent_form.is_valid():
        told = consent_form.cleaned_data
        for use in told["use"]:
            note_consent(person, Use(use), given=told["given"] == "yes", how=told["how"], user=user, now=now)
        messages.success(request, _("It is noted, and holds from now on."))
    else:
        return False
    return True


def everything(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the hub holds on a person, as a file."""
    user = signed_in(request)
    person = get_object_or_404(Person, pk=pk)
    told = everything_about(person, user=user, now=timezone.now())
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="person-{person.pk}.json"'
    response["Cache-Control"] = "no-store"
    return response
