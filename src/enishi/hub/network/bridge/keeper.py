"""Keep a reading: item by item, joining what the record already holds, never overwriting what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType

from enishi.hub.network.bridge import activities, agreements, organisations, people
from enishi.hub.network.bridge.across import agreements_of_days, told_across
from enishi.hub.network.bridge.citing import Citing
from enishi.hub.network.bridge.decisions import Decision
from enishi.hub.network.bridge.keeping import Gone, Kept, Outcome
from enishi.hub.network.bridge.matching import find_organisation
from enishi.hub.network.models import Claim, Doubt, DoubtSubject, Organisation, Person
from enishi.releases import Reading

__all__ = ["Keeper"]


@dataclass(slots=True)
class Keeper:
    """Turns the items of *reading* into records. Call :meth:`keep` inside a transaction.

    *kept* begins with what an earlier acceptance of the same reading kept: those records stand, and are not written again.
    """

    reading: Reading
    citing: Citing
    decisions: Mapping[str, Decision]
    kept: dict[str, Kept] = field(default_factory=dict)
    across: dict[str, Organisation] = field(default_factory=dict)

    def keep(self, wanted: set[str]) -> list[Kept]:
        """Keep the items of *wanted* and what they cannot stand without; return what became of each."""
        before = set(self.kept)
        self._look_across()
        for item in self.reading.organisations:
            if item.id in wanted:
                self.organisation(item.id)
        for person in self.reading.people:
            if person.id in wanted:
                self.person(person.id)
        self._each(self.reading.agreements, wanted, agreements.keep_agreement)
        self._each(self.reading.events, wanted, activities.keep_event)
        self._each(self.reading.ties, wanted, organisations.keep_tie)
        self._claims(wanted)
        self._doubts(wanted)
        return [kept for item_id, kept in self.kept.items() if item_id not in before]

    def _look_across(self) -> None:
        """Find whom only an agreement of the record, told in another language, shows to be known; what a person decided stands."""
        named = {party for told in self.reading.agreements for party in told.parties if party not in self.decisions}
        resolved: dict[str, Organisation] = {}
        for item in self.reading.organisations:
            kept = self.kept.get(item.id)
            record: Any = kept.record if kept else find_organisation(item) if item.id in named else None
            if record is not None:
                resolved[item.id] = record
        told = [each for each in self.reading.agreements if not set(each.parties) <= set(resolved)]
        self.across = told_across(self.reading, resolved, agreements_of_days(told)) if told else {}

    def organisation(self, item_id: str) -> Organisation | None:
        """Return the record of an organisation of the reading, keeping it on first use; None where it was rejected."""
        item = next(o for o in self.reading.organisations if o.id == item_id)
        return self._once(item.id, lambda decision: organisations.keep_organisation(self, item, decision))

    def person(self, item_id: str) -> Person | None:
        """Return the record of a person of the reading, keeping it on first use; None where it was rejected."""
        item = next(p for p in self.reading.people if p.id == item_id)
        return self._once(item.id, lambda decision: people.keep_person(self, item, decision))

    def _once(self, item_id: str, keep: Any) -> Any:
        if item_id not in self.kept:
            decision = self.decisions.get(item_id, Decision())
            if decision.do == "reject":
                self.kept[item_id] = Kept(item_id, Outcome.REJECTED, None)
            else:
                self.kept[item_id] = _become(item_id, decision, keep)
        return self.kept[item_id].record

    def _each(self, items: Any, wanted: set[str], keep: Any) -> None:
        for item in items:
            if item.id in wanted:
                self._once(item.id, lambda decision, item=item: keep(self, item, decision))

    def _claims(self, wanted: set[str]) -> None:
        for claim in self.reading.claims:
            if (
                claim.id in self.kept
                or claim.id not in wanted
                or self.decisions.get(claim.id, Decision()).do == "reject"
            ):
                continue
            row, created = Claim.objects.update_or_create(
                source=self.citing.source,
                kind=claim.kind,
                start=claim.quote.start,
                end=claim.quote.end,
                defaults={
                    "quote": claim.quote.text,
                    "value": claim.value,
                    "scope": claim.scope,
                    "about": self.organisation(claim.about) if claim.about else None,
                    "as_of": claim.as_of,
                },
            )
            self.kept[claim.id] = Kept(claim.id, _outcome(created=created), row)

    def _doubts(self, wanted: set[str]) -> None:
        for doubt in self.reading.doubts:
            if (
                doubt.id in self.kept
                or doubt.id not in wanted
                or self.decisions.get(doubt.id, Decision()).do == "reject"
            ):
                continue
            quote = doubt.quote
            row, created = Doubt.objects.get_or_create(
                source=self.citing.source,
                kind=doubt.kind,
                start=quote.start if quote else None,
                end=quote.end if quote else None,
                defaults={
                    "quote": quote.text if quote else "",
                    "said": doubt.said,
                    "read_as": doubt.read_as,
                    "reason": dict(doubt.reason),
                    "advice": dict(doubt.advice),
                },
            )
            self._subjects(row, doubt.about)
            self.kept[doubt.id] = Kept(doubt.id, _outcome(created=created), row)

    def _subjects(self, row: Doubt, about: tuple[str, ...]) -> None:
        for item_id in about:
            kept = self.kept.get(item_id)
            if kept and kept.record:
                DoubtSubject.objects.get_or_create(
                    doubt=row,
                    content_type=ContentType.objects.get_for_model(kept.record),
                    object_id=kept.record.pk,
                )


def _become(item_id: str, decision: Decision, keep: Any) -> Kept:
    try:
        record, created = keep(decision)
    except Gone:
        return Kept(item_id, Outcome.LEFT, None, "gone")
    if record is None:
        # Only agreements and ties need others, and their ids say which of the two an item is.
        return Kept(item_id, Outcome.LEFT, None, "ends" if item_id.startswith("t") else "parties")
    return Kept(item_id, _outcome(created=created), record)


def _outcome(*, created: bool) -> Outcome:
    return Outcome.CREATED if created else Outcome.JOINED
