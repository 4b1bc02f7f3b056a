"""The first start of a hub, told to the person who waits for it."""

from datetime import UTC, datetime

import django
from rich.console import Console

from enishi.cli.languages import said_language
from enishi.cli.tables import print_reading
from enishi.hub.site.environment import Environment
from enishi.hub.site.folder import DataFolder

__all__ = ["prepare"]


def prepare(environment: Environment, folder: DataFolder, console: Console, *, sample: bool) -> None:
    """Bring the hub in *folder* up to date and say on *console* what was new."""
    console.print(f"Enishi prepares {folder.path}")
    django.setup()
    # Models can be imported only once Django is set up, and setting it up before it is needed would cost each start seconds.
    from django.db import connections

    from enishi.hub.pipeline.sampling import load_samples
    from enishi.hub.site import preparing
    from enishi.hub.site import sample as sample_release

    if preparing.migrate() and sample:
        folder.sample_wanted.touch()
    if not folder.is_noted():
        preparing.prepare_static()
    administrator = preparing.make_administrator(environment.admin_email)
    try:
        if folder.sample_wanted.exists():
            example = sample_release.find_sample()
            for reading, path in zip(
                sample_release.read_sample(example, datetime.now(UTC)), example.releases, strict=True
            ):
                console.print(f"Read the sample release {path.name}")
                print_reading(reading, said_language(None), quotes=False)
            added = load_samples(user=None, now=datetime.now(UTC))
            console.print(f"Added {added.seeds} invented seeds and {added.needs} invented needs, marked as samples")
            folder.sample_wanted.unlink()
    finally:
        # Last, where it is seen, and whatever happened: the password stands nowhere else.
        if administrator:
            console.print(
                f"\nSign in as [bold]{administrator.email}[/] with the password [bold]{administrator.password}[/]"
                " – it is shown this once.\n"
            )
    folder.note_prepared()
    connections.close_all()
