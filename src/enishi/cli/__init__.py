"""The command line: thin over the libraries and the hub."""

import click

import enishi
from enishi.cli.directory import directory
from enishi.cli.hub import hub
from enishi.cli.match import match
from enishi.cli.read import read
from enishi.cli.reschedule import reschedule
from enishi.cli.schedule import schedule
from enishi.cli.serve import serve

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(enishi.__version__, package_name="enishi", prog_name="enishi")
def main() -> None:
    """Enishi: the ties of an innovation hub as dated facts, each with its source."""


main.add_command(read)
main.add_command(directory)
main.add_command(hub)
main.add_command(match)
main.add_command(reschedule)
main.add_command(schedule)
main.add_command(serve)
