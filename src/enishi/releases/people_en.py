"""People in English: their names before or after a post at an organisation that the text names."""

import re
from bisect import bisect_left

from enishi.releases.drafts import Notes
from enishi.releases.names_en import candidates, is_name, is_sure, register_en
from enishi.releases.people import (
    add_role,
    doubt_signatories,
    is_caption,
    note_person,
    note_post,
    note_signatory,
    read_labelled,
)
from enishi.releases.registry import Draft
from enishi.releases.words import ORGANISATION_WORD_EN, TITLE_EN

__all__ = ["read_people_en"]

_PART = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:['’-][A-ZÀ-Þ]?[a-zà-ÿ]+|[A-Z][a-zà-ÿ]+)?"
_NAME = rf"(?:{_PART}|[A-Z]\.)(?: (?:[A-Z]\.|de|van|von|der|bin|al|{_PART})){{0,3}} (?:{_PART}|[A-Z]{{2,14}})"
_HONORIFIC = r"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.? )?"
_SPELLING = r"(?: ?(?:\(|/ ?)(?P<spelling>[一-龠々ァ-ヴーぁ-ん][一-龠々ァ-ヴーぁ-ん・=＝ A-Z.]{1,30})\)?)?"
_TITLE = re.compile(
    rf"\b(?P<title>{TITLE_EN})\b(?P<field>(?: (?:for|of) (?:[A-Z][\w-]*|Research)(?: (?:(?:and|&|of|for) )?[A-Z][\w-]*){{0,6}})?)"
)
_NAME_BEFORE = re.compile(rf"{_HONORIFIC}(?P<name>{_NAME}){_SPELLING}(?:, (?:who is |the |its )?| \(|, PhD, | - )\Z")
_NAME_AFTER = re.compile(rf"(?:,? (?:is )?|: ){_HONORIFIC}(?P<name>{_NAME}){_SPELLING}(?![A-Za-z])")
_TO_ORGANISATION = re.compile(r"(?: of| at| for|,)(?: the)? ")
_LABELLED = re.compile(rf"\s*(?P<title>{TITLE_EN}[^:]{{0,30}}|[^:]{{0,20}}(?:長|代表))\s*:\s*(?P<names>.+)", re.S)
_SAID = re.compile(r"\b(?:said|says|stated|states|commented|comments|added|adds|remarked|noted|explained|told)\b")
_SIGNED_BY = re.compile(
    r"\b(?:signed by|signatories were|signed on behalf)\b|\bsigned the (?:[Mm]emorandum|MO[UC]|MoU|[Aa]greement)"
)


def read_people_en(notes: Notes) -> None:
    """Note the people that the text names with a post at an organisation, and how it names them."""
    read_labelled(notes, _LABELLED)
    for start, end in notes.page.lines:
        mentions = _Mentions(notes, start, end)
        for title in _TITLE.finditer(notes.page.text, start, end):
            _around(notes, mentions, title)
    doubt_signatories(notes)


class _Mentions:
    """The organisations named in one line, by where their names begin and end."""

    def __init__(self, notes: Notes, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.all = notes.registry.mentions(start, end)
        self._starts = {first: (first, last, draft) for first, last, draft in self.all}
        self._ends = [last for _first, last, _draft in self.all]
        self._notes = notes

    def at(self, offset: int) -> tuple[int, int, Draft] | None:
        """The organisation whose name begins at *offset*, registered now where the words can name nothing else."""
        found = self._starts.get(offset)
        text = self._notes.page.text
        named = candidates(text, offset, min(self.end, offset + 120))
        if not named or named[0].start != offset or not is_sure(text[offset : named[0].end]):
            return found
        if found and found[1] >= named[0].end:
            return found
        return offset, named[0].end, register_en(self._notes.registry, named[0], 0.8)

    def before(self, offset: int) -> tuple[int, int, Draft] | None:
        """The organisation whose name ends at *offset*."""
        index = bisect_left(self._ends, offset)
        return self.all[index] if index < len(self.all) and self._ends[index] == offset else None


def _around(notes: Notes, mentions: _Mentions, title: re.Match[str]) -> None:
    text = notes.page.text
    for end in _title_ends(title):
        link = _TO_ORGANISATION.match(text, end, mentions.end)
        after = mentions.at(link.end()) if link else None
        if after:
            name = _name_before(text, mentions, title.start()) or _NAME_AFTER.match(
                text, _past_bracket(text, after[1]), mentions.end
            )
            if name and _is_person(name["name"]):
                _note(
                    notes,
                    after[2],
                    name,
                    text[title.start() : end],
                    (min(name.start(), title.start()), max(after[1], name.end())),
                )
                return
    name = _NAME_AFTER.match(text, title.end(), mentions.end)
    before = _organisation_before(text, mentions, title.start())
    if before:
        ahead = _name_before(text, mentions, before[0])
        chosen = ahead if ahead and _is_person(ahead["name"]) else name
        if chosen and _is_person(chosen["name"]):
            _note(notes, before[2], chosen, title[0], (min(before[0], chosen.start()), max(title.end(), chosen.end())))
    elif name and _is_person(name["name"]):
        link = re.compile(r",? (?:of|at|from)(?: the)? ").match(text, name.end(), mentions.end)
        after = mentions.at(link.end()) if link else None
        if after:
            _note(notes, after[2], name, title[0], (title.start(), after[1]))


def _title_ends(title: re.Match[str]) -> list[int]:
    """Where the title may end, the longest first: "Vice Provost for Global Engagement of UCLA" names its organisation last."""
    links = re.finditer(r" (?:of|for|at) ", title["field"])
    inner = sorted((title.start("field") + link.start() for link in links), reverse=True)
    return list(dict.fromkeys([title.end(), *inner, title.end("title")]))


def _past_bracket(text: str, offset: int) -> int:
    bracket = re.compile(r" ?\([^()]{1,80}\)").match(text, offset)
    return bracket.end() if bracket else offset


def _organisation_before(text: str, mentions: _Mentions, offset: int) -> tuple[int, int, Draft] | None:
    for gap in ("'s ", "’s ", " "):
        if text.endswith(gap, max(0, offset - 4), offset):
            return mentions.before(offset - len(gap))
    return None


def _name_before(text: str, mentions: _Mentions, offset: int) -> re.Match[str] | None:
    if text.endswith("the ", max(0, offset - 4), offset):
        offset -= 4
    first = max(mentions.start, offset - 110)
    # The pattern ends with the passage, so it is tried from each capital, the earliest first.
    for capital in re.finditer(r"(?<![A-Za-zÀ-ÿ.'’-])[A-ZÀ-Þ]", text[first:offset]):
        match = _NAME_BEFORE.match(text, first + capital.start(), offset)
        if match:
            return match
    return None


def _is_person(name: str) -> bool:
    if re.search(rf"\b{ORGANISATION_WORD_EN}\b|\b{TITLE_EN}\b", name):
        return False
    return all(
        is_name(word) or word.endswith(".") or word.islower() or len(word) > 1 for word in name.split()
    ) and is_name(name)


def _note(notes: Notes, draft: Draft, name: re.Match[str], title: str, where: tuple[int, int]) -> None:
    names = [name.span("name")]
    if name["spelling"]:
        names.append(name.span("spelling"))
    person = note_person(notes, names, name.span("name"))
    note_post(notes, person, draft, title.strip(), where)
    sentence = notes.page.sentence_at(name.start("name"))
    lead = notes.page.text[sentence.start : name.start("name")]
    if _SIGNED_BY.search(lead) or re.search(r"\bsigned (?:it|the [A-Za-z ]{3,40}) (?:for|on behalf)", sentence.text):
        add_role(person, "signed")
        note_signatory(notes, person, draft, title.strip(), where)
    elif _SAID.search(_outside_quotes(sentence.text)):
        add_role(person, "quoted")
    elif is_caption(notes, name.start()):
        add_role(person, "pictured")
    else:
        add_role(person, "named")


def _outside_quotes(text: str) -> str:
    return re.sub(r"[\"“][^\"”]*[\"”]", " ", text)
