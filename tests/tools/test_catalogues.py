"""Messages are found in Python and in templates."""

from tools.catalogues import messages


def test_messages_are_found_in_python_and_templates(tmp_path):
    (tmp_path / "a.py").write_text('x = _("one (1)")\ny = ngettext("%(n)s tie", "%(n)s ties", 2)\n', encoding="utf-8")
    (tmp_path / "b.html").write_text(
        '{% load i18n %}\n{% translate "two" %}{% translate "May" context "month" %}'
        '{% blocktranslate count n=3 %}{{ n }} (day){% plural %}{{ n }} days{% endblocktranslate %}{{ _("three") }}',
        encoding="utf-8",
    )
    found = {(message.context, message.singular, message.plural) for message in messages(tmp_path)}
    assert found == {
        ("", "one (1)", ""),
        ("", "%(n)s tie", "%(n)s ties"),
        ("", "two", ""),
        ("month", "May", ""),
        ("", "%(n)s (day)", "%(n)s days"),
        ("", "three", ""),
    }
