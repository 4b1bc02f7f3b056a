"""``enishi hub read FOLDER``: an archive of releases, file by file, with progress and a report."""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from enishi.cli.read import load_file, read_document

__all__ = ["Row", "Wanted", "day_in_name", "files_below", "print_summary", "read_archive", "write_report"]

_RELEASES = {"", ".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".pdf"}
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_OUTCOMES: Mapping[str, Mapping[str, str]] = {
    "kept": {"en": "kept", "ja": "記録済み"},
    "waiting": {"en": "waits for review", "ja": "確認待ち"},
    "known": {"en": "was read before", "ja": "読み込み済み"},
    "nothing": {"en": "nothing for the record in it", "ja": "記録する内容なし"},
    "failed": {"en": "could not be read", "ja": "読めません"},
}
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "file": {"en": "file", "ja": "ファイル"},
    "outcome": {"en": "outcome", "ja": "結果"},
    "published": {"en": "published", "ja": "発表日"},
    "added": {"en": "added", "ja": "追加"},
    "joined": {"en": "joined", "ja": "統合"},
    "doubts": {"en": "doubts", "ja": "疑問点"},
    "why": {"en": "why", "ja": "理由"},
}


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file. *why*: the sentence of a file that could not be read."""

    file: str
    outcome: str
    published: str = ""
    added: int = 0
    joined: int = 0
    doubts: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to read: whose releases they are, what to do with the facts (``review``, ``certain``, ``all``), when they were published."""

    hub: str
    mode: str
    published: str
    language: str
    sample: bool = False


class _Taken(Protocol):
    @property
    def outcome(self) -> str: ...
    @property
    def added(self) -> int: ...
    @property
    def joined(self) -> int: ...
    @property
    def doubts(self) -> int: ...


def files_below(folder: Path) -> list[Path]:
    """Return the files of *folder* and those below it that may be releases, in order of their paths; hidden ones are left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix.casefold() in _RELEASES)
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def day_in_name(path: Path) -> str:
    """Return the day that a file's name tells ("2019-06-03_mou.txt", "20190603.html"), as ISO 8601; "" where it tells none."""
    for match in _DAY.finditer(path.stem):
        try:
            return date(*(int(part) for part in match.groups())).isoformat()
        except ValueError:  # the 31st of June
            continue
    return ""


def read_archive(folder: Path, wanted: Wanted) -> Iterator[Row]:
    """Take every release below *folder* into the record and yield what became of each.

    What was read before is passed over quickly: begun again after an interruption, it goes on where it stopped.
    """
    files = files_below(folder)
    with _progress(len(files)) as step:
        for path in files:
            name = str(path.relative_to(folder))
            row = _take(path, name, wanted)
            step(row)
            yield row


def _take(path: Path, name: str, wanted: Wanted) -> Row:
    from enishi.hub.network.actions.archives import take_reading, was_taken
    from enishi.hub.network.reading import hub_reader

    document, why = load_file(path, name, wanted.language)
    if document is None:
        return Row(name, "failed", why=why)
    if was_taken(document.text):
        return Row(name, "known")
    day = wanted.published or document.published or day_in_name(path)
    reading = read_document(
        document,
        hub=wanted.hub,
        published=day,
        where=name,
        language=wanted.language,
        reader=None if wanted.sample else hub_reader(),
    )
    taken: _Taken = take_reading(reading, mode=wanted.mode, user=None, now=datetime.now(UTC), sample=wanted.sample)
    return Row(name, taken.outcome, reading.published, taken.added, taken.joined, taken.doubts)


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A bar where someone looks on; else nothing, since each file has its line in the report."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)

        def step(row: Row) -> None:
            bar.update(task, advance=1, description=row.file[-40:])

        yield step


def write_report(rows: Sequence[Row], path: Path, language: str) -> None:
    """Write *rows* to *path*: JSON where its name ends so, else CSV with headings in *language* that Excel opens as it is."""
    if path.suffix.casefold() == ".json":
        path.write_text(
            json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        return
    from enishi.hub.network.office.spreadsheets import harmless

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow([heading[language] for heading in _COLUMNS.values()])
        for row in rows:
            told = asdict(row) | {"outcome": _OUTCOMES[row.outcome][language]}
            sheet.writerow([harmless(told[name]) for name in _COLUMNS])


def print_summary(rows: Iterable[Row], language: str) -> None:
    """Print how many files had which outcome, and the sentence of each that could not be read."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row.outcome] += 1
        counted["added"] += row.added
        counted["joined"] += row.joined
        counted["doubts"] += row.doubts
        if row.why:
            click.echo(row.why, err=True)
    told = [f"{_OUTCOMES[what][language]}: {counted[what]}" for what in _OUTCOMES if counted[what]]
    told += [f"{_COLUMNS[what][language]}: {counted[what]}" for what in ("added", "joined", "doubts") if counted[what]]
    click.echo("\n".join(told) or {"en": "No releases there.", "ja": "リリースがありません。"}[language])
    sys.stdout.flush()
