"""What a text is found by: words, readings, pairs of characters, light stems."""

import re
import unicodedata

from enishi.text.normal import normalise
from enishi.text.tokens import tokens

__all__ = ["search_query", "search_tokens"]

_RUN = re.compile(r"[\u3005\u3041-\u3096\u30a1-\u30ff\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z0-9]+")
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_STOP = frozenset(["the", "of", "and", "a", "an", "in", "for", "to", "at", "on", "by", "with", "de", "la", "le", "du"])
_ENDINGS = (
    "ations",
    "ation",
    "ative",
    "atives",
    "ating",
    "ates",
    "ated",
    "ate",
    "ies",
    "ing",
    "ers",
    "es",
    "ed",
    "er",
    "s",
    "y",
)
# Parts of speech that carry no subject: particles, auxiliaries, endings.
_EMPTY = {"助詞", "助動詞", "接続詞", "感動詞", "代名詞", "連体詞"}


def search_tokens(text: str) -> list[str]:
    """Return what *text* is found by, each once, in order.

    Japanese: every pair of neighbouring characters (so that 創薬 is found inside any compound) in katakana for kana, and the
    reading of each word as pairs too; Latin: words without case and accents, lightly stemmed.
    """
    plain = normalise(text).text
    found: dict[str, None] = {}
    for run in _RUN.findall(plain):
        found.update(dict.fromkeys(_pairs(run.translate(_KATAKANA))))
    for reading in _readings(plain):
        found.update(dict.fromkeys(_pairs(reading)))
    found.update(dict.fromkeys(_stems(plain)))
    return list(found)


def search_query(text: str) -> list[str]:
    """Return the tokens that a record must all have to be found by *text*."""
    plain = normalise(text).text
    wanted: dict[str, None] = {}
    for run in _RUN.findall(plain):
        wanted.update(dict.fromkeys(_pairs(run.translate(_KATAKANA))))
    wanted.update(dict.fromkeys(_stems(plain)))
    return list(wanted)


def _pairs(run: str) -> list[str]:
    run = run.replace("・", "")
    return [run[i : i + 2] for i in range(len(run) - 1)] or ([run] if run else [])


def _readings(text: str) -> list[str]:
    """Return the readings of runs of nouns, so that さいせいいりょう finds 再生医療 though it is two words."""
    runs: list[str] = []
    last_end = -1
    for token in tokens(text):
        if token.language != "ja" or not token.reading or token.pos[0] in _EMPTY:
            continue
        if token.start == last_end and runs:
            runs[-1] += token.reading
        else:
            runs.append(token.reading)
        last_end = token.end
    return runs


def _stems(text: str) -> list[str]:
    folded = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return [_stem(word) for word in _WORD.findall(folded) if word not in _STOP]


def _stem(word: str) -> str:
    if word.isdigit() or len(word) < 5:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
