import re
from pathlib import Path

from enishi.releases.schema import reading_schema


def test_reading_json_page_names_every_field() -> None:
    page = set(re.findall(r"\w+", Path("docs/reading-json.md").read_text(encoding="utf-8")))
    schema = reading_schema()
    for name in ("Agreement", "Event", "Name", "Organisation", "Person", "Post", "Signatory", "Tie", "Claim", "Doubt"):
        assert set(schema["$defs"][name]["properties"]) <= page, name
    assert set(schema["properties"]) <= page
