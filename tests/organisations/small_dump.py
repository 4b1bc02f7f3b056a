"""A small dump of invented organisations in the registry's schema v2."""

import json
from pathlib import Path
from typing import Any

from enishi.organisations.loading import load_dump


def entry(ror: str, *names: str, country: str = "JP", kinds: dict[str, str] | None = None) -> dict[str, Any]:
    """Return a record that bears *names*; *kinds* says which of them are no labels."""
    types = [[(kinds or {}).get(name, "label"), *(["ror_display"] if name == names[0] else [])] for name in names]
    return {
        "id": f"https://ror.org/{ror}",
        "names": [{"value": name, "types": each, "lang": None} for name, each in zip(names, types, strict=True)],
        "locations": [{"geonames_details": {"country_code": country, "country_name": "", "name": "Aoba"}}],
        "relationships": [],
        "status": "active",
        "types": ["education"],
    }


def load(folder: Path, *entries: dict[str, Any], name: str = "v9-2026-ror-data.json") -> Path:
    """Make the directory of *entries* in *folder*; return its path."""
    dump = folder / name
    dump.write_text(json.dumps(entries), encoding="utf-8")
    load_dump(dump, folder / "directory.sqlite3")
    return folder / "directory.sqlite3"
