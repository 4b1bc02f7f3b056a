"""Hold our code to the sizes of the house style, and print where it stands. Lines are lines of code: no blanks, comments, docstrings."""

import ast
import io
import statistics
import sys
import tokenize
from dataclasses import dataclass, field
from pathlib import Path

_NOT_CODE = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER,
}  # fmt: skip
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Sized = tuple[int, str]


@dataclass(slots=True)
class Sizes:
    """Everything measured below one folder, each with where it stands."""

    files: list[Sized] = field(default_factory=list)
    functions: list[Sized] = field(default_factory=list)
    parameters: list[Sized] = field(default_factory=list)
    classes: list[Sized] = field(default_factory=list)
    methods: list[Sized] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that is allowed: of the median, of nine in ten, of any."""

    name: str
    median: int | None
    ninth: int | None
    most: int


BUDGETS = (
    Budget("files", 100, 300, 500),
    Budget("functions", 8, 30, 60),
    Budget("parameters", None, None, 7),
    Budget("classes", None, None, 300),
    Budget("methods", None, None, 20),
)


def measure(paths: list[Path]) -> Sizes:
    """Measure the Python files *paths*."""
    sizes = Sizes()
    for path in paths:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        lines = _code_lines(source, tree)
        if lines:
            sizes.files.append((len(lines), str(path)))
        for node in ast.walk(tree):
            if isinstance(node, _DEFINITIONS):
                _measure_function(node, path, lines, sizes)
            elif isinstance(node, ast.ClassDef):
                where = f"{path}:{node.lineno} {node.name}"
                sizes.classes.append((_inside(node, lines), where))
                sizes.methods.append((sum(isinstance(child, _DEFINITIONS) for child in node.body), where))
    return sizes


def _measure_function(node: ast.FunctionDef | ast.AsyncFunctionDef, path: Path, lines: set[int], sizes: Sizes) -> None:
    where = f"{path}:{node.lineno} {node.name}"
    sizes.functions.append((_inside(node, lines), where))
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    sizes.parameters.append((len(names) - (names[:1] in (["self"], ["cls"])), where))


def _code_lines(source: str, tree: ast.Module) -> set[int]:
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, *_DEFINITIONS)) and ast.get_docstring(node) is not None:
            text = node.body[0]
            lines.difference_update(range(text.lineno, (text.end_lineno or text.lineno) + 1))
    return lines


def _inside(node: ast.stmt, lines: set[int]) -> int:
    return sum(node.lineno <= line <= (node.end_lineno or node.lineno) for line in lines)


def compare(sizes: Sizes) -> tuple[list[str], list[str]]:
    """Return the rows of the table and what is over budget."""
    rows, over = [], []
    for budget in BUDGETS:
        found = sorted(getattr(sizes, budget.name))
        counts = [count for count, _where in found] or [0]
        median = int(statistics.median_low(counts))
        ninth = counts[max(0, -(-len(counts) * 9 // 10) - 1)]
        limits = "/".join("-" if limit is None else str(limit) for limit in (budget.median, budget.ninth, budget.most))
        rows.append(f"{budget.name:<12}{len(found):>7}{median:>8}{ninth:>8}{counts[-1]:>8}   {limits}")
        if budget.median is not None and median > budget.median:
            over.append(f"{budget.name}: the median is {median}, over {budget.median}")
        if budget.ninth is not None and ninth > budget.ninth:
            over.append(f"{budget.name}: nine in ten are within {ninth}, over {budget.ninth}")
        over += [f"{where}: {count} {budget.name}" for count, where in found if count > budget.most]
    return rows, over


def python_files(folder: Path) -> list[Path]:
    """Return the Python files below *folder* that people wrote; migrations are written by Django."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def main() -> int:
    """Print a table for each folder; return 1 where something is over budget."""
    too_much = []
    for name in ("src", "tools", "tests", "benchmarks"):
        if not (paths := python_files(Path(name))):
            continue
        rows, over = compare(measure(paths))
        print(f"{name:<12}{'count':>7}{'median':>8}{'90 %':>8}{'most':>8}   allowed", *rows, "", sep="\n")
        too_much += over
    print(*too_much, sep="\n", end="\n" if too_much else "")
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
