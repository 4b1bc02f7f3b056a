"""Why two should meet, and what speaks against it: facts that a person can check, and their words in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from enishi.matching.profiles import Kind, LinkKind, Profile

__all__ = ["Reason", "ReasonKind", "facet_reasons", "say", "shared_words"]


class ReasonKind(StrEnum):
    """What is said. The second half speaks against a meeting."""

    SENTENCES = "sentences"
    TERM = "term"
    FIELD = "field"
    OFFERS = "offers"
    WANTS = "wants"
    SIDES = "sides"
    TIED = "tied"
    SAME_INSTITUTION = "same institution"
    MET = "met"
    INTRODUCED = "introduced"
    SAME_SIDE = "same side"
    NO_LANGUAGE = "no language"


@dataclass(frozen=True, slots=True)
class Reason:
    """*asked* and *found*: the two sides' own words, or what both share in *asked* alone. *weight*: added to the score."""

    kind: ReasonKind
    asked: str = ""
    found: str = ""
    weight: float = 0.0

    @property
    def is_against(self) -> bool:
        """Whether this speaks against a meeting."""
        return self.kind in _AGAINST


_AGAINST = {
    ReasonKind.TIED, ReasonKind.SAME_INSTITUTION, ReasonKind.MET, ReasonKind.INTRODUCED, ReasonKind.SAME_SIDE,
    ReasonKind.NO_LANGUAGE,
}  # fmt: skip

# In widths of chance: what one wants and the other offers by name lifts a possible match to a strong one; what brings
# them together already puts a strong match below the possible ones, where it can still be seen with its reason.
_WEIGHTS: Mapping[ReasonKind, float] = {
    ReasonKind.FIELD: 0.3, ReasonKind.OFFERS: 1.0, ReasonKind.WANTS: 1.0, ReasonKind.SIDES: 0.5,
    ReasonKind.TIED: -2.0, ReasonKind.SAME_INSTITUTION: -2.0, ReasonKind.MET: -2.0, ReasonKind.INTRODUCED: -2.0,
    ReasonKind.SAME_SIDE: -1.0, ReasonKind.NO_LANGUAGE: -0.5,
}  # fmt: skip
_COMPLEMENT = {frozenset({Kind.SEED, Kind.NEED})}
_RIVALS = {Kind.SEED, Kind.NEED}


def facet_reasons(asked: Profile, found: Profile) -> list[Reason]:
    """Return what the facets and links of the two say, for and against, in the order of :class:`ReasonKind`."""
    return [Reason(kind, one, two, _WEIGHTS[kind]) for kind, one, two in (*_for(asked, found), *_against(asked, found))]


def _for(asked: Profile, found: Profile) -> Iterator[tuple[ReasonKind, str, str]]:
    for field in sorted(asked.facets.fields & found.facets.fields)[:2]:
        yield ReasonKind.FIELD, field, field
    for thing in sorted(asked.facets.wants & found.facets.offers)[:2]:
        yield ReasonKind.OFFERS, thing, thing
    for thing in sorted(asked.facets.offers & found.facets.wants)[:2]:
        yield ReasonKind.WANTS, thing, thing
    if frozenset({asked.kind, found.kind}) in _COMPLEMENT and asked.kind != found.kind:
        yield ReasonKind.SIDES, asked.kind, found.kind


def _against(asked: Profile, found: Profile) -> Iterator[tuple[ReasonKind, str, str]]:
    if found.id in asked.linked(LinkKind.TIED_TO) or asked.id in found.linked(LinkKind.TIED_TO):
        yield ReasonKind.TIED, "", ""
    ours, theirs = (each.linked(LinkKind.WORKS_AT, LinkKind.PART_OF) for each in (asked, found))
    if ours & theirs or found.id in ours or asked.id in theirs or asked.id == found.id:
        yield ReasonKind.SAME_INSTITUTION, "", ""
    if found.id in asked.linked(LinkKind.MET) or asked.id in found.linked(LinkKind.MET):
        yield ReasonKind.MET, "", ""
    if found.id in asked.linked(LinkKind.INTRODUCED) or asked.id in found.linked(LinkKind.INTRODUCED):
        yield ReasonKind.INTRODUCED, "", ""
    if asked.id and asked.kind == found.kind and asked.kind in _RIVALS:
        yield ReasonKind.SAME_SIDE, asked.kind, found.kind
    if asked.facets.languages and found.facets.languages and not asked.facets.languages & found.facets.languages:
        yield ReasonKind.NO_LANGUAGE, "", ""


_SAID: Mapping[str, Mapping[ReasonKind, str]] = {
    "en": {
        ReasonKind.SENTENCES: "“{asked}” and “{found}”",
        ReasonKind.TERM: "Both speak of {shared}",
        ReasonKind.FIELD: "Same field: {asked}",
        ReasonKind.OFFERS: "Offers what is wanted: {asked}",
        ReasonKind.WANTS: "Wants what is offered: {asked}",
        ReasonKind.SIDES: "One has a need, the other a seed",
        ReasonKind.TIED: "They have a tie already",
        ReasonKind.SAME_INSTITUTION: "They belong to one institution",
        ReasonKind.MET: "They have met before",
        ReasonKind.INTRODUCED: "They have been introduced already",
        ReasonKind.SAME_SIDE: "Both are on the same side",
        ReasonKind.NO_LANGUAGE: "They name no common language",
    },
    "ja": {
        ReasonKind.SENTENCES: "「{asked}」と「{found}」",
        ReasonKind.TERM: "共通の話題：{shared}",
        ReasonKind.FIELD: "同じ分野：{asked}",
        ReasonKind.OFFERS: "求めるものを提供：{asked}",
        ReasonKind.WANTS: "提供できるものを希望：{asked}",
        ReasonKind.SIDES: "ニーズとシーズの組み合わせ",
        ReasonKind.TIED: "すでにつながりがあります",
        ReasonKind.SAME_INSTITUTION: "同じ機関に属しています",
        ReasonKind.MET: "以前に会っています",
        ReasonKind.INTRODUCED: "すでに紹介済みです",
        ReasonKind.SAME_SIDE: "どちらも同じ側です",
        ReasonKind.NO_LANGUAGE: "共通の言語が示されていません",
    },
}


def shared_words(reason: Reason) -> str:
    """Return what both sides of *reason* say, once where they say it alike."""
    same = reason.asked.casefold() == reason.found.casefold()
    return reason.asked if same else f"{reason.asked} = {reason.found}"


def say(reason: Reason, language: str) -> str:
    """Return *reason* in words, "ja" or "en"."""
    return _SAID[language][reason.kind].format(asked=reason.asked, found=reason.found, shared=shared_words(reason))
