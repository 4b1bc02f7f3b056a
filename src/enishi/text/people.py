"""A person's names in a text: in the spellings that are known, and in those that follow from them. See docs/text.md."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self
from unicodedata import combining, normalize

from enishi.text.scripts import HAN, JAPANESE

__all__ = ["BLACK", "PeopleNames", "Place", "blackened", "relabelled"]

#: Stands, once for each character, where a name stood.
BLACK = "█"
Place = tuple[int, int]

_SAME = dict(
    zip(
        "髙﨑𠮷邊邉齋齊斎澤濵濱廣嶋嶌德國眞瀨櫻桒冨渕榮惠萬實龍曾",
        "高崎吉辺辺斉斉斉沢浜浜広島島徳国真瀬桜桑富淵栄恵万実竜曽",
        strict=True,
    )
)
_BETWEEN = r"[\s\u3000・･=＝‐\-,.、]"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_IS_JAPANESE = re.compile(f"[{JAPANESE}]")
_KATAKANA = re.compile("[ァ-ヶー]+")
_HIRAGANA = re.compile("[ぁ-ゖー]+")
_ALL_HAN = re.compile(f"[{HAN}]+")
_RUBY = r"(?:[(（〔][ぁ-ゖァ-ヶー\s\u3000・]{2,20}[)）〕])?"
# What follows a family name that stands for a person: 山田氏, 山田教授, 山田センター長.
_CALLED = (
    r"[\s\u3000]?(?:氏|さん|様|君|殿|先生|教授|准教授|助教|講師|博士|医師|社長|会長|理事|代表|院長|所長|学長|総長|部長|課長|室長|局長|"
    r"センター長|研究員|取締役|副|名誉|特任|客員|主任|市長|知事|大臣|長官|議員|ceo|cto)"
)
_TITLED = (
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|president|chancellor|provost|dean|director|chairman|chairwoman|chair|"
    r"minister|governor|mayor|ambassador|ceo)\.?\s+"
)
_SPOKE = (
    r"(?=['’]s\b|,?\s+(?:said|says|added|adds|commented|comments|stated|states|noted|notes|explained|explains|told|who|signed|"
    r"joined|leads|led|serves|served|has|had|was|is|will)\b|氏|さん|様|教授|博士|先生)"
)
_SHORTEST = 2  # letters of a Japanese name
_SHORTEST_KANA = 4  # of a reading: shorter ones are ordinary words
_SHORTEST_LATIN = 3  # letters of a part that counts by itself


class _Folding(dict[int, str | int]):
    """Letters as they are compared: width, case, accents and old forms of characters apart. One for one, so that places hold."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = normalize("NFKC", _SAME.get(letter, letter))
        bare = "".join(part for part in normalize("NFD", plain) if not combining(part)).casefold()
        composed = normalize("NFKC", plain).casefold() if _IS_JAPANESE.match(plain) else bare
        composed = _SAME.get(composed, composed)
        self[code] = composed if len(composed) == 1 else letter
        return str(self[code])


_folding = _Folding()


def _fold(text: str) -> str:
    return text.translate(_folding)


@dataclass(frozen=True, slots=True)
class _Person:
    """*whole*: the names in full. *parts*: a part of them that surely means a person. *bare*: the family name alone.

    *edges*: where a quotation ends or begins in the middle of a name.
    *words* and *runs* are what must stand in a text, and in it without what may stand between letters, for any of that to be found:
    looking for them takes a hundredth of the time.
    """

    whole: re.Pattern[str]
    parts: re.Pattern[str] | None
    bare: re.Pattern[str] | None
    edges: re.Pattern[str] | None
    words: tuple[str, ...]
    runs: tuple[str, ...]
    families: tuple[str, ...]

    @classmethod
    def of(cls, spellings: Iterable[str]) -> "_Person | None":
        texts = list(dict.fromkeys(_fold(each.strip()) for each in spellings))
        japanese = [text for text in texts if _IS_JAPANESE.search(text)]
        latin = [words for text in texts if text not in japanese and (words := _WORD.findall(text))]
        whole = [each for text in japanese for each in _japanese(text)] + [
            each for words in latin for each in _latin(words)
        ]
        if not whole:
            return None
        families = [each for text in japanese for each in _families(text)]
        parts = [_called(each) for each in families] + [each for words in latin for each in _latin_parts(words)]
        told = [word for words in latin if len(words) > 1 for word in words if len(word) >= _SHORTEST_LATIN]
        last = [words[-1] for words in latin if len(words) > 1 and len(words[-1]) >= _SHORTEST_LATIN]
        runs = tuple(dict.fromkeys(re.sub(_BETWEEN, "", text) for text in japanese))
        bare = [f"(?<![a-z]){re.escape(word)}(?![a-z])" for word in last]
        bare += [f"(?<![{HAN}]){each}(?![{HAN}])" for each in families if len(each) > 1 and _ALL_HAN.fullmatch(each)]
        edges = [each for run in runs for each in _cut(run)] + [each for word in told for each in _cut_at(word)]
        return cls(
            whole=_any(whole),
            parts=_any(parts) if parts else None,
            bare=_any(bare) if bare else None,
            edges=_any(edges) if edges else None,
            words=tuple(dict.fromkeys(words[-1] for words in latin)),
            runs=runs,
            families=tuple(dict.fromkeys([*families, *told])),
        )

    def may_stand_in(self, text: str, tight: str) -> bool:
        """Whether a name in full may be found at all."""
        return any(word in text for word in self.words) or any(run in tight for run in self.runs)

    def may_be_meant_in(self, text: str) -> bool:
        """Whether a part of a name may be found at all."""
        return any(each in text for each in self.families)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(set(patterns), key=lambda each: (-len(each), each))))


def _japanese(text: str) -> list[str]:
    letters = re.sub(_BETWEEN, "", text)
    if len(letters) < (_SHORTEST_KANA if _HIRAGANA.fullmatch(letters) else _SHORTEST):
        return []
    pattern = f"{_BETWEEN}{{0,2}}{_RUBY}".join(re.escape(letter) for letter in letters)
    if _KATAKANA.fullmatch(letters):  # アン is no part of アンケート
        pattern = f"(?<![ァ-ヶー]){pattern}(?![ァ-ヶー])"
    return [pattern]


def _families(text: str) -> list[str]:
    """The parts of a Japanese name, or where the family name may end if nothing stands between."""
    pieces = [piece for piece in re.split(f"{_BETWEEN}+", text) if piece]
    if len(pieces) == 1 and _ALL_HAN.fullmatch(text):
        return [text[:size] for size in {2: (1,), 3: (1, 2), 4: (2,)}.get(len(text), (2, 3))]
    return pieces if len(pieces) > 1 else []


def _called(family: str) -> str:
    before = f"(?<![{HAN}])" if _ALL_HAN.fullmatch(family) else "(?<![ァ-ヶーぁ-ゖ])"
    return f"{before}{re.escape(family)}(?={_CALLED})"


def _cut(run: str) -> Iterator[str]:
    """How a Japanese name stands at the edge of a quotation that cuts it."""
    for size in range(2, len(run)):
        head, tail = (
            f"{_BETWEEN}{{0,2}}".join(re.escape(letter) for letter in part) for part in (run[:size], run[-size:])
        )
        yield rf"{head}\W*\Z"
        yield rf"\A\W*{tail}"


def _cut_at(word: str) -> tuple[str, str]:
    """The same for a word of a Latin one."""
    return rf"(?<![a-z]){re.escape(word)}\W*\Z", rf"\A\W*{re.escape(word)}(?![a-z])"


def _latin(words: Sequence[str]) -> list[str]:
    if not words:
        return []
    if len(words) == 1:
        return [f"(?<![a-z]){re.escape(words[0])}(?![a-z])"] if len(words[0]) > _SHORTEST_LATIN else []
    first, *middle, last = (re.escape(word) for word in words)
    gap = r"[\s.,_\-·+]{1,3}"
    initials = rf"(?:{gap}[a-z]\.?){{0,2}}{gap}"
    inner = "".join(f"{gap}{word}" for word in middle)
    initial = re.escape(words[0][0])
    orders = [
        f"{first}{inner}{initials}{last}",
        f"{first}{initials}{last}",
        f"{last}{gap}{first}{inner}",
        f"{last}{gap}{first}",
        rf"{initial}\.{initials.replace('{1,3}', '{0,3}')}{last}",
        rf"{last},?\s{initial}\.",
    ]
    if len(words[0]) + len(words[-1]) >= 8:  # as in an address: tanakataro
        orders += [f"{first}{last}", f"{last}{first}"]
    return [f"(?<![a-z]){order}(?![a-z])" for order in orders]


def _latin_parts(words: Sequence[str]) -> list[str]:
    told = [re.escape(word) for word in words if len(word) >= _SHORTEST_LATIN]
    if len(words) < 2:
        return []
    family = re.escape(words[-1])
    patterns = [f"(?<![a-z]){_TITLED}{word}(?![a-z])" for word in told]
    return [*patterns, *([f"(?<![a-z]){family}(?![a-z]){_SPOKE}"] if len(words[-1]) >= _SHORTEST_LATIN else [])]


@dataclass(frozen=True, slots=True)
class PeopleNames:
    """The names of some people, ready to be found."""

    _people: tuple[_Person, ...]

    @classmethod
    def of(cls, people: Iterable[Iterable[str]]) -> Self:
        """Take the spellings of each of *people*."""
        return cls(tuple(person for spellings in people if (person := _Person.of(spellings)) is not None))

    def __bool__(self) -> bool:
        return bool(self._people)

    def places(self, text: str, *, quoted: bool = False) -> list[Place]:
        """Return from where to where names stand in *text*, in order, none in another.

        In a text that names a person in full, their family name alone counts too. With *quoted* the text is cut out of a longer
        one, so that a family name with a title counts whatever else is said, and what is left of a name that was cut.
        """
        if not self._people or not text:
            return []
        folded = _fold(text)
        tight = re.sub(_BETWEEN, "", folded)
        tight = f"{tight} {re.sub(_RUBY, '', tight)}" if "(" in tight or "（" in tight or "〔" in tight else tight
        found: list[Place] = []
        for person in self._people:
            whole = person.may_stand_in(folded, tight) and person.whole.search(folded) is not None
            found += _in_full(person, folded, text) if whole else ()
            if person.parts is not None and (whole or (quoted and person.may_be_meant_in(folded))):
                found += [match.span() for match in person.parts.finditer(folded)]
            if quoted and person.edges is not None:
                found += [match.span() for match in person.edges.finditer(folded)]
        return _united(found)

    def hinted_in(self, text: str) -> bool:
        """Whether a part of a name stands in *text*, which need not mean anybody: for a person to look at."""
        folded = _fold(text) if self._people else ""
        return any(each in folded for person in self._people for each in person.families if len(each) > 1)


def _in_full(person: _Person, folded: str, text: str) -> list[Place]:
    bare = [match.span() for match in person.bare.finditer(folded)] if person.bare is not None else []
    return [
        *(match.span() for match in person.whole.finditer(folded)),
        *(place for place in bare if _stands_alone(text, *place)),
    ]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a family name is written as a name and is no part of a longer one (of a university, of a town)."""
    if _IS_JAPANESE.match(text[start]):
        return True
    if not text[start].isupper():
        return False
    before, after = re.search(r"([^\W\d_]+)[ \-]$", text[:start][-40:]), re.match(r"[ \-]([^\W\d_]+)", text[end:][:40])
    return not (before and before[1][0].isupper()) and not (after and after[1][0].isupper())


def _united(places: Iterable[Place]) -> list[Place]:
    united: list[Place] = []
    for start, end in sorted(places):
        if united and start < united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def blackened(text: str, places: Iterable[Place]) -> str:
    """Return *text* with as many black characters as stood at *places*: all else stands where it stood."""
    letters = list(text)
    for start, end in places:
        letters[start:end] = BLACK * (end - start)
    return "".join(letters)


def relabelled(text: str, label: str) -> str:
    """Return *text* with *label* for each run of black characters."""
    return re.sub(f"{BLACK}+", lambda _run: label, text) if BLACK in text else text
