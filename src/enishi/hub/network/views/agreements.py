"""Agreements: the list, and one."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from enishi.hub.network.asof import asof_of
from enishi.hub.network.lists import PER_PAGE, agreement_rows, fetch_names, with_parties
from enishi.hub.network.models import Agreement, Organisation
from enishi.hub.network.provenance import how_we_know
from enishi.hub.network.states import State

__all__ = ["agreement", "agreement_list"]

_SHOWN = ("in_force", "ended", "all")


def agreement_list(request: HttpRequest) -> HttpResponse:
    """Agreements as of a day: in force, ended, or all the hub knows of."""
    asof = asof_of(request)
    shown = request.GET.get("state", "in_force")
    shown = shown if shown in _SHOWN else "in_force"
    everything = Agreement.objects.all()
    in_force = everything.possibly_as_of(asof.day)
    chosen = {"in_force": in_force, "ended": everything.filter(force_until_latest__lt=asof.day), "all": everything}[
        shown
    ]
    ordered = chosen.order_by("force_until_earliest", "-force_since_earliest", "-pk")
    page = Paginator(with_parties(ordered), PER_PAGE).get_page(request.GET.get("page", "1"))
    rows = agreement_rows(page.object_list, asof.day)
    fetch_names(_organisations(row.agreement for row in rows))
    context = {
        "asof": asof,
        "shown": shown,
        "certain": everything.as_of(asof.day).count(),
        "page": page,
        "rows": rows,
        "section": "agreements",
    }
    return render(request, "network/agreements.html", context)


def _organisations(agreements: Iterable[Agreement]) -> list[Organisation]:
    return [party.organisation for each in agreements for party in each.parties.all()]


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: parties, term, signatories, purposes, commitments, what it followed, how we know."""
    asof = asof_of(request)
    found = get_object_or_404(with_parties(Agreement.objects.all()), pk=pk)
    signatories = list(found.signatories.select_related("person", "organisation").prefetch_related("person__names"))
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
        "known": how_we_know([found, *signatories, *purposes, *commitments, *activities]),
        "section": "agreements",
    }
    return render(request, "network/agreement.html", context)
