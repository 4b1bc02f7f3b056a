import pytest
from click.testing import CliRunner

from enishi.cli import main


@pytest.mark.django_db
def test_samples_come_once_and_go(tmp_path, monkeypatch):
    monkeypatch.setenv("ENISHI_DATA", str(tmp_path / "var"))
    told = [CliRunner().invoke(main, ["hub", "sample", *more, "--lang", "en"]) for more in ([], [], ["--remove"])]
    assert [(each.exit_code, each.output) for each in told] == [
        (0, "added 60 invented seeds and 40 invented needs\n"),
        (0, "added 0 invented seeds and 0 invented needs\n"),
        (0, "removed 60 invented seeds and 40 invented needs\n"),
    ]
