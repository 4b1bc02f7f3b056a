"""Every organisation that a text names anywhere, whatever it says of it."""

import re

from enishi.releases.defining_en import define_names, mark_hub
from enishi.releases.drafts import Notes
from enishi.releases.hub_ja import introduce_ja
from enishi.releases.likely_ja import is_proper
from enishi.releases.names_en import candidates
from enishi.releases.naming_en import Namer
from enishi.releases.page import Page
from enishi.releases.phrases import name_in
from enishi.releases.registry import Registry
from enishi.releases.words import LEGAL, OUR_WORDS, TITLE, is_organisation

__all__ = ["survey"]

#: What may be letters of a name; those of the Latin alphabet go on behind a blank.
_RUN = re.compile(
    r"[一-龠々〆ヵヶァ-ヴーA-Za-zÀ-ÿ0-9&.'’・-]+(?:(?<=[A-Za-z0-9&.,]) (?=[A-Za-z0-9&])[A-Za-zÀ-ÿ0-9&.'’-]+)*[一-龠々ァ-ヴー]*"
)
_LEGAL = re.compile(LEGAL)
_OURS = re.compile(OUR_WORDS)
_BEARER = re.compile(rf"{TITLE}$")
_OF_TOWN = re.compile(r"(?<=[市町村区])長$|(?<=[都道府県])知事$")
_BREAK = re.compile(r"[、。「『（(\n]")
_LONGEST = 80
_HIRAGANA = re.compile(r"(?<![ぁ-ん])[ぁ-ん]{2,8}$")
_LONGEST_LEAD = 8
#: 株式会社砂のしずく: nothing but the legal form tells where it begins, and nothing but a particle where it ends.
_LEGAL_NAME = re.compile(
    LEGAL
    + r" ?[一-龠々ァ-ヴーA-Za-z]{0,12}(?![はがをとへに])[ぁ-ん][^、。「」『』()（）\[\]\n :/|はがをとへ]{1,12}?(?=さま|様|[、。「」『』()（）\n はがをとへ/|]|$)(?!と(?:財団|協会|大学|銀行|信用金庫|病院|市|町|会))"
)
#: 上毛みどり信用金庫: letters before the hiragana that a name begins with, and nothing that it could be joined to before them.
_BEFORE_HIRAGANA = re.compile(r"(?:^|(?<=[、。・「『()（）\n とはがのをに]))[一-龠ァ-ヴー]{1,4}$")
#: 締結, 2024, 3, ver: too short to be a name that no ending tells to be one.
_NO_NAME = re.compile(r"[一-龠々〆ヵヶ]{1,4}|[0-9.,'’-]+|[a-z]+|[ァ-ヴー・]{1,3}|.")
_POST = re.compile(TITLE + r"|株式$")


def survey(page: Page, hub: str) -> Registry:
    """Return all organisations that *page* names, each once; *hub* is whose page it is, "" where unknown.

    What the rules made of the page plays no part: what they know by heart would look as sure as what they only happen to find.
    """
    registry = Registry(page)
    if page.language == "ja":
        introduce_ja(registry, hub)
        _name_japanese(registry)
    else:
        define_names(registry)
        mark_hub(registry, hub)
        namer = Namer(Notes(page, registry, hub))
        for candidate in candidates(page.text, 0, len(page.text)):
            namer.draft(candidate)
    return registry


def _name_japanese(registry: Registry) -> None:
    text = registry.page.text
    formed = [m for m in _LEGAL_NAME.finditer(text) if not _POST.search(m[0])]
    for named in formed:
        registry.add(*named.span())
    begun = {named.start() for named in formed}
    done: set[str] = set()
    for run in _RUN.finditer(text):
        lead = _HIRAGANA.search(text, max(0, run.start() - _LONGEST_LEAD), run.start())
        base = lead.start() if lead and is_organisation(f"{lead[0]}{run[0]}") else run.start()
        if base == run.start() and (run[0] in done or _is_none(run[0])):
            continue
        done.add(run[0])
        for start, end in _pieces(text, *run.span()) if run.end() - base <= _LONGEST else ():
            if start not in begun:
                _name(registry, base if start == run.start() else start, start, end)


def _is_none(run: str) -> bool:
    """Whether letters are too few for a name that no ending tells to be one."""
    return bool(_NO_NAME.fullmatch(run)) and not (is_organisation(run) or _OF_TOWN.search(run))


def _name(registry: Registry, base: int, start: int, end: int) -> None:
    """Register the organisation with whose name ``text[start:end]`` ends; hiragana from *base* on may be of the name (みなと市)."""
    text = registry.page.text
    bearer = _OF_TOWN.search(text, start, end) or _BEARER.search(text, start, end)
    end = bearer.start() if bearer and bearer.start() > start + 1 else end
    span = name_in(text[base:end])
    if base < start and (base == 0 or _BREAK.match(text, base - 1)):
        span = (0, end - base)
    town = _BEFORE_HIRAGANA.search(text, max(0, base - 5), base) if span is None and base < start else None
    if town and name_in(text[town.start() : end]) == (0, end - town.start()):
        base, span = town.start(), (0, end - town.start())
    if span is None:
        return
    first, last = base + span[0], base + span[1]
    if base < start and first == base and (lead := _BEFORE_HIRAGANA.search(text, max(0, first - 5), first)):
        first = lead.start()
    name = text[first:last]
    if _OURS.search(name) or registry.find(name) is not None:
        return
    if is_organisation(name) or _LEGAL.search(name) or is_proper(name):
        registry.add(first, last)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run at the points that join organisations: A大学・B病院."""
    pieces, first = [], start
    for point in re.finditer("・", text[start:end]):
        at = start + point.start()
        if is_organisation(text[first:at]):
            pieces.append((first, at))
            first = at + 1
    return [*pieces, (first, end)]
