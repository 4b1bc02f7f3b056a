"""Which organisation of the directory bears these very names, where nothing leaves room for another: what may join by itself.

Resolving (``choosing``, ``japanese``) finds what is most likely meant; one in twenty of its certain answers is wrong, too many for
a record in which nobody looks again. Here a name must be written as the directory writes it, and be nobody else's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from enishi.organisations.japanese import is_japanese
from enishi.organisations.keys import name_key
from enishi.organisations.lookup import Lookup
from enishi.organisations.wording import GENERIC, word_texts

__all__ = ["Identity", "identity_of"]

_SHORT = 4  # letters: names of so few are borne by many that no directory lists
_BODIES = ("大学", "病院", "機構", "研究所", "高専", "学園", "財団", "協会")
# What each country has one of.
_OFFICE_WORDS = (
    "ministry government council society association agency bureau federal state royal higher culture youth sport industry trade "
    "environment defence defense finance labour labor affairs foreign interior justice development"
)
_OFFICES = frozenset(_OFFICE_WORDS.split())
# A Japanese name of nothing but what a body is: each town has its 中央病院.
_ANYWHERE = re.compile(
    "(?:中央|市民|市立|町立|県立|都立|国立|公立|総合|大学|附属|付属|医学部|医療|医学|保健|がん|こども|小児|循環器|研究|科学|技術|工業|産業|環境|生命|情報|開発)*"
    "(?:病院|センター|研究所|研究室|研究科|学部|財団|協会|機構|学会)"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """An organisation of the directory: its ROR id, its main name there, its country (two letters), all its names."""

    id: str
    name: str
    country: str
    names: tuple[str, ...]


def identity_of(lookup: Lookup, names: Iterable[str], country: str = "") -> Identity | None:
    """Return the one organisation that bears *names*, None wherever doubt is left.

    Doubt is left where no name is the organisation's own, where another bears it too (unless *country* tells them apart), where the
    names are of two organisations, where the organisation is not in *country*, and where no name says enough: acronyms, single
    words, words for kinds, fields and offices alone, names that the directory lists beside the organisation's own (aliases).
    """
    borne = [bearers for name in names if (bearers := _bearers(lookup, name, country)).all]
    numbers = {bearers.one for bearers in borne if bearers.telling}
    if len(numbers) != 1:
        return None
    number = numbers.pop()
    if any(number not in bearers.all for bearers in borne if not bearers.short):
        return None
    record = lookup.records([number])[number]
    if country and record.country not in {country, ""}:
        return None
    return Identity(record.id, record.name, record.country, tuple(lookup.texts_of(number)))


@dataclass(frozen=True, slots=True)
class _Bearers:
    """Who bears a name: all, the only one in the country asked for (-1 where there are several or none).

    *telling*: the name says enough to be sure; *short*: it is an acronym or as short, and says nothing against another either.
    """

    all: frozenset[int]
    one: int
    telling: bool
    short: bool = False


def _bearers(lookup: Lookup, name: str, country: str) -> _Bearers:
    key = name_key(name)
    told = lookup.told(key) if key else None
    if told is not None:
        return _Bearers(frozenset([told]), told, telling=True)
    bearing = lookup.bearing(_spellings(name)) if key else []
    kinds = {number: {kind for other, kind in bearing if other == number} for number, _kind in bearing}
    records = lookup.records(kinds)
    there = [number for number in kinds if not country or records[number].country in {country, ""}]
    one = there[0] if len(there) == 1 else -1
    short = all(each == {"acronym"} for each in kinds.values()) or len(key) <= (2 if is_japanese(name) else _SHORT)
    return _Bearers(frozenset(kinds), one, one >= 0 and "name" in kinds[one] and _tells(name), short)


def _spellings(name: str) -> list[str]:
    """The keys of *name* with and without its article; no other word may differ: Université York is not the University of York."""
    if is_japanese(name):
        return [name_key(name)]
    bare = re.sub(r"(?i)^the\s+", "", name.strip())
    return [name_key(bare), name_key(f"The {bare}")]


def _tells(name: str) -> bool:
    if is_japanese(name):
        key = name_key(name)
        return len(key) >= (_SHORT if key.endswith(_BODIES) else _SHORT + 1) and _ANYWHERE.fullmatch(key) is None
    words = word_texts(name)
    return len(name_key(name)) > _SHORT and len(words) > 1 and not set(words) <= GENERIC | _OFFICES
