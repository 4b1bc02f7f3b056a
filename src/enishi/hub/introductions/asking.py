"""The page on which a member asks to be introduced about a seed or need. It tells of it what its public page tells, and no more."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.introductions.queries import KINDS, open_wishes
from enishi.hub.introductions.wishing import LONGEST_WHY, NotTaken, may_wish, wish
from enishi.hub.network.discretion import to_strangers
from enishi.hub.network.names import reader_language
from enishi.hub.outbox.pages import private_page
from enishi.hub.pipeline.models import Need, Offer, Seed
from enishi.hub.pipeline.public import public_offers

__all__ = ["wish_for_need", "wish_for_seed"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wish_for_seed(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to be introduced about a seed."""
    return _page(request, Seed, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def wish_for_need(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to be introduced about a need."""
    return _page(request, Need, pk)


def _page(request: HttpRequest, kind: type[Offer], pk: int) -> HttpResponse:
    offer = _shown(kind, pk)
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    if request.method != "POST":
        return _show(request, request.user, offer)
    why = request.POST.get("why", "")
    try:
        wish(offer, why, user=request.user, now=timezone.now())
    except NotTaken as refused:
        # What is read for a form that was sent is read as it is: the page that comes back is a stranger's again.
        with to_strangers():
            return _show(request, request.user, _shown(kind, pk), why=why, refused=str(refused))
    return redirect(request.path)


def _shown(kind: type[Offer], pk: int) -> Offer:
    offer: Offer | None = kind._default_manager.published_on(timezone.localdate()).filter(pk=pk).first()
    if offer is None:
        raise Http404
    return offer


def _show(request: HttpRequest, user: User, offer: Offer, *, why: str = "", refused: str = "") -> HttpResponse:
    kind = KINDS[type(offer)]
    context = {
        "offer": public_offers([offer], reader_language())[0],
        "may_wish": may_wish(user),
        "asked": open_wishes().filter(user=user, **{kind: offer}).first(),
        "why": why,
        "refused": refused,
        "longest": LONGEST_WHY,
    }
    return private_page(request, "introductions/wish.html", context)
