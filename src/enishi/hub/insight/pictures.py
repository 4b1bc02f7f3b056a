"""Rows of the record -> pictures."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from enishi.hub.insight.crowd import Group, groups_by_kind, groups_by_place, years_of
from enishi.hub.insight.drawing import Beginning, Bond, Mark, Node, draw_map, draw_network, draw_timeline, draw_years
from enishi.hub.insight.places import coordinates, middle_of
from enishi.hub.insight.queries import Around
from enishi.hub.network.asof import AsOf
from enishi.hub.network.models import Organisation
from enishi.hub.network.names import names_of, reader_language
from enishi.hub.network.roster import Member, Roster
from enishi.hub.network.templatetags.record import place

__all__ = ["MOST_DRAWN", "Partner", "Pictures", "grouped_pictures", "pictures_of"]

#: Above this a picture of each would be a ball of wool: partners are then drawn by groups.
MOST_DRAWN = 60


class Pictures(NamedTuple):
    """SVG markup; "" where there is nothing to draw, or too much."""

    timeline: str
    map_wide: str
    map_narrow: str
    network_wide: str
    network_narrow: str


Partner = tuple[Organisation, Member]


def pictures_of(hub: Organisation, partners: list[Partner], around: Around, asof: AsOf) -> Pictures:
    """Draw the hub's partners as of a day, one by one; every link stays on that day."""
    beginnings = [_beginning(organisation, member, asof) for organisation, member in partners]
    timeline = draw_timeline(beginnings, asof.day, _("When each partner began"))
    maps = [_map(hub, partners, asof, narrow=narrow) for narrow in (False, True)]
    nets = [_network(hub, partners, around, asof, narrow=narrow) for narrow in (False, True)]
    return Pictures(timeline, *maps, *nets)


def grouped_pictures(hub: Organisation, roster: Roster, asof: AsOf) -> Pictures:
    """Draw the hub's partners as of a day by year, place and kind; every link leads to those it counts."""
    years = draw_years(years_of(roster), _("How many partners began in each year"))
    places, kinds = groups_by_place(roster), groups_by_kind(roster)
    marks = [mark for group in places if (mark := _place(group, asof))]
    maps = [_drawn_map(hub, marks, asof, narrow=narrow) for narrow in (False, True)]
    nodes = [_kind(key, group, asof) for key, group in enumerate(kinds)]
    name = _short(hub, asof.day)
    nets = [draw_network(name, nodes, [], _("Partners by kind"), narrow=narrow) for narrow in (False, True)]
    return Pictures(years, *maps, *nets)


def _place(group: Group, asof: AsOf) -> Mark | None:
    where = middle_of(group.what)
    if where is None:
        return None
    name = _("%(place)s: %(number)s") % {"place": place(group.what), "number": f"{group.number:,}"}
    url = _partners_url(asof, country=group.what)
    return Mark(f"{group.number:,}", name, url, where[1], where[0], overseas=bool(group.overseas))


def _kind(key: int, group: Group, asof: AsOf) -> Node:
    label = dict(Organisation.Kind.choices)[group.what]
    number = f"{group.number:,}"
    if group.overseas is None:  # the list has no way to ask for these alone
        name = _("%(kind)s, place not known: %(number)s") % {"kind": label, "number": number}
        return Node(key, name, "", overseas=False, partner=True)
    told = _("%(kind)s overseas: %(number)s") if group.overseas else _("%(kind)s: %(number)s")
    url = _partners_url(asof, kind=group.what, where="overseas" if group.overseas else "home")
    return Node(key, told % {"kind": label, "number": number}, url, overseas=group.overseas, partner=True)


def _partners_url(asof: AsOf, **wanted: str) -> str:
    """Return the address of the list of partners on that day, narrowed as *wanted*."""
    day = {"asof": asof.day.isoformat()} if asof.explicit else {}
    return f"{reverse('network:partners')}?{urlencode(wanted | day)}"


def _beginning(organisation: Organisation, member: Member, asof: AsOf) -> Beginning:
    url = reverse("network:agreement", args=[member.first_agreement]) + asof.query
    name = _short(organisation, asof.day)
    return Beginning(name, url, member.since_earliest, member.since_latest, overseas=bool(member.overseas))


def _short(organisation: Organisation, day: date) -> str:
    """A short name of the page's language where there is one: pictures have little room."""
    language = reader_language()
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
    return _drawn_map(hub, marks, asof, narrow=narrow)


def _drawn_map(hub: Organisation, marks: list[Mark], asof: AsOf, *, narrow: bool) -> str:
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
    nodes += [_node(each, asof, overseas=False, partner=False) for each in around.near[: MOST_DRAWN - len(nodes)]]
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
