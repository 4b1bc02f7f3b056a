"""What a slow act leaves in the database, so that the next test that begins with it finds the same rows without it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar, cast

from django.core.management.color import no_style
from django.db import connection

from enishi.hub.network.models import RecordVersion

_Result = TypeVar("_Result")
_Rows = list[tuple[object, ...]]


class _Change(NamedTuple):
    """What stood in a table before an act, and the rows that the act took away and brought; a row changed is both."""

    before: _Rows
    gone: _Rows
    come: _Rows


_LEFT: dict[
    str, tuple[object, dict[str, _Change]]
] = {}  # by the act's name: what it returned, and what it changed by table


def remembered(name: str, act: Callable[[], _Result]) -> _Result:
    """Do *act* where no test of this process has; else put back what it left, if all that it changes is as it was then."""
    if name not in _LEFT:
        before, result = _all_rows(), act()
        changes = {t: _change(before[t], rows) for t, rows in _all_rows().items() if rows != before[t]}
        _LEFT[name] = result, changes
        return result
    result, changes = cast("tuple[_Result, dict[str, _Change]]", _LEFT[name])
    if any(_rows(table) != change.before for table, change in changes.items()):
        return act()
    for table, change in changes.items():
        _put(table, change)
    _count_on(list(changes))
    return result


def _change(before: _Rows, after: _Rows) -> _Change:
    return _Change(before, [row for row in before if row not in after], [row for row in after if row not in before])


def _all_rows() -> dict[str, _Rows]:
    # Triggers begin a new version at each write, restored rows included: a version put back could show pages of another test.
    watched = RecordVersion._meta.db_table
    models = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return {table: _rows(table) for table in models if table != watched}


def _rows(table: str) -> _Rows:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return sorted(cursor.fetchall(), key=repr)


def _put(table: str, change: _Change) -> None:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
        place = [column.name for column in connection.introspection.get_table_description(cursor, table)].index(key)
        for row in change.gone:
            cursor.execute(f"DELETE FROM {name} WHERE {connection.ops.quote_name(key)} = %s", [row[place]])
        if change.come:
            marks = ", ".join(["%s"] * len(change.come[0]))
            cursor.executemany(f"INSERT INTO {name} VALUES ({marks})", change.come)


def _count_on(tables: Sequence[str]) -> None:
    """Let numbers of new rows begin after those put back, where the database counts for itself (PostgreSQL)."""
    models = connection.introspection.installed_models(tables)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
