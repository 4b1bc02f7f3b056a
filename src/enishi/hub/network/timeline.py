"""What happened, on one line of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from django.db.models import Model

from enishi.hub.network.columns import Whole, columns_of, number_of
from enishi.hub.network.ledger import Ledger
from enishi.hub.network.models import Activity, ActivityParticipant, Agreement, AgreementParty, Organisation
from enishi.hub.network.models.fields import span_of

__all__ = [
    "Entry",
    "Place",
    "Timeline",
    "activity_entries",
    "agreement_entries",
    "entries_at",
    "keys_of",
    "newest_first",
]

Place = tuple[str, int]
_UNKNOWN = number_of(date.max)
_KINDS = ("activity", "ended", "signed")  # of one day, what began stands above what ended


@dataclass(frozen=True, slots=True)
class Entry:
    """Something dated (EDTF *on*). *kind*: ``activity``, ``signed``, ``ended``; *present* took part in an activity."""

    on: str
    kind: str
    record: Model
    present: list[Organisation] = field(default_factory=list)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return *entries* in the order of a timeline."""
    return sorted(entries, key=lambda entry: (span_of(entry.on, date.min).earliest, entry.kind), reverse=True)


def activity_entries(rows: Iterable[ActivityParticipant]) -> list[Entry]:
    """Return an entry an activity, from its participants' rows (with activity and organisation)."""
    entries: dict[int, Entry] = {}
    for row in rows:
        entry = entries.setdefault(row.activity_id, Entry(row.activity.on, "activity", row.activity))
        entry.present.append(row.organisation)
    return list(entries.values())


def agreement_entries(agreements: Iterable[Agreement]) -> list[Entry]:
    """Return the beginnings and ends of *agreements*."""
    entries = []
    for agreement in agreements:
        if agreement.force_since:
            entries.append(Entry(agreement.force_since, "signed", agreement))
        if agreement.force_until:
            entries.append(Entry(agreement.force_until, "ended", agreement))
    return entries


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The line of time of one organisation as columns, so that it may be long; rows are fetched by the page.

    Days are numbers (``columns.number_of``). Of *agreements* first and last days, of *activities* their days.
    """

    agreements: Whole
    since: Whole
    until: Whole
    activities: Whole
    happened: Whole

    @classmethod
    def of(cls, organisation: Organisation, family: Iterable[Organisation], ledger: Ledger) -> "Timeline":
        """Return the agreements of *organisation* and the activities of its *family*; at most two queries."""
        mine = ActivityParticipant.objects.filter(organisation__in=family).values("activity")
        (activities, happened), _none = columns_of(Activity.objects.filter(pk__in=mine), ("pk", "on_earliest"))
        if organisation.is_hub:
            return cls(ledger.agreements, ledger.since_earliest, ledger.until_earliest, activities, happened)
        under = AgreementParty.objects.filter(organisation=organisation)
        days = ("agreement__force_since_earliest", "agreement__force_until_earliest")
        (agreements, since, until), _none = columns_of(under, ("agreement_id", *days))
        return cls(agreements, since, until, activities, happened)

    def __len__(self) -> int:
        return len(self.activities) + sum(int(np.count_nonzero(days != _UNKNOWN)) for days in (self.since, self.until))

    def last_begun(self, most: int) -> list[int]:
        """Return the keys of the agreements that began last."""
        return [int(key) for key in self.agreements[np.lexsort((-self.agreements, -self.since))[:most]]]

    def places(self, wanted: range) -> list[Place]:
        """Return kind and key of the entries at *wanted*, newest first."""
        begun, ended = self.since != _UNKNOWN, self.until != _UNKNOWN
        keys = np.concatenate((self.activities, self.agreements[ended], self.agreements[begun]))
        days = np.concatenate((self.happened, self.until[ended], self.since[begun]))
        numbers = len(self.activities), int(np.count_nonzero(ended)), int(np.count_nonzero(begun))
        kinds = np.repeat(np.arange(3), numbers)
        order = np.lexsort((-keys, -kinds, -days))[wanted.start : wanted.stop]
        return [(_KINDS[kind], key) for kind, key in zip(kinds[order].tolist(), keys[order].tolist(), strict=True)]


def keys_of(places: Iterable[Place], *kinds: str) -> list[int]:
    """Return the keys of those of *places* that are of one of *kinds*."""
    return [key for kind, key in places if kind in kinds]


def entries_at(places: Iterable[Place], agreements: Mapping[int, Agreement]) -> list[Entry]:
    """Return the entries of *places*, with *agreements* by key; one query for the activities. Names are not fetched."""
    places = list(places)
    present = ActivityParticipant.objects.filter(activity__in=keys_of(places, "activity"))
    happened = {e.record.pk: e for e in activity_entries(present.select_related("activity", "organisation"))}
    return [happened[key] if kind == "activity" else _of_agreement(agreements[key], kind) for kind, key in places]


def _of_agreement(agreement: Agreement, kind: str) -> Entry:
    return Entry(agreement.force_since if kind == "signed" else agreement.force_until, kind, agreement)
