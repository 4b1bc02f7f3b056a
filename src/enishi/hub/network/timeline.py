"""What happened, on one line of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest

from django.db.models import CharField, Model
from django.db.models.functions import Cast

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

Place = tuple[str, str, int]
_UNKNOWN = date.max.isoformat()


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


@dataclass(frozen=True, slots=True)
class Timeline:
    """The line of time of one organisation: keys and days alone (ISO 8601), so that it may be long; rows are fetched by the page.

    *agreements*: key, first day, last day, as far as they are known; *activities*: day, key.
    """

    agreements: list[tuple[int, str, str]]
    activities: list[tuple[str, int]]

    @classmethod
    def of(cls, organisation: Organisation, family: Iterable[Organisation]) -> "Timeline":
        """Return the agreements of *organisation* and the activities of its *family*; two queries."""
        days = (Cast(f"agreement__{day}", CharField()) for day in ("force_since_earliest", "force_until_earliest"))
        agreements = AgreementParty.objects.filter(organisation=organisation).order_by().values_list("agreement", *days)
        mine = ActivityParticipant.objects.filter(organisation__in=family).values("activity")
        activities = Activity.objects.filter(pk__in=mine).order_by()
        return cls(list(agreements), list(activities.values_list(Cast("on_earliest", CharField()), "pk")))

    def last_begun(self, most: int) -> list[int]:
        """Return the keys of the agreements that began last."""
        return [key for _day, key in nlargest(most, ((since, key) for key, since, _until in self.agreements))]

    def places(self) -> list[Place]:
        """Return day, kind and key of every entry, newest first."""
        entries = [(day, "activity", key) for day, key in self.activities]
        entries += [(since, "signed", key) for key, since, _until in self.agreements if since != _UNKNOWN]
        entries += [(until, "ended", key) for key, _since, until in self.agreements if until != _UNKNOWN]
        return sorted(entries, reverse=True)


def keys_of(places: Iterable[Place], *kinds: str) -> list[int]:
    """Return the keys of those of *places* that are of one of *kinds*."""
    return [key for _day, kind, key in places if kind in kinds]


def entries_at(places: Iterable[Place], agreements: Mapping[int, Agreement]) -> list[Entry]:
    """Return the entries of *places*, with *agreements* by key; one query for the activities. Names are not fetched."""
    places = list(places)
    present = ActivityParticipant.objects.filter(activity__in=keys_of(places, "activity"))
    happened = {e.record.pk: e for e in activity_entries(present.select_related("activity", "organisation"))}
    return [happened[key] if kind == "activity" else _of_agreement(agreements[key], kind) for _day, kind, key in places]


def _of_agreement(agreement: Agreement, kind: str) -> Entry:
    return Entry(agreement.force_since if kind == "signed" else agreement.force_until, kind, agreement)
