"""The page on which staff review a seed or need: what it says, what is missing, what was done, what can be done."""

from collections.abc import Callable
from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from enishi.hub.accounts.models import User
from enishi.hub.network.rules import may_write
from enishi.hub.pipeline.actions import (
    Incomplete,
    NotNow,
    publish_offer,
    return_offer,
    submit_offer,
    withdraw_offer,
)
from enishi.hub.pipeline.checks import gaps_of, one_language_alone
from enishi.hub.pipeline.models import Need, Offer, Seed
from enishi.hub.pipeline.reminding import settle_reminder
from enishi.hub.pipeline.states import State, state_on

__all__ = ["review"]

_KINDS: dict[str, type[Offer]] = {"seed": Seed, "need": Need}
_USUAL_TIME = timedelta(days=365)


class _Acts(forms.Form):
    """What an act may come with."""

    until = forms.DateField(
        label=gettext_lazy("last day shown"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    remark = forms.CharField(
        label=gettext_lazy("remark"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Show one, or do what was asked with it."""
    if not may_write(request.user):  # type: ignore[arg-type]  # signed in: Wagtail's addresses ask for it first
        raise PermissionDenied
    if kind not in _KINDS:
        raise Http404
    offer = get_object_or_404(_KINDS[kind]._default_manager.select_related("organisation", "person"), pk=pk)
    today = timezone.localdate()
    form = _Acts(request.POST or None, initial={"until": today + _USUAL_TIME})
    if request.method == "POST" and form.is_valid():
        if "settled" in request.POST:
            _settle(request, offer)
        else:
            _act(request, offer, form)
        return redirect(request.path)
    state = state_on(offer, today)
    context = {
        "offer": offer,
        "kind": kind,
        "edit": f"wagtailsnippets_pipeline_{kind}:edit",
        "state": state,
        "is_public": state == State.PUBLISHED,
        "may_submit": state not in {State.SUBMITTED, State.PUBLISHED},
        "may_return": state == State.SUBMITTED,
        "may_withdraw": state in {State.PUBLISHED, State.EXPIRED, State.SUBMITTED},
        "gaps": gaps_of(offer),
        "one_language": one_language_alone(offer),
        "parts": [(offer._meta.get_field(name), getattr(offer, name)) for name in offer.prose_fields],
        "acts": offer.acts.select_related("by"),
        "reminders": offer.reminders.select_related("person", "settled_by"),
        "form": form,
    }
    return render(request, "pipeline/office/review.html", context)


def _act(request: HttpRequest, offer: Offer, form: _Acts) -> None:
    user, now = request.user, timezone.now()
    assert isinstance(user, User)  # noqa: S101 (told to the checker: Wagtail's addresses ask for signing in first)
    remark, until = form.cleaned_data["remark"], form.cleaned_data["until"] or timezone.localdate() + _USUAL_TIME
    acts: dict[str, tuple[Callable[[], None], str]] = {
        "submit": (lambda: submit_offer(offer, user=user, now=now), _("It waits for review now.")),
        "return": (lambda: return_offer(offer, remark=remark, user=user, now=now), _("It was returned.")),
        "publish": (lambda: publish_offer(offer, until=until, user=user, now=now), _published(until)),
        "withdraw": (lambda: withdraw_offer(offer, remark=remark, user=user, now=now), _("It is shown no more.")),
    }
    wanted = next((act for name, act in acts.items() if name in request.POST), None)
    if wanted is None:
        messages.error(request, _("Choose what to do."))
        return
    act, done = wanted
    try:
        act()
    except (Incomplete, NotNow) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)


def _settle(request: HttpRequest, offer: Offer) -> None:
    user = request.user
    assert isinstance(user, User)  # noqa: S101 (as above)
    key = request.POST["settled"]
    row = offer.reminders.filter(pk=int(key) if key.isdecimal() and len(key) < 18 else 0).first()  # type: ignore[attr-defined]  # each kind of offer has its own
    if row is None:
        raise Http404
    settle_reminder(row, user=user, now=timezone.now())
    messages.success(request, _("It is noted that this was seen to."))


def _published(until: date) -> str:
    return _("It is public until %(day)s.") % {"day": until.isoformat()}
