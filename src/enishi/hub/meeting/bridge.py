"""The record as profiles: what each organisation, person, published seed and need says, and how they are tied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import those_who
from enishi.hub.meeting.introduced import introduced
from enishi.hub.meeting.lessons import Lessons
from enishi.hub.network.models import AgreementParty, Organisation, OrganisationFact, Person, Post, Tie
from enishi.hub.pipeline.models import Need, Offer, Seed
from enishi.hub.pipeline.queries import BANDS
from enishi.matching import Facets, Kind, Link, LinkKind, Profile

__all__ = ["MODELS", "id_of", "profile_of_offer", "profiles_on"]

MODELS: dict[str, type[Any]] = {"organisation": Organisation, "person": Person, "seed": Seed, "need": Need}
_MOST_PARTIES = 12  # an agreement of more is a federation, whose members need not know each other
_MOST_OFFERS = 6  # of an organisation, that speak for it
_OPINIONS = ("about", "field")  # facts that say what an organisation does


def id_of(record: Any) -> str:
    """Return the id of the record's profile: "need:12"."""
    return f"{record._meta.model_name}:{record.pk}"


@dataclass(slots=True)
class _Estate:
    """What belongs to one organisation. *named* leaves out the anonymous: nothing may be told from their ties."""

    all: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


def profiles_on(day: date, lessons: Lessons) -> dict[str, Profile]:
    """Return everybody who may be suggested on *day*, by id. Nine queries, whatever the size of the hub."""
    consented = those_who(Use.MATCHED)
    offers = [row for kind in (Seed, Need) for row in _published(kind, day) if _may_be_suggested(row, consented)]
    organisations = list(Organisation.objects.filter(is_hub=False))
    estates = _estates(organisations, offers)
    links = _links(estates, offers, lessons)
    found = {id_of(row): profile_of_offer(row, tuple(links[id_of(row)])) for row in offers}
    said = _said_by(organisations, offers)
    for row in organisations:
        texts = _joined(said[row.pk])
        facets = Facets(country=row.country)
        found[id_of(row)] = Profile(id_of(row), Kind.ORGANISATION, texts, "", facets, tuple(links[id_of(row)]))
    found.update((each.id, each) for each in _people(estates, offers, lessons, links, consented))
    return found


def _published(kind: type[Offer], day: date) -> Iterable[Offer]:
    rows: Iterable[Offer] = kind._default_manager.published_on(day).select_related("organisation").order_by("pk")
    return rows


def _may_be_suggested(offer: Offer, consented: set[int]) -> bool:
    """What is a person's alone needs that person's consent; silence is none."""
    return offer.organisation_id is not None or offer.person_id in consented


def profile_of_offer(offer: Offer, links: tuple[Link, ...] = ()) -> Profile:
    """Return a seed or need as a profile: what it is, then what it does better and for whom. Route, rights and partner are
    said in the same words by most, and tell nobody apart.
    """
    first = [offer.title, offer.summary]
    rest = [getattr(offer, name) for name in ("novelty", "comparison", "benefit") if hasattr(offer, name)]
    organisation = None if offer.anonymous else offer.organisation
    facets = Facets(stage=_band(offer.trl), country=organisation.country if organisation else "")
    kind = Kind.SEED if isinstance(offer, Seed) else Kind.NEED
    return Profile(id_of(offer), kind, _joined([first, rest]), "", facets, links)


def _band(trl: int | None) -> str:
    return next((name for name, (low, high) in BANDS.items() if trl and low <= trl <= high), "")


def _joined(passages: Iterable[Iterable[Mapping[str, str]]]) -> dict[str, tuple[str, ...]]:
    """Passages by language, each of the sentences of several fields."""
    texts: dict[str, list[str]] = {}
    for passage in passages:
        told: dict[str, str] = {}
        for prose in passage:
            for language, text in prose.items():
                told[language] = told.get(language, "") + _ended(text.strip(), language)
        for language, text in told.items():
            if text.strip():
                texts.setdefault(language, []).append(text.strip())
    return {language: tuple(each) for language, each in sorted(texts.items())}


def _ended(text: str, language: str) -> str:
    if not text or text[-1] in "。．.!?！？":
        return f"{text} " if text and language != "ja" else text
    return f"{text}。" if language == "ja" else f"{text}. "


def _said_by(organisations: list[Organisation], offers: list[Offer]) -> dict[int, list[list[Mapping[str, str]]]]:
    said: dict[int, list[list[Mapping[str, str]]]] = defaultdict(list)
    for row in organisations:
        said[row.pk].append([row.about])
    for key, what in OrganisationFact.objects.filter(kind__in=_OPINIONS).values_list("organisation", "what"):
        said[key].append([what])
    spoken: dict[int, int] = defaultdict(int)
    for offer in offers:
        key = offer.organisation_id or 0
        if not offer.anonymous and spoken[key] < _MOST_OFFERS:
            spoken[key] += 1
            said[key].append([offer.title, offer.summary])
    return said


def _estates(organisations: list[Organisation], offers: list[Offer]) -> dict[int, _Estate]:
    estates = {row.pk: _Estate([id_of(row)], [id_of(row)]) for row in organisations}
    for offer in offers:
        if estate := estates.get(offer.organisation_id or 0):
            estate.all.append(id_of(offer))
            if not offer.anonymous:
                estate.named.append(id_of(offer))
    return estates


def _links(estates: dict[int, _Estate], offers: list[Offer], lessons: Lessons) -> dict[str, list[Link]]:
    """Ties by id. What belongs to one organisation never meets itself; what belongs to two that are tied says so."""
    links: dict[str, list[Link]] = defaultdict(list)
    for key, estate in estates.items():
        for mine in estate.named[1:]:
            links[mine].append(Link(LinkKind.PART_OF, f"organisation:{key}"))
        for mine in estate.all:
            links[mine] += [Link(LinkKind.BLOCKS, other) for other in estate.all if other != mine]
    owner = {identifier: key for key, estate in estates.items() for identifier in estate.all}
    anonymous = {id_of(offer) for offer in offers if offer.anonymous}
    known = {
        (owner[one], owner[two])
        for one, two in lessons.known
        if one in owner and two in owner and not {one, two} & anonymous
    }
    for ours, theirs in sorted(_tied() | known):
        if ours in estates and theirs in estates and ours != theirs:
            for mine in estates[ours].named:
                links[mine] += [Link(LinkKind.TIED_TO, other) for other in estates[theirs].named]
    for one, two in introduced():
        links[one].append(Link(LinkKind.INTRODUCED, two))
        links[two].append(Link(LinkKind.INTRODUCED, one))
    for one, two in lessons.conflicts:
        these, those = (estates[owner[each]].all if each in owner else [each] for each in (one, two))
        for mine in these:
            links[mine] += [Link(LinkKind.BLOCKS, other) for other in those]
    return links


def _tied() -> set[tuple[int, int]]:
    """Pairs of organisations under one agreement, or with a tie; the hub is tied to all and stands in none."""
    pairs = set(Tie.objects.values_list("subject", "object"))
    parties: dict[int, list[int]] = defaultdict(list)
    rows = AgreementParty.objects.filter(organisation__is_hub=False).values_list("agreement", "organisation")
    for agreement, organisation in rows.order_by("agreement", "organisation"):
        parties[agreement].append(organisation)
    for some in parties.values():
        if len(some) <= _MOST_PARTIES:
            pairs.update((one, two) for one in some for two in some if one < two)
    return pairs


def _people(
    estates: dict[int, _Estate],
    offers: list[Offer],
    lessons: Lessons,
    known: Mapping[str, list[Link]],
    consented: set[int],
) -> Iterator[Profile]:
    places: dict[int, set[int]] = defaultdict(set)
    for person, organisation in Post.objects.values_list("person", "organisation"):
        places[person].add(organisation)
    works: dict[int, list[str]] = defaultdict(list)
    for offer in offers:
        if offer.person_id is not None:
            works[offer.person_id].append(id_of(offer))
    conflicts: dict[str, list[str]] = defaultdict(list)
    for one, two in lessons.conflicts:
        conflicts[one].append(two)
        conflicts[two].append(one)
    for row in Person.objects.filter(pk__in=consented):
        own = [identifier for key in sorted(places[row.pk]) if key in estates for identifier in estates[key].all[1:]]
        barred = sorted({*works[row.pk], *own, *conflicts[id_of(row)]})
        links = [*known.get(id_of(row), ()), *(Link(LinkKind.BLOCKS, other) for other in barred)]
        links += [Link(LinkKind.WORKS_AT, f"organisation:{key}") for key in sorted(places[row.pk])]
        facets = Facets(languages=frozenset(row.languages.split()))
        yield Profile(id_of(row), Kind.PERSON, _joined([[row.fields]]), "", facets, tuple(links))
