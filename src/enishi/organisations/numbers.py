"""Numbers by which others know an organisation, told from mistyped ones by their check digits."""

import re

__all__ = ["is_corporate_number", "is_ror", "ror_of"]

_ROR = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}")
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


def is_corporate_number(number: str) -> bool:
    """Whether *number* is a Japanese corporate number: 13 digits, of which the first checks the others (modulo 9)."""
    if re.fullmatch("[1-9][0-9]{12}", number) is None:
        return False
    total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number[1:])))
    return int(number[0]) == 9 - total % 9


def ror_of(text: str) -> str:
    """Return the bare ROR id ("027ka1x80") of an id or address; "" where *text* holds none."""
    bare = text.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("ror.org/")
    return bare if is_ror(bare) else ""


def is_ror(number: str) -> bool:
    """Whether *number* is a ROR id: 0, six letters in Crockford's base 32, two check digits (ISO 7064, modulo 97)."""
    if _ROR.fullmatch(number) is None:
        return False
    value = 0
    for letter in number[:7]:
        value = value * 32 + _BASE32.index(letter)
    return int(number[7:]) == 98 - value * 100 % 97
