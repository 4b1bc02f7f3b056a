"""The hub itself: found in the text by any of its names."""

import re

from enishi.organisations import name_key
from enishi.releases.phrases import brackets, read_phrase, register
from enishi.releases.registry import Registry

__all__ = ["find_hub"]

_SHORT = re.compile(
    r"(?:以下|略称|通称|hereinafter|hereafter)[^「『\"“()]{0,24}[「『\"“](?P<name>[^」』\"”]+)[」』\"”]"
)


def find_hub(registry: Registry, hub: str) -> None:
    """Register the organisation that bears the name *hub*, under the full name that the text gives it."""
    text = registry.page.text
    if not name_key(hub):
        return
    wanted = name_key(hub)
    for match in _SHORT.finditer(text):
        if name_key(match["name"]) == wanted and _from_definition(registry, match.start()):
            return
    named = re.search(re.escape(hub), text, re.IGNORECASE)
    if named:
        draft = registry.add(named.start(), named.end())
        _full_name(registry, named.start(), named.end())
        draft.is_hub = True


def _from_definition(registry: Registry, offset: int) -> bool:
    """Read "FULL NAME(…以下「SHORT」)" around the short name at *offset*."""
    text = registry.page.text
    sentence = registry.page.sentence_at(offset)
    run = next(((a, b) for a, b in brackets(text, sentence.start, sentence.end) if a < offset < b), None)
    if run is None:
        return False
    phrase = read_phrase(text, sentence.start, run[1])
    if phrase is None:
        return False
    register(registry, phrase, 0.98).is_hub = True
    return True


def _full_name(registry: Registry, start: int, end: int) -> None:
    """Take FULL NAME(SHORT) anywhere in the text as the full name of the short one at ``text[start:end]``."""
    text = registry.page.text
    short = text[start:end]
    draft = registry.find(short)
    for match in re.finditer(rf"\(\s*{re.escape(short)}\s*\)", text):
        line_start, _line_end = registry.page.line_at(match.start())
        phrase = read_phrase(text, line_start, match.end())
        if phrase is not None and draft is not None:
            registry.name(draft, phrase.start, phrase.end, "official")
            draft.names.sort(key=lambda name: len(name.text), reverse=True)
            return
