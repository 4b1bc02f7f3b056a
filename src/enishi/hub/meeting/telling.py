"""Reasons as their reader is told them: quoted in the reader's language where both sides say something in it."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import get_language

from enishi.hub.meeting.matchmaker import QuotingMatcher
from enishi.matching import Profile, Reason, ReasonKind, say

__all__ = ["in_words", "quoted", "reader"]

_SAME_START = 4  # letters by which two English words are one term


def reader() -> str:
    """Return the language of who reads, "ja" or "en"."""
    return "ja" if (get_language() or "en").startswith("ja") else "en"


def quoted(matcher: QuotingMatcher, one: Profile, two: Profile, language: str) -> list[Reason] | None:
    """Return the words of both sides in *language*; None where not both say something in it."""
    if language not in one.texts or language not in two.texts:
        return None
    return [each for each in matcher.told(_in(one, language), _in(two, language)) if _is_plain(each)]


def in_words(told: Iterable[Reason], language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what speaks for a meeting, and what against it, each once."""
    said = list(dict.fromkeys((say(each, language), each.is_against) for each in told))
    return tuple(text for text, bad in said if not bad), tuple(text for text, bad in said if bad)


def _is_plain(reason: Reason) -> bool:
    """Whether a reader sees at once why it is shown: within one language, two terms that share no letters only puzzle."""
    if reason.kind != ReasonKind.TERM:
        return True
    one, two = reason.asked.casefold(), reason.found.casefold()
    return one in two or two in one or (one.isascii() and one[:_SAME_START] == two[:_SAME_START])


def _in(profile: Profile, language: str) -> Profile:
    return replace(profile, texts={language: profile.texts[language]})
