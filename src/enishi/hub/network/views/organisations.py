"""One organisation: its names over time, people, agreements, ties, and one timeline of what happened."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from enishi.hub.network.asof import asof_of
from enishi.hub.network.lists import agreement_rows, fetch_names, with_parties
from enishi.hub.network.models import ActivityParticipant, Agreement, Organisation
from enishi.hub.network.provenance import how_we_know
from enishi.hub.network.queries import people_of, ties_of
from enishi.hub.network.roster import is_overseas, roster_on
from enishi.hub.network.timeline import activity_entries, agreement_entries, newest_first

__all__ = ["organisation"]


def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the record holds of one organisation, as of a day."""
    asof, home = asof_of(request), Organisation.objects.filter(is_hub=True).first()
    family = list(Organisation.objects.filter(Q(pk=pk) | Q(parent=pk)).select_related("parent"))
    found = next((each for each in family if each.pk == pk), None)
    if found is None:
        raise Http404
    parts = [each for each in family if each.pk != pk]
    agreements = list(with_parties(Agreement.objects.filter(parties__organisation=found)))
    posts, ties, facts = list(people_of(found)), list(ties_of(found)), list(found.facts.all())
    shared = ActivityParticipant.objects.filter(activity__participants__organisation__in=family).distinct()
    happened = activity_entries(shared.select_related("activity", "organisation"))
    timeline = newest_first([*happened, *agreement_entries(agreements)])
    fetch_names([
        *family, *([home] if home else []), *([found.parent] if found.parent else []),
        *(end for tie in ties for end in (tie.subject, tie.object)),
        *(party.organisation for each in agreements for party in each.parties.all()), *(o for entry in happened for o in entry.present),
    ])  # fmt: skip
    names = list(found.names.all())
    records = [found, *names, *agreements, *posts, *ties, *facts, *(entry.record for entry in happened)]
    country = home.country if home else ""
    context = {
        "asof": asof,
        "hub": home,
        "organisation": found,
        "names": names,
        "is_overseas": is_overseas(found.country, found.region, country),
        "standing": roster_on(asof.day, home=home).get(pk) if agreements else None,
        "agreements": agreement_rows(agreements, asof.day),
        "posts": posts,
        "ties": ties,
        "facts": facts,
        "parts": parts,
        "timeline": timeline,
        "known": how_we_know(records),
        "section": "partners",
    }
    return render(request, "network/organisation.html", context)
