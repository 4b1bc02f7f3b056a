"""An archive of releases from the command line."""

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from enishi.cli.archive import Row, day_in_name, files_below, write_report

MOU = "湾岸ハブと{name}は、2020年4月{day}日に覚書を締結しました。期間は3年間です。\n"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2019-06-03_mou.txt", "2019-06-03"),
        ("20190603.html", "2019-06-03"),
        ("news_2019.06.03-2.pdf", "2019-06-03"),
        ("2019-06-31.txt", ""),
        ("release-12345678.txt", ""),
        ("120190603.txt", ""),
    ],
)
def test_day_in_name(name, day):
    assert day_in_name(Path(name)) == day


def test_files_below_are_releases_in_order_and_nothing_hidden(tmp_path):
    for name in ("b/2.txt", "a/1.HTML", "c.pdf", "README", ".git/x.txt", "d/.y.txt", "e.png", "f.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [str(path.relative_to(tmp_path)) for path in files_below(tmp_path)]
    assert found == ["README", "a/1.HTML", "b/2.txt", "c.pdf"]


ROWS = [Row("=cmd.txt", "kept", "2020-04-02", 3, 1, 0), Row("b.txt", "failed", why="b.txt は空です。")]


def test_report_as_csv_has_headings_in_the_language_and_runs_nothing(tmp_path):
    write_report(ROWS, tmp_path / "report.csv", "ja")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["ファイル", "結果", "発表日", "追加", "統合", "疑問点", "理由"],
            ["'=cmd.txt", "記録済み", "2020-04-02", "3", "1", "0", ""],
            ["b.txt", "読めません", "", "0", "0", "0", "b.txt は空です。"],
        ]


def test_report_as_json_is_the_rows(tmp_path):
    write_report(ROWS, tmp_path / "report.json", "en")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == [asdict(row) for row in ROWS]


@pytest.fixture
def archive(tmp_path, new_hub):
    new_hub(tmp_path / "var")
    folder = tmp_path / "archive"
    (folder / "older").mkdir(parents=True)
    for at, name in enumerate(("東都大学", "西海大学", "南原大学", "北山大学"), start=1):
        (folder / "older" / f"2020-04-{at:02}.txt").write_text(MOU.format(name=name, day=at), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "weather.txt").write_text("きょうは良い天気です。\n", encoding="utf-8")
    return folder


def _command(archive, *more):
    kept = {
        name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "ENISHI_SECRET_KEY"}
    }
    environ = kept | {"ENISHI_DATA": str(archive.parent / "var"), "LANG": "en_GB.UTF-8", "DATABASE_URL": ""}
    command = [sys.executable, "-m", "enishi.cli", "hub", "read", str(archive), "--hub", "湾岸ハブ", "--accept", *more]
    return {"args": command, "env": environ, "text": True, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}


def _kept(database):
    """How many sources the record holds by now."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        return connection.execute("SELECT count(*) FROM network_source").fetchone()[0]


def test_archive_is_read_once_and_goes_on_after_it_was_killed(archive):
    first = subprocess.Popen(**_command(archive))
    database = archive.parent / "var" / "enishi.sqlite3"
    end = time.monotonic() + 120
    while not _kept(database) and first.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    report = archive.parent / "report.json"
    done = subprocess.run(**_command(archive, "--report", str(report)), check=False)
    rows = {row["file"]: row for row in json.loads(report.read_text(encoding="utf-8"))}
    assert done.returncode == 2
    assert done.stderr.strip() == "empty.txt is empty: give a file that holds the text of a release."
    releases = [f"older/2020-04-0{at}.txt" for at in range(1, 5)]
    assert {rows[name]["outcome"] for name in releases} <= {"kept", "known"}
    assert (rows["empty.txt"]["outcome"], rows["weather.txt"]["outcome"]) == ("failed", "nothing")
    again = subprocess.run(**_command(archive), check=False)
    assert again.stdout == "was read before: 4\nnothing for the record in it: 1\ncould not be read: 1\ndoubts: 1\n"
    told = subprocess.run(
        [sys.executable, "-m", "enishi.cli", "hub", "partners", "--asof", "2020-12-31", "--json"],
        env=_command(archive)["env"], capture_output=True, text=True, check=True,
    )  # fmt: skip
    counted = json.loads(told.stdout)
    assert counted["counts"]["partners"] == 4
    assert sorted(row["since"] for row in counted["partners"]) == [f"2020-04-0{at}" for at in range(1, 5)]
