"""Agreements: the list, and one."""

from collections.abc import Iterable
from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from enishi.hub.network.asof import asof_of
from enishi.hub.network.lists import PER_PAGE, agreement_rows, fetch_names, in_order, with_parties
from enishi.hub.network.models import Agreement, Organisation
from enishi.hub.network.pages import kept_page
from enishi.hub.network.provenance import how_we_know
from enishi.hub.network.queries import signatories_of
from enishi.hub.network.states import State

__all__ = ["agreement", "agreement_list"]

_SHOWN = ("in_force", "ended", "all")


@kept_page
def agreement_list(request: HttpRequest) -> HttpResponse:
    """Agreements as of a day: in force, ended, or all the hub knows of; of one party where the address names it."""
    asof = asof_of(request)
    shown = request.GET.get("state", "in_force")
    shown = shown if shown in _SHOWN else "in_force"
    party = _party(request.GET.get("party", ""))
    everything = Agreement.objects.filter(parties__organisation=party) if party else Agreement.objects.all()
    ordered = _chosen(everything, shown, asof.day).order_by("force_until_earliest", "-force_since_earliest", "-pk")
    # Keys first, so that what a row needs is fetched for one page alone.
    page = Paginator(ordered.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("page", "1"))
    rows = agreement_rows(in_order(with_parties(Agreement.objects.all()), page.object_list), asof.day)
    fetch_names([*_organisations(row.agreement for row in rows), *([party] if party else [])])
    context = {
        "asof": asof,
        "shown": shown,
        "party": party,
        "certain": everything.as_of(asof.day).count(),
        "page": page,
        "rows": rows,
        "section": "agreements",
    }
    return render(request, "network/agreements.html", context)


def _party(key: str) -> Organisation | None:
    return Organisation.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None


def _chosen(agreements: QuerySet[Agreement], shown: str, day: date) -> QuerySet[Agreement]:
    if shown == "in_force":
        return agreements.filter(force_since_earliest__lte=day, force_until_latest__gte=day)
    return agreements.filter(force_until_latest__lt=day) if shown == "ended" else agreements


def _organisations(agreements: Iterable[Agreement]) -> list[Organisation]:
    return [party.organisation for each in agreements for party in each.parties.all()]


@kept_page
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: parties, term, signatories, purposes, commitments, what it followed, how we know."""
    asof = asof_of(request)
    found = get_object_or_404(with_parties(Agreement.objects.select_related("predecessor")), pk=pk)
    signatories = signatories_of(found)
    purposes, commitments = list(found.purposes.all()), list(found.commitments.all())
    fetch_names([*_organisations([found]), *(signatory.organisation for signatory in signatories)])
    activities = list(found.activities.all())
    row = agreement_rows([found], asof.day)[0]
    context = {
        "asof": asof,
        "agreement": found,
        "row": row,
        "over": row.state in {State.EXPIRED, State.RENEWED, State.TERMINATED},
        "parties": [party.organisation for party in found.parties.all()],
        "signatories": signatories,
        "purposes": purposes,
        "commitments": commitments,
        "activities": activities,
        "successors": list(found.successors.all()) if found.followed_on() is not None else [],
        "known": how_we_know([found, *signatories, *purposes, *commitments, *activities]),
        "section": "agreements",
    }
    return render(request, "network/agreement.html", context)
