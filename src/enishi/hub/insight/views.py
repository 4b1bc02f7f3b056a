"""The hub at a glance."""

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from enishi.hub.insight.pictures import MOST_MARKS, pictures_of
from enishi.hub.insight.queries import bonds_around, lately
from enishi.hub.network.asof import asof_of
from enishi.hub.network.figures import counts_of
from enishi.hub.network.lists import fetch_names
from enishi.hub.network.models import Organisation
from enishi.hub.network.pages import kept_page
from enishi.hub.network.provenance import how_we_know, open_doubts
from enishi.hub.network.roster import roster_on

__all__ = ["glance"]


@kept_page
def glance(request: HttpRequest) -> HttpResponse:
    """Who we are tied to as of a day: the answer, the pictures, the lists."""
    asof = asof_of(request)
    home = Organisation.objects.filter(is_hub=True).first()
    roster = roster_on(asof.day)
    now = np.flatnonzero(roster.is_possible).tolist()
    members = roster.at(now[:MOST_MARKS])
    found = Organisation.objects.in_bulk([member.key for member in members])
    around = bonds_around(list(found), asof.day)
    late = lately(asof.day)
    tied = [end for tie in around.ties for end in (tie.subject, tie.object)]
    fetch_names([*found.values(), *tied, *late.organisations, *([home] if home else [])])
    partners = [(found[member.key], member) for member in members]
    context = {
        "asof": asof,
        "hub": home,
        "counts": counts_of(roster),
        "partners": partners,
        "partners_in_all": len(now),
        "pictures": pictures_of(home, partners, around, asof, all_drawn=len(partners) == len(now)) if home else None,
        "around": around,
        "agreements": late.ending,
        "happened": late.happened,
        "known": how_we_know([entry.record for entry in late.happened]),
        "doubts": open_doubts()[:3],
        "section": "now",
    }
    return render(request, "insight/glance.html", context)
