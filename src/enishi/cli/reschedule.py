"""``enishi reschedule``: a settled timetable, changed as little as possible."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi.cli.schedule import hand_out, output_file, require_scheduling, summary

if TYPE_CHECKING:
    from enishi.scheduling import Change, Desk

__all__ = ["reschedule"]


@click.command()
@click.argument("event", type=click.Path(path_type=Path))
@click.argument("timetable", type=click.Path(path_type=Path))
@click.option("--cancel", metavar="PERSON", multiple=True, help="Someone who does not come.")
@click.option("--close-table", "closed", metavar="S:K", multiple=True, help="Slot and table that is not to be had.")
@click.option("--add", "added", metavar="REQUEST", multiple=True, help="A request of EVENT to place.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), callback=output_file,
    help="Where to: a file in .json or .xlsx, or a folder for CSV (default: JSON on standard output).",
)  # fmt: skip
def reschedule(
    event: Path,
    timetable: Path,
    cancel: Sequence[str],
    closed: Sequence[str],
    added: Sequence[str],
    output: Path | None,
) -> None:
    """Change TIMETABLE, a settled timetable of EVENT, as little as possible; either is JSON, a workbook or a folder of CSV.

    Gaps are filled with requests that were unmet, and each moves at most two meetings, never one that is marked as printed.
    Says on standard error what it was before and what it is now.
    """
    require_scheduling("enishi reschedule")
    from enishi import scheduling

    try:
        asked = scheduling.read_event(event)
        before = scheduling.read_timetable(timetable, asked)
        desk = scheduling.Desk(asked, before)
        changes = _apply(desk, cancel, closed, added)
    except scheduling.BadEvent as error:
        click.echo(f"enishi reschedule: {error}", err=True)
        raise click.exceptions.Exit(2) from error
    after = desk.timetable()
    hand_out(asked, after, output)
    lines = [f"before: {summary(asked, before)}", *(line for change in changes for line in _told(change))]
    click.echo("\n".join([*lines, f"after: {summary(asked, after)}"]), err=True)


def _apply(desk: "Desk", cancel: Sequence[str], closed: Sequence[str], added: Sequence[str]) -> "list[Change]":
    from enishi.scheduling import BadEvent

    changes = [desk.cancel(person) for person in cancel]
    for each in closed:
        slot, colon, table = each.partition(":")
        if not (colon and slot.isdecimal() and table.isdecimal()):
            raise BadEvent(f"{each!r} is no slot and table; write 3:12 for table 12 in slot 3.")
        changes.append(desk.close_table(int(slot), int(table)))
    return changes + [desk.add(request) for request in added]


def _told(change: "Change") -> list[str]:
    return [
        *(f"  removed {request}" for request in change.removed),
        *(f"  moved {request} from slot {old} to {new}" for request, old, new in change.moved),
        *(f"  placed {request}" for request in change.placed),
    ]
