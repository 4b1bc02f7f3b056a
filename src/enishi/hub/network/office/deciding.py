"""What a reviewer sent: the forms of all items, checked together, and the decisions that follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from enishi.hub.network.bridge import AS_NEW, EDITABLE, Decision, Kept
from enishi.hub.network.bridge.likely import Likely
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.office.items import JOINABLE, ItemForm

__all__ = ["Posted", "default_choice", "forms_of", "items_of", "posted"]

_DEEDS = {"accept", "reject", "open"}


@dataclass(slots=True)
class Posted:
    """*forms* of all items that may still be decided; *decisions* that follow, {} unless *valid*; *pressed* the item decided on."""

    forms: dict[str, ItemForm]
    decisions: dict[str, Decision] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    pressed: str = ""


def items_of(proposed: ProposedReading, kept: Mapping[str, Kept]) -> list[tuple[str, dict[str, Any]]]:
    """Return the items that may still be decided, with their kind: those that are in the record are changed there."""
    there = {item_id for item_id, each in kept.items() if each.record is not None}
    return [(kind, item) for kind in EDITABLE for item in proposed.payload[kind] if item["id"] not in there]


def default_choice(decision: Decision, likely: list[Likely]) -> str:
    """Return the key of the record chosen unless a person chooses otherwise, "0" for a new one."""
    if decision.joined is not None:
        return str(decision.joined)
    return str(next((each.record.pk for each in likely if each.taken), AS_NEW))


def forms_of(
    proposed: ProposedReading,
    kept: Mapping[str, Kept],
    decisions: Mapping[str, Decision],
    sent: Mapping[str, Any] | None = None,
) -> dict[str, ItemForm]:
    """Return the form of each item that may still be decided, filled with what was *sent*."""
    return {
        item["id"]: ItemForm(kind, item, decisions.get(item["id"], Decision()), sent)
        for kind, item in items_of(proposed, kept)
    }


def posted(
    proposed: ProposedReading,
    kept: Mapping[str, Kept],
    decisions: Mapping[str, Decision],
    likely: Mapping[str, list[Likely]],
    sent: Mapping[str, Any],
) -> Posted:
    """Check what was *sent*. An item that is rejected or undone in the same step is not asked for valid fields."""
    result = Posted(forms_of(proposed, kept, decisions, sent))
    pressed, _separator, deed = str(sent.get("decide", "")).partition(":")
    if pressed in result.forms and deed in _DEEDS:
        result.pressed = pressed
    for item_id, form in result.forms.items():
        before = decisions.get(item_id, Decision())
        if item_id == result.pressed and deed != "accept":
            result.decisions[item_id] = Decision(do="reject" if deed == "reject" else "open")
        elif form.is_bound and not form.is_valid():
            result.wrong.append(item_id)
        elif item_id == result.pressed:
            result.decisions[item_id] = _accepted(form)
        elif form.is_bound and (after := _typed(form, before, likely.get(item_id, []))) != before:
            result.decisions[item_id] = after
    if result.wrong:
        result.decisions = {}
    return result


def _accepted(form: ItemForm) -> Decision:
    if not form.is_bound:
        return Decision("accept", form.decision.joined, form.decision.edits)
    joined = form.cleaned_data.get("joined") if form.kind in JOINABLE else None
    return Decision("join" if joined else "accept", joined, form.edits())


def _typed(form: ItemForm, before: Decision, likely: list[Likely]) -> Decision:
    """Return the decision with what was typed beside it, though another button was pressed: it is not lost."""
    joined = form.cleaned_data.get("joined") if "joined" in form.sent else None
    if joined is None or str(joined) == default_choice(before, likely):
        joined = before.joined
    do = before.do
    if do in {"accept", "join"}:
        do = "join" if joined else "accept"
    if (joined, form.edits()) == (before.joined, dict(before.edits)):
        return before
    return Decision(do, joined, form.edits())
