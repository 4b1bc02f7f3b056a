"""A party that only its place tells to be one: a proper name beside と, where the rest of the sentence names one party alone."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.phrases import Bracket, Phrase, brackets, register, trailing_run
from enishi.releases.posts_ja import bearers
from enishi.releases.registry import Draft
from enishi.releases.words import OUR_WORDS
from enishi.text import tokens

__all__ = ["is_proper", "likely_party"]

_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.'’*-]{2,}(?:[ ][A-Za-z0-9&.'’-]+)*(?:,? [A-Z][a-z]+\.?)?")
#: What is agreed on, and nobody: "DXとGXの推進に関する協定".
_THINGS = re.compile(
    r"(?:SDGs|ESG|IoT|ICT|MaaS|STEAM|STEM|BCP|CSR|PFI|PPP|UIJ|NDC|GHG|DNA|RNA|iPS|MICE|LGBTQ?|ABW|SNS|Web3|NFT|CCUS|MOU|MoU|MOC|LOI|NDA)[A-Za-z0-9]*"
)
_NO_BODY = re.compile(
    r"(?:人材|技術|事業|文化|産業|教育|医療|製品|市場|地域|分野|課題|計画|構想|大会|関係|資源|環境|社会|経済|政策|方々|皆様|皆さま|住民|市民|学生|生徒|児童|企業|関係者|各位|等|氏|間|中|内|上|際|時|後|前|[0-9]+)$"
)
_CONFIDENCE = 0.75


def likely_party(notes: Notes, start: int, end: int, bare: str) -> Draft | None:
    """Return the draft of the proper name with which *bare*, the head of ``text[start:end]``, ends; None where it ends with none."""
    run = trailing_run(bare)
    name = bare[slice(*run)] if run else ""
    if run is None or not is_proper(name):
        return None
    first, last = start + run[0], start + run[1]
    if any(bearer.end == last for bearer in bearers(notes.page.text, start, last)):
        return None  # 根津浩二市長
    inner = tuple(Bracket(a + 1, b - 1) for a, b in brackets(notes.page.text, last, end))
    return register(notes.registry, Phrase(first, last, (start, end), inner, bare[: run[0]]), _CONFIDENCE)


def is_proper(name: str) -> bool:
    """Whether *name* is a proper name by the dictionary or by its letters, and nothing that an agreement may be about; no person's either."""
    if _NO_BODY.search(name) or re.search(OUR_WORDS, name) or _THINGS.match(name):
        return False
    if _LATIN.fullmatch(name):
        return True
    known = tokens(name)
    proper = [token for token in known if "固有名詞" in token.pos]
    if not proper or "サ変" in known[-1].pos or known[-1].pos == "数詞":
        return False
    places = all("地名" in token.pos for token in known)
    people = all("人名" in token.pos for token in known)
    return not (places or people) and len(name) > 2
