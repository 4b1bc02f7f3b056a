"""What is decided when two records of a kind are joined: which columns go together, what there is one of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.hub.network.models import (
    Organisation,
    OrganisationFact,
    OrganisationIdentifier,
    OrganisationName,
    Person,
    PersonName,
)

__all__ = ["SHAPES", "Shape"]


@dataclass(frozen=True, slots=True)
class Shape:
    """How records of one kind are joined.

    *fields* are columns decided together, by the name of the decision, with its label. *prose* are columns of prose, of which each
    language that only one record has is kept. *unknown* are values that say nothing. *flags* hold for the joined record if for one.
    *single* gives for a row of a relation the name of the decision which of both records' rows stays ("" where all may stay).
    *alike* are the columns by which two rows of a model are one, where that is not all of them.
    """

    model: type[models.Model]
    names: type[models.Model]
    fields: Mapping[str, tuple[Any, tuple[str, ...]]]
    prose: frozenset[str]
    unknown: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    single: Mapping[type[models.Model], Callable[[Any], str]] = field(default_factory=dict)
    alike: Mapping[type[models.Model], tuple[str, ...]] = field(default_factory=dict)


def _number(row: OrganisationIdentifier) -> str:
    return f"number-{row.scheme}"


def _founded(row: OrganisationFact) -> str:
    return "founded" if row.kind == OrganisationFact.Kind.FOUNDED else ""


SHAPES: Mapping[str, Shape] = {
    "organisation": Shape(
        model=Organisation,
        names=OrganisationName,
        fields={
            "kind": (_("kind"), ("kind",)),
            "country": (_("country"), ("country",)),
            "region": (_("region"), ("region",)),
            "place": (_("place"), ("place",)),
            "position": (_("on the map"), ("latitude", "longitude")),
            "parent": (_("part of"), ("parent_id",)),
            "website": (_("website"), ("website",)),
            "about": (_("about"), ("about",)),
        },
        prose=frozenset({"place", "about"}),
        unknown={"kind": Organisation.Kind.OTHER},
        flags=("is_hub",),
        single={OrganisationIdentifier: _number, OrganisationFact: _founded},
        alike={OrganisationName: ("text", "language", "since", "until")},
    ),
    "person": Shape(
        model=Person,
        names=PersonName,
        fields={
            "orcid": ("ORCID", ("orcid",)),
            "languages": (_("languages"), ("languages",)),
            "fields": (_("fields"), ("fields",)),
        },
        prose=frozenset({"fields"}),
        alike={PersonName: ("text", "language")},
    ),
}
