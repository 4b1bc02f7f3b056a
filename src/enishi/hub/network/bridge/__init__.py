"""Rows of the record <-> library records of a reading."""

from enishi.hub.network.bridge.citing import Citing
from enishi.hub.network.bridge.decisions import Decision, decisions_from, edited_payload
from enishi.hub.network.bridge.keeper import Keeper
from enishi.hub.network.bridge.keeping import Kept, Outcome

__all__ = ["Citing", "Decision", "Keeper", "Kept", "Outcome", "decisions_from", "edited_payload"]
