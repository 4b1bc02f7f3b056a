"""Kana in Latin letters, and the skeleton of sounds by which a katakana word and its original meet."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Sounds", "heard", "hepburn", "romaji", "said_so", "skeleton", "sounds_of", "spelled"]

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
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("xx", "x"), ("x", "ks"), ("tz", "t"), ("gn", "n"),
    ("c", "k"), ("q", "k"), ("l", "r"), ("v", "b"), ("j", "s"), ("z", "s"),
)  # fmt: skip


def heard(latin: str) -> str:
    """Return *latin* with one letter for the sounds that katakana does not tell apart: cindy and shindi are sindi."""
    text = f"z{latin[1:]}" if latin.startswith("x") else latin
    for old, new in _MERGED:
        text = text.replace(old, new)
    return text.replace("y", "i").replace("w", "u")


def skeleton(latin: str) -> str:
    """Return the consonants that *latin* keeps on its way through katakana: california and kariforunia are krfrn.

    The s of a plural, which katakana keeps and names lose at random, is left out.
    """
    return _bones(heard(latin))


_VOWEL = str.maketrans("", "", "aeiouh")
_TWICE = re.compile(r"(.)\1+")


def _bones(sounds: str) -> str:
    bones = _TWICE.sub(r"\1", sounds.translate(_VOWEL))
    return bones[:-1] if len(bones) > 2 and bones.endswith("s") else bones


_SOFT = re.compile("g(?=[eiy])")
_SILENT = re.compile("r(?=[^aeiouyhr]|$)")


def said_so(romanised: str) -> str:
    """Return a romanised word as others hear it: chi and tsu are spellings of t."""
    return romanised.replace("ch", "t").replace("ts", "t")


@dataclass(frozen=True, slots=True)
class Sounds:
    """How a word in Latin letters may sound in Japanese: as a romanised word, as heard, the skeletons it may leave, with their sounds."""

    hepburn: str
    heard: tuple[str, ...]
    skeletons: tuple[str, ...]
    by_skeleton: tuple[tuple[str, str], ...]


@lru_cache(maxsize=50_000)
def sounds_of(latin: str) -> Sounds:
    """Return the ways in which *latin* may be heard: as written, romanised, without the r that English speakers swallow."""
    romanised = hepburn(latin)
    soft = _SOFT.sub("j", latin).replace("ch", "t")
    ways = tuple(dict.fromkeys((latin, said_so(romanised), _SILENT.sub("", latin), _SILENT.sub("", soft))))
    sounds = tuple(dict.fromkeys(map(heard, ways)))
    by_skeleton = tuple((_bones(sound), sound) for sound in sounds)
    return Sounds(romanised, sounds, tuple(dict.fromkeys(bones for bones, _sound in by_skeleton)), by_skeleton)


# How the letters of the alphabet are called in Japanese, the longer names first.
_LETTERS = (
    ("ダブリュー", "w"), ("ダブル", "w"), ("エックス", "x"), ("エイチ", "h"), ("エッチ", "h"), ("ジェイ", "j"), ("ジェー", "j"),
    ("ケイ", "k"), ("キュー", "q"), ("エイ", "a"), ("エー", "a"), ("ビー", "b"), ("シー", "c"), ("シィ", "c"), ("ディー", "d"),
    ("デー", "d"), ("イー", "e"), ("エフ", "f"), ("ジー", "g"), ("アイ", "i"), ("ケー", "k"), ("エル", "l"), ("エム", "m"), ("エヌ", "n"),
    ("オー", "o"), ("ピー", "p"), ("アール", "r"), ("エス", "s"), ("ティー", "t"), ("テー", "t"), ("ユー", "u"), ("ブイ", "v"),
    ("ワイ", "y"),
    ("ゼット", "z"), ("アンド", ""),
)  # fmt: skip
_CALLED = dict(_LETTERS)
_SPELLED = re.compile(rf"(?:(?:{'|'.join(name for name, _letter in _LETTERS)})・?){{2,}}")
_CALL = re.compile("|".join(name for name, _letter in _LETTERS))


def spelled(kana: str) -> str:
    """Return the letters that *kana* spells out (アイ・ビー・エム is ibm); "" where it is a word."""
    if _SPELLED.fullmatch(kana) is None:
        return ""
    letters = "".join(_CALLED[call] for call in _CALL.findall(kana))
    return letters if len(letters) > 1 else ""


_ROMANISED = (
    ("oh(?=[^aeiouy]|$)", "o"), ("ou|oo|oo", "o"), ("uu", "u"), ("ii", "i"), ("m(?=[bmp])", "n"), ("tch", "cch"), ("sy(?=[auo])", "sh"),
    ("ty(?=[auo])", "ch"), ("[zj]y(?=[auo])", "j"), ("si", "shi"), ("(?<!t)ti", "chi"), ("tu", "tsu"), ("zi", "ji"), ("hu", "fu"),
)  # fmt: skip
_TO_HEPBURN = [(re.compile(old), new) for old, new in _ROMANISED]
_NOT_HEPBURN = re.compile("|".join(f"(?:{old})" for old, _new in _ROMANISED))


def hepburn(latin: str) -> str:
    """Return a romanised word as :func:`romaji` would write it: Ohtsubo, Outubo and Ōtsubo are otsubo."""
    if not _NOT_HEPBURN.search(latin):
        return latin
    text = latin
    for old, new in _TO_HEPBURN:
        text = old.sub(new, text)
    return text
