"""All writes to seeds and needs: each is one named act of staff, in one transaction, logged, and kept with its day."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.forms import BaseModelForm
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import delete_record, save_record
from enishi.hub.network.rules import require_writer
from enishi.hub.pipeline.checks import Gap, gaps_of
from enishi.hub.pipeline.models import Offer, Step
from enishi.hub.pipeline.states import State, state_on

__all__ = [
    "LONGEST_DAYS", "Incomplete", "NotNow", "delete_offer", "publish_offer", "return_offer", "save_offer", "submit_offer",
    "withdraw_offer",
]  # fmt: skip

_Kind = TypeVar("_Kind", bound=Offer)

#: No seed or need is shown longer than this without somebody looking at it again.
LONGEST_DAYS = 731


class Incomplete(Exception):
    """Something is missing that readers need; nothing was done."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__(" ".join(gap.sentence for gap in gaps))
        self.gaps = gaps


class NotNow(Exception):
    """The act does not fit the state or the day; nothing was done. Says why in a sentence."""


@transaction.atomic
def save_offer(form: "BaseModelForm[Any]", *, user: User | None, now: datetime) -> Any:
    """Save a valid form. What is published must stay complete: raises Incomplete."""
    require_writer(user)
    before = _locked(form.instance) if form.instance.pk else None
    if before and state_on(before, _day(now)) == State.PUBLISHED and (gaps := gaps_of(form.instance)):
        raise Incomplete(gaps)
    return save_record(form, user=user, now=now)


@transaction.atomic
def submit_offer(offer: Offer, *, user: User | None, now: datetime) -> None:
    """Ask for review. Raises Incomplete, NotNow."""
    require_writer(user)
    row = _locked(offer)
    if state_on(row, _day(now)) in {State.SUBMITTED, State.PUBLISHED}:
        raise NotNow(_("It waits for review already, or is published."))
    _require_complete(row)
    _note(row, Step.SUBMITTED, user=user, now=now)


@transaction.atomic
def return_offer(offer: Offer, *, remark: str, user: User | None, now: datetime) -> None:
    """Give it back with what is to be changed. Raises NotNow."""
    require_writer(user)
    row = _locked(offer)
    if state_on(row, _day(now)) != State.SUBMITTED:
        raise NotNow(_("Only what waits for review can be returned."))
    if not remark.strip():
        raise NotNow(_("Say what is to be changed."))
    _note(row, Step.RETURNED, user=user, now=now, remark=remark.strip())


@transaction.atomic
def publish_offer(offer: Offer, *, until: date, remark: str = "", user: User | None, now: datetime) -> None:
    """Show it to everyone until the day *until*; what is published already is shown until then. Raises Incomplete, NotNow."""
    require_writer(user)
    row = _locked(offer)
    days = (until - _day(now)).days
    if not 0 <= days <= LONGEST_DAYS:
        raise NotNow(_("The last day shown lies between today and two years from now."))
    _require_complete(row)
    row.expires_on = until
    row.save(update_fields=["expires_on"])
    _note(row, Step.PUBLISHED, user=user, now=now, remark=remark)


@transaction.atomic
def withdraw_offer(offer: Offer, *, remark: str, user: User | None, now: datetime) -> None:
    """Take it from all public pages at once. Raises NotNow."""
    require_writer(user)
    row = _locked(offer)
    if state_on(row, _day(now)) not in {State.PUBLISHED, State.EXPIRED, State.SUBMITTED}:
        raise NotNow(_("It is not shown, so there is nothing to withdraw."))
    _note(row, Step.WITHDRAWN, user=user, now=now, remark=remark.strip())


@transaction.atomic
def delete_offer(offer: Offer, *, user: User | None, now: datetime) -> None:
    """Delete what was never shown to anybody. Raises NotNow."""
    require_writer(user)
    row = _locked(offer)
    if _acts(row).filter(step=Step.PUBLISHED).exists():
        raise NotNow(_("It was published: withdraw it instead. The record does not forget what was shown."))
    delete_record(row, user=user, now=now)


def _day(now: datetime) -> date:
    return timezone.localdate(now)


def _locked(offer: _Kind) -> _Kind:
    """Return the row anew, locked until the end: of two acts at once the second sees what the first did."""
    found: _Kind = type(offer)._default_manager.select_for_update().get(pk=offer.pk)
    return found


def _require_complete(offer: Offer) -> None:
    if gaps := gaps_of(offer):
        raise Incomplete(gaps)


def _acts(offer: Offer) -> Any:
    return offer.acts  # type: ignore[attr-defined]  # each kind of offer has its own


def _note(offer: Offer, step: Step, *, user: User | None, now: datetime, remark: str = "") -> None:
    _acts(offer).create(step=step, at=now, by=user, remark=remark)
    log(offer, f"enishi.offer.{step.value}", user=user, timestamp=now)
