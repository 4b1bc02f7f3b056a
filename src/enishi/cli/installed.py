"""Whether the hub's own parts (Django and the rest) are installed beside the libraries."""

from importlib.util import find_spec

import click

__all__ = ["require_hub"]


def require_hub(command: str) -> None:
    """Stop *command* with one sentence and exit code 2 where only the libraries are installed."""
    if any(find_spec(name) is None for name in ("django", "wagtail")):
        click.echo(
            f'{command}: the hub is not installed: run pip install "enishi[hub]" / '
            'ハブが入っていません。pip install "enishi[hub]" を実行してください。',
            err=True,
        )
        raise click.exceptions.Exit(2)
