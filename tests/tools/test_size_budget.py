"""The size budget counts what it says it counts."""

from tools.size_budget import compare, measure

SOURCE = '''"""A docstring is no code."""

# nor is a comment


class Thing:
    """Nor this."""

    def first(self, a, b):
        """Nor this."""
        text = """two
        lines"""

        return text, a, b
'''


def _write(folder, text):
    path = folder / "thing.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_measure_counts_lines_of_code_alone(tmp_path):
    path = _write(tmp_path, SOURCE)
    sizes = measure([path])
    assert sizes.files == [(5, str(path))]
    assert sizes.functions == [(4, f"{path}:9 first")]
    assert sizes.parameters == [(2, f"{path}:9 first")]
    assert sizes.classes == [(5, f"{path}:6 Thing")]
    assert sizes.methods == [(1, f"{path}:6 Thing")]


def test_compare_names_what_is_too_long(tmp_path):
    path = _write(tmp_path, "def long():\n" + "    print()\n" * 60)
    _rows, over = compare(measure([path]))
    assert over == [
        "functions: the median is 61, over 8",
        "functions: nine in ten are within 61, over 30",
        f"{path}:1 long: 61 functions",
    ]


def test_compare_names_too_many_parameters(tmp_path):
    path = _write(tmp_path, "def many(a, b, c, d, e, f, g, *, h): ...\n")
    assert compare(measure([path]))[1] == [f"{path}:1 many: 8 parameters"]
