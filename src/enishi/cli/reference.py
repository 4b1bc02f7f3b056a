"""``python -m enishi.cli.reference > docs/cli.md``: the reference of all commands, from their own --help."""

from collections.abc import Iterator

import click

from enishi.cli import main

__all__ = ["reference"]

_HEAD = """# The command line

Made from `--help` by `python -m enishi.cli.reference > docs/cli.md`; a test holds the two together. Exit codes: 0 done, 2 bad
input or a wrong option, said in one sentence on standard error. Tables speak the language of `LANG` or `--lang`.
"""


def reference() -> str:
    """Return docs/cli.md."""
    return "\n".join([_HEAD, *_pages(main, _context(main, "enishi", None))])


def _pages(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            child = command.commands[name]
            yield from _pages(child, _context(child, name, context))


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(command, parent, name, terminal_width=80, **command.context_settings)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
