"""``enishi serve``: prepare the hub in the data folder and serve it."""

import os
import sys
from pathlib import Path

import click
from rich.console import Console

from enishi.cli.installed import require_hub

__all__ = ["serve"]


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (default: PORT, else 8000).")
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Data folder (default: ENISHI_DATA, else var)."
)
@click.option("--sample/--no-sample", default=True, help="Whether a new hub begins with the sample release.")
def serve(port: int | None, data: Path | None, sample: bool) -> None:
    """Prepare the hub in the data folder where that is needed, and serve it until Ctrl-C."""
    require_hub("enishi serve")
    from enishi.hub.site import serving
    from enishi.hub.site.environment import Environment, WrongSetting
    from enishi.hub.site.folder import DataFolder
    from enishi.hub.site.mail import mail_server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.hub.site.settings")
    if port is not None:
        os.environ["PORT"] = str(port)
    if data is not None:
        os.environ["ENISHI_DATA"] = str(data)
    try:
        environment = Environment.read()
        mail_server(environment.mail)
        serving.check_port(environment.bind, environment.port)
    except (WrongSetting, serving.PortTaken) as wrong:
        click.echo(f"enishi serve: {wrong}", err=True)
        sys.exit(2)
    os.environ["ENISHI_DATA"] = str(environment.data)  # the workers read it again, wherever they stand
    folder = DataFolder(environment.data)
    folder.make()
    console = Console(highlight=False, soft_wrap=True)
    with folder.alone():
        if not folder.is_prepared(environment.database_url):
            from enishi.cli.preparing import prepare

            prepare(environment, folder, console, sample=sample)
    console.print(f"Enishi serves {_address(environment.bind, environment.port)} (Ctrl-C stops it)")
    serving.serve(environment)


def _address(bind: str, port: int) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(bind, f"[{bind}]" if ":" in bind else bind)  # noqa: S104 (compared, not bound)
    return f"http://{host}:{port}/"
