"""The review of a reading: the text with its marks, each fact beside it, doubts first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.hub.network.actions import AlreadyDecided, accept_reading, decide, reopen_reading
from enishi.hub.network.bridge import AS_NEW, Decision, Kept, decisions_from, edited_payload, kept_from
from enishi.hub.network.bridge.likely import Conflict, Likely, Lookup, likely_records
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.office.choosing import choices_of, found_by_name
from enishi.hub.network.office.claims import Held, held
from enishi.hub.network.office.deciding import Posted, default_choice, forms_of, posted
from enishi.hub.network.office.items import JOINABLE, countries
from enishi.hub.network.office.proposals import KINDS, ORDER, Row, conflict_sentence, names_of, said, segments_of, who
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.office.reports import report_of
from enishi.hub.network.rules import require_writer
from enishi.releases import Reading
from enishi.releases.codec import from_json

__all__ = ["candidates", "reopen", "review"]


@dataclass(slots=True)
class _Review:
    """One reading under review, as far as it is decided."""

    proposed: ProposedReading
    reading: Reading
    decisions: dict[str, Decision]
    kept: dict[str, Kept]
    likely: dict[str, list[Likely]]
    conflicts: list[Conflict]
    held: Held | None = None

    @classmethod
    def of(cls, proposed: ProposedReading) -> "_Review":
        decisions = decisions_from(proposed.decisions)
        reading = from_json(edited_payload(proposed.payload, decisions))
        likely, conflicts = likely_records(reading, decisions, Lookup.of([reading], similar=True))
        return cls(proposed, reading, decisions, kept_from(proposed.kept), likely, conflicts)

    @property
    def open(self) -> bool:
        """Whether it may still be decided on."""
        return self.proposed.closed_at is None


def _opened(request: HttpRequest, pk: int) -> _Review:
    require_writer(signed_in(request))
    return _Review.of(get_object_or_404(ProposedReading.objects.select_related("source", "closed_by"), pk=pk))


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide item by item; keep what was accepted."""
    here = _opened(request, pk)
    here.held = held(request, here.proposed)
    if request.method != "POST":
        return _page(request, here, Posted(forms_of(here.proposed, here.kept, here.decisions)))
    sent = posted(here.proposed, here.kept, here.decisions, here.likely, request.POST)
    if request.POST.get("search") in sent.forms:
        return _page(request, here, sent, asked=str(request.POST["search"]))
    version = _number(request.POST.get("version", ""))
    if version != here.proposed.version or not here.open:
        return _overtaken(request, pk, version)
    if sent.wrong:
        return _page(request, here, sent, status=422)
    try:
        return _done(request, here, sent, version)
    except AlreadyDecided:
        return _overtaken(request, pk, version)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _done(request: HttpRequest, here: _Review, sent: Posted, version: int) -> HttpResponse:
    """Write it in one act. Raises AlreadyDecided."""
    user, now, back = signed_in(request), timezone.now(), reverse("enishi_review", args=[here.proposed.pk])
    if request.POST.get("keep") in {"everything", "accepted"}:
        everything = request.POST["keep"] == "everything"
        kept = accept_reading(
            here.proposed, everything=everything, version=version, user=user, now=now, decisions=sent.decisions
        )
        _tell(request, kept)
        return redirect(f"{back}#report")
    if sent.decisions:
        decide(here.proposed, sent.decisions, version=version, user=user, now=now)
    following = _next(here, sent.pressed)
    return redirect(f"{back}#{following}" if following else back)


def _tell(request: HttpRequest, kept: list[Kept]) -> None:
    created = sum(row.outcome == "created" for row in kept)
    joined = sum(row.outcome == "joined" for row in kept)
    sentence = _("%(created)d added, %(joined)d joined to existing records.") % {"created": created, "joined": joined}
    messages.success(request, sentence)


def _next(here: _Review, pressed: str) -> str:
    """Return the item to go on with: the next one that nobody decided."""
    ids = [item["id"] for kind in ORDER for item in here.proposed.payload[kind]]
    after = ids[ids.index(pressed) + 1 :] if pressed in ids else []
    undecided = (i for i in after if here.decisions.get(i, Decision()).do == "open" and i not in here.kept)
    return next(undecided, pressed)


def _overtaken(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """Tell who did what meanwhile, and keep what was typed. Nothing was saved."""
    here = _opened(request, pk)
    here.held = held(request, here.proposed)
    sent = posted(here.proposed, here.kept, here.decisions, here.likely, request.POST)
    names = who(here.decisions)
    notes = {
        item_id: _noted(decision, names)
        for item_id, decision in here.decisions.items()
        if decision.version > version >= 0
    }
    messages.error(
        request, _("Somebody else decided on this reading meanwhile. Nothing of yours was saved; look at it again.")
    )
    return _page(request, here, sent, notes=notes, status=409)


def _noted(decision: Decision, names: dict[int, str]) -> str:
    sentences = {
        "accept": _("%(who)s accepted this at %(when)s."),
        "join": _("%(who)s joined this to a record at %(when)s."),
        "reject": _("%(who)s rejected this at %(when)s."),
        "open": _("%(who)s changed or reopened this at %(when)s."),
    }
    when = timezone.localtime(datetime.fromisoformat(decision.at)) if decision.at else timezone.localtime()
    name = names.get(decision.by or 0, _("Somebody"))
    return sentences[decision.do] % {"who": name, "when": date_format(when, "H:i")}


def _page(
    request: HttpRequest,
    here: _Review,
    sent: Posted,
    *,
    asked: str = "",
    notes: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = _rows(request, here, sent, asked, notes or {})
    context = {
        "proposed": here.proposed,
        "reading": here.reading,
        "groups": [(kind, KINDS[kind], [row for row in rows if row.kind == kind]) for kind in ORDER],
        "segments": segments_of(here.proposed),
        "open": here.open,
        "held": here.held,
        "decided": sum(row.decision.do != "open" or row.kept is not None for row in rows),
        "total": len(rows),
        "wrong": [row for row in rows if row.id in sent.wrong],
        "overtaken": [row for row in rows if row.note],
        "report": report_of(here.proposed, here.kept, here.decisions) if here.kept or not here.open else None,
        "countries": countries((get_language() or "en")[:2]).items(),
    }
    return render(request, "network/office/review.html", context, status=status)


def _rows(request: HttpRequest, here: _Review, sent: Posted, asked: str, notes: dict[str, str]) -> list[Row]:
    names = names_of(here.proposed, here.decisions)
    payload = edited_payload(here.proposed.payload, here.decisions)
    conflicts: dict[str, list[str]] = {}
    for conflict in here.conflicts:
        conflicts.setdefault(conflict.item, []).append(conflict_sentence(conflict))
    headlines = {item["id"]: said(kind, item, names)[0] for kind in ORDER for item in payload[kind]}
    rows = []
    for kind in ORDER:
        for item in payload[kind]:
            item_id, (headline, details) = item["id"], said(kind, item, names)
            decision, quote = here.decisions.get(item_id, Decision()), item.get("quote")
            chosen, choices, question = _choices(request, here, kind, item_id, asked)
            kept = here.kept.get(item_id)
            rows.append(
                Row(
                    item_id, kind, headline, details, quote["text"] if quote else "", _percent(item.get("confidence")), decision,
                    marked=bool(quote), form=sent.forms.get(item_id) if here.open else None, choices=choices, chosen=chosen,
                    asked=question, conflicts=conflicts.get(item_id, []), kept=kept if kept and kept.record else None,
                    note=notes.get(item_id, ""),
                    about=[(each, headlines[each]) for each in item.get("about", []) if kind == "doubts" and each in headlines],
                )
            )  # fmt: skip
    return rows


def _percent(confidence: float | None) -> int | None:
    return None if confidence is None else round(confidence * 100)


def _choices(
    request: HttpRequest, here: _Review, kind: str, item_id: str, asked: str
) -> tuple[str, list[Any], str | None]:
    if kind not in JOINABLE or not here.open:
        return "", [], None
    decision, likely = here.decisions.get(item_id, Decision()), here.likely.get(item_id, [])
    chosen = request.POST.get(f"{item_id}-joined") or default_choice(decision, likely)
    question = request.POST.get(f"{item_id}-q", "") if asked == item_id else None
    found = found_by_name(kind, question) if question else []
    if decision.joined and decision.joined != AS_NEW:
        found += list(JOINABLE[kind]._default_manager.filter(pk=decision.joined))
    return chosen, choices_of(likely, chosen, found), question


@require_GET
def candidates(request: HttpRequest, pk: int) -> HttpResponse:
    """The records that one item may be, as a part of the page: asked for while a name is typed."""
    here = _opened(request, pk)
    item_id, asked = request.GET.get("item", ""), request.GET.get("q", "")
    kind = next((kind for kind in JOINABLE for item in here.proposed.payload[kind] if item["id"] == item_id), "")
    likely = here.likely.get(item_id, [])
    chosen = request.GET.get("chosen") or default_choice(here.decisions.get(item_id, Decision()), likely)
    choices = choices_of(likely, chosen, found_by_name(kind, asked)) if kind else []
    context = {"row": {"id": item_id, "choices": choices, "chosen": chosen, "asked": asked}}
    return render(request, "network/office/choices.html", context)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a closed review back into the queue, and say what is open again and what stays."""
    user = signed_in(request)
    require_writer(user)
    proposed = get_object_or_404(ProposedReading.objects.select_related("source"), pk=pk)
    back = redirect("enishi_review", pk=pk)
    try:
        told = reopen_reading(proposed, version=_number(request.POST.get("version", "")), user=user, now=timezone.now())
    except AlreadyDecided:
        messages.error(request, _("Somebody else was faster. This is how it stands now."))
        return back
    opened = ngettext("%(number)d item can be decided again.", "%(number)d items can be decided again.", told.open)
    staying = ngettext(
        "%(number)d is in the record and stays: change or delete it there.",
        "%(number)d are in the record and stay: change or delete them there.",
        told.staying,
    )
    messages.success(request, " ".join([opened % {"number": told.open}, staying % {"number": told.staying}]))
    return back
