import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from enishi.releases.documents import Document, UnreadableDocument, load
from tests.releases.documents.pdfs import pdf

JAPANESE = "一般社団法人みなとは2019年6月3日、覚書を締結しました。\n"
ENCRYPTED = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"00" * 32, b"00" * 32)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("cp932", "cp932"), ("euc_jp", "euc_jp"),
        ("iso2022_jp", "iso2022_jp_2"),
    ],
)  # fmt: skip
def test_load_text_in_each_encoding(written: str, told: str) -> None:
    assert load(JAPANESE.encode(written)) == Document(JAPANESE, "", "ja", "text/plain", told)


def test_load_western_text_is_not_taken_for_japanese() -> None:
    text = "Société Générale signed an agreement with the hub in Zürich, près de Genève, on 3 June 2019."
    assert load(text.encode("cp1252")) == Document(text, "", "en", "text/plain", "cp1252")


def test_load_path_stream_and_bytes_alike(tmp_path: Path) -> None:
    path = tmp_path / "release.bin"
    path.write_bytes(JAPANESE.encode())
    assert load(path) == load(BytesIO(JAPANESE.encode())) == load(JAPANESE.encode())


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "utf-8"])
def test_load_page_by_declared_charset(charset: str) -> None:
    page = f"<!doctype html><meta charset={charset}><title>題</title><p>協定を締結しました</p>"
    codec = {"shift_jis": "cp932", "euc-jp": "euc_jp"}.get(charset, charset)
    assert load(page.encode(codec)) == Document("協定を締結しました", "題", "ja", "text/html", codec)


def test_load_page_notes_a_charset_that_is_not_true() -> None:
    page = load("<html><meta charset=euc-jp><p>協定を締結しました</p>".encode())
    assert (page.text, page.encoding, list(page.notes)) == ("協定を締結しました", "utf-8", ["declared_charset"])


def test_load_page_of_scripts_is_inert() -> None:
    page = (
        "<html lang=ja><head><title>覚書 締結</title><script src=http://evil.invalid/x.js></script>"
        "<meta property='article:published_time' content='2019-06-03T10:00:00+09:00'></head><body onload='steal()'>"
        "<nav>Menu</nav><h1>覚書を\n  締結</h1><p>一つ<b>二つ</b><script>alert('<p>悪い</p>')</script>三つ<br>四つ</p>"
        "<div hidden>隠し</div><p style='display: none'>隠し</p><img src=x onerror=alert(1)>"
        "<table><tr><td>甲<td>乙</table><p>&lt;script&gt;</p></body></html>"
    )
    document = load(page.encode())
    assert document.text == "覚書を締結\n一つ二つ三つ\n四つ\n甲 乙\n<script>"
    assert (document.title, document.published, document.language) == ("覚書 締結", "2019-06-03", "ja")
    assert document.notes["scripts"] == {
        "en": "Scripts on the page, dropped unread: 2.",
        "ja": "ページ内のスクリプト 2 件は実行せず取り除きました。",
    }


def test_load_page_keeps_the_lines_of_preformatted_text_only() -> None:
    assert load("<html><pre>一行\n二行</pre><p>三\n行".encode()).text == "一行\n二行\n三行"


def test_load_page_with_impossible_published_day_states_none() -> None:
    assert load(b"<html><meta name=date content=2019-02-30><p>An agreement</p>").published == ""


def test_load_page_with_entities_of_its_own_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    page = f'<!DOCTYPE html [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b "{"x" * 100}">]><html><p>Text &a;&b;</p>'
    assert "SECRET" not in load(page.encode()).text


def test_load_pdf_reads_its_text_layer() -> None:
    assert load(pdf(["覚書を締結\n6月3日", "二枚目"])) == Document(
        "覚書を締結\n6月3日\n\n二枚目", "", "ja", "application/pdf", "pdf"
    )


def test_load_notes_control_and_bidirectional_characters_and_keeps_offsets() -> None:
    document = load("覚書\x07を\u202e締結\u202cしました".encode())
    assert document.text == "覚書\x07を\u202e締結\u202cしました"
    assert {code: note["en"] for code, note in document.notes.items()} == {
        "control_characters": "Control characters in the text, passed over in reading: 1.",
        "bidirectional_characters": (
            "Characters that turn the direction of writing and may hide words, passed over in reading: 2."
        ),
    }


REFUSED = {
    "empty": b"", "spaces": b" \r\n\xe3\x80\x80", "mark": b"\xef\xbb\xbf", "zeros": b"\x00\x01abc", "png": b"\x89PNG\r\n",
    "docx": b"PK\x03\x04word", "noise": bytes(range(128, 256)) * 20, "broken": JAPANESE.encode() * 3 + b"\xff",
    "odd": b"\xff\xfe\x00\xd8", "controls": b"\x01\x02\x03", "turns": "\u202e\u202d".encode(), "large": b"x" * 10_000_001,
    "long": "あ".encode() * 1_100_000, "scripts": b"<html><script>alert(1)</script></html>",
    "deep": b"<html>" + b"<div>" * 100_000 + b"text", "junk": b"%PDF-1.4 junk", "pictures": pdf(["", ""]),
    "locked": pdf(["text"], trailer=ENCRYPTED), "pages": pdf(["a"] * 101),
    "bomb": pdf([], streams=[zlib.compress(b" " * 50_000_000, 9)]),
    "slow": pdf([], streams=[zlib.compress(b"0 0 m " * 300_000)]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty", "empty"), ("spaces", "empty"), ("mark", "empty"), ("zeros", "binary"), ("png", "binary"),
        ("docx", "binary"), ("noise", "undecodable"), ("broken", "undecodable"), ("odd", "undecodable"),
        ("controls", "only_control_characters"), ("turns", "only_control_characters"), ("large", "too_large"),
        ("long", "too_long"), ("scripts", "no_text"), ("deep", "no_text"), ("junk", "damaged_pdf"),
        ("pictures", "pdf_without_text"), ("locked", "encrypted_pdf"), ("pages", "too_many_pages"),
        ("bomb", "pdf_too_large"), ("slow", "pdf_without_text"),
    ],
)  # fmt: skip
def test_load_refuses_with_one_sentence_in_bounded_memory(name: str, code: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableDocument) as caught:
            load(REFUSED[name], name="release.bin")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert caught.value.code == code
    assert str(caught.value) == caught.value.sentence["en"]
    assert caught.value.sentence["en"].startswith("release.bin ")
    assert caught.value.sentence["ja"].startswith("release.bin ")
    assert "\n" not in "".join(caught.value.sentence.values())
    assert peak < 100_000_000


def test_load_reads_no_more_of_a_stream_than_its_limit() -> None:
    class Endless(BytesIO):
        asked = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= 1001
            self.asked += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(UnreadableDocument, match=r"^- is larger than 0\.001 MB"):
        load(stream, limit=1000)
    assert stream.asked == 1001


def test_load_path_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        load(tmp_path / "none.txt")
    assert caught.value.sentence == {
        "en": f"{tmp_path}/none.txt cannot be opened (No such file or directory): check the path and that you may read it.",
        "ja": f"{tmp_path}/none.txt を開けません(No such file or directory)。パスと読み取り権限をご確認ください。",
    }
