"""Records that are likely one: pairs, the surest first, with what speaks for it. A person decides; what was said stays said."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from rapidfuzz import fuzz

from enishi.hub.network.bridge.across import told_as_two
from enishi.hub.network.bridge.registry import directory, ror_ids
from enishi.hub.network.keeping import Kept, present_version
from enishi.hub.network.models import (
    Agreement,
    AgreementParty,
    Citation,
    NotSame,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Post,
)
from enishi.organisations.identity import Identity

__all__ = ["Double", "Evidence", "likely_doubles"]

_ENTRY, _NAME, _TOLD, _READING, _WEBSITE, _SIMILAR, _SHORT = 1.0, 0.9, 0.85, 0.75, 0.7, 0.5, 0.45
_EMPLOYER, _PERSON, _ORDER = 0.95, 0.6, 0.55
_MORE, _ELSEWHERE = 0.02, 0.3  # each further reason adds a little; another country takes away
_ALIKE, _WORD, _LETTERS, _NEIGHBOURS = 90.0, 80.0, 6, 4
_CROWD = 8  # more records than this share what says nothing: a website of a platform, a very common name

_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two may be one. *code*: ``same_entry``, ``same_name``, ``same_reading``, ``same_website``, ``similar_name``,
    ``told_twice`` (one agreement, told in two scripts), ``same_words`` (in another order), ``same_employer``, and against it
    ``other_country``. *what* is the name, host or entry.
    """

    code: str
    what: str
    weight: float


@dataclass(frozen=True, slots=True)
class Double:
    """Two records of *kind* that may be one, *first* the older of them, with *score* from 0 to 1."""

    kind: str
    first: int
    second: int
    score: float
    reasons: tuple[Evidence, ...]


_found: Kept[list[Double]] = Kept(4)
_identities: Kept[tuple[Identity | None]] = Kept(20_000)


def likely_doubles() -> list[Double]:
    """Return all likely pairs that nobody has called different, the surest first. Kept until the record or the directory changes."""
    version, known = present_version(), directory()
    if version is None:
        return _computed()
    return _found.found((version.record, known), _computed)


def _computed() -> list[Double]:
    found = [*_weighed("organisation", _organisations()), *_weighed("person", _people())]
    for model, kind in ((Organisation, "organisation"), (Person, "person")):
        said = ContentType.objects.get_for_model(model)
        apart = set(NotSame.objects.filter(content_type=said).values_list("first", "second"))
        found = [each for each in found if each.kind != kind or (each.first, each.second) not in apart]
    return sorted(found, key=lambda each: (-each.score, each.kind, each.first, each.second))


def _weighed(kind: str, evidence: dict[_Pair, dict[str, Evidence]]) -> Iterator[Double]:
    for (first, second), reasons in evidence.items():
        ranked = sorted(reasons.values(), key=lambda each: -each.weight)
        best = ranked[0].weight + _MORE * sum(each.weight > 0 for each in ranked[1:])
        score = min(1.0, best) + sum(min(0.0, each.weight) for each in ranked)
        yield Double(kind, first, second, round(score, 2), tuple(ranked))


def _pairs(groups: dict[str, set[int]]) -> Iterator[tuple[str, _Pair]]:
    for what, members in groups.items():
        if what and len(members) <= _CROWD:
            for first, second in combinations(sorted(members), 2):
                yield what, (first, second)


def _organisations() -> dict[_Pair, dict[str, Evidence]]:
    records = {each.pk: each for each in Organisation.objects.prefetch_related("names", "identifiers")}
    names = [name for each in records.values() for name in each.names.all()]
    found: dict[_Pair, dict[str, Evidence]] = defaultdict(dict)
    texts = {name.key: name.text for name in names}
    for key, pair in _pairs(_by_key(name for name in names if name.kind != "reading")):
        found[pair]["same_name"] = Evidence(
            "same_name", texts[key], _SHORT if len(key) < _LETTERS and key.isascii() else _NAME
        )
    for key, pair in _pairs(_by_key(name for name in names if name.kind == "reading")):
        found[pair]["same_reading"] = Evidence("same_reading", texts[key], _READING)
    for entry, pair in _pairs(_entries(records.values())):
        found[pair]["same_entry"] = Evidence("same_entry", entry.partition(" ")[2], _ENTRY)
    for host, pair in _pairs(_hosts(records.values())):
        found[pair]["same_website"] = Evidence("same_website", host, _WEBSITE)
    for pair, text in _similar(names):
        if "same_name" not in found[pair]:
            found[pair]["similar_name"] = Evidence("similar_name", text, _SIMILAR)
    for pair, text in _told_twice(records):
        found[pair]["told_twice"] = Evidence("told_twice", text, _TOLD)
    together = _together(found)
    return {
        pair: _with_countries(records[pair[0]], records[pair[1]], reasons)
        for pair, reasons in found.items()
        if reasons and pair not in together and not _related(records[pair[0]], records[pair[1]])
    }


def _by_key(names: Iterable[OrganisationName]) -> dict[str, set[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for name in names:
        groups[name.key].add(name.organisation_id)
    return groups


def _entries(records: Iterable[Organisation]) -> dict[str, set[int]]:
    """Group by the entry of the directory, "id name", that records are beyond doubt: by the id they carry, or by their names."""
    groups: dict[str, set[int]] = defaultdict(set)
    known = directory()
    for record in records if known else ():
        ids = ror_ids(record)
        identity = None if ids else _identity(record)
        for ror in ids or ({identity.id} if identity else set()):
            shown = (known.names_of(ror) if known else None) or [ror]
            groups[f"{ror} {shown[0]}"].add(record.pk)
    return groups


def _identity(record: Organisation) -> Identity | None:
    known = directory()
    texts = tuple(name.text for name in record.names.all() if name.kind != "reading")
    if known is None:
        return None
    key = known, texts, record.country
    return _identities.found(key, lambda: (known.identify(texts, record.country),))[0]


def _hosts(records: Iterable[Organisation]) -> dict[str, set[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for record in records:
        address = urlsplit(record.website)
        if address.hostname and address.path in {"", "/"}:  # a page below may be one of many on a shared site
            groups[address.hostname.removeprefix("www.")].add(record.pk)
    return groups


def _similar(names: Iterable[OrganisationName]) -> Iterator[tuple[_Pair, str]]:
    """Yield pairs with names that differ by a slip: near each other in the order of their letters, forwards or backwards."""
    rows = [name for name in names if name.kind != "reading" and len(name.key) >= _LETTERS]
    for order in (lambda name: name.key, lambda name: name.key[::-1]):
        ordered = sorted(rows, key=order)
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
                pair = (one.organisation_id, other.organisation_id)
                if pair[0] != pair[1] and one.key != other.key and _slip(one, other):
                    yield (min(pair), max(pair)), f"{one.text} / {other.text}"


def _told_twice(records: Mapping[int, Organisation]) -> Iterator[tuple[_Pair, str]]:
    """Yield with its name a party of an agreement, and who is named like it by a second source of that agreement."""
    cited = Citation.objects.filter(content_type=ContentType.objects.get_for_model(Agreement), field="")
    sources: dict[int, set[int]] = defaultdict(set)
    for agreement, source in cited.values_list("object_id", "source"):
        sources[agreement].add(source)
    several = {agreement: told for agreement, told in sources.items() if len(told) > 1}
    here = Citation.objects.filter(content_type=ContentType.objects.get_for_model(Organisation), field="")
    named: dict[int, set[int]] = defaultdict(set)
    for source, organisation in here.filter(source__in=set().union(*several.values())).values_list(
        "source", "object_id"
    ):
        named[source].add(organisation)
    rows = AgreementParty.objects.filter(agreement__in=several).values_list("agreement", "organisation")
    parties: dict[int, set[int]] = defaultdict(set)
    for agreement, organisation in rows:
        parties[agreement].add(organisation)
    for agreement, members in parties.items():
        others = set().union(*(named[source] for source in several[agreement])) - members
        for one, other in product(sorted(members), sorted(others & set(records))):
            if told_as_two(records[one], records[other]):
                yield (min(one, other), max(one, other)), records[one].names.all()[0].text


def _slip(one: OrganisationName, other: OrganisationName) -> bool:
    # 第一 and 第二, 1 and 2 are no slips: what is numbered is told apart by its number.
    numbers = "[0-9一二三四五六七八九十東西南北]"
    if re.findall(numbers, one.key) != re.findall(numbers, other.key) or fuzz.ratio(one.key, other.key) < _ALIKE:
        return False
    mine, theirs = (re.findall(r"\w+", each.text.casefold()) for each in (one, other))
    # Word by word: Kyoto and Tokyo Institute of Technology share nearly all letters. Japanese names are one word here.
    return len(mine) == len(theirs) and all(fuzz.ratio(a, b) >= _WORD for a, b in zip(mine, theirs, strict=True))


def _together(pairs: Iterable[_Pair]) -> set[_Pair]:
    """Return those of *pairs* that are parties of one agreement: whoever signs with the other is another."""
    wanted = {key for pair in pairs for key in pair}
    parties: dict[int, set[int]] = defaultdict(set)
    for agreement, organisation in AgreementParty.objects.filter(organisation__in=wanted).values_list(
        "agreement", "organisation"
    ):
        parties[agreement].add(organisation)
    return {pair for members in parties.values() if len(members) > 1 for pair in combinations(sorted(members), 2)}


def _related(one: Organisation, other: Organisation) -> bool:
    return one.parent_id == other.pk or other.parent_id == one.pk


def _with_countries(one: Organisation, other: Organisation, reasons: dict[str, Evidence]) -> dict[str, Evidence]:
    if one.country and other.country and one.country != other.country:
        return {**reasons, "other_country": Evidence("other_country", "", -_ELSEWHERE)}
    return reasons


def _people() -> dict[_Pair, dict[str, Evidence]]:
    found: dict[_Pair, dict[str, Evidence]] = defaultdict(dict)
    keys: dict[str, set[int]] = defaultdict(set)
    words: dict[str, set[int]] = defaultdict(set)
    texts: dict[str, str] = {}
    for name in PersonName.objects.all():
        keys[name.key].add(name.person_id)
        ordered = _in_order(name.text)
        words[ordered].add(name.person_id)
        texts[name.key] = texts[ordered] = name.text
    for key, pair in _pairs(keys):
        found[pair]["same_name"] = Evidence("same_name", texts[key], _PERSON)
    for key, pair in _pairs(words):
        if "same_name" not in found[pair]:
            found[pair]["same_words"] = Evidence("same_words", texts[key], _ORDER)
    employers: dict[int, set[int]] = defaultdict(set)
    for person, organisation in Post.objects.values_list("person", "organisation"):
        employers[person].add(organisation)
    for pair, reasons in found.items():
        if employers[pair[0]] & employers[pair[1]]:
            reasons["same_employer"] = Evidence("same_employer", "", _EMPLOYER)
    return found


def _in_order(name: str) -> str:
    """The words of a name in Latin letters in one order: family names come first or last. "" for one word alone."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall(r"[a-z]+", "".join(each for each in plain if not unicodedata.combining(each)))
    return " ".join(sorted(words)) if len(words) > 1 else ""
