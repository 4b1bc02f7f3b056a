"""``enishi hub ...``: work on the hub in the data folder. Commands import Django only when they run."""

import click

from enishi.cli.backup import backup, restore
from enishi.cli.installed import require_hub
from enishi.cli.record import partners, read_into
from enishi.cli.sample import sample

__all__ = ["hub"]


@click.group()
def hub() -> None:
    """Work on the hub in the data folder."""
    require_hub("enishi hub")


hub.add_command(backup)
hub.add_command(partners)
hub.add_command(read_into)
hub.add_command(restore)
hub.add_command(sample)
