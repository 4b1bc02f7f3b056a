"""Who refused to be named in public, and how they are called; kept by each process under the version of the record."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from enishi.hub.network.keeping import Kept, present_version
from enishi.text import search_tokens
from enishi.text.people import PeopleNames

__all__ = ["Withheld", "refused_by", "withheld"]

_Refusals = Callable[[], QuerySet[Any, Any]]
_refusals: list[_Refusals] = []


def refused_by(source: _Refusals) -> _Refusals:
    """Let *source*, of an app that stands above, say who refused: a query for the keys of people. Usable as a decorator."""
    _refusals.append(source)
    return source


@dataclass(frozen=True)
class Withheld:
    """The keys of the people who must not be named, and their names in all spellings known."""

    people: frozenset[int]
    spellings: tuple[tuple[str, ...], ...]

    @cached_property
    def names(self) -> PeopleNames:
        """The names, ready to be found in a text."""
        return PeopleNames.of(self.spellings)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words by which a search would find them."""
        return frozenset(token for names in self.spellings for name in names for token in search_tokens(name))


_kept: Kept[Withheld] = Kept(2)


def withheld() -> Withheld:
    """Return who is not to be named now. One query where the record has changed, besides the one for its version."""
    version = present_version()
    return _asked() if version is None else _kept.found(version.record, _asked)


def _asked() -> Withheld:
    people = apps.get_model("network", "Person")._default_manager
    names: dict[int, list[str]] = defaultdict(list)
    for source in _refusals:
        # The column as it is: whoever reads it through the model in public reads no name.
        for key, text in people.filter(pk__in=source()).order_by("pk", "names").values_list("pk", "names__text"):
            names[key] += [text] if text else []
    return Withheld(frozenset(names), tuple(tuple(dict.fromkeys(each)) for each in names.values() if each))
