"""The organisations of one text: each once, under all the names the text gives it."""

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field, replace

from enishi.organisations import name_key
from enishi.releases.page import Page
from enishi.releases.reading import Fact, Name, NameKind, Organisation, Words
from enishi.releases.words import LEGAL, kind_of
from enishi.text import language_of, places

__all__ = ["Draft", "Registry"]

# From the hub's country: an organisation known only to lie in one of these regions may be at home.
_AROUND = {"JP": {"Asia", "Asia-Pacific"}}
_LEGAL = re.compile(LEGAL)
_RUN_BY = re.compile(
    rf"{LEGAL} ?(?P<by>[^ ]{{2,}}(?:会|団|塾|園)) (?P<house>[^ ]{{3,}}(?:病院|医院|クリニック|センター|大学))"
    r"|(?:社会)?(?:医療|福祉)法人(?:社団|財団)?(?P<by_2>[^ ]{1,}会)(?P<house_2>[^ ]{2,}(?:病院|医院|クリニック))"
)
#: シンガポール共和国貿易産業省 is シンガポール貿易産業省, and 貿易産業省.
_OF_STATE = re.compile(
    r"[ァ-ヴー・一-龠]{2,12}?(?P<state>(?:社会主義|人民|民主|連邦|イスラム|アラブ)*(?:共和国|王国|連邦|合衆国)) ?(?P<office>.{2,20}(?:省|庁|委員会|評議会))"
)
_SHORTENED = (
    ("信用金庫", "信金"),
    ("信用組合", "信組"),
    ("大学", "大"),
    ("高等専門学校", "高専"),
    ("工業高等専門学校", "高専"),
    ("商工会議所", "商議所"),
)
_SHORT_ENDS = re.compile(r"[のとはがもでにをへ、。・()「」 \n]|$")
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
        #: Who publishes the text, by its first lines, where no hub is given.
        self.publisher: Draft | None = None
        self.labelled: list[tuple[Draft, int, int]] = []
        self._by_key: dict[str, Draft] = {}
        self._written: dict[str, Draft] = {}
        # Where names stand in the text, the longest of a place first.
        self._named: dict[int, list[tuple[int, Draft]]] = {}
        self._places: list[int] = []
        self._legal: tuple[dict[str, list[int]], dict[str, list[int]]] | None = None

    def find(self, name: str) -> Draft | None:
        """Return the draft that bears *name*."""
        return self._by_key.get(name_key(name))

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
        if not text.isascii() and _LEGAL.search(text) and not any(_LEGAL.search(name.text) for name in draft.names):
            first = draft.names[0]
            draft.names.insert(0, Name(text, _language(text), first.kind, self.page.quote(start, end)))
            self._write(text, draft)
            draft.names[1] = Name(first.text, first.language, "short", first.quote)

    def name(self, draft: Draft, start: int, end: int, kind: NameKind, *, until: str = "") -> None:
        """Give *draft* the name at ``page.text[start:end]``, unless it has it or another bears it."""
        text = self.page.text[start:end].strip()
        key = name_key(text)
        if (not key or key in self._by_key) and draft.names:
            return
        self._by_key[key] = draft
        self._write(text, draft)
        draft.names.append(Name(text, _language(text), kind, self.page.quote(start, end), until=until))
        # 社会医療法人白鷺会 播磨ヶ崎総合病院 is spoken of as 白鷺会, and as 播磨ヶ崎総合病院.
        run = _RUN_BY.fullmatch(text) or _OF_STATE.fullmatch(text)
        for part in filter(None, run.groups()) if run else ():
            self.alias(draft, part)
        for whole, short in _SHORTENED:
            if text.endswith(whole) and _is_written(self.page.text, cut := text.removesuffix(whole) + short):
                self.alias(draft, _LEGAL.sub("", cut).strip())
        if run and run.re is _OF_STATE:
            self.alias(draft, f"{text.split(run['state'])[0]}{run['office']}")

    def known(self, other: Draft) -> Draft | None:
        """Return the draft that bears one of the names of *other*, which another registry of the page holds."""
        return next((found for name in other.names if (found := self.find(name.text))), None)

    def adopt(self, other: Draft) -> Draft:
        """Return the draft that is known by a name of *other*, of another registry of the page; else a copy of *other*."""
        known = self.known(other)
        if known is not None:
            return known
        draft = replace(other, id=f"o{len(self.drafts) + 1}", names=list(other.names), facts=[])
        self.drafts.append(draft)
        for name in draft.names:
            self.alias(draft, name.text)
        return draft

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
        found: list[tuple[int, int, Draft]] = []
        places, at = self._places, start
        for index in range(bisect_left(places, start), bisect_left(places, end - 1)):
            place = places[index]
            if place < at:
                continue
            for length, draft in self._named[place]:
                if place + length <= end:
                    found.append((place, place + length, draft))
                    at = place + length
                    break
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
        """Let :meth:`mentions` find *name*, with and without its legal form."""
        for written in {name, _LEGAL.sub("", name).strip()}:
            if len(written) > 1 and written not in self._written:
                self._written[written] = draft
                self._find_all(written, draft)

    def _find_all(self, written: str, draft: Draft) -> None:
        """Note each place of the text at which *written* stands."""
        text, length = self.page.text, len(written)
        for at in places(text, written):
            if _stands_alone(text, at, at + length):
                if at not in self._named:
                    insort(self._places, at)
                insort(self._named.setdefault(at, []), (length, draft), key=lambda each: -each[0])

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


def _is_written(text: str, short: str) -> bool:
    """Whether *text* calls somebody *short* (翠嶺大, 翠嶺信金), wherever these letters stand and do not go on as the whole name does."""
    short = _LEGAL.sub("", short).strip()
    if len(short) < 3:
        return False
    ends = [end for at in places(text, short) if not text.startswith("学", end := at + len(short))]
    return bool(ends) and all(_SHORT_ENDS.match(text, end) for end in ends)


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
