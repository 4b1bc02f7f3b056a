"""Bring the message catalogues up to date with the code: ``make locale``.

Each app of the hub has one, in locale/ja. Messages are read from Python and from Django templates without GNU gettext, so
that a developer needs no more than Python.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HUB = Path("src/enishi/hub")
_FUNCTIONS = {"_": "_", **{f"{name}{suffix}": name for name in ("gettext", "ngettext", "pgettext", "npgettext")
                           for suffix in ("", "_lazy", "_noop")}}  # fmt: skip
_TEMPLATE_CALL = re.compile(r"(?:\b(?:n|p|np)?gettext|(?<!\w)_)\(")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as gettext knows it, and where it stands."""

    context: str
    singular: str
    plural: str
    where: tuple[str, int]


def messages(app: Path) -> Iterator[Message]:
    """Yield the messages of the app in folder *app*."""
    for path in sorted(app.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _in_python(path)
    for path in sorted([*app.rglob("*.html"), *app.rglob("*.txt")]):
        if "static" not in path.parts:
            yield from _in_template(path)


def _in_python(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (message := _called(node, (str(path), node.lineno))):
            yield message


def _in_template(path: Path) -> Iterator[Message]:
    calls = templatize(path.read_text(encoding="utf-8"))
    for found in _TEMPLATE_CALL.finditer(calls):
        line = calls.count("\n", 0, found.start()) + 1
        for end in re.finditer(r"\)", calls[found.start() :]):
            try:
                tree = ast.parse(calls[found.start() : found.start() + end.end()], mode="eval")
            except SyntaxError:
                continue  # a bracket inside the message
            if isinstance(tree.body, ast.Call) and (message := _called(tree.body, (str(path), line))):
                yield message
            break


def _called(node: ast.Call, where: tuple[str, int]) -> Message | None:
    name = (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )
    kind = _FUNCTIONS.get(name)
    words = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    if kind is None or not words:
        return None
    context = words.pop(0) if "pgettext" in kind else ""
    return Message(context, words[0], words[1] if "ngettext" in kind or kind == "npgettext" else "", where)


def update(app: Path) -> Path | None:
    """Write the catalogue of *app* anew, keeping its translations; return it, or None where the app says nothing."""
    template = Catalog()
    for message in messages(app):
        words = (message.singular, message.plural) if message.plural else message.singular
        template.add(words, context=message.context or None, locations=[message.where])
    if not len(template):
        return None
    path = app / "locale/ja/LC_MESSAGES/django.po"
    catalogue = Catalog("ja")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, "ja")
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, omit_header=False, no_location=True, ignore_obsolete=True, width=120)
    return path


if __name__ == "__main__":
    for folder in sorted(path for path in HUB.iterdir() if (path / "__init__.py").exists()):
        if written := update(folder):
            print(written)
