"""``enishi directory``: the world's research organisations, from the registry's own dump, and which one a name means."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from enishi.cli.languages import said_language

if TYPE_CHECKING:
    from enishi.organisations.candidates import Candidate

__all__ = ["directory"]

_WORDS = {
    "certain": {"en": "certain", "ja": "確か"},
    "likely": {"en": "likely", "ja": "候補"},
    "none": {"en": "No organisation of the directory fits.", "ja": "登録簿に当てはまる組織はありません。"},
}


def _path(said: Path | None) -> Path:
    return said or Path(os.environ.get("ENISHI_DATA", "var")) / "directory.sqlite3"


_WHERE = click.option(
    "--directory", "where", type=click.Path(path_type=Path, dir_okay=False),
    help="The directory's file (default: directory.sqlite3 in the data folder).",
)  # fmt: skip


@click.group()
def directory() -> None:
    """The directory of the world's research organisations."""


@directory.command("load")
@click.argument("dump", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@_WHERE
def _load(dump: Path, where: Path | None) -> None:
    """Make the directory from DUMP: the Research Organization Registry's data file, schema v2, as zip, gz or JSON.

    A newer dump takes the place of the older one, whole or not at all; what a person told by hand is kept.
    """
    from enishi.organisations.loading import BadDump, load_dump

    path = _path(where)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn(), transient=True
    ) as progress:
        task = progress.add_task(str(dump.name), total=None)
        try:
            loaded = load_dump(dump, path, read=lambda count: progress.advance(task, count))
        except BadDump as bad:
            progress.stop()
            _refuse(str(bad))
    click.echo(f"{path}: {loaded.organisations} organisations, {loaded.names} names, {loaded.kept} told by hand kept")


@directory.command("resolve")
@click.argument("names", nargs=-1, required=True)
@click.option("--country", help="Two letters (JP): where the organisation is known to be.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@_WHERE
def _resolve(names: tuple[str, ...], country: str | None, as_json: bool, where: Path | None) -> None:
    """Which organisation each of NAMES, a name or an affiliation, means: certain ones first, with the reasons."""
    from enishi.organisations.directory import Directory, NoDirectory

    path = _path(where)
    try:
        known = Directory(path)
    except NoDirectory:
        _refuse(f"{path}: no directory there; make one with enishi directory load DUMP")
    language = said_language(None)
    for name in names:
        found = known.resolve(name, country.upper() if country else None)
        if as_json:
            click.echo(json.dumps({"name": name, "candidates": [_as_dict(one) for one in found]}, ensure_ascii=False))
            continue
        click.echo(name)
        if not found:
            click.echo(f"  {_WORDS['none'][language]}")
        for one in found:
            band = _WORDS[one.band.value][language]
            click.echo(
                f"  {band}  https://ror.org/{one.id}  {one.name} [{one.country}]  {one.score:.2f}  {', '.join(one.reasons)}"
            )


def _as_dict(one: "Candidate") -> dict[str, Any]:
    return {
        "id": f"https://ror.org/{one.id}", "name": one.name, "country": one.country, "matched": one.matched, "score": one.score,
        "certain": one.band == "certain", "reasons": list(one.reasons), "start": one.start, "end": one.end,
    }  # fmt: skip


def _refuse(why: str) -> Any:
    click.echo(f"enishi directory: {why}", err=True)
    sys.exit(2)
