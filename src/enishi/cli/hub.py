"""``enishi hub ...``: work on the hub in the data folder. Commands import Django only when they run."""

import click

from enishi.cli.installed import require_hub

__all__ = ["hub"]


@click.group()
def hub() -> None:
    """Work on the hub in the data folder."""
    require_hub("enishi hub")
