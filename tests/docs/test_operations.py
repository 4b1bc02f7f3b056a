"""docs/operations.md names the settings that the code reads."""

import re
from pathlib import Path

from enishi.hub.site.environment import DEFAULTS

_PAGE = Path(__file__).parents[2] / "docs" / "operations.md"


def test_settings_table_names_every_variable_with_its_default() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)` )?\|", _PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(rows) == dict(DEFAULTS)
