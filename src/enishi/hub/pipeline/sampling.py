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
from enishi.hub.network.actions import delete_record
from enishi.hub.network.models import Organisation, OrganisationName
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search import index_records
from enishi.hub.pipeline.models import Need, NeedAct, Offer, Seed, SeedAct, Step

__all__ = ["Loaded", "load_samples", "remove_samples"]

_FOLDER = Path(__file__).parent / "samples"
_MARKS = {"ja": "（見本）", "en": " (sample)"}
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
    index_records(owners.values())
    seeds = Seed.objects.bulk_create(_offer(Seed, told, shared, owners, now) for told in _read("seeds")["offer"])
    needs = Need.objects.bulk_create(_offer(Need, told, shared, owners, now) for told in _read("needs")["offer"])
    SeedAct.objects.bulk_create(SeedAct(offer=row, step=Step.PUBLISHED, at=now, by=user) for row in seeds)
    NeedAct.objects.bulk_create(NeedAct(offer=row, step=Step.PUBLISHED, at=now, by=user) for row in needs)
    for row in (*seeds, *needs):
        log(row, "enishi.offer.published", user=user, timestamp=now)
    return Loaded(len(seeds), len(needs))


@transaction.atomic
def remove_samples(*, user: User | None, now: datetime) -> Loaded:
    """Take all samples away, and their owners unless something else stands on them by now."""
    require_writer(user)
    rows: list[Offer] = [*Seed.objects.filter(sample=True), *Need.objects.filter(sample=True)]
    owners = {row.organisation for row in rows if row.organisation is not None}
    gone = Loaded(sum(isinstance(row, Seed) for row in rows), sum(isinstance(row, Need) for row in rows))
    for row in rows:
        delete_record(row, user=user, now=now)
    for owner in owners:
        if _is_invented(owner):
            _remove_owner(owner, user, now)
    return gone


def _is_invented(owner: Organisation) -> bool:
    """Whether it bears marked names alone, and nothing was tied to it: staff may have made a sample into something else."""
    marked = Q(text__endswith=_MARKS["ja"]) | Q(text__endswith=_MARKS["en"])
    tied = owner.posts.exists() or owner.parts.exists()
    return not tied and not owner.names.exclude(marked).exists()


def _remove_owner(owner: Organisation, user: User | None, now: datetime) -> None:
    try:
        with transaction.atomic():
            delete_record(owner, user=user, now=now)
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


def _offer(
    kind: type[Any], told: dict[str, Any], shared: dict[str, Any], owners: dict[str, Organisation], now: datetime
) -> Any:
    owner, trl, phase, route, rights, wanted = told["of"]
    prose = {name: _prose(told[name]) for name in ("title", "summary", "comparison", "benefit")}
    prose |= {"route": _prose(shared["route"][route]), "wanted": _prose(shared["wanted"][wanted])}
    if rights:
        prose["rights"] = _prose(shared["rights"][rights])
    return kind(
        organisation=owners[owner],
        trl=trl,
        phase=phase,
        anonymous=told.get("hidden", False),
        expires_on=timezone.localdate(now) + _SHOWN_FOR,
        sample=True,
        **prose,
    )
