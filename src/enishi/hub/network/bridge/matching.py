"""Does the record already hold this? By equal names and compatible dates only: a wrong join costs more than a double."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from datetime import date

from enishi.hub.network.bridge.registry import identify, records_of, ror_ids
from enishi.hub.network.bridge.spelling import spelled_alike
from enishi.hub.network.models import (
    Activity,
    Agreement,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Tie,
)
from enishi.hub.network.models.fields import span_of
from enishi.organisations import name_key
from enishi.organisations.identity import Identity
from enishi.organisations.keys import part_keys
from enishi.releases import Event as ReadEvent
from enishi.releases import Organisation as ReadOrganisation
from enishi.releases import Person as ReadPerson
from enishi.releases import Words

__all__ = [
    "colleagues",
    "decided",
    "find_activity",
    "find_agreement",
    "find_organisation",
    "find_person",
    "find_tie",
    "is_agreement",
    "is_told_otherwise",
    "named_by",
    "overlap",
    "prose",
    "same_in_another_script",
]

_COLLEAGUES = 1000
_DAY = len("2019-06-03")
# Kinds by whose names houses call one agreement; that of secrecy, or of membership, is another beside it.
_LOOSE = frozenset(("mou", "comprehensive", "joint_research", "other"))


def prose(words: Iterable[Words]) -> dict[str, str]:
    """Gather words by language; the first of a language stands."""
    found: dict[str, str] = {}
    for passage in words:
        found.setdefault(passage.language, passage.text)
    return found


def find_organisation(item: ReadOrganisation) -> Organisation | None:
    """Return the one organisation that bears one of the item's names, or is it by the directory; None where none or several are."""
    keys = {key for name in item.names if name.kind != "reading" for key in part_keys(name.text)}
    rows = OrganisationName.objects.filter(key__in=keys).exclude(kind="reading").select_related("organisation")
    identity = identify(item)
    entries = records_of([identity]).get(identity.id, []) if identity else []
    return decided(rows, item.country, identity, entries)


def decided(
    rows: Iterable[OrganisationName], country: str, identity: Identity | None, entries: Iterable[Organisation]
) -> Organisation | None:
    """Return the organisation that *rows*, names equal to an item's in *country*, and the directory decide for.

    *identity* is the entry that the item is beyond doubt, *entries* the organisations of the record that are it as well.
    """
    entries = [each for each in entries if _same_country(each, country)]
    if identity is not None:
        # A namesake that carries another number is another organisation.
        rows = [row for row in rows if not (ids := ror_ids(row.organisation)) or identity.id in ids]
        among = [row for row in rows if row.organisation in entries]
        rows = among or ([] if entries else rows)
    by_name = named_by(rows, country)
    return by_name or (entries[0] if len(entries) == 1 else None)


def named_by(rows: Iterable[OrganisationName], country: str) -> Organisation | None:
    """Return the organisation that most of *rows* name, among those that may be in *country*; None where two are equal."""
    votes = Counter(row.organisation for row in rows if _same_country(row.organisation, country))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _same_country(organisation: Organisation, country: str) -> bool:
    return not country or not organisation.country or organisation.country == country


def find_person(item: ReadPerson, employers: set[int]) -> Person | None:
    """Return the one person of that name, in this script or another, who held a post at one of *employers* (organisation keys)."""
    keys = {name_key(name.text) for name in item.names}
    names = PersonName.objects.filter(key__in=keys, person__posts__organisation__in=employers)
    found = list(Person.objects.filter(pk__in=names.values("person"))[:2])
    if not found:
        found = same_in_another_script(item, colleagues(employers))
    return found[0] if len(found) == 1 else None


def colleagues(employers: Iterable[int]) -> list[Person]:
    """Return those who held a post at one of *employers* (organisation keys), with their names and posts."""
    there = Person.objects.filter(posts__organisation__in=employers).distinct().order_by("pk")
    return list(there.prefetch_related("names", "posts")[:_COLLEAGUES])


def same_in_another_script(item: ReadPerson, people: Iterable[Person]) -> list[Person]:
    """Return those of *people* who bear the item's name in another script."""
    said = [name.text for name in item.names]
    return [person for person in people if spelled_alike(said, [name.text for name in person.names.all()])]


def overlap(first: str, second: str) -> bool:
    """Whether two EDTF dates may be one day; no where one is unknown."""
    a, b = span_of(first, date.max), span_of(second, date.max)
    return bool(first and second) and a.earliest <= b.latest and b.earliest <= a.latest


def is_agreement(agreement: Agreement, kind: str, dates: Iterable[str]) -> bool:
    """Whether *agreement* is one of *kind* signed or announced for a day that *dates* allow, its parties being the same."""
    known = [agreement.signed_on, agreement.in_force_from] if agreement.force_since else [agreement.agreed_on]
    return agreement.kind == kind and any(overlap(mine, day) for mine in known for day in dates if day)


def is_told_otherwise(agreement: Agreement, kind: str, signed_on: str) -> bool:
    """Whether *agreement*, of the same parties and signed on the very day, may be the one that another release calls a *kind* of it.

    One house writes of a collaboration agreement, the other of joint research.
    """
    exact = len(signed_on) == _DAY and agreement.signed_on == signed_on
    return exact and agreement.kind != kind and {agreement.kind, kind} <= _LOOSE


def find_agreement(
    parties: set[int], kind: str, dates: Sequence[str], apart_from: Container[int] = ()
) -> Agreement | None:
    """Return the agreement of exactly these *parties* that is one of *kind* and *dates* (that of signing first).

    One called another kind counts where it is the only one of that day, and none of *apart_from*: what the same release tells of.
    """
    candidates = Agreement.objects.all()
    # Party by party: the hub alone would give all of its agreements.
    for party in parties:
        candidates = candidates.filter(parties__organisation=party)
    theirs = [
        agreement
        for agreement in candidates.prefetch_related("parties")
        if {party.organisation_id for party in agreement.parties.all()} == parties
    ]
    same = next((agreement for agreement in theirs if is_agreement(agreement, kind, dates)), None)
    others = [a for a in theirs if a.pk not in apart_from and is_told_otherwise(a, kind, dates[0])]
    return same or (others[0] if len(others) == 1 else None)


def find_activity(item: ReadEvent, participants: set[int]) -> Activity | None:
    """Return the activity of the same title, or of the same day and participants."""
    if not item.date:
        return None
    titles, span = {name_key(words.text) for words in item.titles}, span_of(item.date, date.max)
    near = Activity.objects.filter(on_earliest__lte=span.latest, on_latest__gte=span.earliest).exclude(on="")
    for activity in near.filter(participants__organisation__in=participants).distinct():
        if titles & {name_key(text) for text in activity.title.values()}:
            return activity
    return None


def find_tie(kind: str, subject: Organisation, target: Organisation, since: str) -> Tie | None:
    """Return the tie of that kind between the two, unless both are dated and the dates exclude each other."""
    for tie in Tie.objects.filter(kind=kind, subject=subject, object=target):
        if not since or not tie.since or overlap(tie.since, since):
            return tie
    return None
