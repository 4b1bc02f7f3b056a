"""Each write to the record is one named act: who may, done in one transaction, logged with who and when."""

from enishi.hub.network.actions.counting import state_counting_rule
from enishi.hub.network.actions.doubles import say_different, take_back_different
from enishi.hub.network.actions.joining import (
    AlreadyUndone,
    NotAsSeen,
    join_organisations,
    join_people,
    seen_of,
    undo_joining,
)
from enishi.hub.network.actions.readings import (
    AlreadyDecided,
    Reopened,
    accept_reading,
    decide,
    propose_reading,
    read_and_accept,
    reopen_reading,
)
from enishi.hub.network.actions.records import delete_record, save_record, settle_doubt
from enishi.hub.network.actions.sources import Added, add_source
from enishi.hub.network.actions.waiting import claim, release

__all__ = [
    "Added", "AlreadyDecided", "AlreadyUndone", "NotAsSeen", "Reopened", "accept_reading", "add_source", "claim", "decide", "delete_record",
    "join_organisations", "join_people", "propose_reading", "read_and_accept", "release", "reopen_reading", "save_record", "say_different",
    "seen_of", "settle_doubt", "state_counting_rule", "take_back_different", "undo_joining",
]  # fmt: skip
