"""The Research Organization Registry's own dump (schema v2), one organisation at a time, whatever its size."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

__all__ = ["BadDump", "organisations_in"]

_CHUNK = 1 << 20


class BadDump(Exception):
    """The file is no dump of the registry in schema v2."""


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(0)
        if head[:2] == b"\x1f\x8b":
            with gzip.open(file) as inner:
                yield inner  # type: ignore[misc]  # a GzipFile reads bytes as any file
        elif head == b"PK\x03\x04":
            with zipfile.ZipFile(file) as archive:
                names = [name for name in archive.namelist() if name.endswith(".json")]
                if not names:
                    raise BadDump(f"{path}: the archive holds no JSON file")
                # Archives of the years of change hold schema v1 beside v2.
                with archive.open(max(names, key=lambda name: ("v2" in name, name))) as inner:
                    yield inner
        else:
            yield file


def organisations_in(path: Path, *, read: Callable[[int], None] = lambda _count: None) -> Iterator[dict[str, Any]]:
    """Give the records of the dump at *path* (zip, gz or JSON). *read* is told how many bytes of JSON were read."""
    try:
        with _opened(path) as file:
            text = io.TextIOWrapper(file, encoding="utf-8-sig")
            try:
                yield from _records(text, read, path)
            finally:
                text.detach()  # the file is closed by who opened it
    except (OSError, EOFError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise BadDump(f"{path}: {error}") from error


def _records(text: IO[str], read: Callable[[int], None], path: Path) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    buffer = text.read(_CHUNK).lstrip()
    if not buffer.startswith("["):
        raise BadDump(f"{path}: not a list of organisations")
    at, more = 1, True
    while True:
        while at < len(buffer) and buffer[at] in " \r\n\t,":
            at += 1
        if buffer[at : at + 1] == "]":
            return
        try:
            record, end = decoder.raw_decode(buffer, at)
        except json.JSONDecodeError as error:
            if not more:
                raise BadDump(f"{path}: broken off or no JSON") from error
            piece = text.read(_CHUNK)
            more = bool(piece)
            read(len(piece))
            buffer, at = buffer[at:] + piece, 0
            continue
        if not isinstance(record, dict) or "names" not in record or "locations" not in record:
            raise BadDump(f"{path}: not in schema v2")
        at = end
        yield record
