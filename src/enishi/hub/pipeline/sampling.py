"""Invented seeds and needs to try a hub with: marked as samples wherever they stand, and taken away by one act."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import note_consent, save_contact
from enishi.hub.contacts.models import Use
from enishi.hub.network.actions import delete_record
from enishi.hub.network.models import Organisation, OrganisationName, Person, PersonName, Post
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search import index_records
from enishi.hub.pipeline.models import Need, NeedAct, Offer, Seed, SeedAct, Step

__all__ = ["Loaded", "load_samples", "remove_samples"]

_SAMPLE_WORD = "見本（架空の同意です） / sample (invented)"
_FOLDER = Path(__file__).parent / "samples"
_MARKS = {"ja": "（見本）", "en": " (sample)"}
_MARKED = Q(text__endswith=_MARKS["ja"]) | Q(text__endswith=_MARKS["en"])
_SHOWN_FOR = timedelta(days=730)


class Loaded(NamedTuple):
    """How many of each came or went."""

    seeds: int
    needs: int


@transaction.atomic
def load_samples(*, user: User | None, now: datetime) -> Loaded:
    """Add the invented seeds and needs with their invented owners, published; nothing where samples are there already."""
    require_writer(user)
    if Seed.objects.filter(sample=True).exists() or Need.objects.filter(sample=True).exists():
        return Loaded(0, 0)
    shared = _read("shared")
    owners = {key: _owner(*told) for key, told in shared.pop("organisations").items()}
    people = {key: _asked(key, owners[key], told, user, now) for key, told in shared.pop("people").items()}
    index_records([*owners.values(), *people.values()])
    owned = {key: (owners[key], people[key]) for key in owners}
    seeds = Seed.objects.bulk_create(_offer(Seed, told, shared, owned, now) for told in _read("seeds")["offer"])
    needs = Need.objects.bulk_create(_offer(Need, told, shared, owned, now) for told in _read("needs")["offer"])
    SeedAct.objects.bulk_create(SeedAct(offer=row, step=Step.PUBLISHED, at=now, by=user) for row in seeds)
    NeedAct.objects.bulk_create(NeedAct(offer=row, step=Step.PUBLISHED, at=now, by=user) for row in needs)
    for row in (*seeds, *needs):
        log(row, "enishi.offer.published", user=user, timestamp=now)
    return Loaded(len(seeds), len(needs))


@transaction.atomic
def remove_samples(*, user: User | None, now: datetime) -> Loaded:
    """Take all samples away, with their owners and the people to ask unless something else stands on them by now."""
    require_writer(user)
    rows: list[Offer] = [*Seed.objects.filter(sample=True), *Need.objects.filter(sample=True)]
    owners = {row.organisation for row in rows if row.organisation is not None}
    gone = Loaded(sum(isinstance(row, Seed) for row in rows), sum(isinstance(row, Need) for row in rows))
    people = {row.person for row in rows if row.person is not None}
    for row in rows:
        delete_record(row, user=user, now=now)
    for person in people:
        if not person.names.exclude(_MARKED).exists():
            _remove(person, user, now)
    for owner in owners:
        if _is_invented(owner):
            _remove(owner, user, now)
    return gone


def _is_invented(owner: Organisation) -> bool:
    """Whether it bears marked names alone, and nothing was tied to it: staff may have made a sample into something else."""
    tied = owner.posts.exists() or owner.parts.exists()
    return not tied and not owner.names.exclude(_MARKED).exists()


def _remove(record: Organisation | Person, user: User | None, now: datetime) -> None:
    try:
        with transaction.atomic():
            delete_record(record, user=user, now=now)
    except ProtectedError:
        return  # a fact of the hub's own stands on it by now


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _prose(pair: list[str]) -> dict[str, str]:
    return dict(zip(("ja", "en"), pair, strict=True))


def _owner(kind: str, country: str, *names: str) -> Organisation:
    row = Organisation.objects.create(kind=kind, country=country)
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=row, text=name + _MARKS[language], language=language)
        for language, name in zip(("ja", "en"), names, strict=True)
    )
    return row


def _asked(key: str, owner: Organisation, told: list[str], user: User | None, now: datetime) -> Person:
    """Return the invented person to ask, with an address that reaches nobody and the consents to try introductions with."""
    ja, en, title_ja, title_en, language = told
    row = Person.objects.create()
    PersonName.objects.bulk_create(
        PersonName(person=row, text=name + _MARKS[code], language=code) for code, name in (("ja", ja), ("en", en))
    )
    Post.objects.create(person=row, organisation=owner, title=_prose([title_ja, title_en]))
    save_contact(row, email=f"{key}@example.com", language=language, user=user, now=now)
    for use in Use:
        note_consent(row, use, given=True, how=_SAMPLE_WORD, user=user, now=now)
    return row


def _offer(
    kind: type[Any],
    told: dict[str, Any],
    shared: dict[str, Any],
    owned: dict[str, tuple[Organisation, Person]],
    now: datetime,
) -> Any:
    owner, trl, phase, route, rights, wanted = told["of"]
    prose = {name: _prose(told[name]) for name in ("title", "summary", "comparison", "benefit")}
    prose |= {"route": _prose(shared["route"][route]), "wanted": _prose(shared["wanted"][wanted])}
    if rights:
        prose["rights"] = _prose(shared["rights"][rights])
    return kind(
        organisation=owned[owner][0],
        person=owned[owner][1],
        trl=trl,
        phase=phase,
        anonymous=told.get("hidden", False),
        expires_on=timezone.localdate(now) + _SHOWN_FOR,
        sample=True,
        **prose,
    )
