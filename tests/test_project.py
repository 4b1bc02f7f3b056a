"""The project as a whole: names, migrations, words."""

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.utils.translation import trans_real
from tools.catalogues import HUB, messages

SOURCES = Path("src/enishi")
TESTS = Path("tests")
# Modules whose names are Django's, not ours to give.
FRAMEWORK = {"apps.py", "settings.py", "urls.py", "wagtail_hooks.py", "__main__.py"}
FRAMEWORK_FOLDERS = {"migrations", "templatetags"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def _modules() -> list[Path]:
    found = (path for path in SOURCES.rglob("*.py") if path.name not in FRAMEWORK)
    return sorted(path for path in found if not FRAMEWORK_FOLDERS & set(path.parts))


def _top_level(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
                names.update(alias.asname or alias.name for alias in aliases)
    return names


def _stated(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["__all__"]:
            return ast.literal_eval(node.value)
    return None


@pytest.mark.parametrize("module", _modules(), ids=str)
def test_public_names_are_those_stated(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    stated = _stated(tree)
    public = {
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
    }
    assert public <= set(stated or ()), "public names that __all__ does not state"
    assert set(stated or ()) <= _top_level(tree), "names in __all__ that are not there"


def test_tests_stand_where_their_sources_stand():
    apart = {
        "benchmarks",
        "docs",
        "journeys",
        "tools",
    }  # measures, pages, the whole product, and the project's own tools
    astray = []
    for test in TESTS.rglob("test_*.py"):
        place = test.relative_to(TESTS)
        if len(place.parts) > 1 and place.parts[0] not in apart:
            # A test of several modules together stands in the folder of their package.
            package = SOURCES / place.parent
            if not (package.is_dir() or package.with_suffix(".py").exists()):
                astray.append(str(place))
    assert astray == []


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _apps() -> list[Path]:
    return sorted(path.parent for path in HUB.glob("*/__init__.py"))


@pytest.mark.parametrize("app", _apps(), ids=lambda app: app.name)
def test_messages_have_japanese(app):
    catalogue = trans_real.translation("ja")._catalog
    missing = []
    for message in messages(app):
        key = f"{message.context}\x04{message.singular}" if message.context else message.singular
        if (key, 0) not in catalogue and key not in catalogue:
            missing.append(f"{message.where[0]}:{message.where[1]}: {message.singular}")
    assert missing == []


@pytest.mark.parametrize("app", _apps(), ids=lambda app: app.name)
def test_japanese_keeps_placeholders(app):
    catalogue = trans_real.translation("ja")._catalog
    for message in messages(app):
        said = catalogue.get(message.singular) or catalogue.get((message.singular, 0))
        if said:
            wanted = set(PLACEHOLDER.findall(message.singular)) | set(PLACEHOLDER.findall(message.plural))
            assert set(PLACEHOLDER.findall(said)) <= wanted, message.where


#: Words that two apps put otherwise, each since before the other came to be seen beside it; no more may join them.
_TOLD_OTHERWISE = {"Back", "joined", "name"}


def test_apps_put_one_message_in_one_way():
    """Django knows one translation of a message in all apps: a second one would change the words of another app's pages."""
    told = {}
    for path in Path("src/enishi/hub").glob("**/locale/ja/LC_MESSAGES/django.po"):
        for message in read_po(BytesIO(path.read_bytes())):
            if message.id and message.string:
                key = message.id if isinstance(message.id, str) else message.id[0]
                told.setdefault((message.context, key), set()).add(str(message.string))
    assert {key for (_context, key), ways in told.items() if len(ways) > 1} <= _TOLD_OTHERWISE
