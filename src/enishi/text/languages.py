"""The language of a passage."""

import re

__all__ = ["language_of"]

_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30ff\uff66-\uff9f]")
_HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf々]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def language_of(text: str) -> str:
    """Return "ja", "en" or "und" for *text*: Japanese where kana or kanji carry it, a few names in Latin letters aside."""
    japanese = len(_KANA.findall(text)) + len(_HAN.findall(text))
    latin = len(_LATIN.findall(text))
    # One kanji says about as much as three Latin letters.
    if japanese and japanese * 3 >= latin:
        return "ja"
    return "en" if latin else "und"
