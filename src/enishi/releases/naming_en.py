"""Which organisation an English text means by a name: in full, by its first words, by its initials, as "the Trust"."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.names_en import Candidate, candidates, is_sure, register_en
from enishi.releases.registry import Draft

__all__ = ["Namer"]

_NO_WORDS = frozenset("of at the for and & in de du 's inc ltd plc co corp llc".split())  # noqa: SIM905 (a list of words reads best as words)
_LETTERS = re.compile(r"[^\W_]+")
_PART = re.compile(r"(?:Graduate )?(?:School|Faculty|Institute|Department|Cent(?:er|re)|College|Division|Laboratory|Hospital)\b")
_CITY = re.compile(r"(?:City|Town) of (?P<a>.+)|(?P<b>.+?) (?:City|Town)(?: Council| Government)?|(?P<c>.+?) City Hall")
_KINDS = {
    "city": "municipality", "town": "municipality", "council": "municipality", "company": "company", "university": "university", "hospital": "hospital",
    "institute": "institute", "prefecture": "government", "ministry": "government", "hub": "cluster", "cluster": "cluster", "foundation": "foundation",
}  # fmt: skip


class Namer:
    """Gives each name of one text its organisation, however short the text names it."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.text = notes.page.text
        self._longest: dict[str, Candidate] = {}
        for candidate in candidates(self.text, 0, len(self.text)):
            self._longest.setdefault(self.text[candidate.start : candidate.end], candidate)
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
        found = [other for other in self._longest if len(other) > len(name) and _is_short_for(name, other)]
        if not found:
            same = [other for other in self._longest if other != name and len(other) == len(name) and _words(other) == _words(name)]
            return self._longest[same[0]] if same and self._longest[same[0]].start < self._longest.get(name, self._longest[same[0]]).start else None
        sure = [other for other in found if is_sure(other)] or found
        return self._longest[min(sure, key=len)]

    def generic(self, words: str, parties: list[Draft]) -> Draft | None:
        """Return the one of *parties* that "the Trust" or "the company" means; None where none or several may be."""
        last = words.rsplit(" ", 1)[-1]
        named = [p for p in parties if any(re.search(rf"\b{re.escape(last)}\b", n.text, re.IGNORECASE) for n in p.names)]
        if not named and (kind := _KINDS.get(last.lower())):
            named = [p for p in parties if p.kind == kind]
        return named[0] if len(named) == 1 else None


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in (m[0].lower() for m in _LETTERS.finditer(name)) if word not in _NO_WORDS)


def _is_short_for(name: str, other: str) -> bool:
    """Whether *name* is a short form of the longer name *other*."""
    if other.startswith(name) and not other[len(name)].isalnum():
        # "Northgate" of Northgate Innovation District; a university's name begins those of its parts, which are others.
        return not re.match(r"'?s? ?(?:of |and |& )?" + _PART.pattern + r"|,|'s ", other[len(name) :]) and not re.match(r" (?:of|for|and|&) ", other[len(name) :])
    if name.isupper() and 2 <= len(name) <= 8:
        words = [word for word in re.findall(r"[A-Za-z]+", other) if word[0].isupper()]
        return name == "".join(word[0] for word in words) or name == "".join(w[0] for w in words if w.lower() not in ("inc", "ltd", "co", "limited"))
    if other.endswith(" " + name) and (_PART.match(name) or name == "City Council"):
        return True
    if _PART.match(name) and other.startswith(name):
        return True
    city, whole = _CITY.fullmatch(name), _CITY.fullmatch(other)
    if city and whole:
        return (city["a"] or city["b"] or city["c"]) == (whole["a"] or whole["b"] or whole["c"])
    return bool(_PART.search(name)) and _words(name) == _words(other)
