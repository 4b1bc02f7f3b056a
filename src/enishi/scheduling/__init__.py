"""A timetable of meetings that is provably as good as it gets. See docs/scheduling.md.

No Django, and no clock but the one that is handed in.
"""

from enishi.scheduling.checking import check_event
from enishi.scheduling.codec import (
    event_from_json,
    event_to_json,
    load_event,
    load_timetable,
    timetable_from_json,
    timetable_to_json,
)  # fmt: skip
from enishi.scheduling.events import BadEvent, Event, Person, Request
from enishi.scheduling.files import read_event, read_timetable, write_timetable
from enishi.scheduling.rescheduling import Change, Desk
from enishi.scheduling.solving import schedule
from enishi.scheduling.timetables import Meeting, Timetable, Unmet, count_breaks
from enishi.scheduling.watching import Progress

__all__ = [
    "BadEvent", "Change", "Desk", "Event", "Meeting", "Person", "Progress", "Request", "Timetable", "Unmet", "check_event", "count_breaks",
    "event_from_json", "event_to_json", "load_event", "load_timetable", "read_event", "read_timetable", "schedule",
    "timetable_from_json", "timetable_to_json", "write_timetable",
]  # fmt: skip
