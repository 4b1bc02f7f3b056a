import click
import pytest
from click.testing import CliRunner

from enishi.cli import installed, main
from enishi.cli.hub import hub


def test_hub_without_django_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    monkeypatch.setitem(hub.commands, "work", click.Command("work", callback=lambda: click.echo("done")))
    result = CliRunner().invoke(main, ["hub", "work"])
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        'enishi hub: the hub is not installed: run pip install "enishi[hub]" / '
        'ハブが入っていません。pip install "enishi[hub]" を実行してください。\n',
    )


def test_hub_with_django_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(hub.commands, "work", click.Command("work", callback=lambda: click.echo("done")))
    assert CliRunner().invoke(main, ["hub", "work"]).stdout == "done\n"
