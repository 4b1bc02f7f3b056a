"""Which organisation an English text means by a name: in full, by its first words, by its initials, as "the Trust"."""

import re
from functools import lru_cache

from enishi.releases.defining_en import register_en
from enishi.releases.drafts import Notes
from enishi.releases.names_en import Candidate, candidates, is_sure
from enishi.releases.registry import Draft
from enishi.releases.words import LEGAL_EN, kind_of

__all__ = ["Namer"]

_NO_WORDS = frozenset("of at the for and & in de du s 's inc ltd plc co corp llc".split())  # noqa: SIM905 (a list of words reads best as words)
_LETTERS = re.compile(r"[^\W_]+")
_PART = re.compile(
    r"(?:Graduate )?(?:School|Faculty|Institute|Department|Cent(?:er|re)|College|Division|Laboratory|Hospital)\b"
)
# A part that says what it teaches, and not whose it is: "the Faculty of Agriculture", where another name says whose.
_BARE_BODY = re.compile(r" (?:Institute|Hospital|College|Laborator(?:y|ies)|Cent(?:er|re))")
_FACULTY = re.compile(
    r"(?:Graduate )?(?:School|Faculty|Institute|Department|Cent(?:er|re)|College|Division|Laboratory) (?:of|for) "
)
_ENDS_IN_BODY = re.compile(
    r" (?:Institute|Foundation|Cent(?:er|re)|Academy|Society|Association|Council|Agency|Network|Alliance|Organi[sz]ation)$"
)
_CITY = re.compile(r"(?:City|Town) of (?P<a>.+)|(?P<b>.+?) (?:City|Town)(?: Council| Government)?|(?P<c>.+?) City Hall")
_DEPARTMENT = re.compile(r"\b(?:Department|Ministry) of ")
_FORM = re.compile(rf",? {LEGAL_EN}")
_SEAT = re.compile(
    r"(?:[A-Z]\w+ )?(?:University|City|Port|Institute|Technology|State|Province|Prefecture|Region|County|Municipality|Canton|Government) of (?:the )?(?P<seat>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)
_KINDS = {
    "city": "municipality", "town": "municipality", "council": "municipality", "company": "company", "university": "university", "hospital": "hospital",
    "institute": "institute", "prefecture": "government", "ministry": "government", "hub": "cluster", "cluster": "cluster", "foundation": "foundation",
}  # fmt: skip


@lru_cache(maxsize=2)  # rules and weights name those of the same text
def _index(text: str) -> tuple[dict[str, Candidate], dict[str, list[str]]]:
    """Return where each name stands first, and the names that hold each of their keys."""
    first: dict[str, Candidate] = {}
    keys: dict[str, list[str]] = {}
    for candidate in candidates(text, 0, len(text)):
        name = text[candidate.start : candidate.end]
        if name not in first:
            first[name] = candidate
            for key in _keys(name):
                keys.setdefault(key, []).append(name)
    return first, keys


class Namer:
    """Gives each name of one text its organisation, however short the text names it."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.text = notes.page.text
        self._first, self._keys = _index(self.text)
        self._wholes: dict[str, Candidate | None] = {}

    def draft(self, candidate: Candidate, confidence: float = 0.9) -> Draft:
        """Return the organisation meant by *candidate*, registered under the longest name that the text gives it."""
        registry = self.notes.registry
        name = self.text[candidate.start : candidate.end]
        longer = None if registry.find(name) else self._whole(name)
        if longer is None:
            return register_en(registry, candidate, confidence)
        draft = register_en(registry, longer, confidence)
        registry.name(draft, candidate.start, candidate.end, "short")
        return draft

    def _whole(self, name: str) -> Candidate | None:
        if name not in self._wholes:
            self._wholes[name] = self._look_up(name)
        return self._wholes[name]

    def _look_up(self, name: str) -> Candidate | None:
        short, _, town = name.partition(" ")
        known = self.notes.registry.find(short) if short.isupper() and len(short) > 2 and town.istitle() else None
        placed = f"({short}), {town}" in self.text or f"({short}) {town}" in self.text
        if known is not None and placed and known.official in self._first:
            # "KIET Rajpura" of "Kalinga Institute of Emerging Technologies (KIET), Rajpura"
            return self._first[known.official]
        alike = dict.fromkeys(other for key in _keys(name) for other in self._keys.get(key, [])[:50] if other != name)
        longer = [other for other in alike if len(other) > len(name) and not other.endswith(" Hall")]
        found = [other for other in longer if _is_short_for(name, other)]
        if found:
            sure = [other for other in found if is_sure(other)] or found
            nearest = min(sure, key=len)
            # "Saltwind" of Saltwind Energy, which elsewhere is Saltwind Energy SE.
            formed = [other for other in found if _FORM.fullmatch(other, len(nearest)) and other.startswith(nearest)]
            return self._first[formed[0] if formed else nearest]
        loose = [other for other in alike if _begins(name, other) or _ends(name, other)]
        if len(loose) == 1:
            return self._first[loose[0]]
        inner = [other for other in alike if f" {name} " in other]
        if len(inner) == 1 and " " not in name and f"the {name}" in self.text:
            return self._first[inner[0]]  # "the Rūnanga" of Te Rūnanga o Waikura
        same = [other for other in alike if len(_words(name)) > 1 and _words(other) == _words(name)]
        first = min((self._first[other] for other in same), key=lambda c: c.start, default=None)
        return first if first and (name not in self._first or first.start < self._first[name].start) else None

    def called(self, word: str, offset: int) -> Candidate | None:
        """The one organisation that "the university" can mean at *offset*: of those named before, else of all."""
        kind = _KINDS.get(word.lower(), "")
        named: dict[str, Candidate] = {}
        for name, candidate in self._first.items():
            if (kind and kind_of(name) == kind) or word.capitalize() in name.split(" "):
                whole = self._whole(name) or candidate
                named.setdefault(self.text[whole.start : whole.end], whole)
        before = [candidate for candidate in named.values() if candidate.start < offset]
        return before[0] if len(before) == 1 else next(iter(named.values())) if len(named) == 1 else None

    def generic(self, words: str, parties: list[Draft]) -> Draft | None:
        """Return the one of *parties* that "the Trust" or "the company" means; None where none or several may be."""
        last = words.rsplit(" ", 1)[-1]
        named = [
            p for p in parties if any(re.search(rf"\b{re.escape(last)}\b", n.text, re.IGNORECASE) for n in p.names)
        ]
        if not named and (kind := _KINDS.get(last.lower())):
            named = [p for p in parties if p.kind == kind or (kind == "company" and self._is_company(p))]
        return named[0] if len(named) == 1 else None

    def _is_company(self, party: Draft) -> bool:
        """Whether the text writes a legal form behind the name somewhere."""
        return re.search(re.escape(party.official) + rf",? {LEGAL_EN}", self.text) is not None


def _keys(name: str) -> list[str]:
    """What a name and its short forms have in common: the first word, the initials, a town, a part of a university, all words."""
    words = _LETTERS.findall(name)
    if not words:
        return []
    capitals = [word for word in words if word[0].isupper()]
    bare = [word for word in capitals if word.lower() not in _NO_WORDS]
    keys = [f"first {words[0]}", f"words {' '.join(sorted(_words(name)))}"]
    if name.isupper() and len(name) <= 8:
        keys.append(f"initials {name}")
    elif len(capitals) > 1:
        keys += {f"initials {''.join(word[0] for word in each)}" for each in (capitals, bare)}
    if city := _CITY.fullmatch(name):
        keys.append(f"city {city['a'] or city['b'] or city['c']}")
    if name.endswith("City Council"):
        keys.append("City Council")
    if seat := _SEAT.fullmatch(name):
        keys.append(f"first {seat['seat'].split(' ')[0]}")
    if len(words) > 1:
        keys.append(f"end {words[-2]} {words[-1]}")
    if len(words) > 2:
        keys += [f"first {word}" for word in capitals[1:-1]]
    if part := _PART.search(name):
        keys.append(name[part.start() :])
    return keys


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in (m[0].lower() for m in _LETTERS.finditer(name)) if word not in _NO_WORDS)


def _ends(name: str, other: str) -> bool:
    """Whether *name* is how a longer name ends: "the Port Authority" of the Kesset Port Authority."""
    return (
        " " in name
        and is_sure(name)
        and other.endswith(" " + name)
        and not other.endswith(("of " + name, "for " + name))
    )


def _begins(name: str, other: str) -> bool:
    """Whether *name* is how a longer name begins, in a way that is its short form where no second name begins so too."""
    if not other.startswith(name + " ") or other.endswith(" Hall"):
        return False
    rest = other[len(name) :]
    if _FACULTY.match(name):
        return bool(re.match(r" (?:of|at) (?:the )?[A-Z]|, ", rest))
    if is_sure(name):
        return bool(_ENDS_IN_BODY.search(name) and re.match(r" (?:of|for) ", rest))
    return " " in name and not re.match(r" (?:and|&|of|for) ", rest)


def _are_initials(name: str, other: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z]+", other) if word[0].isupper()]
    bare = [word for word in words if word.lower() not in ("inc", "ltd", "co", "limited")]
    return name in ("".join(word[0] for word in words), "".join(word[0] for word in bare))


def _is_short_for(name: str, other: str) -> bool:
    """Whether *name* is a short form of the longer name *other*."""
    # "AMIS" is short for no "AMIS-Kanto Call": what a hyphen joins are two.
    if other.startswith(name) and not other[len(name)].isalnum() and other[len(name)] != "-" and name[-2:] != "'s":
        if _BARE_BODY.fullmatch(other, len(name)):
            return not is_sure(name)  # "Aoba" of the Aoba Institute
        # "Northgate" of Northgate Innovation District; a university's name begins those of its parts, which are others.
        return not re.match(
            r"'?s? ?(?:of |and |& )?"
            + _PART.pattern
            + r"|,|'s | (?:Health|Medical|Medicine|Press|Library|News|Athletics)\b(?! (?:[A-Z]\w+ )?(?:Park|Hub|Cluster|Network|City|Precinct|District|Valley)\b)",
            other[len(name) :],
        ) and not re.match(r" (?:of|for|and|&) ", other[len(name) :])
    if name.isupper() and 2 <= len(name) <= 8:
        return _are_initials(name, other)
    seat = _SEAT.fullmatch(other)
    if (
        (seat and seat["seat"] == name)
        or (other.endswith(" " + name) and (_PART.match(name) or name == "City Council"))
        # "North Carolina Commerce" of its Department of Commerce
        or (_DEPARTMENT.search(other) and " " in name and _words(name) == _words(_DEPARTMENT.sub("", other)))
    ):
        return True
    city, whole = _CITY.fullmatch(name), _CITY.fullmatch(other)
    if city and whole:
        return (city["a"] or city["b"] or city["c"]) == (whole["a"] or whole["b"] or whole["c"])
    # "King's" of King's College London
    return (name.endswith("'s") and other.startswith(f"{name} ")) or (
        bool(_PART.search(name)) and _words(name) == _words(other)
    )
