"""Keep agreements with parties, signatories, purposes and commitments."""

from collections.abc import Collection, Iterable, Mapping

from enishi.hub.network.bridge.bodies import Body, pair_up
from enishi.hub.network.bridge.decisions import AS_NEW, Decision
from enishi.hub.network.bridge.keeping import Keeping, target_of
from enishi.hub.network.bridge.languages import told_also
from enishi.hub.network.bridge.matching import find_agreement, prose
from enishi.hub.network.bridge.precision import more_precise
from enishi.hub.network.bridge.twins import Telling, Twin, agreements_near, only_certain, twins_of
from enishi.hub.network.models import Agreement, AgreementParty, Commitment, Organisation, Purpose, Signatory
from enishi.releases import Agreement as ReadAgreement

__all__ = ["keep_agreement"]


def keep_agreement(keeper: Keeping, item: ReadAgreement, decision: Decision) -> tuple[Agreement | None, bool]:
    """Create or join the agreement; (None, False) where fewer than two of its parties are left."""
    parties = {party.pk: party for party in map(keeper.organisation, item.parties) if party is not None}
    if len(parties) < 2:
        return None, False
    dates = _dates(keeper, item)
    days = [dates["signed_on"], dates["in_force_from"], dates["agreed_on"]]
    here = {kept.record.pk for kept in keeper.kept.values() if isinstance(kept.record, Agreement)}
    found = target_of(Agreement, decision, lambda: find_agreement(set(parties), item.kind, days, here))
    twin = _twin(keeper, item, parties.values(), decision, found, here)
    stands_for = {parties[int(key)].pk: party for key, party in twin.stands_for.items()} if twin else {}
    found = found or (twin.agreement if twin else None)
    agreement = found or Agreement(kind=item.kind)
    if agreement.kind == Agreement.Kind.OTHER:
        agreement.kind = item.kind
    for field, value in dates.items():
        setattr(agreement, field, more_precise(getattr(agreement, field), value))
    agreement.place = {**prose(item.place), **agreement.place}
    agreement.title = {**prose(item.title), **agreement.title}
    agreement.term, agreement.renewal = agreement.term or item.term, agreement.renewal or item.renewal
    _follow(keeper, agreement, item)
    agreement.save()
    for party in parties.values():
        AgreementParty.objects.get_or_create(agreement=agreement, organisation=stands_for.get(party.pk, party))
    keeper.citing.cite(agreement, item.quote, item.confidence)
    if item.term_quote is not None:
        keeper.citing.cite(agreement, item.term_quote, item.confidence, "term")
    _keep_parts(keeper, agreement, item, stands_for)
    return agreement, found is None


def _twin(
    keeper: Keeping,
    item: ReadAgreement,
    parties: Iterable[Organisation],
    decision: Decision,
    found: Agreement | None,
    here: Collection[int],
) -> Twin | None:
    """Return what of the record this is in other words; where a person said that *found* is it, who of it stands for whom."""
    bodies = [Body.of_record(party) for party in parties]
    if found is not None:
        paired = pair_up(bodies, found) if decision.joined else None
        return Twin(found, paired.stands_for, certain=True) if paired else None
    if decision.joined == AS_NEW:
        return None
    telling = Telling.of(item, bodies, keeper.citing.source.published)
    return only_certain(twins_of(telling, agreements_near([telling]), here))


def _dates(keeper: Keeping, item: ReadAgreement) -> dict[str, str]:
    # A computed end is left to be derived from the term; only one that was stated is stored.
    stated_end = "" if item.term else item.ends_on
    published = keeper.citing.source.published
    signed = item.signed_on
    if not signed and item.status == "earlier":
        signed = keeper.citing.by_publication()
    return {
        "agreed_on": published if item.status == "announced" else "",
        "signed_on": signed,
        "in_force_from": item.in_force_from,
        "ends_on": stated_end,
    }


def _follow(keeper: Keeping, agreement: Agreement, item: ReadAgreement) -> None:
    followed = keeper.kept.get(item.follows)
    if followed and isinstance(followed.record, Agreement) and agreement.predecessor is None:
        agreement.predecessor = followed.record


def _keep_parts(
    keeper: Keeping, agreement: Agreement, item: ReadAgreement, stands_for: Mapping[int, Organisation]
) -> None:
    def _party(item_id: str) -> Organisation | None:
        party = keeper.organisation(item_id) if item_id else None
        return stands_for.get(party.pk, party) if party else None

    for signatory in item.signatories:
        person, party = keeper.person(signatory.person), _party(signatory.party)
        if person is not None and party is not None:
            row, _created = Signatory.objects.get_or_create(
                agreement=agreement, person=person, organisation=party, defaults={"post": prose(signatory.post)}
            )
            keeper.citing.cite(row, signatory.quote, item.confidence)
    for words in item.purposes:
        text, known = prose([words]), list(Purpose.objects.filter(agreement=agreement))
        purpose = next((row for row in known if row.text == text), None)
        if purpose is None and len(item.purposes) == len(known) == 1:
            purpose = told_also(known, "text", text)
        purpose = purpose or Purpose.objects.create(agreement=agreement, text=text)
        keeper.citing.cite(purpose, item.quote, item.confidence)
    for promised in item.commitments:
        commitment, _created = Commitment.objects.get_or_create(
            agreement=agreement,
            text=prose([promised.text]),
            organisation=_party(promised.by),
        )
        keeper.citing.cite(commitment, promised.quote, item.confidence)
