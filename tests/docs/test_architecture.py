"""docs/architecture.md says why each dependency is there."""

import re
import tomllib
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def _name(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement).group().lower()


def test_each_dependency_is_told_with_its_licence() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    wanted = {_name(each) for each in stated} - {"enishi"}
    table = (_ROOT / "docs/architecture.md").read_text(encoding="utf-8").partition("| Dependency |")[2]
    told = {
        name.lower() for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for name in re.split(r",? ", row)
    }
    assert wanted - told == set()


def test_each_tool_is_told() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    page = (_ROOT / "docs/architecture.md").read_text(encoding="utf-8").lower()
    tools = [each for each in project["dependency-groups"]["dev"] if isinstance(each, str)]
    assert [each for each in tools if _name(each) not in page] == []
