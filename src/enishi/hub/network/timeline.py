"""What happened with an organisation, on one line of time."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from enishi.hub.network.models import Activity, Agreement, Organisation
from enishi.hub.network.models.fields import span_of

__all__ = ["Entry", "timeline_of"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something dated (EDTF *on*). *kind*: ``activity``, ``signed``, ``ended``."""

    on: str
    kind: str
    record: Model

    @property
    def order(self) -> tuple[date, str]:
        """Newest first when sorted in reverse."""
        return span_of(self.on, date.min).earliest, self.kind


def timeline_of(organisation: Organisation, agreements: list[Agreement]) -> list[Entry]:
    """Return what the organisation and its parts took part in, and its agreements' beginnings and ends, newest first."""
    ours = [organisation.pk, *organisation.parts.values_list("pk", flat=True)]
    activities = Activity.objects.filter(participants__organisation__in=ours).distinct()
    entries = [
        Entry(activity.on, "activity", activity)
        for activity in activities.prefetch_related("participants__organisation__names")
    ]
    for agreement in agreements:
        if agreement.force_since:
            entries.append(Entry(agreement.force_since, "signed", agreement))
        if agreement.force_until:
            entries.append(Entry(agreement.force_until, "ended", agreement))
    return sorted(entries, key=lambda entry: entry.order, reverse=True)
