from pathlib import Path

from enishi.cli.reference import reference


def test_cli_reference_is_what_help_says() -> None:
    assert Path("docs/cli.md").read_text(encoding="utf-8") == reference(), (
        "run: python -m enishi.cli.reference > docs/cli.md"
    )
