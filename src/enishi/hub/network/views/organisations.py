"""One organisation: its names over time, people, agreements, ties, and one timeline of what happened."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from enishi.hub.network.addresses import page_of
from enishi.hub.network.asof import asof_of
from enishi.hub.network.joining import now_at
from enishi.hub.network.ledger import is_overseas
from enishi.hub.network.lists import agreement_rows, fetch_names, with_parties
from enishi.hub.network.models import Agreement, Organisation
from enishi.hub.network.pages import kept_page
from enishi.hub.network.provenance import how_we_know
from enishi.hub.network.queries import people_of, ties_of
from enishi.hub.network.roster import roster_on
from enishi.hub.network.timeline import Timeline, entries_at, keys_of

__all__ = ["organisation"]

_AGREEMENTS_SHOWN, _ENTRIES_A_PAGE = 20, 30


def _moved(pk: int, query: str) -> HttpResponse:
    """Lead to the record that this one was joined into. Not for ever: a joining can be undone."""
    here = now_at(Organisation, pk)
    if here is None:
        raise Http404
    return redirect(page_of("network:organisation", here) + query)


@kept_page
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the record holds of one organisation, as of a day; of its agreements the last begun, of its timeline one page."""
    asof = asof_of(request)
    near = Organisation.objects.filter(Q(pk=pk) | Q(parent=pk) | Q(is_hub=True)).select_related("parent")
    rows = list(near)
    found = next((each for each in rows if each.pk == pk), None)
    if found is None:
        return _moved(pk, asof.query)
    home = next((each for each in rows if each.is_hub), None)
    parts = [each for each in rows if each.parent_id == pk]
    roster = roster_on(asof.day)
    history = Timeline.of(found, [found, *parts], roster.ledger)
    page = Paginator(range(len(history)), _ENTRIES_A_PAGE).get_page(request.GET.get("page", "1"))
    shown, places = (
        history.last_begun(_AGREEMENTS_SHOWN),
        history.places(range(max(page.start_index() - 1, 0), page.end_index())),
    )
    known = with_parties(Agreement.objects.all()).in_bulk({*shown, *keys_of(places, "signed", "ended")})
    agreements = [known[key] for key in shown]
    posts, ties, facts = list(people_of(found)), list(ties_of(found)), list(found.facts.all())
    identifiers = list(found.identifiers.all())
    timeline = entries_at(places, known)
    happened = [entry for entry in timeline if entry.kind == "activity"]
    fetch_names([
        *rows, *([found.parent] if found.parent else []),
        *(end for tie in ties for end in (tie.subject, tie.object)),
        *(party.organisation for each in agreements for party in each.parties.all()), *(o for entry in happened for o in entry.present),
    ])  # fmt: skip
    names = list(found.names.all())
    records = [
        found,
        *names,
        *agreements,
        *posts,
        *ties,
        *facts,
        *identifiers,
        *(e.record for e in timeline if e.kind != "ended"),
    ]
    context = {
        "asof": asof,
        "hub": home,
        "organisation": found,
        "names": names,
        "is_overseas": is_overseas(found.country, found.region, home.country if home else ""),
        "standing": roster.get(pk),
        "agreements": agreement_rows(agreements, asof.day),
        "agreements_in_all": len(history.agreements),
        "posts": posts,
        "ties": ties,
        "facts": facts,
        "identifiers": identifiers,
        "parts": parts,
        "page": page,
        "timeline": timeline,
        "known": how_we_know(records),
        "section": "partners",
    }
    return render(request, "network/organisation.html", context)
