"""One organisation: its names over time, people, agreements, ties, and one timeline of what happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from enishi.hub.network.asof import asof_of
from enishi.hub.network.figures import partner_standing
from enishi.hub.network.lists import agreement_rows, with_parties
from enishi.hub.network.models import Agreement, Organisation
from enishi.hub.network.provenance import how_we_know
from enishi.hub.network.queries import overseas, people_of, ties_of
from enishi.hub.network.timeline import timeline_of

__all__ = ["organisation"]


def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the record holds of one organisation, as of a day."""
    asof = asof_of(request)
    found = get_object_or_404(
        Organisation.objects.select_related("parent").prefetch_related("names", "identifiers", "parent__names"), pk=pk
    )
    agreements = list(with_parties(Agreement.objects.filter(parties__organisation=found)))
    posts, ties = list(people_of(found)), list(ties_of(found))
    facts = list(found.facts.all())
    timeline = timeline_of(found, agreements)
    names = list(found.names.all())
    records = [found, *names, *agreements, *posts, *ties, *facts, *(entry.record for entry in timeline)]
    context = {
        "asof": asof,
        "organisation": found,
        "names": names,
        "is_overseas": Organisation.objects.filter(overseas(), pk=found.pk).exists(),
        "standing": partner_standing(found),
        "agreements": agreement_rows(agreements, asof.day),
        "posts": posts,
        "ties": ties,
        "facts": facts,
        "parts": list(found.parts.prefetch_related("names")),
        "timeline": timeline,
        "known": how_we_know({(type(record), record.pk): record for record in records}.values()),
        "section": "partners",
    }
    return render(request, "network/organisation.html", context)
