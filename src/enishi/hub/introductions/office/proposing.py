"""The page on which staff propose an introduction: who, why, until when; both letters are shown before they go."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Contact, Use
from enishi.hub.contacts.queries import those_who
from enishi.hub.introductions.actions import Draft, Refused, preview, propose
from enishi.hub.introductions.office.forms import ProposalForm
from enishi.hub.introductions.queries import KINDS, askable_for, between, open_wishes
from enishi.hub.introductions.wishing import LONGEST_WHY
from enishi.hub.network.addresses import key_in
from enishi.hub.network.models import Organisation, Person
from enishi.hub.network.names import reader_language
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer
from enishi.hub.pipeline.models import Offer
from enishi.text import language_of, without_hidden

__all__ = ["new"]


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Propose an introduction of the two records named in the address: ?one=need:3&two=seed:5.

    A page that knows why they should meet sends its words as "begin"; ?wish=7 names the wish whose words begin it.
    """
    user = signed_in(request)
    require_writer(user)
    records = [_record(request.GET.get(name, "")) for name in ("one", "two")]
    today = timezone.localdate()
    begins = "begin" in request.POST
    form = ProposalForm(
        None if begins else request.POST or None,
        likely=[askable_for(record) for record in records],
        others=_all_askable(),
        today=today,
        initial={"why": _suggested(request)},
    )
    letters: Any = []
    if request.method == "POST" and not begins and form.is_valid():
        try:
            if "send" in request.POST:
                return _send(request, form, records, user)
            letters = preview(_drafts(form, records), **_terms(form), user=user, now=timezone.now())
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
    earlier = between(records[0], [records[1]], today)
    context = {
        "form": form,
        "sides": [
            (record, record._meta.verbose_name, form[name])
            for name, record in zip(("one", "two"), records, strict=True)
        ],
        "letters": letters,
        "earlier": next(iter(earlier.values()), None),
    }
    return render(request, "introductions/office/new.html", context)


def _record(identifier: str) -> Any:
    """Return the record of "need:3". Raises Http404."""
    name, _colon, key = identifier.partition(":")
    kind = next((kind for kind, each in KINDS.items() if each == name), None)
    if kind is None or not key.isdecimal() or len(key) > 18:
        raise Http404
    row = kind._default_manager.filter(pk=int(key)).first()
    if row is None:
        raise Http404
    return row


def _all_askable() -> list[Person]:
    keys = those_who(Use.CONTACTED) & set(Contact.objects.values_list("person", flat=True))
    return sorted(Person.objects.prefetch_related("names").filter(pk__in=keys), key=str)


def _suggested(request: HttpRequest) -> dict[str, str]:
    """What the page of suggestions said, in the reader's language, or what a member wished, in theirs."""
    row = open_wishes().filter(pk=key_in(request.GET.get("wish", ""))).first()
    if row is not None:
        return {"ja" if language_of(row.why) == "ja" else "en": row.why}
    words = without_hidden(request.POST.get("begin", "")).strip()[:LONGEST_WHY]
    return {reader_language(): words} if words else {}


def _drafts(form: ProposalForm, records: list[Any]) -> tuple[Draft, Draft]:
    one, two = (
        _draft(record, Person.objects.get(pk=form.cleaned_data[name]))
        for name, record in zip(("one", "two"), records, strict=True)
    )
    return one, two


def _draft(record: Any, person: Person) -> Draft:
    if isinstance(record, Offer):
        return Draft(person, record.organisation, record)
    if isinstance(record, Organisation):
        return Draft(person, record)
    post = person.posts.select_related("organisation").order_by("-since_latest", "-pk").first()
    return Draft(person, post.organisation if post else None)


def _terms(form: ProposalForm) -> dict[str, Any]:
    return {"why": form.cleaned_data["why"], "ends_on": form.cleaned_data["ends_on"]}


def _send(request: HttpRequest, form: ProposalForm, records: list[Any], user: User) -> HttpResponse:
    now: datetime = timezone.now()
    introduction = propose(_drafts(form, records), **_terms(form), user=user, now=now)
    messages.success(request, _("Both sides are asked. Their letters stand under “Letters”."))
    return redirect("enishi_introduction", introduction.pk)
