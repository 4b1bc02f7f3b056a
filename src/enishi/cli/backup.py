"""``enishi hub backup`` and ``enishi hub restore``."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

__all__ = ["backup", "restore"]

_data = click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Data folder (default: ENISHI_DATA, else var)."
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_data
def backup(file: Path, data: Path | None) -> None:
    """Write database, media and secret key to FILE, as of one moment; the hub may go on running."""
    from enishi.hub.site.backup import BackupError, back_up
    from enishi.hub.site.environment import Environment, WrongSetting

    try:
        done = back_up(Environment.read(_environ(data)), file.absolute(), datetime.now(UTC))
    except (BackupError, WrongSetting) as failed:
        click.echo(f"enishi hub backup: {failed}", err=True)
        sys.exit(2)
    click.echo(f"{file}: {done.files} files, {done.database} database")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@_data
def restore(file: Path, data: Path | None) -> None:
    """Put the hub in FILE into a new or empty data folder."""
    from enishi.hub.site.backup import BackupError
    from enishi.hub.site.backup import restore as restore_hub
    from enishi.hub.site.environment import Environment, WrongSetting

    environ = _environ(data)
    try:
        done = restore_hub(environment := Environment.read(environ), file.absolute())
    except (BackupError, WrongSetting) as failed:
        click.echo(f"enishi hub restore: {failed}", err=True)
        sys.exit(2)
    click.echo(f"{environment.data}: {done.files} files of {done.made_at}, {done.database} database")


def _environ(data: Path | None) -> dict[str, str]:
    return {**os.environ, **({"ENISHI_DATA": str(data)} if data else {})}
