"""Rows of the record -> pictures."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.hub.insight.drawing import Beginning, Bond, Mark, Node, draw_map, draw_network, draw_timeline
from enishi.hub.insight.places import coordinates
from enishi.hub.insight.queries import Around
from enishi.hub.network.asof import AsOf
from enishi.hub.network.models import Organisation
from enishi.hub.network.names import names_of
from enishi.hub.network.roster import Member

__all__ = ["Pictures", "pictures_of"]

#: Above this the picture would be a ball of wool: the list serves better.
MOST_NODES = 60
MOST_MARKS = 60


class Pictures(NamedTuple):
    """SVG markup; "" where there is nothing to draw, or too much."""

    timeline: str
    map_wide: str
    map_narrow: str
    network_wide: str
    network_narrow: str


Partner = tuple[Organisation, Member]


def pictures_of(hub: Organisation, partners: list[Partner], around: Around, asof: AsOf, *, all_drawn: bool) -> Pictures:
    """Draw the hub's partners as of a day; every link stays on that day.

    Where there are more partners than can be drawn (*all_drawn* False), only the map shows the first of them: a network
    or a strip of years with some left out would tell something untrue.
    """
    timeline = ""
    if all_drawn:
        beginnings = [_beginning(organisation, member, asof) for organisation, member in partners]
        timeline = draw_timeline(beginnings, asof.day, _("When each partner began"))
    maps = [_map(hub, partners, asof, narrow=narrow) for narrow in (False, True)]
    nets = [_network(hub, partners if all_drawn else [], around, asof, narrow=narrow) for narrow in (False, True)]
    return Pictures(timeline, *maps, *nets)


def _beginning(organisation: Organisation, member: Member, asof: AsOf) -> Beginning:
    url = reverse("network:agreement", args=[member.first_agreement]) + asof.query
    name = _short(organisation, asof.day)
    return Beginning(name, url, member.since_earliest, member.since_latest, overseas=bool(member.overseas))


def _short(organisation: Organisation, day: date) -> str:
    """A short name of the page's language where there is one: pictures have little room."""
    language = (get_language() or "en").split("-", maxsplit=1)[0]
    shown = organisation.display_name(day=day)
    shorts = [name for name in names_of(organisation) if name.kind == "short"]
    own = [name.text for name in shorts if name.language == language]
    # An abbreviation such as "UCLA" is written in Latin letters in every language, whichever language its row names.
    latin = [name.text for name in shorts if name.text.isascii()]
    return min([shown, *(own or latin)], key=len)


def _map(hub: Organisation, partners: list[Partner], asof: AsOf, *, narrow: bool) -> str:
    marks = []
    for organisation, member in partners:
        where = coordinates(organisation)
        if where:
            name, url = organisation.display_name(day=asof.day), organisation.get_absolute_url() + asof.query
            marks.append(Mark(str(member.ordinal), name, url, where[1], where[0], overseas=bool(member.overseas)))
    if not marks:
        return ""
    home = coordinates(hub)
    seal = Mark("", hub.display_name(day=asof.day), "", home[1], home[0], overseas=False) if home else None
    return draw_map(seal, marks, _("Map of the partners"), narrow=narrow)


def _network(hub: Organisation, partners: list[Partner], around: Around, asof: AsOf, *, narrow: bool) -> str:
    if not partners:
        return ""
    nodes = [
        _node(organisation, asof, overseas=bool(member.overseas), partner=True) for organisation, member in partners
    ]
    nodes += [_node(each, asof, overseas=False, partner=False) for each in around.near[: MOST_NODES - len(nodes)]]
    seated = {node.key for node in nodes}
    bonds = []
    for tie in around.ties:
        ends = [None if end.is_hub else end.pk for end in (tie.subject, tie.object)]
        first, second = sorted(ends, key=lambda key: key is None)
        if first in seated and (second is None or second in seated):
            bonds.append(Bond(first, second, str(tie)))
    return draw_network(_short(hub, asof.day), nodes, bonds, _("Network of the hub"), narrow=narrow)


def _node(organisation: Organisation, asof: AsOf, *, overseas: bool, partner: bool) -> Node:
    url = organisation.get_absolute_url() + asof.query
    return Node(organisation.pk, _short(organisation, asof.day), url, overseas, partner)
