import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

import enishi
from enishi.cli import main
from enishi.releases import read
from enishi.releases.codec import from_json, to_json
from tests.releases.documents.pdfs import pdf
from tests.releases.second.standing import said, standing

RELEASE = (
    "みなとと山田大学が覚書を締結\n\n一般社団法人みなと(以下「MINATO」)は、山田大学と2019年6月3日、東京にて、再生医療の研究を"
    "促進することを目的とした覚書を締結しました。期間は5年間です。\n"
)


def run(*arguments: str, source: bytes = b"", **environ: str) -> Result:
    names = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8", "COLUMNS": "", **environ}
    return CliRunner().invoke(main, ["read", *arguments], input=source, env=names, catch_exceptions=False)


def test_version_is_said() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"enishi, version {enishi.__version__}\n"


def test_read_json_is_the_reading_with_notes_on_the_file(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(RELEASE.encode("cp932"))
    result = run(str(path), "--json", "--hub", "MINATO", "--published", "2019年6月3日")
    expected = to_json(read(RELEASE, hub="MINATO", published="2019-06-03"))
    expected["notes"] = {"file": str(path), "media_type": "text/plain", "encoding": "cp932"}
    assert (result.exit_code, json.loads(result.stdout), result.stderr) == (0, expected, "")


@pytest.mark.parametrize(
    "source",
    [
        RELEASE.encode("euc_jp"), RELEASE.encode("utf-16"), pdf([RELEASE.strip()]),
        f"<html><meta charset=shift_jis><pre>{RELEASE}</pre>".encode("cp932"),
    ],
)  # fmt: skip
def test_read_standard_input_in_any_form_finds_the_agreement(source: bytes) -> None:
    result = run("-", "--json", "--hub", "MINATO", source=source)
    found = from_json(json.loads(result.stdout)).agreements
    assert [(each.signed_on, each.kind) for each in found] == [("2019-06-03", "mou")]


def test_read_page_takes_the_day_that_its_head_states(tmp_path: Path) -> None:
    page = f"<html><meta property='article:published_time' content='2019-06-04'><p>{RELEASE}</p>"
    assert json.loads(run("-", "--json", source=page.encode()).stdout)["published"] == "2019-06-04"
    stated = run("-", "--json", "--published", "2019-06", source=page.encode())
    assert json.loads(stated.stdout)["published"] == "2019-06"


def test_read_several_files_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.bin"
    good.write_text(RELEASE, encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n")
    result = run(str(good), str(bad), str(good), "--json")
    assert (result.exit_code, len(json.loads(result.stdout))) == (2, 2)
    assert result.stderr == f"{bad} is not a text (PNG): give the release as plain text, HTML or PDF.\n"


@pytest.mark.parametrize(
    ("arguments", "environ", "heading"),
    [
        ((), {"LANG": "ja_JP.UTF-8"}, "協定・覚書 (1)"), ((), {"LANG": "de_DE.UTF-8"}, "Agreements (1)"),
        ((), {"LANG": "en_US", "LC_ALL": "ja_JP"}, "協定・覚書 (1)"), (("--lang", "en"), {"LANG": "ja_JP"}, "Agreements (1)"),
    ],
)  # fmt: skip
def test_read_speaks_the_language_asked_for(arguments: tuple[str, ...], environ: dict[str, str], heading: str) -> None:
    result = run("-", "--hub", "MINATO", *arguments, source=RELEASE.encode(), **environ)
    assert heading in [line.strip() for line in result.stdout.splitlines()]


def test_read_tables_keep_to_the_width_with_japanese_and_lose_no_word() -> None:
    result = run("-", "--hub", "MINATO", "--quotes", "--lang", "ja", source=RELEASE.encode(), COLUMNS="60")
    assert max(cell_len(line) for line in result.stdout.splitlines()) <= 60
    assert "…" not in result.stdout


def test_read_shows_quotes_only_when_asked() -> None:
    assert "引用" not in run("-", "--lang", "ja", source=RELEASE.encode()).stdout
    assert "引用" in run("-", "--lang", "ja", "--quotes", source=RELEASE.encode()).stdout


@pytest.mark.parametrize("form", [(), ("--json",), ("--quotes",)])
def test_read_never_prints_what_a_terminal_obeys(form: tuple[str, ...]) -> None:
    hostile = RELEASE.replace("山田大学", "山\x1b[31m田大\u202e学\x9b2J") + "[bold red]締結[/]"
    result = run("-", *form, source=hostile.encode())
    assert result.exit_code == 0
    assert not set(result.stdout) & set("\x1b\u202e\x9b\x07")
    if form == ("--json",):
        assert json.loads(result.stdout)["text"] == hostile


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("今日は晴れです。公園で花が咲きました。", {"not_an_agreement"}),
        ("The weather is fine today and the flowers are out in the park near the river.", {"not_an_agreement"}),
        ("みなとは2019年2月30日、山田大学と覚書を締結しました。", {"impossible_date"}),
    ],
)
def test_read_of_odd_text_gives_doubts(text: str, kinds: set[str]) -> None:
    result = run("-", "--json", source=text.encode())
    reading = from_json(json.loads(result.stdout))
    assert result.exit_code == 0
    assert kinds <= {doubt.kind for doubt in reading.doubts}
    assert all(set(doubt.reason) == set(doubt.advice) == {"ja", "en"} for doubt in reading.doubts)


def test_read_takes_no_impossible_day_for_a_date() -> None:
    text = "みなとは2019年2月30日、山田大学と覚書を締結しました。"
    reading = from_json(json.loads(run("-", "--json", source=text.encode()).stdout))
    assert [each.signed_on for each in reading.agreements] in ([], [""])
    assert [doubt.said for doubt in reading.doubts if doubt.kind == "impossible_date"] == ["2019年2月30日"]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (b"", "標準入力 は空です。リリース本文の入ったファイルを指定してください。\n"),
        (b"\x00\x01", "標準入力 はテキストではありません(NUL)。テキスト、HTML、PDF のいずれかで指定してください。\n"),
        (b"x" * 10_000_001, "標準入力 は 10 MB を超えています。画像や添付を除き、リリースだけを指定してください。\n"),
        (
            bytes(range(128, 256)) * 9,
            "標準入力 の文字コードを判定できません(UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP)。UTF-8 で保存し直してください。\n",
        ),
        (
            b"<html><script>document.write('x')</script>",
            "標準入力 には表示される本文がありません。本文を表示した状態でページを保存し直してください。\n",
        ),
        (
            pdf([""]),
            "標準入力 は文字情報のない PDF です。文字認識(OCR)にかけるか、本文のテキストを指定してください。\n",
        ),
        (b"\x07\x01", "標準入力 には制御文字しかありません。リリース本文の入ったファイルを指定してください。\n"),
    ],
)
def test_read_of_bad_input_says_one_sentence_and_exits_2(source: bytes, sentence: str) -> None:
    result = run("-", "--lang", "ja", source=source)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", sentence)


@pytest.mark.parametrize("arguments", [("none.txt",), (".",), ("--published", "2019-02-30", "-"), ()])
def test_read_of_wrong_arguments_exits_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def _bounded(memory: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _spawn(*arguments: str, source: bytes = b"", **more: Any) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "enishi.cli", *arguments]
    environ = {**os.environ, "LANG": "C.UTF-8"}
    return subprocess.run(command, input=source, capture_output=True, timeout=120, check=False, env=environ, **more)


def test_read_of_ten_megabytes_stays_within_a_gigabyte() -> None:
    done = _spawn("read", "-", source=b"An agreement was signed. " * 400_000, preexec_fn=_bounded(1_000_000_000))
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "Standard input holds more than 1,000,000 characters of text: split it and give one release at a time.\n",
    )


def test_command_starts_within_a_second_and_a_half() -> None:
    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)  # other work on the machine does not stretch it
        return used.ru_utime + used.ru_stime

    times = []
    for _ in range(3):
        before = spent()
        assert _spawn("read", "--help").returncode == 0
        times.append(spent() - before)
    assert min(times) < 1.5


def test_read_into_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m enishi.cli read - --json | head -c 1"
    done = subprocess.run(
        command, shell=True, input=RELEASE.encode() * 50, capture_output=True, timeout=120, check=False
    )
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_read_of_many_short_lines_takes_time_in_proportion() -> None:
    def seconds(lines: int) -> float:
        began = time.process_time()
        read("覚書 \n" * lines, hub="MINATO")
        return time.process_time() - began

    seconds(100)  # loads the dictionary
    # 8 times the lines: a square would take 64 times as long. The better of three, as a collection of garbage may fall in one.
    assert min(seconds(32_000) for _ in range(3)) < 32 * max(seconds(4_000), 0.02)


def test_read_with_a_language_model_shows_what_it_reads_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    with standing() as (address, handler):
        handler.body = said('{"agreements": []}')
        options = (str(path), "--json", "--published", "2019-06-03", "--llm", address, "--llm-model", "small")
        result = run(*options, ENISHI_LLM_KEY="secret")
        assert [key for key, _question in handler.asked] == ["Bearer secret"]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [doubt["kind"] for doubt in json.loads(result.stdout)["doubts"]][-1] == "second_reader_misses"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--llm", "http://127.0.0.1:9/"), "--llm and --llm-model go together."),
        (("--llm-model", "small"), "--llm and --llm-model go together."),
        (("--llm", "file:///etc", "--llm-model", "small"), "begins with http:// or https://"),
    ],
)
def test_language_model_is_named_with_its_address(options: tuple[str, ...], sentence: str) -> None:
    result = run("-", *options, source=RELEASE.encode())
    assert (result.exit_code, sentence in result.stderr) == (2, True)
