"""From a path, bytes or a stream to a text with what its file says about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from enishi.releases.documents.decoding import Decoded, decode
from enishi.releases.documents.html import looks_like_html, read_html
from enishi.releases.documents.pdf import read_pdf
from enishi.releases.documents.problems import UnreadableDocument
from enishi.text import language_of

__all__ = ["Document", "load"]

MediaType = Literal["text/plain", "text/html", "application/pdf"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_VISIBLE = re.compile(r"[^\W_]")
_NOTES: Mapping[str, Mapping[str, str]] = {
    "control_characters": {
        "en": "Control characters in the text, passed over in reading: {count}.",
        "ja": "本文に制御文字が {count} 個あります。読み取りでは無視します。",
    },
    "bidirectional_characters": {
        "en": "Characters that turn the direction of writing and may hide words, passed over in reading: {count}.",
        "ja": "文字の並ぶ向きを変える制御文字が {count} 個あり、語句を隠している恐れがあります。読み取りでは無視します。",
    },
    "scripts": {
        "en": "Scripts on the page, dropped unread: {count}.",
        "ja": "ページ内のスクリプト {count} 件は実行せず取り除きました。",
    },
    "declared_charset": {
        "en": "The page says its charset is {count}, which its bytes are not.",
        "ja": "ページの宣言する文字コード({count})は実際の内容と異なります。",
    },
    "lost_pages": {
        "en": "Pages whose text could not be taken out: {count}.",
        "ja": "{count} ページ分の文字情報を取り出せませんでした。",
    },
}


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file.

    *language* is BCP 47 ("und" where unknown); *published* the ISO day that the page's own head states, or "". A PDF's day
    of making is no day of publication and is not taken for one. *notes* are sentences by code and language. Control and
    bidirectional characters stay in *text*, so that quotes fit the source, and are named in *notes*.
    """

    text: str
    title: str
    language: str
    media_type: MediaType
    encoding: str
    published: str = ""
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def load(
    source: Path | bytes | BinaryIO,
    *,
    name: str = "",
    limit: int = 10_000_000,
    characters: int = 1_000_000,
    pages: int = 100,
) -> Document:
    """Return the text of *source*: plain text, HTML or PDF, told by its content and never by its name.

    *name* stands for it in messages; *limit* is in bytes, of which never more than one beyond is read. *characters* bounds
    the text and *pages* a PDF. Raises UnreadableDocument with one sentence that says what, where and what to do.
    """
    where = name or (str(source) if isinstance(source, Path) else "-")
    content = _content(source, where, limit)
    if not content:
        raise UnreadableDocument("empty", where)
    if b"%PDF-" in content[:1024]:
        return _pdf(content, where, pages, characters)
    decoded = decode(content, where)
    if not decoded.text:
        raise UnreadableDocument("empty", where)
    return _page(decoded, where, characters) if looks_like_html(decoded.text) else _plain(decoded, where, characters)


def _content(source: Path | bytes | BinaryIO, where: str, limit: int) -> bytes:
    if isinstance(source, bytes):
        content = source
    elif isinstance(source, Path):
        try:
            with source.open("rb") as file:
                content = file.read(limit + 1)
        except OSError as error:
            raise UnreadableDocument("not_found", where, error.strerror or type(error).__name__) from error
        except ValueError as error:  # a NUL in the path
            raise UnreadableDocument("not_found", where, str(error)) from error
    else:
        content = source.read(limit + 1)
    if len(content) > limit:
        raise UnreadableDocument("too_large", where, f"{limit / 1_000_000:g} MB")
    return content


def _pdf(content: bytes, where: str, pages: int, characters: int) -> Document:
    found = read_pdf(content, where, pages, characters)
    # Fonts map glyphs to lone surrogates at times; they are no characters and could not be stored.
    text = found.text.encode("utf-8", "replace").decode("utf-8")
    _check(text, where, characters)
    notes = _notes(text) | _counted("lost_pages", found.lost)
    return Document(text, found.title, language_of(text), "application/pdf", "pdf", notes=notes)


def _page(decoded: Decoded, where: str, characters: int) -> Document:
    page = read_html(decoded.text)
    if not page.text:
        raise UnreadableDocument("no_text", where)
    _check(page.text, where, characters)
    notes = _notes(page.text) | _counted("scripts", page.scripts) | _declared(decoded)
    found = language_of(page.text)
    language = page.language.partition("-")[0].lower() if found == "und" else found
    return Document(page.text, page.title, language or "und", "text/html", decoded.encoding, page.published, notes)


def _plain(decoded: Decoded, where: str, characters: int) -> Document:
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    _check(text, where, characters)
    return Document(text, "", language_of(text), "text/plain", decoded.encoding, notes=_notes(text))


def _check(text: str, where: str, characters: int) -> None:
    if len(text) > characters:
        raise UnreadableDocument("too_long", where, f"{characters:,}")
    if _VISIBLE.search(text):
        return
    bare = _BIDI.sub("", _CONTROL.sub("", text))
    controls = len(text) - len(bare)
    if not bare.strip() and not controls:
        raise UnreadableDocument("empty", where)
    raise UnreadableDocument("only_control_characters" if controls and not bare.strip() else "no_text", where)


def _notes(text: str) -> dict[str, Mapping[str, str]]:
    controls, turns = len(_CONTROL.findall(text)), len(_BIDI.findall(text))
    return _counted("control_characters", controls) | _counted("bidirectional_characters", turns)


def _declared(decoded: Decoded) -> dict[str, Mapping[str, str]]:
    return _note("declared_charset", decoded.declared) if decoded.declared else {}


def _counted(code: str, count: int) -> dict[str, Mapping[str, str]]:
    return _note(code, str(count)) if count else {}


def _note(code: str, count: str) -> dict[str, Mapping[str, str]]:
    return {code: {language: sentence.format(count=count) for language, sentence in _NOTES[code].items()}}
