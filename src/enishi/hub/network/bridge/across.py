"""An agreement told before otherwise: its parties are those named there, in another script or form, or known twice until now."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from enishi.hub.network.models import Agreement, Organisation
from enishi.organisations.cognates import may_be_one
from enishi.organisations.japanese import is_japanese
from enishi.releases import Agreement as ReadAgreement
from enishi.releases import Organisation as ReadOrganisation
from enishi.releases import Reading

__all__ = ["Twin", "agreements_of_days", "find_twin", "in_two_scripts", "told_across"]

# An Institute of Technology is a 工科大学, an Association a 財団; but a company is no university, and a city neither.
_SORTS = {
    **dict.fromkeys(("company", "investor"), "business"),
    **dict.fromkeys(("municipality", "government"), "office"),
    **dict.fromkeys(
        ("university", "institute", "hospital", "cluster", "association", "foundation", "science_park"), "body"
    ),
}
_DAY = len("2019-06-03")
_MOST = 200
_MOST_UNKNOWN = 4  # of a larger circle, names that nobody knows are matched by a person


@dataclass(frozen=True, slots=True)
class _Body:
    """What is known of an organisation that is compared: of a record or of an item of a reading."""

    id: str
    kind: str
    country: str
    names: tuple[str, ...]

    @classmethod
    def of_item(cls, item: ReadOrganisation) -> "_Body":
        return cls(item.id, item.kind, item.country, tuple(name.text for name in item.names if name.kind != "reading"))

    @classmethod
    def of_record(cls, record: Organisation) -> "_Body":
        names = tuple(row.text for row in record.names.all() if row.kind != "reading")
        return cls(str(record.pk), record.kind, record.country, names)


@dataclass(frozen=True, slots=True)
class Twin:
    """An agreement of the record, and by key of another organisation the party that stands there for it."""

    agreement: Agreement
    stands_for: Mapping[int, Organisation]


def told_across(
    reading: Reading, resolved: Mapping[str, int], agreements: Iterable[Agreement]
) -> dict[str, Organisation]:
    """Return by item of *reading* the organisation that an agreement of the record shows it to be.

    *resolved* holds the records (keys) of the organisations that names decide for. Those without one are the parties of an agreement
    of the record where all else agrees: it was signed on that very day, has as many parties, those resolved among them, and the other
    names may be names of the others in one way only. *agreements* are those to look among, with parties, organisations and names fetched.
    """
    agreements, items = list(agreements), {item.id: item for item in reading.organisations}
    found: dict[str, set[Organisation]] = {}
    for told in _with_unknown(reading, resolved):
        known = {resolved[party] for party in told.parties if party in resolved}
        unknown = [_Body.of_item(items[party]) for party in told.parties if party not in resolved]
        for agreement in agreements:
            if agreement.signed_on == told.signed_on:
                for body, organisation in _paired(agreement, known, unknown):
                    found.setdefault(body.id, set()).add(organisation)
    return {item_id: only for item_id, (only, *more) in found.items() if not more}


def find_twin(
    parties: Mapping[int, Organisation],
    signed_on: str,
    agreements: Iterable[Agreement],
    apart_from: Collection[int] = (),
) -> Twin | None:
    """Return the one of *agreements* signed on that very day by the same, but that some are known there by names of another script alone.

    Until now they were taken for two organisations each: the list of doubles proposes to join them. *apart_from*: agreements (keys)
    that the same release tells of.
    """
    found = []
    for agreement in agreements:
        theirs = {row.organisation.pk for row in agreement.parties.all()}
        apart = [record for key, record in parties.items() if key not in theirs]
        if agreement.signed_on != signed_on or agreement.pk in apart_from or not 0 < len(apart) < len(parties):
            continue
        pairs = _paired(agreement, theirs & set(parties), [_Body.of_record(record) for record in apart])
        if pairs and all(in_two_scripts(parties[int(body.id)], other) for body, other in pairs):
            found.append(Twin(agreement, {int(body.id): other for body, other in pairs}))
    return found[0] if len(found) == 1 else None


def in_two_scripts(one: Organisation, other: Organisation) -> bool:
    """Whether the two may be one, and all names of the one, short forms in capitals aside, are in another script than the other's."""
    bodies = (_Body.of_record(one), _Body.of_record(other))
    scripts = [{is_japanese(name) for name in body.names if not name.isupper()} for body in bodies]
    apart = all(len(each) == 1 for each in scripts) and scripts[0] != scripts[1]
    return apart and _may_be(*bodies, strict=False)


def agreements_of_days(days: Iterable[str]) -> list[Agreement]:
    """Return the agreements signed on one of *days*, among which parties known by other names are looked for."""
    rows = Agreement.objects.filter(signed_on__in={day for day in days if len(day) == _DAY})
    return list(rows.order_by("pk").prefetch_related("parties__organisation__names")[:_MOST])


def _with_unknown(reading: Reading, resolved: Mapping[str, int]) -> Iterator[ReadAgreement]:
    for told in reading.agreements:
        unknown = sum(party not in resolved for party in told.parties)
        if len(told.signed_on) == _DAY and len(told.parties) > 1 and unknown:
            yield told


def _paired(agreement: Agreement, known: set[int], unknown: Sequence[_Body]) -> Sequence[tuple[_Body, Organisation]]:
    """Return which of *unknown* is which party besides *known*; nothing where it may be in no way, or in several."""
    parties = {row.organisation.pk: row.organisation for row in agreement.parties.all()}
    others = [organisation for pk, organisation in parties.items() if pk not in known]
    if not known <= set(parties) or len(others) != len(unknown) or len(unknown) > _MOST_UNKNOWN:
        return ()
    bodies = {other.pk: _Body.of_record(other) for other in others}
    fits = {(body.id, pk) for body in unknown for pk, other in bodies.items() if _may_be(body, other, strict=not known)}
    ways = [
        order
        for order in permutations(others)
        if all((body.id, other.pk) in fits for body, other in zip(unknown, order, strict=True))
    ]
    return list(zip(unknown, ways[0], strict=True)) if len(ways) == 1 else ()


def _may_be(one: _Body, other: _Body, *, strict: bool) -> bool:
    """Whether the two may be one; *strict*: of the same kind, as nobody else vouches for them."""
    elsewhere = one.country and other.country and one.country != other.country
    kinds = {one.kind, other.kind} - {"other"}
    sorts = kinds if strict else {_SORTS.get(kind) for kind in kinds} - {None}
    if elsewhere or len(sorts) == 2:
        return False
    return any(may_be_one(mine, theirs) for mine in one.names for theirs in other.names)
