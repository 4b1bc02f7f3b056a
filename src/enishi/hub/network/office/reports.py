"""What became of a reading: links to each record made or joined, what was rejected, what was left and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from enishi.hub.network.bridge import Decision, Kept, Outcome
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.office.proposals import KINDS, ORDER, names_of, said
from enishi.hub.network.templatetags.record import office_page

__all__ = ["Line", "Report", "report_of"]

_WHY = {
    "gone": gettext_lazy("The record it was to join is there no more. Choose another and accept again."),
    "parties": gettext_lazy("Fewer than two of its parties were kept."),
    "ends": gettext_lazy("One of its two organisations was not kept, or both are the same."),
    "deleted": gettext_lazy("It was kept, and deleted from the record since."),
    "undecided": gettext_lazy("Nobody has decided yet."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One item: what it says, the record's page in the back office ("" where there is none), why it was left."""

    id: str
    kind: str
    headline: str
    details: str
    address: str = ""
    why: str = ""


@dataclass(slots=True)
class Report:
    """All items by what became of them."""

    created: list[Line] = field(default_factory=list)
    joined: list[Line] = field(default_factory=list)
    rejected: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """The groups in order, with their names."""
        return [("created", self.created), ("joined", self.joined), ("left", self.left), ("rejected", self.rejected)]


def report_of(proposed: ProposedReading, kept: Mapping[str, Kept], decisions: Mapping[str, Decision]) -> Report:
    """Return what became of each item so far."""
    report, names = Report(), names_of(proposed, decisions)
    for kind in ORDER:
        for item in proposed.payload[kind]:
            headline, details = said(kind, item, names)
            each, decision = kept.get(item["id"]), decisions.get(item["id"], Decision())
            line = Line(item["id"], str(KINDS[kind]), headline, details)
            if each is not None and each.record is not None:
                group = report.created if each.outcome is Outcome.CREATED else report.joined
                group.append(Line(line.id, line.kind, headline, details, office_page(each.record)))
            elif decision.do == "reject":
                report.rejected.append(line)
            else:
                report.left.append(Line(line.id, line.kind, headline, details, why=_why(each)))
    return report


def _why(kept: Kept | None) -> str:
    if kept is None or kept.outcome is Outcome.REJECTED:
        return str(_WHY["undecided"])
    return str(_WHY[kept.why or "deleted"])
