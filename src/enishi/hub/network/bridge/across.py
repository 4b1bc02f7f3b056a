"""An agreement told before in another language: who bears no name that the record knows is the one named there in the other script."""

from collections.abc import Iterable, Iterator, Mapping

from enishi.hub.network.bridge.spelling import bodies_alike
from enishi.hub.network.models import Agreement, Organisation
from enishi.releases import Agreement as ReadAgreement
from enishi.releases import Organisation as ReadOrganisation
from enishi.releases import Reading

__all__ = ["agreements_of_days", "told_across"]

# An Institute of Technology is a 工科大学, an Association a 財団; but a company is no university, and a city neither.
_SORTS = {
    **dict.fromkeys(("company", "investor"), "business"),
    **dict.fromkeys(("municipality", "government"), "office"),
    **dict.fromkeys(
        ("university", "institute", "hospital", "cluster", "association", "foundation", "science_park"), "body"
    ),
}
_DAY = len("2019-06-03")


def told_across(
    reading: Reading, resolved: Mapping[str, int], agreements: Iterable[Agreement]
) -> dict[str, Organisation]:
    """Return by item of *reading* the organisation that an agreement of the record shows it to be.

    *resolved* holds the records (keys) of the organisations that names decide for. An organisation without one is another's where
    all else agrees: the agreement was signed on that very day, all other parties are the same, and the two names, in two scripts,
    share the sound of a proper name. *agreements* are those to look among, with parties, organisations and names fetched.
    """
    agreements, items = list(agreements), {item.id: item for item in reading.organisations}
    found: dict[str, set[Organisation]] = {}
    for told in _with_one_unknown(reading, resolved):
        known = {resolved[party] for party in told.parties if party in resolved}
        unknown = next(items[party] for party in told.parties if party not in resolved)
        for agreement in agreements:
            if agreement.signed_on == told.signed_on and (other := _the_other(agreement, known, unknown)):
                found.setdefault(unknown.id, set()).add(other)
    return {item_id: only for item_id, (only, *more) in found.items() if not more}


def agreements_of_days(reading: Reading, resolved: Mapping[str, int]) -> list[Agreement]:
    """Return the agreements among which :func:`told_across` has to look: those of the same days with one of the same parties."""
    told = list(_with_one_unknown(reading, resolved))
    if not told:
        return []
    parties = {resolved[party] for each in told for party in each.parties if party in resolved}
    rows = Agreement.objects.filter(signed_on__in={each.signed_on for each in told}, parties__organisation__in=parties)
    return list(rows.distinct().prefetch_related("parties__organisation__names"))


def _with_one_unknown(reading: Reading, resolved: Mapping[str, int]) -> Iterator[ReadAgreement]:
    for told in reading.agreements:
        known = sum(party in resolved for party in told.parties)
        if len(told.signed_on) == _DAY and known == len(told.parties) - 1 > 0:
            yield told


def _the_other(agreement: Agreement, known: set[int], item: ReadOrganisation) -> Organisation | None:
    """Return the one party besides *known* if it may be *item*."""
    parties = {row.organisation.pk: row.organisation for row in agreement.parties.all()}
    others = [organisation for pk, organisation in parties.items() if pk not in known]
    if len(others) != 1 or len(parties) != len(known) + 1:
        return None
    (other,) = others
    elsewhere = item.country and other.country and item.country != other.country
    if elsewhere or len({_SORTS.get(item.kind), _SORTS.get(other.kind)} - {None}) == 2:
        return None
    names = [row.text for row in other.names.all() if row.kind != "reading"]
    said = [name.text for name in item.names if name.kind != "reading"]
    return other if bodies_alike(said, names) else None
