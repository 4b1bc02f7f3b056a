"""Sentences of Japanese and English texts. Linear in the length of the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from enishi.text.normalising import joins
from enishi.text.scripts import JAPANESE

__all__ = ["Span", "sentences"]

_BLANK_LINE = re.compile(r"\n[^\S\n]{0,200}\n\s*")
_OPEN = {"「": "」", "『": "』", "(": ")", "（": "）", "【": "】", "“": "”"}
_CLOSE = {close: opening for opening, close in _OPEN.items()}
_CLOSERS = frozenset("」』)）】”’\"'")
_EVENT = re.compile("[。！？!?．.\n]")
_BRACKET = re.compile(f"[{re.escape(''.join([*_OPEN, *_CLOSE]))}]")
_JAPANESE = re.compile(f"[{JAPANESE}]")
_BULLET = re.compile(r"\s{0,8}(?:[■□●○◎◆◇▼▽▲△※・•*#<【-]|[0-9①-⑳]{1,2}[.)．)、 ]|\([0-9]{1,2}\))")
_LAST_WORD = re.compile(r"[A-Za-z.&]{1,20}\Z")
_TITLE_WORDS = (
    "Pte Pty Pvt Sdn Dr dr Mr Mrs Ms Mme Mlle Mdm Prof prof St Ste Mt Rev Fr Hon Gen Sen Rep Gov Amb Pres Messrs vs eg e.g i.e ie cf "
    "No Nos Vol Fig approx ca c Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Capt Col Maj Lt Brig Sgt Cmdr Adm Cllr Supt Insp "
    "Assoc Asst Adj Eng Engr Ing ing Dipl Mag Mgr Bc Ir Ts Arch Adv Atty Barr Pharm Sig Dott Dra Sra Hr Shri Sri Smt Kum Er Drs "
    "MUDr RNDr PhDr JUDr MVDr Doc doc H.E h.c rer nat phil med habil"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_ENDING_WORDS = (
    "Inc Ltd Co Corp LLC plc Bhd Jr Sr Ph.D M.D U.S U.K U.N E.U a.m p.m etc al D.C Univ Dept Bros "
    "Mon Tue Tues Wed Thu Thur Thurs Fri"
)
_MAY_END = frozenset(_ENDING_WORDS.split())
_STARTER = re.compile(
    r"[\s\"'“”)]{0,4}(?:The|In|It|This|These|That|He|She|We|They|Our|As|At|On|For|From|By|With|A|An|But|And|Its|His|Her|If|"
    r"When|While|After|Before|Since|Under|Through)\b"
)
# What stands around the text of a page: who wrote it and when, a path of menus ("Home / News"), and a day alone on its line.
_YEAR = "(?:19|20)[0-9]{2}"
_FURNITURE = re.compile(
    r"(?:By|Posted|(?:Publish|Post|Release) Date|Published|Publication date|Last (?:updated|modified)|Page ID|Source"
    r"|Updated|Written|Writer|Author|Category|Tags?|Share|Print|Details|Reading time|Follow us|Home"
    r"|Signatories|Witnesses|Witnessed by|Parties|Duration|Term|Venue)"
    r"(?: (?:on|by|this)\b| ?[:|/>]|\n)"
    rf"|(?:[A-Z][a-z]{{2,8}}, )?(?:[0-9]{{1,2}}(?:st|nd|rd|th)? [A-Z][a-z]{{2,8}}\.?,? {_YEAR}|[A-Z][a-z]{{2,8}}\.? [0-9]{{1,2}},? {_YEAR}"
    rf"|[0-9]{{1,2}}[./][0-9]{{1,2}}[./]{_YEAR})[^\S\n]?(?:\||\n|\Z)"
)
_PATH = re.compile(r"(?:Home|HOME|Top|TOP|You are here)\b[^\n]{0,20} ?[|/>]")
#: A shorter English line before a capital is a heading or an address, not a wrapped sentence.
_HEADING = 48
#: A line longer than this was not wrapped: in its text each line is a paragraph.
_UNWRAPPED = 130


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: ``text == source[start:end]``."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Span]:
    """Return the sentences of *text* in order, without the blanks around them; nothing but blanks is left out.

    A full stop inside 「…」 or (…) ends no sentence while the bracket is closed in the same paragraph. Blank lines, bullets
    and headings end one; a line break inside a wrapped sentence does not. "Dr." and "J." end none, "Inc." and "U.S." only
    before a word that begins a sentence.
    """
    found = []
    for start, end in _paragraphs(text):
        begin = start
        for cut in [*_cuts(text, start, end), end]:
            piece = text[begin:cut]
            stripped = piece.strip()
            if stripped:
                first = begin + len(piece) - len(piece.lstrip())
                found.append(Span(first, first + len(stripped), stripped))
            begin = cut
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost pairs of brackets of a paragraph. One that is never closed is none."""
    open_at: dict[str, list[int]] = {opening: [] for opening in _OPEN}
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text, start, end):
        character = match.group()
        if character in _OPEN:
            open_at[character].append(match.start())
        elif open_at[_CLOSE[character]]:
            pairs.append((open_at[_CLOSE[character]].pop(), match.start()))
    outer: list[tuple[int, int]] = []
    for pair in sorted(pairs):
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    return outer


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences of one paragraph end, the closing marks after a full stop included."""
    pairs = iter(_bracketed(text, start, end))
    pair = next(pairs, None)
    for match in _EVENT.finditer(text, start, end):
        place = match.start()
        while pair and pair[1] < place:
            pair = next(pairs, None)
        if match.group() == "\n":
            # A line break counts within brackets too: a heading is no part of a sentence that follows.
            if place + 1 < end and _line_ends(text, start, place):
                yield place
        elif not (pair and pair[0] < place) and _stops(text, place, end):
            yield _past_closers(text, place + 1, end)
        elif pair and place + 1 == pair[1] and _after_quotation(text, pair[1] + 1, end):
            yield pair[1] + 1


def _after_quotation(text: str, place: int, end: int) -> bool:
    """Whether a quotation that ends in a full stop is a sentence by itself."""
    return place >= end or text[place] in "\n「『"


def _past_closers(text: str, place: int, end: int) -> int:
    limit = min(end, place + 8)
    while place < limit and text[place] in _CLOSERS:
        place += 1
    return place


def _stops(text: str, place: int, end: int) -> bool:
    mark = text[place]
    if mark == "。":
        return True
    after = text[place + 1] if place + 1 < end else " "
    if mark not in ".．":
        return after.isspace() or after in _CLOSERS or bool(place and _JAPANESE.match(text[place - 1]))
    if place and _JAPANESE.match(text[place - 1]):
        return (not after.isdigit() and not after.isascii()) or after.isspace()
    past = _past_closers(text, place + 1, end)
    if past < end and not text[past].isspace():
        return False
    return not _abbreviates(text, place, past, end)


def _abbreviates(text: str, place: int, past: int, end: int) -> bool:
    following = text[past : min(end, past + 12)].lstrip()
    if following and (following[0].islower() or following[0] in "&—–"):
        return True
    word = _LAST_WORD.search(text[max(0, place - 20) : place])
    if not word or not following:
        return False
    name = word.group()
    if name in _TITLES or (len(name) == 1 and name.isupper()):
        return True
    initials = "." in name
    return (name in _MAY_END or initials) and not _STARTER.match(text, past)


def _line_ends(text: str, start: int, place: int) -> bool:
    """Whether the line break at *place* ends a sentence rather than wraps one."""
    if place == start or joins(text, place, place + 1):
        return False
    if _BULLET.match(text, place + 1) or _JAPANESE.match(text[place - 1]) or _JAPANESE.match(text[place + 1]):
        return True
    if text[place + 1].islower() or text[place - 1] in ",;":
        return False
    begins = max(start, text.rfind("\n", start, place) + 1)
    if _FURNITURE.match(text, place + 1) or _FURNITURE.match(text, begins, place) or _PATH.match(text, begins, place):
        return True
    line = place - begins
    following = text.find("\n", place + 1, place + 1 + _UNWRAPPED)
    unwrapped = line > _UNWRAPPED or (following == -1 and len(text) - place > _UNWRAPPED)
    return unwrapped or line < _HEADING
