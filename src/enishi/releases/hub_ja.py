"""The hub itself: found in the text by any of its names."""

import re

from enishi.organisations import name_key
from enishi.releases.phrases import brackets, read_phrase, register
from enishi.releases.registry import Draft, Registry
from enishi.releases.words import LEGAL, OUR_WORDS, is_organisation
from enishi.text import normalise

__all__ = ["define_names_ja", "find_hub"]

_SHORT = re.compile(
    r"(?:以下|略称|通称|hereinafter|hereafter)[^「『\"“()]{0,24}[「『\"“](?P<name>[^」』\"”]+)[」』\"”]"
)


_DEFINING = re.compile(
    r"以下|略称|通称|愛称|本社|本部|所在地|本店|長[ ::]|代表[^、]{0,8}[ ::]|現[、:]|^[A-Z][A-Za-z0-9&. ,'’:-]{1,80}(?:[、,]|$)|[:、][ ]?[A-Z]{2,8}$"
)


def define_names_ja(registry: Registry) -> None:
    """Register each organisation whose name stands before brackets that say more of it: a short name, a seat, a head."""
    text = registry.page.text
    for start, end in registry.page.lines:
        at = start
        for first, last in brackets(text, start, end):
            if text[first] == "(" and _DEFINING.search(text[first + 1 : last - 1]):
                phrase = read_phrase(text, at, last)
                if phrase is not None and is_organisation(text[phrase.start : phrase.end]):
                    register(registry, phrase)
            at = last


def _speak_as(registry: Registry, hub: Draft) -> None:
    """Let 本学, 当社 and the like be the hub, whose release this is, where the text does not define them otherwise."""
    for word in set(re.findall(OUR_WORDS, registry.page.text)):
        if registry.find(word) is None:
            registry.alias(hub, word)


def find_hub(registry: Registry, hub: str) -> None:
    """Register the organisation that bears the name *hub*, under the full name that the text gives it."""
    text = registry.page.text
    if not name_key(hub):
        return
    wanted = name_key(hub)
    for match in _SHORT.finditer(text):
        if name_key(match["name"]) == wanted and _from_definition(registry, match.start()):
            break
    else:
        _mark(registry, hub)
    for draft in registry.drafts:
        if draft.is_hub:
            _speak_as(registry, draft)
            return


def _mark(registry: Registry, hub: str) -> None:
    """Mark the organisation that the text names as the caller does, with or without its legal form."""
    text = registry.page.text
    written = normalise(hub).text
    for name in dict.fromkeys((written, re.sub(LEGAL, "", written).strip())):
        named = re.search(re.escape(name), text, re.IGNORECASE) if name else None
        if named:
            start = named.start()
            legal = re.search(LEGAL + r"[ ]?$", text[max(0, start - 16) : start])
            if legal and name == written and not re.match(LEGAL, name):
                start -= len(legal[0])
            draft = registry.add(start, named.end())
            _full_name(registry, named.start(), named.end())
            draft.is_hub = True
            return


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
