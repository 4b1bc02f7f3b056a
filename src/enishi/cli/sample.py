"""``enishi hub sample``: invented seeds and needs, brought in or taken away."""

from datetime import UTC, datetime
from pathlib import Path

import click

from enishi.cli.languages import LANGUAGES, said_language
from enishi.cli.record import open_hub

__all__ = ["sample"]

_SAID = {
    ("ja", False): "見本のシーズ{seeds}件とニーズ{needs}件を追加しました",
    ("en", False): "added {seeds} invented seeds and {needs} invented needs",
    ("ja", True): "見本のシーズ{seeds}件とニーズ{needs}件を削除しました",
    ("en", True): "removed {seeds} invented seeds and {needs} invented needs",
}


@click.command()
@click.option("--remove", is_flag=True, help="Take the samples away again.")
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Data folder (default: ENISHI_DATA, else var)."
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the message (default: from LANG).")
def sample(remove: bool, data: Path | None, lang: str | None) -> None:
    """Add invented seeds and needs, marked as samples, to try the hub with."""
    open_hub(data, "enishi hub sample")
    from enishi.hub.pipeline.sampling import load_samples, remove_samples

    done = (remove_samples if remove else load_samples)(user=None, now=datetime.now(UTC))
    click.echo(_SAID[said_language(lang), remove].format(seeds=done.seeds, needs=done.needs))
