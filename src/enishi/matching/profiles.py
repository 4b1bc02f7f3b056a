"""Who is to be matched: people, organisations, seeds and needs, with what they say of themselves in each language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from enishi.text import language_of

__all__ = ["Facets", "Kind", "Link", "LinkKind", "Profile", "Where"]


class Kind(StrEnum):
    """What a profile is of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SEED = "seed"
    NEED = "need"
    EVENT = "event"


class LinkKind(StrEnum):
    """How a profile is tied to another: what brings two together already is no news to either."""

    AUTHOR_OF = "author of"
    WORKS_AT = "works at"
    PART_OF = "part of"
    TIED_TO = "tied to"
    MET = "met"
    INTRODUCED = "introduced"
    BLOCKS = "blocks"


_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to the profile of id *target*."""

    kind: LinkKind
    target: str


@dataclass(frozen=True, slots=True)
class Facets:
    """What can be counted: fields and stages by name, countries and languages by ISO code, what is offered and wanted."""

    fields: frozenset[str] = frozenset()
    stage: str = ""
    country: str = ""
    languages: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """One to be matched. *texts*: by language ("ja", "en"), one or more passages of up to a page each, at best first."""

    id: str
    kind: Kind
    texts: Mapping[str, tuple[str, ...]]
    name: str = ""
    facets: Facets = Facets()
    links: tuple[Link, ...] = ()

    @classmethod
    def of_text(cls, text: str) -> "Profile":
        """Return a nameless need that says *text*."""
        language = language_of(text)
        return cls("", Kind.NEED, {"ja" if language == "ja" else "en": (text,)})

    @property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """(language, text) of each passage that says something."""
        return tuple((tongue, text) for tongue, texts in self.texts.items() for text in texts if text.strip())

    def linked(self, *kinds: LinkKind) -> frozenset[str]:
        """Ids this profile is linked to by any of *kinds*."""
        if not self.links:  # nearly everyone, asked of hundreds for one answer
            return _NOBODY
        return frozenset(link.target for link in self.links if link.kind in kinds)


@dataclass(frozen=True, slots=True)
class Where:
    """Who may be among the answers. Empty fields allow all; the k best are taken among those allowed."""

    kinds: frozenset[Kind] = frozenset()
    fields: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    also: Callable[[Profile], bool] | None = field(default=None, compare=False)
