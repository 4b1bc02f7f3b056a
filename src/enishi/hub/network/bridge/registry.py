"""The directory of the world's organisations, where one is loaded: which of its entries an organisation is, and which records are it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from enishi.hub.network.bridge.citing import Citing
from enishi.hub.network.models import Citation, Organisation, OrganisationIdentifier, OrganisationName, Source
from enishi.hub.network.search import index_records
from enishi.organisations import name_key, ror_of
from enishi.organisations.candidates import Candidate
from enishi.organisations.directory import Directory, NoDirectory
from enishi.organisations.identity import Identity
from enishi.releases import Organisation as ReadOrganisation

__all__ = ["Maybe", "directory", "identify", "keep_identity", "maybe_records", "records_of", "ror_ids"]

_NAMES_TRIED, _CANDIDATES = 3, 5
_ROR = OrganisationIdentifier.Scheme.ROR
_opened: dict[tuple[Path, int, int], Directory] = {}
_lock = Lock()


def directory() -> Directory | None:
    """Return the directory in the data folder, None where none was loaded. It is opened once, and anew after another is loaded."""
    path = Path(settings.ENISHI_DATA) / "directory.sqlite3"
    try:
        state = path.stat()
    except OSError:
        return None
    key = path, state.st_ino, state.st_mtime_ns
    with _lock:
        if key not in _opened:
            try:
                known = Directory(path)
            except NoDirectory:
                return None
            _opened.clear()  # another thread may be reading the older one: it is closed when nobody holds it
            _opened[key] = known
        return _opened[key]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A record that an item may be by the directory: it is, or may be, *entry*; *why* are codes of :class:`Candidate`."""

    record: Organisation
    entry: str
    why: tuple[str, ...]


def _texts_of(item: ReadOrganisation) -> list[str]:
    return [name.text for name in item.names if name.kind != "reading"]


def identify(item: ReadOrganisation) -> Identity | None:
    """Return the entry that *item* is beyond doubt, None where there is doubt or no directory."""
    known = directory()
    return known.identify(_texts_of(item), item.country) if known else None


def ror_ids(organisation: Organisation) -> set[str]:
    """Return the ROR ids that the record gives *organisation*."""
    return {ror_of(row.value) for row in organisation.identifiers.all() if row.scheme == _ROR} - {""}


def _identity_of(organisation: Organisation, known: Directory) -> Identity | None:
    names = [row.text for row in organisation.names.all() if row.kind != "reading"]
    return known.identify(names, organisation.country)


def records_of(identities: Iterable[Identity]) -> dict[str, list[Organisation]]:
    """Return by ROR id the organisations of the record that are the entry of that id: they carry it, or their names leave no doubt."""
    known = directory()
    by_id = {identity.id: identity for identity in identities}
    if known is None or not by_id:
        return {}
    names = {ror: identity.names for ror, identity in by_id.items()}
    found: dict[str, list[Organisation]] = defaultdict(list)
    for ror, organisations in _records_bearing(names).items():
        for organisation in organisations:
            ids = ror_ids(organisation)
            identity = None if ids else _identity_of(organisation, known)
            if ror in ids or (identity is not None and identity.id == ror):
                found[ror].append(organisation)
    return found


def maybe_records(items: Iterable[ReadOrganisation]) -> dict[ReadOrganisation, list[Maybe]]:
    """Return the records that *items* may be by the directory, the best first: a person decides."""
    known = directory()
    if known is None:
        return {}
    candidates = {item: _candidates(item, known) for item in items}
    names = {each.id: tuple(known.names_of(each.id)) for found in candidates.values() for each in found}
    bearing = _records_bearing(names)
    return {
        item: [Maybe(record, each.name, each.reasons) for each in found for record in bearing.get(each.id, ())]
        for item, found in candidates.items()
    }


def _candidates(item: ReadOrganisation, known: Directory) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for text in _texts_of(item)[:_NAMES_TRIED]:
        for candidate in known.resolve(text, item.country or None, limit=_CANDIDATES):
            if candidate.id not in best or best[candidate.id].score < candidate.score:
                best[candidate.id] = candidate
    return sorted(best.values(), key=lambda each: -each.score)[:_CANDIDATES]


def _records_bearing(names: dict[str, tuple[str, ...]]) -> dict[str, list[Organisation]]:
    """Return by ROR id the organisations that carry it, or bear one of its *names*. Three queries, however many there are."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for ror, texts in names.items():
        for text in texts:
            by_key[name_key(text)].add(ror)
    bearing = OrganisationName.objects.filter(key__in=set(by_key) - {""}).exclude(kind="reading")
    carrying = OrganisationIdentifier.objects.filter(scheme=_ROR)
    carrying = carrying.filter(Q(value__in=names) | Q(value__in=[f"https://ror.org/{ror}" for ror in names]))
    pairs = {(row.organisation_id, ror) for row in bearing[:2000] for ror in by_key[row.key]}
    pairs |= {(row.organisation_id, ror_of(row.value)) for row in carrying}
    wanted = Organisation.objects.prefetch_related("names", "identifiers").in_bulk({key for key, _ror in pairs})
    found: dict[str, list[Organisation]] = defaultdict(list)
    for key, ror in sorted(pairs):
        found[ror].append(wanted[key])
    return found


def keep_identity(organisation: Organisation, citing: Citing) -> None:
    """Give *organisation* its ROR id, cited from the directory, where its names leave no doubt and nobody else carries the id."""
    known = directory()
    if known is None:
        return
    organisation = Organisation.objects.prefetch_related("names", "identifiers").get(pk=organisation.pk)
    if any(row.scheme == _ROR for row in organisation.identifiers.all()):
        return
    identity = _identity_of(organisation, known)
    if identity is None or _is_carried(identity.id):
        return
    row = OrganisationIdentifier.objects.create(organisation=organisation, scheme=_ROR, value=identity.id)
    Citation.objects.create(
        source=_source(known, citing),
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        quote=f"https://ror.org/{identity.id}: {identity.name}",
        accepted_by=citing.user,
        accepted_at=citing.now,
    )


def _is_carried(ror: str) -> bool:
    """Whether an organisation of the record carries the ROR id *ror*."""
    return OrganisationIdentifier.objects.filter(scheme=_ROR, value__in=[ror, f"https://ror.org/{ror}"]).exists()


def _source(known: Directory, citing: Citing) -> Source:
    """Return the directory as a source: one for each version of it."""
    title = f"Research Organization Registry ({known.origin})" if known.origin else "Research Organization Registry"
    text = f"{title}: {len(known)} organisations. https://ror.org/"
    source, created = Source.objects.get_or_create(
        digest=hashlib.sha256(text.encode()).hexdigest(),
        defaults={
            "kind": Source.Kind.DOCUMENT,
            "title": title,
            "language": "en",
            "text": text,
            "url": "https://ror.org/",
            "added_at": citing.now,
            "added_by": citing.user,
        },
    )
    if created:
        index_records([source])
    return source
