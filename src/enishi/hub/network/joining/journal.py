"""Writes that can be taken back: of each row what it was and what it became."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

__all__ = ["Changed", "Journal"]

_Change = dict[str, Any]


class Changed(Exception):
    """A row is no longer as it was left: what was written since would be lost. *model* and *key* say which row."""

    def __init__(self, model: type[models.Model], key: int) -> None:
        super().__init__(f"{model._meta.label_lower} {key}")
        self.model, self.key = model, key


class Journal:
    """Writes rows and keeps what is needed to take it back. Call it inside a transaction.

    Rows are written as they are, past their models' ``save``: nothing is derived anew, so that nothing differs when it comes back.
    """

    def __init__(self, changes: Iterable[_Change] = ()) -> None:
        self.changes = list(changes)

    def change(self, row: models.Model, **values: Any) -> None:
        """Give columns of *row* (by attribute name) other values."""
        before = _values(row, values)
        for name, value in values.items():
            setattr(row, name, value)
        after = _values(row, values)
        changed = {name for name in values if before[name] != after[name]}
        if changed:
            type(row)._base_manager.filter(pk=row.pk).update(**{name: values[name] for name in changed})
            self._note(row, {name: before[name] for name in changed}, {name: after[name] for name in changed})

    def delete(self, row: models.Model) -> None:
        """Delete *row* alone. The database refuses where others stand on it: nothing goes unnoticed."""
        rows = type(row)._base_manager.filter(pk=row.pk)
        self._note(row, _values(row), None)
        rows._raw_delete(rows.db)

    def _note(self, row: models.Model, before: _Change, after: _Change | None) -> None:
        self.changes.append({"model": row._meta.label_lower, "pk": row.pk, "before": before, "after": after})

    def take_back(self) -> None:
        """Leave every row as it was. Raises Changed where one is not as it was left, or cannot come back; undo the transaction then."""
        for change in reversed(self.changes):
            model, key = apps.get_model(change["model"]), change["pk"]
            try:
                with transaction.atomic():
                    restored = _restored(model, key, change)
            except IntegrityError as error:  # what is unique was given to another meanwhile
                raise Changed(model, key) from error
            if not restored:
                raise Changed(model, key)
        tables = {apps.get_model(change["model"]) for change in self.changes}
        for model in sorted(tables, key=lambda model: model._meta.db_table):
            try:
                connection.check_constraints([model._meta.db_table])
            except IntegrityError as error:  # a row comes back to what was deleted meanwhile
                raise Changed(model, 0) from error


def _restored(model: type[models.Model], key: int, change: _Change) -> bool:
    row = model._base_manager.filter(pk=key).first()
    if change["after"] is None:
        if row is None:
            model(**_typed(model, change["before"])).save_base(raw=True, force_insert=True)
        return row is None
    if row is None or _values(row, change["after"]) != change["after"]:
        return False
    model._base_manager.filter(pk=key).update(**_typed(model, change["before"]))
    return True


def _columns(model: type[models.Model]) -> Sequence[Any]:
    return model._meta.concrete_fields


def _values(row: models.Model, wanted: Iterable[str] | None = None) -> _Change:
    """Return values of *row* as JSON keeps them."""
    names = None if wanted is None else set(wanted)
    return {
        field.attname: _plain(field.value_from_object(row))
        for field in _columns(type(row))
        if names is None or field.attname in names
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _typed(model: type[models.Model], values: Mapping[str, Any]) -> _Change:
    return {
        field.attname: field.to_python(values[field.attname]) for field in _columns(model) if field.attname in values
    }
