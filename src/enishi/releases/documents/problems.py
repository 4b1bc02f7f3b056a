"""Why a file cannot be read: a stable code and one sentence in each language that says what, where and what to do."""

from collections.abc import Mapping
from typing import Literal

__all__ = ["Problem", "UnreadableDocument"]

Problem = Literal[
    "binary", "damaged_pdf", "empty", "encrypted_pdf", "no_text", "not_found", "only_control_characters", "pdf_too_large",
    "pdf_without_text", "too_large", "too_long", "too_many_pages", "undecodable",
]  # fmt: skip

_SENTENCES: Mapping[Problem, Mapping[str, str]] = {
    "not_found": {
        "en": "{where} cannot be opened ({detail}): check the path and that you may read it.",
        "ja": "{where} を開けません({detail})。パスと読み取り権限をご確認ください。",
    },
    "empty": {
        "en": "{where} is empty: give a file that holds the text of a release.",
        "ja": "{where} は空です。リリース本文の入ったファイルを指定してください。",
    },
    "too_large": {
        "en": "{where} is larger than {detail}: give the release alone, without pictures and attachments.",
        "ja": "{where} は {detail} を超えています。画像や添付を除き、リリースだけを指定してください。",
    },
    "too_long": {
        "en": "{where} holds more than {detail} characters of text: split it and give one release at a time.",
        "ja": "{where} の本文は {detail} 字を超えています。分割して、リリースを1件ずつ指定してください。",
    },
    "binary": {
        "en": "{where} is not a text ({detail}): give the release as plain text, HTML or PDF.",
        "ja": "{where} はテキストではありません({detail})。テキスト、HTML、PDF のいずれかで指定してください。",
    },
    "undecodable": {
        "en": "{where} has an encoding that cannot be told ({detail}): save it as UTF-8 and try again.",
        "ja": "{where} の文字コードを判定できません({detail})。UTF-8 で保存し直してください。",
    },
    "only_control_characters": {
        "en": "{where} holds control characters only: give a file that holds the text of a release.",
        "ja": "{where} には制御文字しかありません。リリース本文の入ったファイルを指定してください。",
    },
    "no_text": {
        "en": "{where} holds no visible text: save the page with its text shown and try again.",
        "ja": "{where} には表示される本文がありません。本文を表示した状態でページを保存し直してください。",
    },
    "encrypted_pdf": {
        "en": "{where} is a PDF locked by a password: save a copy without the password and give that.",
        "ja": "{where} はパスワードで保護された PDF です。パスワードを外した写しを指定してください。",
    },
    "damaged_pdf": {
        "en": "{where} is a damaged PDF ({detail}): save it anew from the program that made it.",
        "ja": "{where} は壊れた PDF です({detail})。作成したソフトで保存し直してください。",
    },
    "pdf_without_text": {
        "en": "{where} is a PDF of pictures without text: run text recognition (OCR) on it or give the text itself.",
        "ja": "{where} は文字情報のない PDF です。文字認識(OCR)にかけるか、本文のテキストを指定してください。",
    },
    "too_many_pages": {
        "en": "{where} is a PDF of more than {detail} pages: give the pages of the release alone.",
        "ja": "{where} は {detail} ページを超える PDF です。リリースのページだけを指定してください。",
    },
    "pdf_too_large": {
        "en": "{where} is a PDF that unpacks to more than {detail}: save it anew, or give the text itself.",
        "ja": "{where} は展開すると {detail} を超える PDF です。保存し直すか、本文のテキストを指定してください。",
    },
}


class UnreadableDocument(ValueError):
    """A file that holds no text we can read. *code* is stable; *sentence* says it by language ("ja", "en")."""

    def __init__(self, code: Problem, where: str, detail: str = "") -> None:
        self.code: Problem = code
        self.where = where
        self.sentence: Mapping[str, str] = {
            language: text.format(where=where, detail=detail) for language, text in _SENTENCES[code].items()
        }
        super().__init__(self.sentence["en"])
