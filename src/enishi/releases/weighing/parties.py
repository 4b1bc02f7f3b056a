"""What speaks for an organisation of a text being a party of the agreement that it tells of."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from enishi.releases.registry import Draft, Registry
from enishi.releases.weighing.sight import Sight
from enishi.releases.weighing.weights import Seen, traits_of
from enishi.releases.words import LEGAL, TITLE
from enishi.text import Span

__all__ = ["LIKELY", "Bodies", "distinct", "same_house"]

#: From here on an organisation is more likely a party than not.
LIKELY = 0.5

_LEGAL = re.compile(LEGAL)
_BRACKET = r"(?:\s*[(（\[][^()（）\n]{0,120}[)）\]])?"
_RIGHT_JA = re.compile(
    _BRACKET
    + r"[」』]?(?P<word>との間|とは|とも|と|は、|は|が|の|に|を|および|及び|ならびに|並びに|、|・|で|から|へ|において|による|にて|大学院|。| |\n|/|\||$|(?P<kanji>[一-龠])|(?P<kana>[ァ-ヴ])|(?P<latin>[A-Za-z0-9]))"
)
_LEFT_JA = re.compile(
    r"(?P<word>との|とは、|と、|と|は、|は|が、|が|の|に|を|および|及び|ならびに|並びに|、|・|で|から|へ|「|『|\(|\[|。|\n|:|/|>|\||[0-9]| |(?P<kanji>[一-龠])|(?P<kana>[ァ-ヴ])|(?P<hiragana>[ぁ-ん]))$"
)
_RIGHT_EN = re.compile(_BRACKET + r"(?P<comma>,?)\s*(?P<word>[A-Za-z]+|'s|[.;:|>\n-]|$)")
_LEFT_EN = re.compile(r"(?P<comma>,?)(?P<word>[A-Za-z]+|[.,;:|>\n(\"-]|^)\s?(?:[Tt]he |[Aa]n? )?$")
_POST_JA = re.compile(rf"の?.{{0,12}}?{TITLE}")
_POST_EN = re.compile(
    r"(?:President|Rector|CEO|Director|Dean|Chair|Mayor|Governor|Minister|Chancellor|Officer)[^.]{0,12}(?: of| at|,) (?:the )?$"
)
_ROW = re.compile(
    r".{0,20}(?:締結先|締結者|協定先|相手|当事者|参加者|署名者|甲|乙|Parties|Partner|Signatories).{0,12}$"
)
_ELSEWHERE = 6  # so many mentions outside the sentences that tell are looked at
_RANKS = 6
_PLACES = 50


class Bodies:
    """The organisations of *registry*, as they stand on the page."""

    def __init__(self, sight: Sight, registry: Registry) -> None:
        self.sight = sight
        self.registry = registry
        text = sight.page.text
        self.mentions = registry.mentions(0, len(text))
        self.places: dict[str, list[tuple[int, int]]] = {}
        for start, end, draft in self.mentions:
            self.places.setdefault(draft.id, []).append((start, end))
        self._officials = [draft.official for draft in registry.drafts]
        self.most = max(map(len, self.places.values()), default=1)
        self._ranks = {draft_id: rank for rank, draft_id in enumerate(self.places)}
        self._sides: dict[tuple[int, int], tuple[str, str]] = {}

    @cached_property
    def own(self) -> Draft | None:
        """Whose page it is, where the page names that organisation."""
        hub = next((draft for draft in self.registry.drafts if draft.is_hub), None)
        return hub or self.registry.publisher

    @cached_property
    def first(self) -> Span | None:
        """The first sentence that tells of an agreement."""
        return next(iter(self.sight.telling), None)

    @cached_property
    def _headed(self) -> set[str]:
        """Those that the heading names."""
        return {draft.id for start, _end, draft in self.mentions if self.sight.in_heading(start)}

    @cached_property
    def _led(self) -> set[str]:
        """Those that the first sentence names."""
        return {draft.id for start, _end, draft in self.mentions if _within(self.first, start)}

    def seen(self, draft: Draft) -> Seen:
        """Return the traits of *draft*."""
        places = self.places.get(draft.id, [(draft.start, draft.end)])[:_PLACES]
        telling: list[tuple[int, int]] = []
        others: list[tuple[int, int]] = []
        for at in places:
            (telling if self.sight.is_told_at(at[0]) else others).append(at)
        led = [at for at in places if _within(self.first, at[0])]
        headed = [at for at in places if self.sight.in_heading(at[0])]
        plain = self._plain(draft, places, bool(headed), bool(telling))
        groups = {"t": headed, "f": led, "k": telling, "o": others[:_ELSEWHERE]}
        sides = [f"{where}{side}" for where, ats in groups.items() for at in ats for side in self._beside(*at)]
        traits = traits_of(plain, sides, self._in_first(led))
        times = len(self.places.get(draft.id, places))
        traits["n"] = math.log(times)
        traits["share"] = times / self.most
        traits["length"] = min(len(draft.official), 40) / 40
        return traits

    def _plain(self, draft: Draft, places: list[tuple[int, int]], headed: bool, telling: bool) -> Iterator[str]:
        yield f"kind_{draft.kind}"
        yield f"rank{min(self._ranks.get(draft.id, _RANKS), _RANKS)}"
        if headed:
            yield "title"
            yield f"title_{min(len(self._headed), 4)}"
        elif len(self._headed) > 1:
            yield "not in title"
        if draft.id in self._led:
            yield "first"
        elif len(self._led) > 1:
            yield "not first"
        if telling:
            yield "telling"
        if not self.sight.telling:
            yield "untold"
        yield from self._self(draft)
        yield from self._where(places)

    def _self(self, draft: Draft) -> Iterator[str]:
        """What the organisation is by itself and beside the others."""
        name = draft.official
        if draft.is_hub:
            yield "hub"
        if self.registry.publisher is draft:
            yield "publisher"
        if draft.confidence >= 0.9:
            yield "sure"
        if name.isascii():
            yield "latin"
        if _LEGAL.search(name):
            yield "legal"
        if len(draft.names) > 1:
            yield "names"
        others = [other for other in self._officials if other != name]
        if any(name in other for other in others):
            yield "inside"
        if any(other in name for other in others):
            yield "part"

    def _where(self, places: list[tuple[int, int]]) -> Iterator[str]:
        """Where on the page it stands, whatever is said there."""
        page = self.sight.page
        text, lines = page.text, page.lines
        if places[0][0] < 150:
            yield "early"
        if places[0][0] > len(text) * 0.6:
            yield "late"
        if places[-1][0] >= lines[-1][0]:
            yield "last line"
        if places[0][0] < lines[min(2, len(lines) - 1)][1]:
            yield "top"
        if any(self.sight.is_headed_at(start) for start, _end in places):
            yield "spoken"
        rows = [page.line_at(start) for start, _end in places]
        if any(text[a:b].strip() == text[start:end] for (a, b), (start, end) in zip(rows, places, strict=True)):
            yield "alone"
        if any(
            _ROW.match(text[max(a, start - 40) : start]) for (a, _b), (start, _end) in zip(rows, places, strict=True)
        ):
            yield "row"
        if any(self._is_headed(start, end) for start, end in places):
            yield "post"

    def _is_headed(self, start: int, end: int) -> bool:
        """Whether somebody's post at it stands beside the name: A大学の学長, the President of A."""
        text = self.sight.page.text
        if self.sight.japanese:
            return _POST_JA.match(text, end, end + 24) is not None
        return _POST_EN.search(text[max(0, start - 40) : start]) is not None

    def _in_first(self, led: list[tuple[int, int]]) -> Iterator[str]:
        if self.first is None or not led:
            return
        noun = self.sight.noun.search(self.first.text)
        if noun:
            yield "before" if led[0][0] < self.first.start + noun.start() else "behind"
        ahead = sum(_within(self.first, start) and start < led[0][0] for start, _end, _draft in self.mentions)
        yield f"order{min(ahead, 4)}"

    def _beside(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and behind a name, as traits."""
        if (start, end) not in self._sides:
            text = self.sight.page.text
            if self.sight.japanese:
                left, right = _LEFT_JA.search(text[max(0, start - 6) : start]), _RIGHT_JA.match(text, end)
            else:
                left, right = _LEFT_EN.search(text[max(0, start - 30) : start]), _RIGHT_EN.match(text, end)
            self._sides[start, end] = (f"L_{_sort(left)}", f"R_{_sort(right)}")
        return self._sides[start, end]


def distinct(weighed: Sequence[tuple[float, Draft]]) -> list[tuple[float, Draft]]:
    """Return *weighed*, the likeliest first, without those that are another of them under a shorter or longer name, or its part."""
    kept: list[tuple[float, Draft]] = []
    for likely, draft in sorted(weighed, key=lambda each: (-each[0], each[1].start)):
        if not any(same_house(draft, other) for _likely, other in kept):
            kept.append((likely, draft))
    return kept


def same_house(one: Draft, other: Draft) -> bool:
    """Whether two drafts are by their names one organisation, or one the part of the other: 佐賀大学 and 佐賀大学医学部; FBG."""
    names = [(a.text, b.text) for a in one.names for b in other.names]
    return any(a in b or b in a or _initials(a) == b or _initials(b) == a for a, b in names)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()) if " " in name else ""


def _sort(found: re.Match[str] | None) -> str:
    if found is None:
        return "?"
    groups = found.groupdict()
    script = next((name for name in ("kanji", "kana", "latin", "hiragana") if groups.get(name)), None)
    if script:
        return script
    word = found["word"]
    word = "Capital" if word[:1].isascii() and word[:1].isupper() else word.lower()
    return f"{groups.get('comma') or ''}{word}"


def _within(sentence: Span | None, offset: int) -> bool:
    return sentence is not None and sentence.start <= offset < sentence.end
