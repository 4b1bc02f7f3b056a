"""The hub at a glance."""

from typing import Any

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from enishi.hub.insight.crowd import groups_by_place
from enishi.hub.insight.pictures import MOST_DRAWN, Partner, grouped_pictures, pictures_of
from enishi.hub.insight.queries import Around, bonds_around, lately
from enishi.hub.network.asof import AsOf, asof_of
from enishi.hub.network.figures import counts_of
from enishi.hub.network.lists import fetch_names
from enishi.hub.network.models import Organisation
from enishi.hub.network.pages import kept_page
from enishi.hub.network.provenance import how_we_know, open_doubts
from enishi.hub.network.roster import Roster, roster_on

__all__ = ["glance"]


@kept_page
def glance(request: HttpRequest) -> HttpResponse:
    """Who we are tied to as of a day: the answer, the pictures, the lists."""
    asof = asof_of(request)
    home = Organisation.objects.filter(is_hub=True).first()
    roster = roster_on(asof.day)
    now = np.flatnonzero(roster.is_possible).tolist()
    members = roster.at(now) if len(now) <= MOST_DRAWN else []
    found = Organisation.objects.in_bulk([member.key for member in members])
    around = bonds_around(list(found), asof.day)
    late = lately(asof.day)
    tied = [end for tie in around.ties for end in (tie.subject, tie.object)]
    fetch_names([*found.values(), *tied, *late.organisations, *([home] if home else [])])
    partners = [(found[member.key], member) for member in members]
    context = {
        **_pictures(home, partners, around, roster, asof),
        "asof": asof,
        "hub": home,
        "counts": counts_of(roster),
        "partners": partners,
        "around": around,
        "agreements": late.ending,
        "happened": late.happened,
        "known": how_we_know([entry.record for entry in late.happened]),
        "doubts": open_doubts()[:3],
        "section": "now",
    }
    return render(request, "insight/glance.html", context)


def _pictures(
    home: Organisation | None, partners: list[Partner], around: Around, roster: Roster, asof: AsOf
) -> dict[str, Any]:
    if home is None:
        return {}
    if partners or not roster.is_possible.any():
        return {"pictures": pictures_of(home, partners, around, asof)}
    return {"pictures": grouped_pictures(home, roster, asof), "places": groups_by_place(roster)}
