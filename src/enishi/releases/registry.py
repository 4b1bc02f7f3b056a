"""The organisations of one text: each once, under all the names the text gives it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from enishi.organisations import name_key
from enishi.releases.page import Page
from enishi.releases.reading import Fact, Name, NameKind, Organisation, Words
from enishi.releases.words import LEGAL, kind_of
from enishi.text import language_of

__all__ = ["Draft", "Registry"]

# From the hub's country: an organisation known only to lie in one of these regions may be at home.
_AROUND = {"JP": {"Asia", "Asia-Pacific"}}
_LETTER = re.compile(r"[A-Za-z0-9]")
_WORD = re.compile(r"[一-龠々ァ-ヴーA-Za-z]")
_IMAGE = re.compile(r"\.(?:jpe?g|png|gif)$")


@dataclass(slots=True)
class Draft:
    """An organisation while the text is being read."""

    id: str
    start: int
    end: int
    names: list[Name] = field(default_factory=list)
    kind: str = "other"
    country: str = ""
    region: str = ""
    place: str = ""
    parent: str = ""
    is_hub: bool = False
    confidence: float = 0.9
    facts: list[Fact] = field(default_factory=list)

    @property
    def official(self) -> str:
        """The first name it was given."""
        return self.names[0].text


class Registry:
    """Gives each organisation of *page* its one draft."""

    def __init__(self, page: Page, home: str = "JP") -> None:
        self.page = page
        self.home = home
        self.drafts: list[Draft] = []
        # "学長:NAME" as it stood in an organisation's brackets: the people's rules read it
        self.labelled: list[tuple[Draft, int, int]] = []
        self._by_key: dict[str, Draft] = {}
        self._written: dict[str, Draft] = {}
        self._lengths: dict[str, list[int]] = {}
        self._legal: tuple[dict[str, list[int]], dict[str, list[int]]] | None = None

    def find(self, name: str) -> Draft | None:
        """Return the draft that bears *name*."""
        return self._by_key.get(_key(name))

    def get(self, draft_id: str) -> Draft:
        """Return the draft of that id."""
        return self.drafts[int(draft_id[1:]) - 1]

    def add(self, start: int, end: int, confidence: float = 0.9) -> Draft:
        """Return the organisation named at ``page.text[start:end]``, a new one where no other bears that name."""
        text = self.page.text[start:end]
        known = self.find(text)
        if known:
            self._complete(known, start, end)
            return known
        draft = Draft(f"o{len(self.drafts) + 1}", start, end, kind=kind_of(text), confidence=confidence)
        self.drafts.append(draft)
        self.name(draft, start, end, "official")
        return draft

    def _complete(self, draft: Draft, start: int, end: int) -> None:
        """Take the name with its legal form (三井不動産株式会社) as the official one of what was first named without."""
        text = self.page.text[start:end]
        if (
            not text.isascii()
            and re.search(LEGAL, text)
            and not any(re.search(LEGAL, name.text) for name in draft.names)
        ):
            first = draft.names[0]
            draft.names.insert(0, Name(text, _language(text), first.kind, self.page.quote(start, end)))
            self._write(text, draft)
            draft.names[1] = Name(first.text, first.language, "short", first.quote)

    def name(self, draft: Draft, start: int, end: int, kind: NameKind, *, until: str = "") -> None:
        """Give *draft* the name at ``page.text[start:end]``, unless it has it or another bears it."""
        text = self.page.text[start:end].strip()
        key = _key(text)
        if (not key or key in self._by_key) and draft.names:
            return
        self._by_key[key] = draft
        self._write(text, draft)
        draft.names.append(Name(text, _language(text), kind, self.page.quote(start, end), until=until))

    def alias(self, draft: Draft, text: str) -> None:
        """Let *draft* be found by 本学, 当社 or another word that is no name of it."""
        self._by_key.setdefault(name_key(text), draft)
        self._write(text, draft)

    def stand_in(self, start: int, end: int, name: str, *, named: bool = True) -> Draft:
        """Return the publisher *name*, of which the text has only the word at ``page.text[start:end]`` (本学, 当社).

        Where it has none (*named* False), the words are those of a sentence whose subject the publisher is unsaid.
        """
        draft = Draft(f"o{len(self.drafts) + 1}", start, end, kind=kind_of(name), is_hub=True)
        self.drafts.append(draft)
        draft.names.append(Name(name, _language(name), "official", self.page.quote(start, end)))
        self._by_key[name_key(name)] = draft
        self._write(name, draft)
        if named:
            self.alias(draft, self.page.text[start:end])
        return draft

    def mentions(self, start: int, end: int) -> list[tuple[int, int, Draft]]:
        """Return where drafts are named between two offsets: the longest name at each place, none overlapping."""
        text, found, at = self.page.text, [], start
        while at < end - 1:
            for length in self._lengths.get(text[at : at + 2], ()):
                draft = self._written.get(text[at : at + length]) if at + length <= end else None
                if draft is not None and _stands_alone(text, at, at + length):
                    found.append((at, at + length, draft))
                    at += length - 1
                    break
            at += 1
        return found

    def has_legal_form(self, name: str) -> bool:
        """Whether *name* stands somewhere in the text right beside a legal form (株式会社A, A株式会社) and goes no further."""
        if self._legal is None:
            self._legal = _beside_legal_forms(self.page.text)
        text, after = self.page.text, self._legal[0].get(name[:2], ())
        if any(text.startswith(name, at) and not _WORD.match(text, at + len(name)) for at in after):
            return True
        return any(text.endswith(name, 0, at) for at in self._legal[1].get(name[-2:], ()))

    def _write(self, name: str, draft: Draft) -> None:
        """Let :meth:`mentions` find *name*, with and without its legal form. Looked up by two characters, then by length."""
        for written in {name, name.strip() if name.isascii() else re.sub(LEGAL, "", name).strip()}:
            if len(written) > 1 and written not in self._written:
                self._written[written] = draft
                lengths = self._lengths.setdefault(written[:2], [])
                if len(written) not in lengths:
                    lengths.append(len(written))
                    lengths.sort(reverse=True)

    def written(self, name: str) -> Draft | None:
        """Return the draft that is written exactly so."""
        return self._written.get(name)

    def is_overseas(self, draft: Draft) -> bool | None:
        """Whether *draft* lies outside the hub's country; None where the text does not say."""
        if draft.country:
            return draft.country != self.home
        if draft.region:
            return None if draft.region in _AROUND.get(self.home, set()) else True
        return None

    def frozen(self, draft: Draft) -> Organisation:
        """Return *draft* as it goes into the reading."""
        return Organisation(
            id=draft.id,
            names=tuple(draft.names),
            kind=draft.kind,
            country=draft.country,
            region=draft.region,
            place=(Words(draft.place, _language(draft.place)),) if draft.place else (),
            overseas=self.is_overseas(draft),
            quote=self.page.quote(draft.start, draft.end),
            confidence=draft.confidence,
            parent=draft.parent,
            is_hub=draft.is_hub,
            facts=tuple(draft.facts),
        )


@lru_cache(maxsize=4096)  # the rules ask for the same names again and again
def _key(name: str) -> str:
    return name_key(name)


def _beside_legal_forms(text: str) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return where names begin behind legal forms, by their first two characters, and end before them, by their last two."""
    after: dict[str, list[int]] = {}
    before: dict[str, list[int]] = {}
    for match in re.finditer(rf" ?{LEGAL} ?", text):
        after.setdefault(text[match.end() : match.end() + 2], []).append(match.end())
        before.setdefault(text[max(0, match.start() - 2) : match.start()], []).append(match.start())
    return after, before


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a Latin name is no part of a longer word. The name of a picture's file may stand right before it."""
    if not text[start:end].isascii():
        return True
    if _LETTER.match(text, end):
        return False
    return not start or not _LETTER.match(text, start - 1) or bool(_IMAGE.search(text[max(0, start - 5) : start]))


def _language(text: str) -> str:
    language = "en" if text.isascii() else language_of(text)
    return "en" if language == "und" else language
