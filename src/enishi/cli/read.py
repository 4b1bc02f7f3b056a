"""``enishi read``: the facts of releases as tables or JSON, and what is doubtful about them."""

import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from enishi.cli.languages import LANGUAGES, said_language

if TYPE_CHECKING:
    from enishi.releases import Reader, Reading
    from enishi.releases.documents import Document

__all__ = ["load_file", "published_option", "read", "read_document", "read_file", "write_json"]

# JSON leaves these bare, but a terminal obeys some and others hide words from a reader.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _print_schema(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from enishi.releases.schema import reading_schema

        click.echo(write_json(reading_schema()))
        context.exit()


def _published(_context: click.Context, _parameter: click.Parameter, said: str) -> str:
    if not said:
        return ""
    from enishi.dates import InvalidDate, read_date

    try:
        return read_date(said).edtf
    except InvalidDate as error:
        raise click.BadParameter(f"{said!r} is no date; write 2019-06-03 or 2019年6月3日.") from error


published_option = click.option(
    "--published",
    metavar="DATE",
    default="",
    callback=_published,
    help="Day of publication, where the file does not state it.",
)


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Write JSON (see --schema); an array for several files.")
@click.option("--quotes", is_flag=True, help="Show the words that each fact was read from.")
@click.option("--hub", metavar="NAME", default="", help="Name of the hub whose release it is, e.g. LINK-J.")
@published_option
@click.option(
    "--llm",
    metavar="URL",
    default="",
    help="Also ask the language model at this chat endpoint (.../v1/chat/completions): the text is sent there, and what it "
    "reads otherwise is shown as a doubt. Its key is taken from ENISHI_LLM_KEY.",
)
@click.option("--llm-model", metavar="NAME", default="", help="Name of the model to ask, with --llm.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of tables and messages (default: from LANG).")
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema,
    help="Print the JSON Schema of --json and exit.",
)  # fmt: skip
def read(
    files: Sequence[str], as_json: bool, quotes: bool, hub: str, published: str, lang: str | None, **model: str
) -> None:
    """Read the facts of releases: plain text, HTML or PDF; - is standard input.

    Prints organisations, people, agreements, events, ties, claims and doubts. A file that cannot be read is named in one
    sentence on standard error, the others are still read, and the exit code is 2.
    """
    from enishi.cli.tables import print_reading
    from enishi.releases.codec import to_json

    language = said_language(lang)
    reader = _second_reader(model["llm"], model["llm_model"])
    _never_fail_on_characters()
    readings = []
    failed = False
    for file in files:
        reading = read_file(file, hub, published, language, reader)
        if reading is None:
            failed = True
        elif as_json:
            readings.append(to_json(reading))
        else:
            print_reading(reading, language, quotes=quotes)
    if as_json and readings:
        click.echo(write_json(readings if len(files) > 1 else readings[0]))
    if failed:
        raise click.exceptions.Exit(2)


def _second_reader(address: str, model: str) -> "Reader | None":
    if not address and not model:
        return None
    from enishi.releases.second import second_reader

    if not address or not model:
        raise click.UsageError("--llm and --llm-model go together.")
    try:
        return second_reader(address, model, key=os.environ.get("ENISHI_LLM_KEY", ""))
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--llm") from wrong


def read_file(file: str, hub: str, published: str, language: str, reader: "Reader | None" = None) -> "Reading | None":
    """Read one file ("-" is standard input); None where it cannot be read, which standard error has been told."""
    where = {"ja": "標準入力", "en": "Standard input"}[language] if file == "-" else file
    document, why = load_file(None if file == "-" else Path(file), where, language)
    if document is None:
        click.echo(why, err=True)
        return None
    published = published or document.published
    return read_document(document, hub=hub, published=published, where=where, language=language, reader=reader)


def load_file(path: Path | None, where: str, language: str) -> "tuple[Document | None, str]":
    """Return the text of a file (None: of standard input), named *where*; or None and the sentence that says why there is none."""
    import logging

    from enishi.releases.documents import UnreadableDocument, load

    # pypdf tells each oddity of a file to whoever listens; the person here is told once, by us.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        return load(path or sys.stdin.buffer, name=where), ""
    except UnreadableDocument as error:
        return None, _UNSAFE.sub("�", error.sentence[language])


def read_document(
    document: "Document", *, hub: str, published: str, where: str, language: str, reader: "Reader | None" = None
) -> "Reading":
    """Read the facts of *document* by *reader* (None: by the rules), with what its file says about it."""
    from enishi import releases

    reading = (reader or releases.RuleReader()).read(document.text, hub=hub, published=published)
    notes = {
        **reading.notes,
        "file": where,
        "media_type": document.media_type,
        "encoding": document.encoding,
        **{code: note[language] for code, note in document.notes.items()},
    }
    return replace(reading, title=reading.title or document.title, notes=notes)


def write_json(value: Any) -> str:
    """Return *value* as JSON that is safe to show on a terminal."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def _never_fail_on_characters() -> None:
    """Let a terminal that lacks a character show "?" for it, rather than stop half-way."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
