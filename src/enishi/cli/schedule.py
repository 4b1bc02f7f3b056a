"""``enishi schedule``: a timetable of meetings, with its proof."""

import json
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from enishi.scheduling import Event, Progress, Timetable

__all__ = ["hand_out", "interruptible", "output_file", "require_scheduling", "schedule", "summary"]


def output_file(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """Refuse one CSV file, before the search: the answer is several sheets."""
    if value is not None and value.suffix.lower() == ".csv":
        raise click.BadParameter("the answer is several sheets: name a folder for CSV, or a file in .xlsx or .json.")
    return value


@click.command()
@click.argument("event", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), callback=output_file,
    help="Where to: a file in .json or .xlsx, or a folder for CSV (default: JSON on standard output).",
)  # fmt: skip
@click.option(
    "--time-limit", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds to search at most."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Equal seeds, equal timetables."
)
def schedule(event: Path, output: Path | None, time_limit: float, seed: int) -> None:
    """Make the timetable of EVENT: a JSON file, a workbook (.xlsx) or a folder with people.csv, requests.csv and event.csv.

    Prints how much weight is placed, the bound that no timetable can exceed, and whether that proves it optimal. Ctrl-C ends
    the search and keeps the best timetable so far.
    """
    require_scheduling("enishi schedule")
    from enishi import scheduling

    try:
        asked = scheduling.read_event(event)
        answer = interruptible(
            lambda stop: scheduling.schedule(asked, seed=seed, limit=time_limit, stop=stop, tell=_teller())
        )
    except scheduling.BadEvent as error:
        click.echo(f"enishi schedule: {error}", err=True)
        raise click.exceptions.Exit(2) from error
    hand_out(asked, answer, output)
    click.echo(summary(asked, answer), err=True)


def hand_out(event: "Event", answer: "Timetable", output: Path | None) -> None:
    """Write *answer* in the form that the name of *output* says, or as JSON to standard output."""
    from enishi import scheduling

    if output is None:
        click.echo(json.dumps(scheduling.timetable_to_json(answer), ensure_ascii=False, indent=1))
        return
    try:
        scheduling.write_timetable(event, answer, output)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from error


def require_scheduling(command: str) -> None:
    """Stop *command* with one sentence and exit code 2 where the solvers are not installed."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("numba", "openpyxl", "ortools", "scipy")):
        click.echo(
            f'{command}: the solvers are not installed: run pip install "enishi[scheduling]" / '
            'ソルバーが入っていません。pip install "enishi[scheduling]" を実行してください。',
            err=True,
        )
        raise click.exceptions.Exit(2)


def interruptible(search: "Callable[[Callable[[], bool]], Timetable]") -> "Timetable":
    """Run *search*, which asks the function it is given whether Ctrl-C was pressed; a second press ends the program."""
    pressed: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, note)
    try:
        return search(lambda: bool(pressed))
    finally:
        signal.signal(signal.SIGINT, before)


def _teller() -> "Callable[[Progress], None]":
    """Return what shows progress on a terminal, and nothing elsewhere."""
    from rich.console import Console

    console = Console(stderr=True)

    def tell(progress: "Progress") -> None:
        if console.is_terminal:
            bound = "at least" if progress.stage == "breaks" else "of at most"
            console.print(f"{progress.stage}: {progress.value:g} {bound} {progress.bound:g}", highlight=False)

    return tell


def summary(event: "Event", answer: "Timetable") -> str:
    """Return what was reached, in a few lines."""
    proof = "optimal, proven" if answer.proven else f"at most {answer.bound:g} is possible"
    breaks = ", as few as can be" if answer.fewest_breaks else ""
    lines = [
        f"{len(answer.meetings)} of {len(event.requests)} meetings, weight {answer.value:g}: {proof}; "
        f"{answer.breaks} break{'s' * (answer.breaks != 1)}{breaks}"
    ]
    if answer.conflict:
        lines += ["These demands cannot stand together:", *(f"- {sentence}" for sentence in answer.conflict)]
    return "\n".join(lines)
