"""Figures as releases write them: full-width, kanji by place (二〇一九) or with units (二千十九), 元 for the first."""

from unicodedata import normalize

__all__ = ["DIGITS", "NUMBER", "flatten", "number"]

DIGITS = r"[0-9]"
#: A number of at most eight characters: longer runs of figures are no part of a date.
NUMBER = r"(?:[0-9]{1,8}|[〇零一二三四五六七八九十百千元]{1,8})"

_VALUES = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def _flat_table() -> dict[int, str]:
    """Characters that mean the same in a date, one to one, so that offsets stay."""
    full_width = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    # Old PDFs write 日, 月 and figures with the radicals that look like them.
    radicals = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    others = {"\u3000": " ", "\u00a0": " ", "○": "〇", "◯": "〇", "〜": "~", "年": "年"}
    dashes = dict.fromkeys("‐‑‒–—―−", "-")
    return full_width | radicals | {ord(key): value for key, value in (others | dashes).items()}


_FLAT = _flat_table()


def flatten(text: str) -> str:
    """Return *text* with figures, letters, dashes and spaces in their plain form; same length, same offsets."""
    return text.translate(_FLAT)


def number(text: str) -> int:
    """Return the value of what :data:`NUMBER` matches."""
    if text.isascii():
        return int(text)
    if not any(character in _UNITS for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    total, current = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if current is None else current) * _UNITS[character]
            current = None
        else:
            current = (current or 0) * 10 + _VALUES[character]
    return total + (current or 0)
