"""Numbers in words and kanji."""

__all__ = ["ENGLISH_NUMBERS", "read_number"]

ENGLISH_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30,
}  # fmt: skip
_KANJI = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"元": 1}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def read_number(text: str) -> int | None:
    """Return the number that *text* writes in digits, English words or kanji (十二, 二〇一九, 百五); None where it is none."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text in ENGLISH_NUMBERS:
        return ENGLISH_NUMBERS[text]
    if not text or any(c not in _KANJI and c not in _PLACES for c in text):
        return None
    if not any(c in _PLACES for c in text):
        return int("".join(str(_KANJI[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _PLACES:
            total += (1 if digit is None else digit) * _PLACES[c]
            digit = None
        else:
            digit = _KANJI[c]
    return total + (digit or 0)
