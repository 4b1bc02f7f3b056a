"""All writes to introductions: each one named act, in one transaction with the letters it sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import withdraw_by_link
from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import contact_of, may
from enishi.hub.introductions.letters import Kind, about, post_letter
from enishi.hub.introductions.models import Introduction, Said, Side, Trace, What, WhyNot
from enishi.hub.introductions.queries import askable, open_between
from enishi.hub.introductions.states import State, in_state, state_on
from enishi.hub.introductions.wishing import settle_met
from enishi.hub.network.models import Organisation, Person
from enishi.hub.network.rules import require_writer
from enishi.hub.outbox.actions import cancel_letters
from enishi.hub.outbox.models import Letter
from enishi.hub.outbox.queries import about as letters_about
from enishi.hub.pipeline.models import Need, Offer, Seed

__all__ = [
    "LONGEST_DAYS", "Draft", "Refused", "TooLate", "answer", "note_opened", "note_shown", "preview", "propose", "remind_and_close",
    "renew_link", "stop_letters", "withdraw",
]  # fmt: skip

#: Nobody is asked for longer than this.
LONGEST_DAYS = 60
_REMINDED_BEFORE = timedelta(days=3)
_NOT_SOONER = timedelta(days=3)  # after the letter that asks
_SAME_VISIT = timedelta(minutes=30)
_LONGEST_REMARK = 2000


class Refused(Exception):
    """The introduction cannot be proposed so; nothing was done. Says why in a sentence, and beside which field ("" for none)."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class TooLate(Exception):
    """It is settled already; nothing was done."""

    def __init__(self, state: State) -> None:
        super().__init__(str(state.label))
        self.state = state


@dataclass(frozen=True, slots=True)
class Draft:
    """One side to be: who is asked, for which organisation, about which seed or need."""

    person: Person
    organisation: Organisation | None = None
    offer: Offer | None = None


@transaction.atomic
def propose(
    drafts: tuple[Draft, Draft], *, why: Mapping[str, str], ends_on: date, user: User | None, now: datetime
) -> Introduction:
    """Ask both sides by letter; what one of them wished about the other's seed or need is settled so. Raises Refused."""
    require_writer(user)
    # Held until the end, in one order: of two proposals of the same two the second sees the first.
    keys = [draft.person.pk for draft in drafts]
    list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    _check(drafts, why, ends_on, timezone.localdate(now))
    introduction = Introduction.objects.create(proposed_at=now, proposed_by=user, why=dict(why), ends_on=ends_on)
    sides = [_side(introduction, place, draft) for place, draft in enumerate(drafts, start=1)]
    for side, other in (sides, sides[::-1]):
        post_letter("ask", side, other, now)
        _trace(side, What.ASKED, now, user)
        settle_met(side.person, other.offer, user=user, now=now)
    log(introduction, "enishi.introduction.propose", user=user, timestamp=now)
    return introduction


def preview(
    drafts: tuple[Draft, Draft], *, why: Mapping[str, str], ends_on: date, user: User | None, now: datetime
) -> list[Letter]:
    """Return the letters that ``propose`` would send, with nothing written. Raises Refused."""
    with transaction.atomic():
        introduction = propose(drafts, why=why, ends_on=ends_on, user=user, now=now)
        letters = letters_about(about(introduction))
        transaction.set_rollback(True)
    return letters


def _check(drafts: tuple[Draft, Draft], why: Mapping[str, str], ends_on: date, today: date) -> None:
    one, two = drafts
    if one.person.pk == two.person.pk:
        raise Refused("two", _("Both sides are the same person."))
    if one.organisation is not None and two.organisation is not None and one.organisation.pk == two.organisation.pk:
        raise Refused("two", _("Both sides are of the same organisation."))
    for field, draft in (("one", one), ("two", two)):
        if askable(draft.person) is None:
            sentence = _("“%(person)s” cannot be asked: the hub needs an address and the consent to be written to.")
            raise Refused(field, sentence % {"person": draft.person})
    if not any(text.strip() for text in why.values()):
        raise Refused("why", _("Say in a sentence or two why the two should meet. Both sides read it."))
    if not 1 <= (ends_on - today).days <= LONGEST_DAYS:
        raise Refused(
            "ends_on",
            _("The last day to answer lies between tomorrow and %(days)d days from now.") % {"days": LONGEST_DAYS},
        )
    already = open_between(one.person, two.person, today)
    if already is not None:
        raise Refused("", _("The two are being asked already (%(number)s).") % {"number": already.number})


def _side(introduction: Introduction, place: int, draft: Draft) -> Side:
    return Side.objects.create(
        introduction=introduction,
        place=place,
        person=draft.person,
        organisation=draft.organisation,
        seed=draft.offer if isinstance(draft.offer, Seed) else None,
        need=draft.offer if isinstance(draft.offer, Need) else None,
    )


@transaction.atomic
def answer(
    side: Side, said: Said, *, why_not: str = "", remark: str = "", user: User | None = None, now: datetime
) -> Introduction:
    """Note what *side* said: by its link, or, with *user*, as staff were told. The same word twice is one. Raises TooLate.

    Once both said yes, both are told how to reach each other; a no ends it, and who had said yes is told so, without the reason.
    """
    if user is not None:
        require_writer(user)
    introduction, mine, other = _locked(side)
    state = state_on(introduction, timezone.localdate(now))
    if mine.said == said and state in {State.ASKED, State.AGREED, State.DECLINED}:
        return introduction
    if state != State.ASKED:
        raise TooLate(state)
    mine.said, mine.said_at, mine.said_by = said, now, user
    mine.why_not = why_not if said == Said.NO and why_not in WhyNot.values else ""
    mine.remark = remark.strip()[:_LONGEST_REMARK]
    mine.save(update_fields=["said", "said_at", "said_by", "why_not", "remark"])
    _trace(mine, What.YES if said == Said.YES else What.NO, now, user)
    log(introduction, f"enishi.introduction.{said}", user=user, timestamp=now)
    # Who has answered need not be asked or reminded by a letter that still waits; after a no nobody need.
    cancel_letters(about(introduction), now=now, to=None if said == Said.NO else _address(mine))
    if said == Said.NO and other.said == Said.YES:
        _tell_end("declined", other, mine, now)
    if said == Said.YES and other.said == Said.YES:
        _bring_together(introduction, mine, other, now)
    return introduction


def _bring_together(introduction: Introduction, mine: Side, other: Side, now: datetime) -> None:
    introduction.agreed_at = now
    introduction.save(update_fields=["agreed_at"])
    log(introduction, "enishi.introduction.agreed", timestamp=now)
    for one, two in ((mine, other), (other, mine)):
        if post_letter("agreed", one, two, now) is not None:
            _trace(one, What.TOLD, now)


def _tell_end(kind: Kind, side: Side, other: Side, now: datetime) -> bool:
    """Tell who said yes that it does not come about; whether the hub may still write to them."""
    told = post_letter(kind, side, other, now) is not None
    if told:
        _trace(side, What.CLOSED, now)
    return told


def _address(side: Side) -> str:
    contact = contact_of(side.person) if side.person else None
    return contact.email if contact else ""


@transaction.atomic
def stop_letters(side: Side, *, now: datetime) -> None:
    """Never write to the person of *side* again: their consent is taken back, and what waits for their answer is declined."""
    introduction, mine, _other = _locked(side)
    if state_on(introduction, timezone.localdate(now)) == State.ASKED:
        answer(mine, Said.NO, now=now)
    if mine.person is not None and may(mine.person, Use.CONTACTED):
        withdraw_by_link(mine.person, Use.CONTACTED, now=now)
        _trace(mine, What.STOPPED, now)


@transaction.atomic
def withdraw(introduction: Introduction, *, why: str, user: User | None, now: datetime) -> None:
    """Take a proposal back; who had said yes already is told. Raises TooLate."""
    require_writer(user)
    row = Introduction.objects.select_for_update().get(pk=introduction.pk)
    state = state_on(row, timezone.localdate(now))
    if state != State.ASKED:
        raise TooLate(state)
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = now, user, why.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    cancel_letters(about(row), now=now)
    one, two = row.sides.order_by("place")
    for side, other in ((one, two), (two, one)):
        if side.said == Said.YES:
            _tell_end("withdrawn", side, other, now)
    log(row, "enishi.introduction.withdraw", user=user, timestamp=now)


@transaction.atomic
def renew_link(side: Side, *, user: User | None, now: datetime) -> None:
    """Send *side* a new letter with a new link; those sent before open nothing any more. Raises TooLate."""
    require_writer(user)
    introduction, mine, other = _locked(side)
    state = state_on(introduction, timezone.localdate(now))
    if state not in {State.ASKED, State.AGREED}:
        raise TooLate(state)
    cancel_letters(about(introduction), now=now, to=_address(mine))
    mine.nonce = Side._meta.get_field("nonce").get_default()
    mine.save(update_fields=["nonce"])
    post_letter("ask" if state == State.ASKED else "agreed", mine, other, now)
    _trace(mine, What.RENEWED, now, user)
    log(introduction, "enishi.introduction.renew", user=user, timestamp=now)


def note_opened(side: Side, *, now: datetime) -> None:
    """Note that the link of *side* was opened; once in half an hour."""
    _trace_once(side, What.OPENED, now)


def note_shown(side: Side, *, now: datetime) -> None:
    """Note that *side* saw how the other is reached; once in half an hour."""
    _trace_once(side, What.SHOWN, now)


def remind_and_close(now: datetime) -> int:
    """Remind who has not answered three days before the end, and tell who had said yes once the other let it end; return how many
    letters were written. May run as often as wanted: each letter is written once.
    """
    today = timezone.localdate(now)
    waiting = in_state(Introduction.objects.all(), State.ASKED, today)
    late = waiting.filter(ends_on__lte=today + _REMINDED_BEFORE, proposed_at__lte=now - _NOT_SOONER).filter(
        Exists(_untold("", What.REMINDED))
    )
    ended = in_state(Introduction.objects.all(), State.SILENT, today).filter(Exists(_untold(Said.YES, What.CLOSED)))
    return sum(_remind(row, now) for row in late) + sum(_close(row, now) for row in ended)


def _untold(said: str, what: What) -> QuerySet[Side]:
    """The sides of an introduction that *said* so and were not told *what* yet: only these are worth a lock."""
    return Side.objects.filter(introduction=OuterRef("pk"), said=said).exclude(traces__what=what)


@transaction.atomic
def _remind(introduction: Introduction, now: datetime) -> int:
    written = 0
    for side in Side.objects.filter(introduction=introduction, said="").exclude(traces__what=What.REMINDED):
        _introduction, mine, other = _locked(side)
        if mine.said or mine.person is None or askable(mine.person) is None:
            continue
        if mine.traces.filter(what=What.REMINDED).exists():
            continue  # by another process, while we waited
        post_letter("remind", mine, other, now)
        _trace(mine, What.REMINDED, now)
        written += 1
    return written


@transaction.atomic
def _close(introduction: Introduction, now: datetime) -> int:
    written = 0
    for side in introduction.sides.filter(said=Said.YES).exclude(traces__what=What.CLOSED):
        _introduction, mine, other = _locked(side)
        if not mine.traces.filter(what=What.CLOSED).exists():  # by another process, while we waited
            written += _tell_end("silent", mine, other, now)
    return written


def _locked(side: Side) -> tuple[Introduction, Side, Side]:
    """Return the introduction, locked until the end, the side anew, and the other one: of two answers at once the second sees the first."""
    introduction = Introduction.objects.select_for_update().get(pk=side.introduction_id)
    related = introduction.sides.select_related("introduction", "person", "organisation", "seed", "need")
    rows = {row.pk: row for row in related}
    mine = rows.pop(side.pk)
    (other,) = rows.values()
    return introduction, mine, other


def _trace(side: Side, what: What, now: datetime, user: User | None = None) -> None:
    Trace.objects.create(side=side, what=what, at=now, by=user)


def _trace_once(side: Side, what: What, now: datetime) -> None:
    if not Trace.objects.filter(side=side, what=what, at__gt=now - _SAME_VISIT).exists():
        _trace(side, what, now)
