"""The public pages of seeds and needs."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from enishi.hub.network.asof import asof_of
from enishi.hub.network.names import reader_language
from enishi.hub.network.pages import kept_page
from enishi.hub.pipeline.models import Need, Offer, OfferQuerySet, Seed
from enishi.hub.pipeline.public import as_json, public_offers
from enishi.hub.pipeline.queries import BANDS, found, in_band

__all__ = ["need", "need_list", "needs_json", "seed", "seed_list", "seeds_json"]

_PER_PAGE = 20
_LONGEST_QUESTION = 200


def _shown(kind: type[Offer]) -> OfferQuerySet:
    """What the public sees today. Seeds and needs are of today whatever day a page is asked for: withdrawn is withdrawn."""
    offers: OfferQuerySet = kind._default_manager.published_on(timezone.localdate())
    return offers.select_related("organisation")


def _list(request: HttpRequest, kind: type[Offer], section: str) -> HttpResponse:
    asked, band = request.GET.get("q", "").strip()[:_LONGEST_QUESTION].replace("\0", ""), request.GET.get("stage", "")
    offers = in_band(found(_shown(kind), asked), band)
    page = Paginator(offers, _PER_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "asof": asof_of(request),
        "asked": asked,
        "band": band if band in BANDS else "",
        "page": page,
        "offers": public_offers(page.object_list, reader_language()),
        "section": section,
    }
    return render(request, "pipeline/offers.html", context)


def _one(request: HttpRequest, kind: type[Offer], section: str, pk: int) -> HttpResponse:
    row = _shown(kind).filter(pk=pk).first()
    if row is None:
        raise Http404
    offer = public_offers([row], reader_language())[0]
    context = {"asof": asof_of(request), "offer": offer, "section": section, "key": pk}
    return render(request, "pipeline/offer.html", context)


def _json(kind: type[Offer]) -> HttpResponse:
    options = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(as_json(_shown(kind)), safe=False, json_dumps_params=options)


@kept_page
def seed_list(request: HttpRequest) -> HttpResponse:
    """All seeds, newest first, or those that were asked for."""
    return _list(request, Seed, "seeds")


@kept_page
def need_list(request: HttpRequest) -> HttpResponse:
    """All needs, newest first, or those that were asked for."""
    return _list(request, Need, "needs")


@kept_page
def seed(request: HttpRequest, pk: int) -> HttpResponse:
    """One seed."""
    return _one(request, Seed, "seeds", pk)


@kept_page
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """One need."""
    return _one(request, Need, "needs", pk)


def seeds_json(_request: HttpRequest) -> HttpResponse:
    """All seeds, for programs."""
    return _json(Seed)


def needs_json(_request: HttpRequest) -> HttpResponse:
    """All needs, for programs."""
    return _json(Need)
