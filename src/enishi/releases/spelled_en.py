"""Names that an English text spells out before the initials it gives them: "the Cell and Gene Therapy Catapult (CGT Catapult)".

Where a name holds "and", "for" or "at", its words alone do not say where it begins and ends. Its initials do: they are matched
from behind with the words before the bracket, as Schwartz and Hearst (2003) match abbreviations with what they stand for.
"""

import re

__all__ = ["spelled_out"]

_BRACKET = re.compile(
    r" \((?:hereinafter |hereafter |the |known as |referred to as ){0,3}[\"']?(?P<short>[A-Za-z][A-Za-z0-9&*/-]{1,11}(?: [A-Z][A-Za-z]+){0,2})[\"']?[,;)]"
)
# What leads up to a bracket is looked at this far back at most, and no further than one of these.
_REACH, _SHORTEST = 140, 6
_BOUNDS = '()\n.;:"'
_WORDS = re.compile(r"[^ ]+")
_LINKS = frozenset("of and for the & in at on de la le del et und für e y i da do di des du van der los las".split())  # noqa: SIM905 (a list of words reads best as words)
_CAPITAL = re.compile(r"[A-ZÀ-Þ0-9]")


def spelled_out(text: str) -> dict[int, int]:
    """Return where names begin that initials behind them spell, with where they end: at the bracket and wherever they stand again."""
    found: dict[int, int] = {}
    for name in _names(text):
        at = text.find(name)
        while at != -1:
            end = at + len(name)
            if not _joined(text[at - 1 : at]) and not _joined(text[end : end + 1]):
                found[at] = max(end, found.get(at, 0))
                at = text.find(name, end)
            else:
                at = text.find(name, at + 1)
    return found


def _joined(character: str) -> bool:
    """Whether a character beside a name makes it part of a longer word."""
    return character.isalnum() or character in {"_", "-"}


def _names(text: str) -> set[str]:
    names, behind = set(), 0
    for match in _BRACKET.finditer(text):
        first = max(behind, match.start() - _REACH)
        first = max(first, *(text.rfind(bound, first, match.start()) + 1 for bound in _BOUNDS))
        if match.start() - first >= _SHORTEST:
            names.add(_long_form(text[first : match.start()], match["short"]))
            behind = match.end()
    return names - {""}


def _long_form(before: str, short: str) -> str:
    """The words at the end of *before* whose letters *short* takes up, the first at the beginning of a capitalised word."""
    letters = [letter for letter in short.lower() if letter.isalnum()]
    if sum(letter.isupper() for letter in short) < 2:
        return ""
    at = len(before)
    for place in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (before[at].lower() != letters[place] or (place == 0 and not _begins(before, at))):
            at -= 1
        if at < 0:
            return ""
    name = before[at:]
    words = _WORDS.findall(name)
    fitting = len(words) > 2 and all(_CAPITAL.match(word) or word.rstrip(",") in _LINKS for word in words)
    joined = re.search(r"\b(?:Universit\w+|Ltd|Inc)\b.* and .*\bUniversit", name)
    return name if fitting and not joined and len(words) <= len(letters) * 2 + 2 else ""


def _begins(before: str, at: int) -> bool:
    """Whether a capitalised word begins at *at*."""
    return before[at].isupper() and (at == 0 or before[at - 1] in " -/")
