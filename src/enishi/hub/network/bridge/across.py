"""Parties that are named otherwise in an agreement of the record told before: they are those named there."""

from collections.abc import Iterable, Mapping

from enishi.hub.network.bridge.bodies import Body, in_two_scripts, kinship, pair_up
from enishi.hub.network.models import Agreement, Organisation
from enishi.organisations.cognates import Kin
from enishi.releases import Agreement as ReadAgreement
from enishi.releases import Reading

__all__ = ["agreements_of_days", "told_across", "told_as_two"]

_DAY = len("2019-06-03")
_MOST = 200


def told_across(
    reading: Reading, resolved: Mapping[str, Organisation], agreements: Iterable[Agreement]
) -> dict[str, Organisation]:
    """Return by item of *reading* the organisation that an agreement of the record shows it to be.

    *resolved* holds the organisations that names decide for. Those without one are the parties of an agreement of the record where all
    else agrees: it was signed on that very day, has as many parties, and the other names may be names of the others in one way only.
    *agreements* are those to look among, with parties, organisations and names fetched.
    """
    agreements, items = list(agreements), {item.id: item for item in reading.organisations}
    found: dict[str, set[Organisation]] = {}
    for told in reading.agreements:
        unknown = [party for party in told.parties if party not in resolved]
        if len(told.signed_on) != _DAY or len(told.parties) < 2 or not unknown:
            continue
        bodies = [
            Body.of_record(resolved[party], party) if party in resolved else Body.of_item(items[party])
            for party in told.parties
        ]
        for agreement in agreements:
            if agreement.signed_on == told.signed_on:
                for item_id, organisation in _standing(bodies, agreement).items():
                    if item_id in unknown:
                        found.setdefault(item_id, set()).add(organisation)
    return {item_id: only for item_id, (only, *more) in found.items() if not more}


def _standing(bodies: list[Body], agreement: Agreement) -> Mapping[str, Organisation]:
    paired = pair_up(bodies, agreement)
    if paired is None or paired.missing or paired.lowest < Kin.MAYBE:
        return {}
    others = [(body, paired.stands_for[body.id]) for body in bodies if body.key != paired.stands_for[body.id].pk]
    # Who is in the record under another name was taken for another until now: only another script explains that.
    known_apart = all(in_two_scripts(body, Body.of_record(party)) for body, party in others if body.key is not None)
    # Where no party vouches for the others, kinds do.
    vouched = paired.shared or all(len({body.kind, party.kind} - {"other"}) < 2 for body, party in others)
    return paired.stands_for if known_apart and vouched else {}


def told_as_two(one: Organisation, other: Organisation) -> bool:
    """Whether two of which one agreement was told may be one: named in two scripts, or as near in one as names can be."""
    bodies = (Body.of_record(one), Body.of_record(other))
    kin = kinship(*bodies)
    return kin == Kin.CLOSE or (kin == Kin.MAYBE and in_two_scripts(*bodies))


def agreements_of_days(told: Iterable[ReadAgreement]) -> list[Agreement]:
    """Return the agreements signed on the day of one of *told*, among which parties known by other names are looked for."""
    days = {each.signed_on for each in told if len(each.signed_on) == _DAY}
    rows = Agreement.objects.filter(signed_on__in=days)
    return list(rows.order_by("pk").prefetch_related("parties__organisation__names")[:_MOST])
