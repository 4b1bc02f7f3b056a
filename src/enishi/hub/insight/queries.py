"""What the hub at a glance shows, as of a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from enishi.hub.network.lists import AgreementRow, agreement_rows, with_parties
from enishi.hub.network.models import Activity, ActivityParticipant, Agreement, Organisation, Tie
from enishi.hub.network.timeline import Entry, activity_entries, agreement_entries, newest_first

__all__ = ["Around", "Lately", "bonds_around", "lately"]

_ENDING, _HAPPENED = 12, 6


@dataclass(frozen=True, slots=True)
class Around:
    """Ties among the hub, its partners and those near them; *near* are the organisations that are no partners themselves."""

    ties: tuple[Tie, ...]
    near: tuple[Organisation, ...]


def bonds_around(partner_keys: list[int], day: date, limit: int = 40) -> Around:
    """Return the ties that touch a partner or the hub on *day*, for all that is known. Names are not fetched."""
    touching = (
        Q(subject__in=partner_keys) | Q(object__in=partner_keys) | Q(subject__is_hub=True) | Q(object__is_hub=True)
    )
    rows = Tie.objects.possibly_as_of(day).filter(touching).select_related("subject", "object")[:limit]
    ties = tuple(rows)
    ends = {end.pk: end for tie in ties for end in (tie.subject, tie.object)}
    return Around(ties, tuple(end for key, end in sorted(ends.items()) if key not in partner_keys and not end.is_hub))


@dataclass(frozen=True, slots=True)
class Lately:
    """*ending*: agreements in force, those that end first first; *happened*: the last things up to the day. Names are not fetched."""

    ending: list[AgreementRow]
    happened: list[Entry]

    @property
    def organisations(self) -> list[Organisation]:
        """Everyone named in it."""
        agreements = [row.agreement for row in self.ending]
        agreements += [entry.record for entry in self.happened if isinstance(entry.record, Agreement)]
        present = [organisation for entry in self.happened for organisation in entry.present]
        return [party.organisation for each in agreements for party in each.parties.all()] + present


def lately(day: date) -> Lately:
    """Return what an office wants to see first; six queries."""
    everything = Agreement.objects.all()
    in_force = everything.possibly_as_of(day).order_by("force_until_earliest", "-force_since_earliest", "-pk")
    begun = everything.filter(force_since_earliest__lte=day).order_by("-force_since_earliest", "-pk")
    ended = everything.filter(force_until_latest__lt=day).order_by("-force_until_latest", "-pk")
    # Three short looks along an index, and then the rows: as one question the database would look at every agreement.
    slices = ((in_force, _ENDING), (begun, _HAPPENED), (ended, _HAPPENED))
    keys = {key for rows, most in slices for key in rows.values_list("pk", flat=True)[:most]}
    agreements = list(with_parties(everything.filter(pk__in=keys)))
    rows = [row for row in agreement_rows(agreements, day) if row.certainty]
    rows.sort(
        key=lambda row: (
            row.agreement.force_until_earliest,
            -row.agreement.force_since_earliest.toordinal(),
            -row.agreement.pk,
        )
    )
    recent = Activity.objects.filter(on_earliest__lte=day).order_by("-on_earliest", "-pk").values("pk")[:_HAPPENED]
    present = ActivityParticipant.objects.filter(activity__in=recent).select_related("activity", "organisation")
    entries = [entry for entry in agreement_entries(agreements) if _past(entry, day)]
    return Lately(rows[:_ENDING], newest_first([*entries, *activity_entries(present)])[:_HAPPENED])


def _past(entry: Entry, day: date) -> bool:
    agreement = entry.record
    if not isinstance(agreement, Agreement):
        return True
    return agreement.force_until_latest < day if entry.kind == "ended" else agreement.force_since_earliest <= day
