"""Messages are found in Python and in templates."""

from tools.catalogues import messages, update


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


def test_update_keeps_what_people_wrote_and_takes_out_what_is_gone(tmp_path):
    (tmp_path / "a.py").write_text('x = _("kept"), _("new"), _("also kept")\n', encoding="utf-8")
    path = tmp_path / "locale/ja/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    heading = '# Ours.\nmsgid ""\nmsgstr ""\n"Language: ja\\n"\n'
    old = 'msgid "also kept"\nmsgstr "これも"\n\nmsgid "gone"\nmsgstr "不要"\n\nmsgid "kept"\nmsgstr "残る"\n'
    path.write_text(f"{heading}\n{old}", encoding="utf-8")
    update(tmp_path)
    new = 'msgid "also kept"\nmsgstr "これも"\n\nmsgid "kept"\nmsgstr "残る"\n\nmsgid "new"\nmsgstr ""\n'
    assert path.read_text(encoding="utf-8") == f"{heading}\n{new}"
    update(tmp_path)
    assert path.read_text(encoding="utf-8") == f"{heading}\n{new}"
