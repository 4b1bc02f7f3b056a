"""The rules' reading with a model's disagreements as doubts: the model adds questions, never facts."""

import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from enishi.releases.reading import Agreement, Doubt, Quote, Reading
from enishi.releases.rules import Reader, RuleReader
from enishi.releases.second.endpoint import EndpointRefused
from enishi.releases.second.wording import LONGEST

__all__ = ["ComparedReader"]

_MOST = 12  # doubts of one text: more are read by nobody
_FAILURES, _PAUSE = 3, 300.0  # an endpoint that failed so often in a row is left alone for so many seconds
_SHOWN = {
    "signed_on": ("締結日", "day of signing"),
    "in_force_from": ("発効日", "day it takes effect"),
    "term": ("期間", "term"),
    "ends_on": ("終了日", "last day"),
}
_NOT_WORD = re.compile(r"[\W_]+")


class ComparedReader:
    """Reads by the rules, then asks a second reader. Where that one does not answer, a doubt says so and the facts stand."""

    def __init__(self, second: Reader, first: Reader | None = None) -> None:
        self._first, self._second = first or RuleReader(), second
        self.name = self._first.name
        self._failed, self._until = 0, 0.0

    def read(self, text: str, *, hub: str, published: str) -> Reading:
        """Return the rules' reading; its doubts end with those of the comparison."""
        reading = self._first.read(text, hub=hub, published=published)
        if not text.strip():
            return reading
        notes = {**reading.notes, "second_reader": self._second.name}
        try:
            other = self._asked(text, hub, published)
        except EndpointRefused as refused:
            return replace(reading, notes={**notes, "second_reader": str(refused)}, doubts=_unanswered(reading))
        found = list(_Comparison(reading, other).doubts())[:_MOST]
        return replace(reading, notes=notes, doubts=(*reading.doubts, *_numbered(reading, found)))

    def _asked(self, text: str, hub: str, published: str) -> Reading:
        if self._failed >= _FAILURES and time.monotonic() < self._until:
            raise EndpointRefused(
                f"{self._second.name} did not answer {self._failed} times and is left alone for a while"
            )
        try:
            other = self._second.read(text, hub=hub, published=published)
        except EndpointRefused:
            self._failed, self._until = self._failed + 1, time.monotonic() + _PAUSE
            raise
        self._failed = 0
        return other


def _unanswered(reading: Reading) -> tuple[Doubt, ...]:
    doubt = _doubt(
        "second_reader_silent",
        (
            "第二の読み手（言語モデル）の回答を得られませんでした。",
            "The second reader (a language model) gave no answer.",
        ),
        (
            "規則による読み取りだけです。原文と見比べてください。",
            "Only the rules have read this. Compare with the original.",
        ),
    )
    return (*reading.doubts, *_numbered(reading, [doubt]))


def _numbered(reading: Reading, doubts: list[Doubt]) -> list[Doubt]:
    return [replace(doubt, id=f"d{number}") for number, doubt in enumerate(doubts, len(reading.doubts) + 1)]


def _doubt(
    kind: str,
    reason: tuple[str, str],
    advice: tuple[str, str],
    quote: Quote | None = None,
    read_as: str = "",
    about: str = "",
) -> Doubt:
    return Doubt(
        id="",
        kind=kind,
        said=quote.text if quote else "",
        read_as=read_as,
        reason={"ja": reason[0], "en": reason[1]},
        advice={"ja": advice[0], "en": advice[1]},
        about=(about,) if about else (),
        quote=quote,
    )


@dataclass(slots=True)
class _Comparison:
    """*ours* by the rules, *theirs* by the second reader."""

    ours: Reading
    theirs: Reading

    def doubts(self) -> Iterator[Doubt]:
        left = list(self.ours.agreements)
        for told in self.theirs.agreements:
            mine = max(left, key=lambda each: self._alike(each, told), default=None)
            if mine is None or self._alike(mine, told) < 2:
                yield self._only_theirs(told)
            else:
                left.remove(mine)
                yield from self._differing(mine, told)
        for mine in left:
            # In passing much is told that a short answer leaves out.
            if mine.status != "earlier" and mine.quote.start < LONGEST:
                yield self._only_ours(mine)

    def _alike(self, mine: Agreement, told: Agreement) -> int:
        shared = len(self._shared(mine, told))
        near = mine.quote.start < told.quote.end and told.quote.start < mine.quote.end
        return shared + (1 if near and shared else 0)

    def _shared(self, mine: Agreement, told: Agreement) -> list[str]:
        known = set().union(*(self._keys(self.ours, party) for party in mine.parties))
        return [party for party in told.parties if self._is_known(self._keys(self.theirs, party), known)]

    def _is_known(self, keys: set[str], known: set[str]) -> bool:
        return any(key == other or key in other or other in key for key in keys for other in known)

    def _keys(self, reading: Reading, organisation: str) -> set[str]:
        names = next((each.names for each in reading.organisations if each.id == organisation), ())
        hub = {reading.hub} if any(each.id == organisation and each.is_hub for each in reading.organisations) else set()
        return {key for text in ({name.text for name in names} | hub) if len(key := _key(text)) > 1}

    def _only_theirs(self, told: Agreement) -> Doubt:
        names = [self._name(party) for party in told.parties]
        ja, en = "、".join(names), ", ".join(names)
        return _doubt(
            "second_reader_adds",
            (
                f"第二の読み手は、ここに{ja}の協定があると読みました。規則では読み取っていません。",
                f"The second reader takes this for an agreement of {en}. The rules do not.",
            ),
            (
                "協定を伝える文であれば、記録に手で加えてください。",
                "If these words tell of an agreement, add it to the record by hand.",
            ),
            told.quote,
            " / ".join([*names, told.signed_on]).rstrip("/ "),
        )

    def _only_ours(self, mine: Agreement) -> Doubt:
        return _doubt(
            "second_reader_misses",
            ("第二の読み手は、ここに協定を見いだしませんでした。", "The second reader finds no agreement here."),
            (
                "新しい協定を伝える文かどうかをお確かめください。",
                "Check whether these words tell of an agreement at all.",
            ),
            mine.quote,
            about=mine.id,
        )

    def _differing(self, mine: Agreement, told: Agreement) -> Iterator[Doubt]:
        if (mine.status == "earlier") != (told.status == "earlier") or (mine.status == "announced") != (
            told.status == "announced"
        ):
            yield self._differs(("状態", "state"), (mine.status, told.status), told.quote, mine)
        for name, shown in _SHOWN.items():
            one, other = str(getattr(mine, name)), str(getattr(told, name))
            if name == "ends_on" and mine.term and mine.term == told.term:
                continue
            # Of one day known to the month and to the day, neither is wrong.
            if other and not (one and (one.startswith(other) or other.startswith(one))):
                quote = told.term_quote if name == "term" and told.term_quote else told.quote
                yield self._differs(shown, (one, other), quote, mine)
        ours = {_key(name.text) for each in self.ours.people for name in each.names if self._signed(mine, each.id)}
        for signatory in told.signatories:
            person = next(each.names[0].text for each in self.theirs.people if each.id == signatory.person)
            if not any(_key(person) in key or key in _key(person) for key in ours):
                yield self._differs(("署名者", "signatory"), ("", person), signatory.quote, mine)
        for party in told.parties:
            if party not in self._shared(mine, told):
                yield self._differs(("当事者", "party"), ("", self._name(party)), told.quote, mine)

    def _signed(self, mine: Agreement, person: str) -> bool:
        return any(signatory.person == person for signatory in mine.signatories)

    def _differs(self, what: tuple[str, str], values: tuple[str, str], quote: Quote, mine: Agreement) -> Doubt:
        one, other = values
        return _doubt(
            "second_reader_differs",
            (
                f"{what[0]}：第二の読み手は「{other}」、規則は{f'「{one}」' if one else '読み取りなし'}としました。",
                f"{what[1].capitalize()}: the second reader says “{other}”, the rules say {f'“{one}”' if one else 'nothing'}.",
            ),
            ("原文でどちらが正しいかをお確かめください。", "Look up in the original which of the two is right."),
            quote,
            other,
            mine.id,
        )

    def _name(self, party: str) -> str:
        return next(each.names[0].text for each in self.theirs.organisations if each.id == party)


def _key(name: str) -> str:
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", name).casefold())
