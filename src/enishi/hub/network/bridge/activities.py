"""Keep events as activities."""

from enishi.hub.network.bridge.decisions import Decision
from enishi.hub.network.bridge.keeping import Keeping, target_of
from enishi.hub.network.bridge.matching import find_activity, prose
from enishi.hub.network.bridge.precision import more_precise
from enishi.hub.network.models import Activity, ActivityParticipant, Agreement, Organisation
from enishi.releases import Event as ReadEvent

__all__ = ["keep_event"]


def keep_event(keeper: Keeping, item: ReadEvent, decision: Decision) -> tuple[Activity, bool]:
    """Create or join the activity, with its participants and the agreements it served."""
    roles = {**dict.fromkeys(item.participants, "participant"), **dict.fromkeys(item.organisers, "organiser")}
    present = {item_id: keeper.organisation(item_id) for item_id in roles}
    taking_part = {org.pk: (org, roles[item_id]) for item_id, org in present.items() if org is not None}
    found = target_of(Activity, decision, lambda: find_activity(item, set(taking_part)))
    activity = found or Activity(kind=item.kind if item.kind in Activity.Kind.values else Activity.Kind.EVENT)
    activity.on = more_precise(activity.on, item.date)
    activity.title = {**prose(item.titles), **activity.title}
    activity.place = {**prose(item.place), **activity.place}
    activity.save()
    for organisation, role in taking_part.values():
        ActivityParticipant.objects.get_or_create(activity=activity, organisation=organisation, defaults={"role": role})
    activity.agreements.add(*_served(activity, [organisation for organisation, _role in taking_part.values()]))
    activity.save()
    keeper.citing.cite(activity, item.quote, item.confidence)
    return activity, found is None


def _served(activity: Activity, present: list[Organisation]) -> list[Agreement]:
    """Return the agreements in force on that day all of whose parties were there, themselves or through a part of theirs."""
    there = {org.pk for org in present} | {org.parent_id for org in present if org.parent_id}
    # The hub is a party to nearly all agreements: those of the others are few.
    others = there - {org.pk for org in present if org.is_hub}
    in_force = Agreement.objects.as_of(activity.on_earliest).filter(parties__organisation__in=others).distinct()
    return [a for a in in_force.prefetch_related("parties") if {p.organisation_id for p in a.parties.all()} <= there]
