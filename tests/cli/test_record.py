"""The record from the command line, in a process of its own as a person runs it."""

import json
import os
import subprocess
import sys

import pytest

TEXT = """大学と覚書を締結

日本橋ハブ推進機構(以下「日本橋ハブ」)は、2020年4月1日、英国のケンブリッジ科学大学(所在地:英国ケンブリッジ)とMOU(覚書)を締結しました。今後3年間、研究者の交流を進めます。
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory, new_hub):
    folder = tmp_path_factory.mktemp("record")
    new_hub(folder / "var")
    (folder / "release.txt").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    environment = {**os.environ, "ENISHI_DATA": str(folder / "var"), "LANG": "en_GB.UTF-8", "DATABASE_URL": ""}
    environment = {
        name: value
        for name, value in environment.items()
        if name not in {"DJANGO_SETTINGS_MODULE", "ENISHI_SECRET_KEY"}
    }

    def _run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "enishi.cli", "hub", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return _run


def test_record_reads_tells_and_reads_no_text_twice(run):
    reading = ["read", "release.txt", "--accept", "--hub", "日本橋ハブ", "--published", "2020-04-02"]
    code, said, _ = run(*reading)
    assert (code, "joined to existing records" in said) == (0, True)
    assert run(*reading)[:2] == (0, "release.txt: was read before; nothing was added\n")
    code, said, _ = run("partners", "--asof", "2020-12-31", "--json")
    told = json.loads(said)
    assert (code, told["counts"]["partners"], told["counts"]["overseas"]) == (0, 1, 1)
    assert told["sentence"] == {
        "ja": "2020年12月31日時点: 1団体と提携（うち海外1団体）", "en": "As of 31 December 2020: 1 partner (1 of them overseas)",
    }  # fmt: skip
    assert [(row["country"], row["since"], row["until"]) for row in told["partners"]] == [
        ("GB", "2020-04-01", "2023-03-31")
    ]
    assert json.loads(run("partners", "--asof", "2023-04-01", "--json")[1])["partners"] == []


def test_record_refuses_an_unreadable_file_in_one_sentence(run):
    code, said, complained = run("read", "empty.txt", "missing.txt", "--hub", "日本橋ハブ")
    assert (code, said, len(complained.strip().splitlines())) == (2, "", 2)
    assert "Traceback" not in complained


def test_record_that_knows_no_hub_asks_for_its_name_before_it_reads(run, new_hub, tmp_path):
    other = ["--data", str(new_hub(tmp_path / "other"))]
    code, said, complained = run("read", "release.txt", "--accept", *other)
    assert (code, said, len(complained.strip().splitlines())) == (2, "", 1)
    assert "--hub" in complained
    assert json.loads(run("partners", "--json", *other)[1])["counts"]["partners"] == 0


def test_partners_refuses_what_is_no_day(run):
    code, _said, complained = run("partners", "--asof", "2019-02-30")
    assert (code, "2019-02-30" in complained) == (2, True)


def test_data_folder_is_the_option_s(run, new_hub, tmp_path):
    code, said, _ = run("partners", "--asof", "2020-12-31", "--json", "--data", str(new_hub(tmp_path / "other")))
    assert (code, json.loads(said)["counts"]["partners"]) == (0, 0)
