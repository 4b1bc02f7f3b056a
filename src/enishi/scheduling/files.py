"""Files of events and timetables, each read and written as its name says."""

import json
from pathlib import Path

from enishi.scheduling.codec import load_event, load_timetable, timetable_to_json
from enishi.scheduling.events import Event
from enishi.scheduling.sheets import load_answer, load_csv, load_xlsx, save_csv, save_xlsx
from enishi.scheduling.timetables import Timetable

__all__ = ["read_event", "read_timetable", "write_timetable"]


def read_event(path: Path) -> Event:
    """Read an event: a workbook (.xlsx), a folder of CSV files, or else JSON. Raises BadEvent."""
    if path.is_dir():
        return load_csv(path)
    return load_xlsx(path) if path.suffix.lower() == ".xlsx" else load_event(path)


def read_timetable(path: Path, event: Event) -> Timetable:
    """Read a timetable of *event*, in any of the forms that are written. Raises BadEvent."""
    if path.is_dir() or path.suffix.lower() == ".xlsx":
        return load_answer(path, event)
    return load_timetable(path, event)


def write_timetable(event: Event, timetable: Timetable, path: Path) -> None:
    """Write *timetable*: a workbook (.xlsx), JSON (.json), or into a folder of CSV files where the name has no ending."""
    if path.suffix.lower() == ".xlsx":
        save_xlsx(event, timetable, path)
    elif path.is_dir() or not path.suffix:
        save_csv(event, timetable, path)
    else:
        written = json.dumps(timetable_to_json(timetable), ensure_ascii=False, indent=1)
        path.write_text(written + "\n", encoding="utf-8")
