"""Bring the message catalogues up to date with the code: ``make locale``.

Each app of the hub has one, in locale/ja. Messages are read from Python and from Django templates without GNU gettext, so
that a developer needs no more than Python.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HUB = Path("src/enishi/hub")
_FUNCTIONS = {"_": "_", **{f"{name}{suffix}": name for name in ("gettext", "ngettext", "pgettext", "npgettext")
                           for suffix in ("", "_lazy", "_noop")}}  # fmt: skip
_HEADING = r"""# Japanese of this part of Enishi.
msgid ""
msgstr ""
"Project-Id-Version: Enishi VERSION\n"
"Language: ja\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""
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
    """Give the catalogue of *app* what is new and take out what is gone; return it, None where the app says nothing.

    Heading, order and translations stay as people left them, so that a change of words is a change of those lines alone.
    """
    said = {_key(message): message for message in messages(app)}
    if not said:
        return None
    path = app / "locale/ja/LC_MESSAGES/django.po"
    heading, old = _HEADING, Catalog("ja")
    if path.exists():
        heading = path.read_text(encoding="utf-8").partition("\n\n")[0]
        with path.open("rb") as file:
            old = read_po(file, "ja")
    new = Catalog("ja")
    for entry in old:
        if entry.id and _key(entry) in said:
            new[entry.id] = entry
    for key, message in said.items():
        if not any(_key(entry) == key for entry in new if entry.id):
            new.add(
                (message.singular, message.plural) if message.plural else message.singular,
                context=message.context or None,
            )
    body = BytesIO()
    write_po(body, new, omit_header=True, no_location=True, ignore_obsolete=True, width=0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{heading.strip()}\n\n{body.getvalue().decode().strip()}\n", encoding="utf-8")
    return path


def _key(message: Message | BabelMessage) -> tuple[str, str]:
    if isinstance(message, Message):
        return message.context, message.singular
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    for folder in sorted(path for path in HUB.iterdir() if (path / "__init__.py").exists()):
        if written := update(folder):
            print(written)
