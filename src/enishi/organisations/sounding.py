"""Kana in Latin letters, and the skeleton of sounds by which a katakana word and its original meet."""

import re
import unicodedata

__all__ = ["heard", "romaji", "skeleton"]

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_KANA = {kana: head + vowel for head, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=True)}
_KANA |= {
    "シ": "shi",
    "チ": "chi",
    "ツ": "tsu",
    "フ": "fu",
    "ジ": "ji",
    "ヂ": "ji",
    "ヅ": "zu",
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
}
_KANA |= {"ワ": "wa", "ヲ": "o", "ン": "n", "ヴ": "vu", "ヰ": "i", "ヱ": "e"}
_SMALL = {"ャ": "a", "ュ": "u", "ョ": "o", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def romaji(kana: str) -> str:
    """Return *kana* in Hepburn's letters without marks of length, as names are mostly romanised: トウキョウ is tokyo."""
    out = ""
    double = False
    for letter in unicodedata.normalize("NFKC", kana).translate(_TO_KATAKANA):
        if letter == "ッ":
            double = True
        elif letter in _SMALL:
            out = _joined(out, letter)
        elif letter in _KANA:
            sound = _KANA[letter]
            out += (("t" if sound.startswith("ch") else sound[0]) if double else "") + sound
            double = False
        elif letter.isalnum() and letter != "ー":
            out += letter.casefold()
    return re.sub("([aeiou])\\1", r"\1", out.replace("ou", "o").replace("uu", "u"))


def _joined(out: str, small: str) -> str:
    vowel = _SMALL[small]
    if not out:
        return vowel
    if small in "ャュョ" and not out.endswith(("shi", "chi", "ji")):
        return f"{out[:-1]}y{vowel}"
    return out[:-1] + vowel


_MERGED = (
    ("tio", "sho"), ("ph", "f"), ("th", "s"), ("ck", "k"), ("qu", "k"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("tsu", "t"), ("ts", "t"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("x", "ks"), ("c", "k"), ("q", "k"), ("l", "r"), ("v", "b"), ("j", "s"), ("z", "s"),
)  # fmt: skip


def heard(latin: str) -> str:
    """Return *latin* with one letter for the sounds that katakana does not tell apart: cindy and shindi are sindi."""
    text = latin
    for old, new in _MERGED:
        text = text.replace(old, new)
    return text.replace("y", "i").replace("w", "u")


def skeleton(latin: str) -> str:
    """Return the consonants that *latin* keeps on its way through katakana: california and kariforunia are krfrn."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouh]", "", heard(latin)))
