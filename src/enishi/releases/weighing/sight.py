"""A page as the weights see it: its heading, and the sentences that speak of an agreement and of concluding one."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from enishi.releases.page import Page
from enishi.releases.signing_en import AGREEMENT_NOUN
from enishi.text import Span

__all__ = ["Sight", "is_prose"]

_NOUN_JA = re.compile(
    r"協定|覚書|覚え書|MO[UC]|契約|提携|合意書|連携|パートナーシップ|アライアンス|コンソーシアム|意向書|LOI|NDA|議定書|加盟|参画|Memorandum",
    re.I,
)
_VERB_JA = re.compile(r"締結|調印|署名|取り?交わ|結び|結ん|結ぶ|更新|延長|合意|サイン|改定|開始|発効|参画|加盟")
_VERB_EN = re.compile(
    r"\b(?:sign|ink|conclud|enter|renew|exten|seal|agree|form|announc|partner|collaborat|join|establish|exchang|team|launch|strength|amend|formali|execut)\w*",
    re.I,
)
_PROSE = ("。", ".", "」", "!")
_SHORTEST = 30
_MOST = 40


@dataclass(frozen=True)
class Sight:
    """*page* and where on it to look. Offsets are those of the page's text."""

    page: Page

    @property
    def japanese(self) -> bool:
        """Whether the text is Japanese."""
        return self.page.language == "ja"

    @property
    def language(self) -> str:
        """The language whose weights are asked."""
        return "ja" if self.japanese else "en"

    @property
    def noun(self) -> re.Pattern[str]:
        """What names an agreement."""
        return _NOUN_JA if self.japanese else AGREEMENT_NOUN

    @property
    def verb(self) -> re.Pattern[str]:
        """What concludes one."""
        return _VERB_JA if self.japanese else _VERB_EN

    @cached_property
    def heading(self) -> tuple[int, int]:
        """Where the heading stands; (0, 0) where the page has none of its own."""
        title = self.page.title
        start = self.page.text.find(title) if title else -1
        return (start, start + len(title)) if start >= 0 else (0, 0)

    @cached_property
    def prose(self) -> list[Span]:
        """The whole sentences of the page."""
        return [s for s in self.page.sentences if is_prose(s)]

    @cached_property
    def naming(self) -> list[Span]:
        """The sentences and headings that name an agreement."""
        return [s for s in self.page.sentences if self.noun.search(s.text)]

    @cached_property
    def speaking(self) -> list[Span]:
        """Those of them that say what is done to it, as many as a release has."""
        return list(islice((s for s in self.naming if self.verb.search(s.text)), _MOST))

    @cached_property
    def telling(self) -> list[Span]:
        """Those of them that are whole sentences."""
        return [s for s in self.speaking if is_prose(s)]

    @cached_property
    def _starts(self) -> tuple[set[int], set[int]]:
        return {s.start for s in self.telling}, {s.start for s in self.speaking if not is_prose(s)}

    def is_told_at(self, offset: int) -> bool:
        """Whether a whole sentence around *offset* tells of an agreement."""
        return self.page.sentence_at(offset).start in self._starts[0]

    def is_headed_at(self, offset: int) -> bool:
        """Whether a line around *offset* that is no whole sentence speaks of one."""
        return self.page.sentence_at(offset).start in self._starts[1]

    def in_heading(self, offset: int) -> bool:
        """Whether *offset* lies in the heading."""
        return self.heading[0] <= offset < self.heading[1]


def is_prose(sentence: Span) -> bool:
    """Whether a sentence is whole, and no line of a menu."""
    return len(sentence.text) > _SHORTEST and sentence.text.rstrip().endswith(_PROSE)
