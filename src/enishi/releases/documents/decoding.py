"""Bytes as characters: byte order marks, the charset a page declares, UTF-8, the Japanese encodings, then a guess.

Japanese encodings are told apart by what they decode to: EUC-JP read as Shift_JIS turns into half-width katakana, and
Western text read as either turns into rare kanji without any kana.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from enishi.releases.documents.problems import UnreadableDocument

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"PK\x03\x04", "ZIP, DOCX or XLSX"),
    (b"\xd0\xcf\x11\xe0", "DOC or XLS"), (b"\x7fELF", "ELF"), (b"MZ\x90", "EXE"), (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
# What a label means in browsers: Shift_JIS with the vendor's characters, Latin-1 as Windows-1252.
_LABELS = {
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "ms932": "cp932",
    "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp_2", "utf-8": "utf-8", "utf8": "utf-8",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "windows-1252": "cp1252", "iso-8859-15": "iso8859_15",
    "windows-1250": "cp1250", "gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030", "big5": "big5", "euc-kr": "cp949",
}  # fmt: skip
_GUESSES = ["cp1252", "iso8859_15", "cp1250", "mac_roman", "gb18030", "big5", "cp949"]
_ESCAPES = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")
_KANA = re.compile("[\u3041-\u30fe]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_UNLIKELY = re.compile("[\uff61-\uff9f\ue000-\uf8ff\u0400-\u04ff\u2500-\u257f\ufffd]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_GUESSED_FROM = 200_000  # bytes; charset-normalizer's time grows with what it is shown


@dataclass(frozen=True, slots=True)
class Decoded:
    """*text* and the encoding it was in. *declared* is the charset the page claims where that was not true, else ""."""

    text: str
    encoding: str
    declared: str = ""


def decode(content: bytes, where: str) -> Decoded:
    """Return the characters of *content*. Raises UnreadableDocument: ``binary``, ``undecodable``."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_marked(content, encoding, where), encoding.removesuffix("-sig"))
    _refuse_binary(content, where)
    declared = _declared(content)
    found = _LABELS.get(declared, "")
    if found and (text := _strictly(content, found)) is not None:
        return Decoded(text, found)
    text, encoding = _found_out(content, where)
    return Decoded(text, encoding, declared)


def _marked(content: bytes, encoding: str, where: str) -> str:
    try:
        # "utf-16" and "utf-32" take the byte order from the mark and drop it; so does "utf-8-sig".
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument("undecodable", where, f"{encoding}: byte {error.start + 1}") from error
    if "\x00" in text:
        raise UnreadableDocument("binary", where, "NUL")
    return text


def _refuse_binary(content: bytes, where: str) -> None:
    for start, kind in _KINDS:
        if content.startswith(start):
            raise UnreadableDocument("binary", where, kind)
    if b"\x00" in content:
        raise UnreadableDocument("binary", where, "NUL")
    sample = content[:100_000]
    controls = len(_CONTROL.findall(sample))
    # A file of control characters alone is told apart later, by a sentence of its own.
    if len(sample.strip()) > controls > len(sample) // 10:
        raise UnreadableDocument("binary", where, "control characters")


def _declared(content: bytes) -> str:
    match = _DECLARED.search(content[:4096])
    return match.group(1).decode("ascii").lower() if match else ""


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _found_out(content: bytes, where: str) -> tuple[str, str]:
    if _ESCAPES.search(content) and (text := _strictly(content, "iso2022_jp_2")) is not None:
        return text, "iso2022_jp_2"
    if (text := _strictly(content, "utf-8")) is not None:
        return text, "utf-8"
    _refuse_broken_utf8(content, where)
    return _japanese(content) or _guessed(content, where)


def _refuse_broken_utf8(content: bytes, where: str) -> None:
    """Refuse UTF-8 with a few bytes lost: any other encoding that takes such bytes would give nonsense silently."""
    beyond = _BEYOND_ASCII.findall(content.decode("utf-8", "replace"))
    lost = beyond.count("\ufffd")
    if len(beyond) >= 10 and lost * 10 < len(beyond):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableDocument("undecodable", where, f"UTF-8: byte {error.start + 1}") from error


def _japanese(content: bytes) -> tuple[str, str] | None:
    candidates = [(text, name) for name in ("cp932", "euc_jp") if (text := _strictly(content, name)) is not None]
    likely = [(_likelihood(text), text, name) for text, name in candidates]
    best = max(likely, key=lambda each: each[0], default=None)
    return (best[1], best[2]) if best and best[0] > 0 else None


def _likelihood(text: str) -> float:
    """Return how Japanese *text* looks, over 0 where it may be: kana among what is not ASCII, less what rarely is there."""
    beyond = len(_BEYOND_ASCII.findall(text)) or 1
    kana, unlikely = len(_KANA.findall(text)), len(_UNLIKELY.findall(text))
    short = 0.1 if beyond > len(text) // 2 and beyond < 30 else 0.0  # a heading of kanji alone
    return kana / beyond + short - 3 * unlikely / beyond - 0.05


def _guessed(content: bytes, where: str) -> tuple[str, str]:
    matches = list(from_bytes(content[:_GUESSED_FROM], cp_isolation=_GUESSES))
    # Among equally orderly guesses the commoner encoding: cp1250 and cp1252 differ in a few accents only.
    for match in sorted(matches, key=lambda each: (each.percent_chaos, _GUESSES.index(each.encoding))):
        if (text := _strictly(content, match.encoding)) is not None:
            return text, match.encoding
    raise UnreadableDocument("undecodable", where, "UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP")
