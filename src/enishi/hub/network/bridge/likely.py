"""Which records an item of a reading may be, likely ones first and with the reason; and where the record says otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from django.db.models import Model, Q, QuerySet

from enishi.dates import Certainty, parse_edtf
from enishi.hub.network.bridge.across import agreements_of_days, told_across
from enishi.hub.network.bridge.bodies import Body
from enishi.hub.network.bridge.decisions import AS_NEW, Decision
from enishi.hub.network.bridge.matching import (
    colleagues,
    decided,
    is_agreement,
    is_told_otherwise,
    overlap,
    same_in_another_script,
)
from enishi.hub.network.bridge.registry import Maybe, identify, maybe_records, records_of
from enishi.hub.network.bridge.twins import Telling, agreements_near, only_certain, twins_of
from enishi.hub.network.models import Agreement, AgreementParty, Organisation, OrganisationName, Person, PersonName
from enishi.organisations import name_key
from enishi.organisations.keys import part_keys
from enishi.releases import Agreement as ReadAgreement
from enishi.releases import Organisation as ReadOrganisation
from enishi.releases import Person as ReadPerson
from enishi.releases import Reading

__all__ = ["Conflict", "Likely", "Lookup", "Reason", "is_new", "likely_records"]

Reason = Literal[
    "same_name", "other_country", "similar_name", "same_employer", "other_script", "told_across", "same_parties", "same_agreement",
    "maybe_agreement", "shares_party", "same_entry", "maybe_entry", "same_address",
]  # fmt: skip
_ORGANISATION_REASONS = ("same_name", "same_entry", "other_country", "maybe_entry", "similar_name")
_SIMILAR = 0.6
_PREFIX = 4  # characters of a name's key by which similar names are looked for
_MOST = 6
_NEW = {"new", "renewal", "amendment", "announced"}


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that an item may be. *taken*: it is the one that names and dates decide for, unless a person says otherwise.

    *entry*: what the directory calls the organisation that both are (``same_entry``), or that it may be (``maybe_entry``, and *why*).
    """

    record: Model
    reason: Reason
    taken: bool = False
    entry: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where the record says otherwise than an item.

    *kind*: ``country``, ``several`` (more than one record bears the name), ``in_force`` (another agreement of the same parties
    is in force on that day), ``term``, ``end``.
    """

    item: str
    kind: Literal["country", "several", "in_force", "term", "end"]
    record: Model


@dataclass(slots=True)
class Lookup:
    """The records that bear the names of some readings, fetched at once however many readings there are."""

    named: Mapping[str, list[OrganisationName]]
    similar: Mapping[str, list[OrganisationName]]
    people: Mapping[str, list[Person]]
    colleagues: list[Person] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    of_days: list[Agreement] = field(default_factory=list)
    near: list[Agreement] = field(default_factory=list)
    records: Mapping[int, Organisation] = field(default_factory=dict)
    entries: Mapping[str, list[Organisation]] = field(default_factory=dict)
    maybe: Mapping[ReadOrganisation, list[Maybe]] = field(default_factory=dict)

    @classmethod
    def of(cls, readings: Iterable[Reading], *, similar: bool = False) -> "Lookup":
        """Fetch for *readings*; names that are only similar where wanted."""
        readings = list(readings)
        keys = {key for reading in readings for item in reading.organisations for key in _keys(item)}
        named = _by_key(OrganisationName.objects.filter(key__in=keys))
        alike: dict[str, list[OrganisationName]] = {}
        if similar and keys:
            near = Q()
            for start in {key[:_PREFIX] for key in keys if len(key) >= _PREFIX}:
                near |= Q(key__startswith=start)
            alike = _by_key(OrganisationName.objects.filter(near).exclude(key__in=keys)) if near else {}
        everyone = {name_key(name.text) for reading in readings for item in reading.people for name in item.names}
        people: dict[str, list[Person]] = defaultdict(list)
        names = PersonName.objects.filter(key__in=everyone).select_related("person")
        for row in names.prefetch_related("person__names", "person__posts__organisation__names"):
            people[row.key].append(row.person)
        found = cls(named, alike, people)
        items = [item for reading in readings for item in reading.organisations]
        found.entries = records_of(identity for item in items if (identity := identify(item)))
        found.maybe = maybe_records(items) if similar else {}
        known = [row.organisation for rows in named.values() for row in rows]
        known += [organisation for organisations in found.entries.values() for organisation in organisations]
        found.records = {organisation.pk: organisation for organisation in known}
        parties = {organisation.pk for organisation in known if not organisation.is_hub}
        found.agreements = _agreements_of(parties)
        found.of_days = agreements_of_days(told for reading in readings for told in reading.agreements)
        found.near = agreements_near(found.tellings(readings)) if similar else found.of_days
        found.colleagues = colleagues({organisation.pk for organisation in known}) if everyone else []
        return found

    def tellings(self, readings: Iterable[Reading]) -> Iterator[Telling]:
        """Yield the agreements that *readings* tell of, with all records that may be their parties by their names."""
        for reading in readings:
            items = {item.id: item for item in reading.organisations}
            for told in reading.agreements:
                rows = [row for party in told.parties for key in _keys(items[party]) for row in self.named.get(key, ())]
                bodies = {row.organisation.pk: Body.of_record(row.organisation) for row in rows}
                entries = (identity for party in told.parties if (identity := identify(items[party])))
                bodies |= {
                    each.pk: Body.of_record(each) for entry in entries for each in self.entries.get(entry.id, ())
                }
                yield Telling.of(told, list(bodies.values()), reading.published)


def _agreements_of(parties: set[int]) -> list[Agreement]:
    rows = AgreementParty.objects.filter(organisation__in=parties).values("agreement")
    return list(Agreement.objects.filter(pk__in=rows).prefetch_related("parties__organisation__names")[:500])


def _by_key(rows: QuerySet[OrganisationName]) -> dict[str, list[OrganisationName]]:
    found: dict[str, list[OrganisationName]] = defaultdict(list)
    for row in (
        rows.exclude(kind="reading").select_related("organisation").prefetch_related("organisation__names")[:2000]
    ):
        found[row.key].append(row)
    return found


def _keys(item: ReadOrganisation) -> set[str]:
    return {key for name in item.names if name.kind != "reading" for key in part_keys(name.text)}


def likely_records(
    reading: Reading, decisions: Mapping[str, Decision], lookup: Lookup
) -> tuple[dict[str, list[Likely]], list[Conflict]]:
    """Return for each item the records that it may be, and where the record says otherwise. Joins decided so far count."""
    found: dict[str, list[Likely]] = {}
    conflicts: list[Conflict] = []
    resolved: dict[str, int] = {}
    for organisation in reading.organisations:
        found[organisation.id] = _organisations(organisation, lookup, conflicts)
        chosen = decisions.get(organisation.id, Decision()).joined
        if chosen is None:
            chosen = next((likely.record.pk for likely in found[organisation.id] if likely.taken), AS_NEW)
        if chosen != AS_NEW:
            resolved[organisation.id] = chosen
    records = {item_id: lookup.records[key] for item_id, key in resolved.items() if key in lookup.records}
    for item_id, record in told_across(reading, records, lookup.of_days).items():
        if decisions.get(item_id, Decision()).joined is None:
            found[item_id].insert(0, Likely(record, "told_across", taken=True))
            resolved[item_id] = record.pk
            records[item_id] = record
    for person in reading.people:
        found[person.id] = _people(person, lookup, resolved)
    for agreement in reading.agreements:
        found[agreement.id] = _agreements(agreement, lookup, resolved, conflicts)
        if not any(likely.taken for likely in found[agreement.id]):
            telling = Telling.of(agreement, _parties(agreement, reading, records), reading.published)
            found[agreement.id] = _with_twins(found[agreement.id], telling, lookup.near)
    return {item_id: likely[:_MOST] for item_id, likely in found.items()}, conflicts


def _organisations(item: ReadOrganisation, lookup: Lookup, conflicts: list[Conflict]) -> list[Likely]:
    keys = _keys(item)
    rows = [row for key in keys for row in lookup.named.get(key, ())]
    identity = identify(item)
    entries = lookup.entries.get(identity.id, []) if identity else []
    taken = decided(rows, item.country, identity, entries)
    bearing = {row.organisation.pk: row.organisation for row in rows}
    found = [
        Likely(organisation, "same_entry", organisation == taken, identity.name if identity else "")
        for organisation in entries
        if organisation.pk not in bearing
    ]
    if len(bearing) + len(found) > 1 and taken is None:
        conflicts.append(Conflict(item.id, "several", [*bearing.values(), *entries][0]))
    for organisation in bearing.values():
        elsewhere = bool(item.country and organisation.country and item.country != organisation.country)
        if elsewhere and taken is None:
            conflicts.append(Conflict(item.id, "country", organisation))
        found.append(Likely(organisation, "other_country" if elsewhere else "same_name", organisation == taken))
    seen = {likely.record.pk for likely in found}
    for maybe in lookup.maybe.get(item, ()):
        if maybe.record.pk not in seen:
            found.append(Likely(maybe.record, "maybe_entry", entry=maybe.entry, why=maybe.why))
            seen.add(maybe.record.pk)
    found += [
        Likely(organisation, "similar_name") for organisation in _similar(keys, lookup) if organisation.pk not in seen
    ]
    return sorted(found, key=lambda likely: (not likely.taken, _ORGANISATION_REASONS.index(likely.reason)))


def _similar(keys: set[str], lookup: Lookup) -> list[Organisation]:
    scores: dict[Organisation, float] = {}
    for other, rows in lookup.similar.items():
        best = max((_alike(key, other) for key in keys), default=0.0)
        if best >= _SIMILAR:
            for row in rows:
                scores[row.organisation] = max(best, scores.get(row.organisation, 0.0))
    return sorted(scores, key=lambda organisation: (-scores[organisation], organisation.pk))


def _alike(one: str, other: str) -> float:
    if one[:_PREFIX] != other[:_PREFIX]:
        return 0.0
    return 1.0 if one.startswith(other) or other.startswith(one) else SequenceMatcher(None, one, other).ratio()


def _people(item: ReadPerson, lookup: Lookup, resolved: Mapping[str, int]) -> list[Likely]:
    employers = {resolved[post.organisation] for post in item.posts if post.organisation in resolved}
    bearing = {person.pk: person for name in item.names for person in lookup.people.get(name_key(name.text), ())}
    there = {
        person.pk for person in bearing.values() if employers & {post.organisation_id for post in person.posts.all()}
    }
    only = len(there) == 1
    found = [
        Likely(person, "same_employer" if pk in there else "same_name", only and pk in there)
        for pk, person in bearing.items()
    ]
    if not there:
        near = (each for each in lookup.colleagues if employers & {post.organisation_id for post in each.posts.all()})
        alike = same_in_another_script(item, near)
        found += [Likely(person, "other_script", len(alike) == 1) for person in alike if person.pk not in bearing]
    return sorted(found, key=lambda likely: (not likely.taken, likely.reason != "same_employer"))


def _agreements(
    item: ReadAgreement, lookup: Lookup, resolved: Mapping[str, int], conflicts: list[Conflict]
) -> list[Likely]:
    parties = {resolved[party] for party in item.parties if party in resolved}
    known = len(parties) == len(item.parties)
    found: list[Likely] = []
    otherwise: list[Likely] = []
    for agreement in lookup.agreements:
        rows = list(agreement.parties.all())
        theirs = {row.organisation_id for row in rows}
        shared = parties & {row.organisation_id for row in rows if not row.organisation.is_hub}
        if not shared:
            continue
        if not known or theirs != parties:
            found.append(Likely(agreement, "shares_party"))
        elif is_agreement(agreement, item.kind, (item.signed_on, item.in_force_from)):
            found.append(Likely(agreement, "same_agreement", taken=True))
            conflicts += _disagreeing(agreement, item)
        elif is_told_otherwise(agreement, item.kind, item.signed_on):
            otherwise.append(Likely(agreement, "same_agreement"))
        else:
            found.append(Likely(agreement, "same_parties"))
            if agreement.kind == item.kind and item.status == "new" and _in_force(agreement, item.signed_on):
                conflicts.append(Conflict(item.id, "in_force", agreement))
    alone = len(otherwise) == 1 and not any(likely.taken for likely in found)
    found += [replace(likely, taken=alone) for likely in otherwise]
    return _one_taken(_ordered(found))


def _parties(item: ReadAgreement, reading: Reading, records: Mapping[str, Organisation]) -> list[Body]:
    items = {each.id: each for each in reading.organisations}
    return [
        Body.of_record(records[party], party) if party in records else Body.of_item(items[party])
        for party in item.parties
    ]


def _with_twins(found: list[Likely], telling: Telling, agreements: Sequence[Agreement]) -> list[Likely]:
    """Return *found* with the agreements that may be told of in other words; the only certain one is taken."""
    twins = twins_of(telling, agreements)
    taken = only_certain(twins)
    theirs = {twin.agreement.pk for twin in twins}
    others = [likely for likely in found if likely.record.pk not in theirs]
    return _ordered(
        [
            *(
                Likely(each.agreement, "same_agreement" if each is taken else "maybe_agreement", each is taken)
                for each in twins
            ),
            *others,
        ]
    )


def _ordered(found: list[Likely]) -> list[Likely]:
    order = ("same_agreement", "maybe_agreement", "same_parties", "shares_party")
    return sorted(found, key=lambda likely: order.index(likely.reason))


def _one_taken(found: list[Likely]) -> list[Likely]:
    taken = [likely for likely in found if likely.taken]
    return [replace(likely, taken=False) if likely in taken[1:] else likely for likely in found]


def _disagreeing(agreement: Agreement, item: ReadAgreement) -> list[Conflict]:
    found = []
    if item.term and agreement.term and item.term != agreement.term:
        found.append(Conflict(item.id, "term", agreement))
    elif item.ends_on and agreement.force_until and not overlap(item.ends_on, agreement.force_until):
        found.append(Conflict(item.id, "end", agreement))
    return found


def _in_force(agreement: Agreement, signed_on: str) -> bool:
    day = parse_edtf(signed_on).earliest if signed_on else date.min
    return day != date.min and agreement.held_on(day) is Certainty.CERTAIN


def is_new(item: ReadAgreement, likely: Iterable[Likely]) -> bool:
    """Whether the item tells of an agreement that the record does not hold."""
    return item.status in _NEW and not any(each.taken for each in likely)
