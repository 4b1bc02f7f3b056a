"""Which characters are Japanese, and in which language a passage is written."""

import re
from typing import Literal

__all__ = ["HAN", "JAPANESE", "KANA", "Language", "language_of"]

Language = Literal["ja", "en", "und"]

#: Character classes without their brackets, to be put into patterns. The middle dot ・ joins words and is none.
KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
JAPANESE = KANA + HAN

_KANA = re.compile(f"[{KANA}]")
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_OTHER = re.compile("[\u0370-\u1dff\ua960-\ua97f\uac00-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"[a-zà-ɏ]+", re.IGNORECASE)
_ENGLISH_WORDS = frozenset([
    "the", "of", "and", "to", "in", "a", "is", "for", "on", "with", "that", "by", "at", "as", "an", "this", "will", "be",
    "are", "was", "from", "has", "have", "its", "it", "between", "which",
])  # fmt: skip
#: One Japanese character says about as much as this many Latin letters.
_WEIGHT = 2.5


def language_of(text: str) -> Language:
    """Return the language most of *text* is in: "ja", "en", or "und" where it is neither or nothing to go by.

    Japanese with Latin names in it stays Japanese. Han characters alone count as Japanese while they are few (a name, a
    heading). A Latin passage of twelve words or more must hold English function words to count as English.
    """
    if text.isascii():
        kana = han = other = 0
        latin = 1 if _LATIN.search(text) else 0  # there is nothing to weigh the letters against
    else:
        kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
        latin, other = len(_LATIN.findall(text)), len(_OTHER.findall(text))
    japanese = (kana + han) * _WEIGHT
    if other * _WEIGHT > max(japanese, latin) or not (japanese or latin):
        return "und"
    if japanese >= latin:
        return "ja" if kana * 20 >= han or han < 30 else "und"
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) < 12:
        return "en"
    return "en" if sum(word in _ENGLISH_WORDS for word in words) * 12 >= len(words) else "und"
