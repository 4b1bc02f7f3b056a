"""Rows of the record <-> library records of a reading."""

from enishi.hub.network.bridge.citing import Citing
from enishi.hub.network.bridge.decisions import AS_NEW, EDITABLE, Decision, decisions_from, edited_payload
from enishi.hub.network.bridge.keeper import Keeper
from enishi.hub.network.bridge.keeping import Kept, Outcome, kept_from

__all__ = [
    "AS_NEW",
    "EDITABLE",
    "Citing",
    "Decision",
    "Keeper",
    "Kept",
    "Outcome",
    "decisions_from",
    "edited_payload",
    "kept_from",
]
