"""``enishi hub read`` and ``enishi hub partners``: the record from the command line."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from enishi.cli.archive import Row, Wanted, print_summary, read_archive, write_report
from enishi.cli.languages import LANGUAGES, said_language
from enishi.cli.read import published_option, read_file, write_json

__all__ = ["open_hub", "partners", "read_into"]

_data = click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Data folder (default: ENISHI_DATA, else var)."
)
_lang = click.option(
    "--lang", type=click.Choice(LANGUAGES), help="Language of tables and messages (default: from LANG)."
)


_NO_HUB = {
    "ja": "enishi hub read: まだハブ自身が登録されていません。--hub にハブの名前を指定してください（例: --hub LINK-J）。",
    "en": "enishi hub read: the record does not know yet whose hub it is: name it, such as --hub LINK-J.",
}


def open_hub(data: Path | None, command: str) -> None:
    """Set Django up over the data folder, its tables up to date."""
    from enishi.hub.site.environment import Environment, WrongSetting
    from enishi.hub.site.folder import DataFolder

    if data is not None:
        os.environ["ENISHI_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.hub.site.settings")
    try:
        folder = DataFolder(Environment.read().data)
    except WrongSetting as wrong:
        click.echo(f"{command}: {wrong}", err=True)
        raise click.exceptions.Exit(2) from wrong
    folder.make()
    import django

    django.setup()
    from enishi.hub.site.preparing import migrate

    migrate()


@click.command("read")
@click.argument("files", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option(
    "--accept",
    "mode",
    flag_value="all",
    help="Keep every fact at once, for files you trust; else they wait for review.",
)
@click.option(
    "--accept-certain", "mode", flag_value="certain",
    help="Keep what nothing speaks against: no doubt, every fact certain to 90 %, no conflict with the record. The rest waits.",
)  # fmt: skip
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what became of each file of a folder: CSV, or JSON where the name ends so.",
)
@click.option("--sample", is_flag=True, help="Mark the sources as samples.")
@click.option(
    "--hub", metavar="NAME", default="", help="Name of the hub (default: the one in the record; a new record needs it)."
)
@published_option
@_data
@_lang
def read_into(files: Sequence[str], mode: str | None, report: Path | None, **said: Any) -> None:
    """Read releases into the hub: plain text, HTML or PDF; - is standard input; a folder is an archive of releases.

    Without --accept the facts wait in the back office for a person's review. A file that cannot be read is named in one
    sentence, nothing of it is kept, the others are still read, and the exit code is 2.

    Of a folder all text, HTML and PDF files are read, those of folders below it too, in order of their paths; where neither
    --published nor the file says when it was published, a day in its name does (2019-06-03_mou.txt). A file read before is
    passed over, so an interrupted run goes on where it stopped.
    """
    open_hub(said["data"], "enishi hub read")
    from enishi.hub.network.queries import hub as hub_of_record

    language = said_language(said["lang"])
    known = hub_of_record()
    name = said["hub"] or (_shortest(known) if known else "")
    if not name:
        click.echo(_NO_HUB[language], err=True)
        raise click.exceptions.Exit(2)
    wanted = Wanted(name, mode or "review", said["published"], language, sample=said["sample"])
    rows: list[Row] = []
    try:
        failed = [not _read_into(Path(file), wanted, rows) for file in files]
    finally:  # an interrupted run tells how far it came
        if report is not None:
            write_report(rows, report, language)
    if any(failed):
        raise click.exceptions.Exit(2)


def _read_into(path: Path, wanted: Wanted, rows: list[Row]) -> bool:
    """Read one file or the archive at *path*; return whether all of it could be read."""
    if path.is_dir():
        before = len(rows)
        rows.extend(read_archive(path, wanted))
        print_summary(rows[before:], wanted.language)
        return all(row.outcome != "failed" for row in rows[before:])
    from enishi.hub.network.reading import hub_reader

    reading = read_file(str(path), wanted.hub, wanted.published, wanted.language, hub_reader())
    if reading is None:
        return False
    click.echo(f"{path}: {_keep(reading, wanted)}")
    return True


def _shortest(organisation: Any) -> str:
    """The name by which releases call the hub: readers know it by any, and the short one stands in most texts."""
    return min((str(name.text) for name in organisation.names.all()), key=len)


def _keep(reading: Any, wanted: Wanted) -> str:
    from enishi.hub.network.actions import propose_reading, read_and_accept
    from enishi.hub.network.actions.archives import is_certain

    now, sample, language = datetime.now(UTC), wanted.sample, wanted.language
    if wanted.mode == "review" or (wanted.mode == "certain" and not is_certain(reading)):
        proposed = propose_reading(reading, user=None, now=now, sample=sample)
        waiting = {"ja": "確認待ちです", "en": "waits for review"}
        known = {"ja": "確認済みです", "en": "was reviewed before"}
        return (known if proposed.closed_at else waiting)[language]
    _proposed, kept = read_and_accept(reading, user=None, now=now, sample=sample)
    if not kept:
        return {"ja": "以前に読み込んだ文です。追加はありません", "en": "was read before; nothing was added"}[language]
    created = sum(row.outcome == "created" for row in kept)
    joined = sum(row.outcome == "joined" for row in kept)
    return {
        "ja": f"追加{created}件、既存の記録と統合{joined}件、疑い{len(reading.doubts)}件",
        "en": f"{created} added, {joined} joined to existing records, {len(reading.doubts)} doubts",
    }[language]


def _day(_context: click.Context, _parameter: click.Parameter, said: str | None) -> date | None:
    if said is None:
        return None
    from enishi.dates import InvalidDate, read_date

    try:
        return read_date(said).latest
    except InvalidDate as error:
        raise click.BadParameter(f"{said!r} is no date; write 2018-12-31 or 2018年12月31日.") from error


@click.command()
@click.option("--asof", metavar="DAY", callback=_day, help="The day to count as of (default: today).")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@_data
@_lang
def partners(asof: date | None, as_json: bool, data: Path | None, lang: str | None) -> None:
    """Print the partners as of a day, the counts, and the sentence in both languages."""
    open_hub(data, "enishi hub partners")
    from django.utils import timezone

    from enishi.hub.network.exports import partners_as_json

    told = partners_as_json(asof or timezone.localdate())
    if as_json:
        click.echo(write_json(told))
        return
    _print(told, said_language(lang))


def _print(told: dict[str, Any], language: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    headings = {
        "ja": ("番号", "名称", "種別", "国・地域", "海外", "開始", "満了", "確実"),
        "en": ("No.", "Name", "Kind", "Country or region", "Overseas", "Since", "Until", "Certain"),
    }[language]
    words = {"ja": {True: "はい", False: "いいえ", None: "不明"}, "en": {True: "yes", False: "no", None: "unknown"}}[
        language
    ]
    table = Table(*headings)
    for row in told["partners"]:
        cells = (
            str(row["ordinal"]),
            row["names"].get(language) or next(iter(row["names"].values())), row["kind"], row["country"] or row["region"],
            words[row["overseas"]], row["since"], row["until"], words[row["certain"]],
        )  # fmt: skip
        table.add_row(*(Text(cell) for cell in cells))
    console = Console(highlight=False)
    console.print(table)
    for sentence in told["sentence"].values():
        console.print(Text(sentence))
