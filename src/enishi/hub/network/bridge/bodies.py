"""Two organisations that are compared by all that is known of them, and the parties of one agreement with those of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from enishi.hub.network.models import Agreement, Organisation
from enishi.organisations import name_key
from enishi.organisations.cognates import Kin, kin_of
from enishi.organisations.japanese import is_japanese
from enishi.releases import Organisation as ReadOrganisation

__all__ = ["Body", "Paired", "in_two_scripts", "kinship", "pair_up"]

# An Institute of Technology is a 工科大学, an Association a 財団; but a company is no university, and a city neither.
_SORTS = {
    **dict.fromkeys(("company", "investor"), "business"),
    **dict.fromkeys(("municipality", "government"), "office"),
    **dict.fromkeys(
        ("university", "institute", "hospital", "cluster", "association", "foundation", "science_park"), "body"
    ),
}
_MOST_OTHERS = 4  # of a larger circle, names that are no equals are matched by a person
_MOST_MISSING = 2


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of an organisation that is compared: of a record (*key*) or of an item of a reading (None)."""

    id: str
    key: int | None
    kind: str
    country: str
    names: tuple[str, ...]

    @classmethod
    def of_item(cls, item: ReadOrganisation) -> "Body":
        """Return what *item* says."""
        names = tuple(name.text for name in item.names if name.kind != "reading")
        return cls(item.id, None, item.kind, item.country, names)

    @classmethod
    def of_record(cls, record: Organisation, item_id: str = "") -> "Body":
        """Return what the record says of an organisation."""
        names = tuple(row.text for row in record.names.all() if row.kind != "reading")
        return cls(item_id or str(record.pk), record.pk, record.kind, record.country, names)


@dataclass(frozen=True, slots=True)
class Paired:
    """The parties told, by their ids, with those of an agreement that they are. *shared*: how many are the same record.

    *lowest* and *highest*: how near the names of the others are (both CLOSE where there are none); *apart*: whether each of these
    stands in two scripts; *missing*: how many parties one side has more.
    """

    stands_for: Mapping[str, Organisation]
    shared: int
    lowest: Kin
    highest: Kin
    apart: bool
    missing: int


def kinship(one: Body, other: Body) -> Kin:
    """Return how near the two are by their names; NONE where country or sort (body, business, office) exclude each other."""
    elsewhere = one.country and other.country and one.country != other.country
    sorts = {_SORTS.get(kind) for kind in (one.kind, other.kind)} - {None}
    if elsewhere or len(sorts) == 2:
        return Kin.NONE
    if {name_key(name) for name in one.names} & {name_key(name) for name in other.names}:
        return Kin.CLOSE
    return max((kin_of(mine, theirs) for mine in one.names for theirs in other.names), default=Kin.NONE)


def in_two_scripts(one: Body, other: Body) -> bool:
    """Whether all names of the one, short forms in capitals aside, are in another script than the other's."""
    scripts = [{is_japanese(name) for name in body.names if not name.isupper()} for body in (one, other)]
    return all(len(each) == 1 for each in scripts) and scripts[0] != scripts[1]


def pair_up(told: Sequence[Body], agreement: Agreement) -> Paired | None:
    """Return which of *told* is which party of *agreement*, in the best way; None where there is none, or two as good.

    Where one side has more parties, all of the other's are among them.
    """
    parties = {row.organisation.pk: row.organisation for row in agreement.parties.all()}
    shared = {body.id: parties[body.key] for body in told if body.key in parties}
    mine = [body for body in told if body.id not in shared]
    theirs = [party for key, party in parties.items() if key not in {each.pk for each in shared.values()}]
    if max(len(mine), len(theirs)) > _MOST_OTHERS or abs(len(mine) - len(theirs)) > _MOST_MISSING:
        return None
    bodies = {party.pk: Body.of_record(party) for party in theirs}
    kin = {(body.id, party.pk): kinship(body, bodies[party.pk]) for body in mine for party in theirs}
    ranked = sorted(_ways(mine, theirs, kin), key=lambda way: way[0], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    kins, pairs = ranked[0]
    return Paired(
        stands_for=shared | {body.id: party for body, party in pairs},
        shared=len(shared),
        lowest=min(kins, default=Kin.CLOSE),
        highest=max(kins, default=Kin.CLOSE),
        apart=all(in_two_scripts(body, bodies[party.pk]) for body, party in pairs),
        missing=abs(len(mine) - len(theirs)),
    )


_Way = tuple[list[Kin], list[tuple[Body, Organisation]]]


def _ways(mine: Sequence[Body], theirs: Sequence[Organisation], kin: Mapping[tuple[str, int], Kin]) -> Iterator[_Way]:
    """Yield each way in which the fewer are among the more, with the kins in rising order."""
    fewest = min(len(mine), len(theirs))
    for some in combinations(mine, fewest):
        for order in permutations(theirs, fewest):
            pairs = list(zip(some, order, strict=True))
            kins = sorted(kin[body.id, party.pk] for body, party in pairs)
            if Kin.NONE not in kins:
                yield kins, pairs
