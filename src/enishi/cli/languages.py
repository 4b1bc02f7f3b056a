"""The language of the command line: as asked, or as the environment says."""

import os

__all__ = ["LANGUAGES", "said_language"]

LANGUAGES = ("ja", "en")


def said_language(asked: str | None) -> str:
    """Return "ja" or "en": *asked* where given, else what LC_ALL, LC_MESSAGES or LANG says, in the order of POSIX."""
    if asked:
        return asked
    stated = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "ja" if stated.lower().startswith("ja") else "en"
