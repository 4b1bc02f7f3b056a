"""The list of likely doubles: the surest first, each with what speaks for it, to be joined or called different."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from enishi.hub.network.actions import say_different, take_back_different
from enishi.hub.network.joining import SHAPES, Double, Evidence, likely_doubles
from enishi.hub.network.models import NotSame, Organisation, Person
from enishi.hub.network.office.choosing import describe
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer

__all__ = ["different", "likely", "take_back"]

_A_PAGE = 25
_SAID = 50
_REASONS = {
    "same_entry": gettext_lazy("both are “%(what)s” in the directory of organisations"),
    "same_name": gettext_lazy("both are called “%(what)s”"),
    "same_reading": gettext_lazy("both are read “%(what)s”"),
    "same_website": gettext_lazy("both have the website %(what)s"),
    "similar_name": gettext_lazy("the names differ by little: %(what)s"),
    "told_twice": gettext_lazy("one agreement of “%(what)s” was told of both, in two scripts"),
    "same_words": gettext_lazy("the same name in another order: “%(what)s”"),
    "same_employer": gettext_lazy("both have a post at the same organisation"),
    "other_country": gettext_lazy("but they are in different countries"),
}


def likely(request: HttpRequest) -> HttpResponse:
    """Show the pairs, and those that were called different."""
    require_writer(signed_in(request))
    page = Paginator(likely_doubles(), _A_PAGE).get_page(request.GET.get("page", "1"))
    said = list(NotSame.objects.select_related("content_type", "said_by")[:_SAID])
    records = _records([(each.kind, each.first, each.second) for each in page])
    others = _records([(each.content_type.model, each.first, each.second) for each in said])
    rows = [
        _row(each, records)
        for each in page
        if (each.kind, each.first) in records and (each.kind, each.second) in records
    ]
    apart = [
        (
            each,
            others.get((each.content_type.model, each.first), "–"),
            others.get((each.content_type.model, each.second), "–"),
        )
        for each in said
    ]
    return render(request, "network/office/doubles.html", {"page": page, "rows": rows, "apart": apart})


def _records(pairs: list[tuple[str, int, int]]) -> dict[tuple[str, int], Any]:
    """Fetch the records of *pairs* with all that is said of them."""
    wanted: dict[str, set[int]] = {"organisation": set(), "person": set()}
    for kind, first, second in pairs:
        wanted[kind] |= {first, second}
    organisations = Organisation.objects.prefetch_related("names").in_bulk(wanted["organisation"])
    people = Person.objects.prefetch_related("names", "posts__organisation__names").in_bulk(wanted["person"])
    return {("organisation", key): each for key, each in organisations.items()} | {
        ("person", key): each for key, each in people.items()
    }


def _row(double: Double, records: dict[tuple[str, int], Any]) -> dict[str, Any]:
    first, second = (records[double.kind, key] for key in (double.first, double.second))
    return {
        "kind": double.kind,
        "first": first,
        "second": second,
        "first_details": describe(first)[1],
        "second_details": describe(second)[1],
        "reasons": [_reason(each) for each in double.reasons],
    }


def _reason(evidence: Evidence) -> str:
    return str(_REASONS[evidence.code]) % {"what": evidence.what}


@require_POST
def different(request: HttpRequest, kind: str, first: int, second: int) -> HttpResponse:
    """Remember that the two are not the same."""
    user = signed_in(request)
    require_writer(user)
    if kind not in SHAPES or first == second:
        raise Http404
    both: list[Any] = [get_object_or_404(SHAPES[kind].model, pk=key) for key in (first, second)]
    say_different(*both, user=user, now=timezone.now())
    sentence = _("“%(one)s” and “%(other)s” are not the same; they are not proposed again.")
    messages.success(request, sentence % {"one": both[0], "other": both[1]})
    return redirect("enishi_doubles")


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget that the two are not the same."""
    user = signed_in(request)
    require_writer(user)
    said = NotSame.objects.filter(pk=pk).first()
    if said is not None:
        take_back_different(said, user=user, now=timezone.now())
        messages.success(request, _("The two are proposed again where they look like one."))
    return redirect("enishi_doubles")
