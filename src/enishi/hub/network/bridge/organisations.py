"""Keep organisations, their names, facts and ties."""

from enishi.hub.network.bridge.decisions import Decision
from enishi.hub.network.bridge.keeping import Keeping, target_of
from enishi.hub.network.bridge.languages import told_also
from enishi.hub.network.bridge.matching import find_organisation, find_tie, prose
from enishi.hub.network.bridge.registry import keep_identity
from enishi.hub.network.models import Organisation, OrganisationFact, OrganisationName, Tie
from enishi.organisations import name_key
from enishi.releases import Fact, Name
from enishi.releases import Organisation as ReadOrganisation
from enishi.releases import Tie as ReadTie

__all__ = ["keep_organisation", "keep_tie"]


def keep_organisation(keeper: Keeping, item: ReadOrganisation, decision: Decision) -> tuple[Organisation, bool]:
    """Create or join the organisation; add the names, facts and what was not known of it; cite."""
    found = target_of(Organisation, decision, lambda: find_organisation(item) or keeper.across.get(item.id))
    organisation = found or Organisation.objects.create(
        kind=_kind(item.kind),
        is_hub=item.is_hub and not Organisation.objects.filter(is_hub=True).exists(),
    )
    _complete(keeper, organisation, item)
    keeper.citing.cite(organisation, item.quote, item.confidence)
    for name in item.names:
        _keep_name(keeper, organisation, name, item.confidence)
    for fact in item.facts:
        alike = [each for each in item.facts if (each.kind, each.value) == (fact.kind, fact.value)]
        _keep_fact(keeper, organisation, fact, alone=len(alike) == 1)
    keep_identity(organisation, keeper.citing)
    return organisation, found is None


def _kind(kind: str) -> str:
    return kind if kind in Organisation.Kind.values else Organisation.Kind.OTHER


def _complete(keeper: Keeping, organisation: Organisation, item: ReadOrganisation) -> None:
    # Only what the record did not know is filled in: what it says is changed by a person, not by the next release.
    if organisation.kind == Organisation.Kind.OTHER:
        organisation.kind = _kind(item.kind)
    if not organisation.country:
        organisation.country = item.country
        organisation.region = organisation.region or item.region
    organisation.place = {**prose(item.place), **organisation.place}
    organisation.website = organisation.website or item.website
    if item.parent and organisation.parent_id is None:
        parent = keeper.organisation(item.parent)
        organisation.parent = parent if parent != organisation else None
    organisation.save()


def _keep_name(keeper: Keeping, organisation: Organisation, name: Name, confidence: float) -> None:
    key = name_key(name.text)
    row = next((row for row in organisation.names.all() if row.key == key and row.language == name.language), None)
    if row is None:
        # A name called former in a release of a known day had been given up by that day.
        until = name.until or (keeper.citing.by_publication() if name.kind == "former" else "")
        row = OrganisationName.objects.create(
            organisation=organisation,
            text=name.text,
            language=name.language,
            kind=name.kind,
            since=name.since,
            until=until,
        )
        organisation.refresh_from_db(fields=[])
    keeper.citing.cite(row, name.quote, confidence)


def _keep_fact(keeper: Keeping, organisation: Organisation, fact: Fact, *, alone: bool) -> None:
    kind = fact.kind if fact.kind in OrganisationFact.Kind.values else OrganisationFact.Kind.ABOUT
    what, on = prose([fact.what]), fact.date or keeper.citing.source.published
    same = OrganisationFact.objects.filter(organisation=organisation, kind=kind, value=fact.value, on=on)
    rows = list(same)
    row = next((row for row in rows if row.what == what), None)
    if row is None and fact.value and alone:
        row = told_also(rows, "what", what)
    if row is None:
        row = OrganisationFact.objects.create(organisation=organisation, kind=kind, value=fact.value, on=on, what=what)
    keeper.citing.cite(row, fact.quote, fact.confidence)


def keep_tie(keeper: Keeping, item: ReadTie, _decision: Decision) -> tuple[Tie | None, bool]:
    """Create or join the tie; (None, False) where one of its ends was rejected."""
    subject, target = keeper.organisation(item.subject), keeper.organisation(item.object)
    if subject is None or target is None or subject == target:
        return None, False
    since = item.date or keeper.citing.by_publication()
    found = find_tie(item.kind, subject, target, item.date)
    tie = found or Tie.objects.create(
        kind=item.kind, subject=subject, object=target, since=since, what=prose(item.what)
    )
    if found:
        told_also([found], "what", prose(item.what))
    if found and item.date and not found.since.strip("./"):
        found.since = item.date
        found.save()
    keeper.citing.cite(tie, item.quote, item.confidence)
    return tie, found is None
